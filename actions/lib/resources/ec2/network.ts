import { Failure } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import type { Ec2 } from './config.ts';
import { findDefaultSubnets, findSubnets, type Subnet } from './machines.aws.ts';

/** The subnets of an instance, all in one VPC, in the order in which they are tried. */
export interface Network {
  readonly vpc: string;
  readonly subnets: readonly Subnet[];
}

/** Finds the subnets that the config names, or those of the default VPC. @throws Failure when there is none */
export async function networkOf(
  { aws }: Pick<Scope, 'aws'>,
  { subnets: named }: Pick<Ec2, 'subnets'>,
): Promise<Network> {
  const subnets = named.length === 0 ? await findDefaultSubnets(aws) : await findSubnets(aws, named);
  const missing = named.filter((id) => !subnets?.some((subnet) => subnet.id === id));
  if (missing.length > 0)
    throw new Failure(
      `not-found: There is no subnet ${missing.join(', ')} in ${aws.region}.`,
      'Correct `ec2.subnets`.',
    );
  const [first] = subnets ?? [];
  if (subnets === undefined || first === undefined)
    throw new Failure(
      `not-found: The account has no default VPC in ${aws.region}${subnets === undefined ? '' : ' with subnets'}, and \`ec2.subnets\` names none.`,
      `Write the ids of subnets as \`ec2.subnets\`, or make a default VPC: aws ec2 create-default-vpc --region ${aws.region}`,
    );
  const others = subnets.filter(({ vpc }) => vpc !== first.vpc);
  if (others.length > 0)
    throw new Failure(
      `config-invalid: The subnets of \`ec2\` are in several VPCs: ${subnets.map(({ id, vpc }) => `${id} in ${vpc}`).join(', ')}.`,
      'Write subnets of one VPC: a security group belongs to one.',
    );
  return { vpc: first.vpc, subnets };
}
