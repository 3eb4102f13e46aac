import { Failure, Failures } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import type { Ec2 } from './config.ts';
import { DEFAULT_AMI } from './defaults.ts';
import {
  findImage,
  findOfferings,
  findProfile,
  findTypes,
  type Image,
  type MachineType,
  readParameter,
  type Subnet,
} from './machines.aws.ts';
import { withinQuota } from './vcpus.ts';

/** An instance type in a subnet. */
export interface Candidate {
  readonly type: string;
  readonly subnet: Subnet;
}

/** The AMI of a launch, and the machines in the order in which they are tried. */
export interface Prepared {
  readonly image: Image;
  readonly candidates: readonly Candidate[];
}

/** Key of the node, for warnings. */
export const KEY = 'train-on-ec2';

/**
 * Finds everything that a launch needs. It reports conditions that AWS would refuse before anything is created or paid
 * for.
 *
 * @throws Failure, or Failures with all problems
 */
export async function prepare(scope: Scope, ec2: Ec2, subnets: readonly Subnet[]): Promise<Prepared> {
  const results = await Promise.allSettled([
    imageOf(scope, ec2),
    machinesOf(scope, ec2, subnets),
    checkProfile(scope, ec2),
  ] as const);
  scope.signal.throwIfAborted();
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (reasons.length > 1) throw new Failures(reasons);
  if (reasons.length > 0) throw reasons[0];
  const [image, machines] = results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as [
    Image,
    Machines,
  ];
  for (const [type, { architectures }] of machines.types)
    if (architectures.length > 0 && !architectures.includes(image.architecture))
      throw new Failure(
        `config-invalid: The AMI ${image.id} (${image.name}) is for ${image.architecture}, and ${type} is ${architectures.join(' or ')}.`,
        'Write another type as `ec2.instance`, or the parameter of an AMI for its processor as `ec2.ami`.',
      );
  warnWithoutGpu(scope, image, machines);
  return { image, candidates: machines.candidates };
}

async function imageOf({ aws }: Scope, { ami, volumeSize }: Ec2): Promise<Image> {
  const id = await readParameter(aws, ami);
  const { region } = aws;
  if (id === undefined)
    throw new Failure(
      `not-found: There is no Systems Manager parameter ${ami} in ${region}.`,
      `Write the name of another AMI as \`ec2.ami\`, such as ${DEFAULT_AMI}: aws ssm get-parameters-by-path --recursive --path /aws/service/deeplearning/ami/ --region ${region} shows all.`,
    );
  const image = await findImage(aws, id);
  if (image === undefined)
    throw new Failure(
      `not-found: The AMI ${id}, which the parameter ${ami} names, is not available in ${region}.`,
      'Write the parameter of another AMI as `ec2.ami`.',
    );
  if (volumeSize !== undefined && volumeSize < image.size)
    throw new Failure(
      `config-invalid: \`ec2.volume-size\` is ${volumeSize} GB, but the disk of the AMI ${id} (${image.name}) has ${image.size} GB.`,
      `Write ${image.size}GB or more, or leave it out.`,
    );
  return image;
}

interface Machines {
  readonly types: ReadonlyMap<string, MachineType>;
  readonly candidates: readonly Candidate[];
}

/** The types that the region has and that the account may run, in the zones that offer them. */
async function machinesOf(scope: Scope, { instances, spot }: Ec2, subnets: readonly Subnet[]): Promise<Machines> {
  const { aws } = scope;
  const [types, offered] = await Promise.all([findTypes(aws, instances), findOfferings(aws, instances)]);
  const unknown = instances.filter((type) => !types.has(type));
  if (unknown.length > 0)
    throw new Failure(
      `not-found: EC2 has no instance type ${unknown.join(', ')} in ${aws.region}.`,
      'Correct `ec2.instance`.',
    );
  const fitting = await withinQuota(scope, KEY, types, spot);
  const ordered = instances.filter((type) => fitting.includes(type));
  const candidates = ordered.flatMap((type) =>
    subnets.filter(({ zone }) => offered.has(`${type} ${zone}`)).map((subnet) => ({ type, subnet })),
  );
  if (candidates.length > 0) return { types, candidates };
  const zones = [...new Set(subnets.map(({ zone }) => zone))].join(', ');
  throw new Failure(
    `not-found: EC2 offers ${ordered.join(' and ')} in none of the zones of the subnets: ${zones}.`,
    `Write another type as \`ec2.instance\`, or subnets of other zones as \`ec2.subnets\`: aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=${ordered.join(',')} --region ${aws.region} shows where it is.`,
  );
}

async function checkProfile({ aws, config }: Scope, { instanceProfile }: Ec2): Promise<void> {
  const roles = await findProfile(aws, instanceProfile);
  if (roles !== undefined && roles.length > 0) return;
  const what =
    roles === undefined
      ? `There is no instance profile ${instanceProfile}`
      : `The instance profile ${instanceProfile} has no role`;
  throw new Failure(
    `role-missing: ${what}, so the instance would have no access to the data.`,
    instanceProfile === `${config.name}-ec2`
      ? 'Generate the roles again with npm run policies and deploy them, or name another profile as `ec2.instance-profile`.'
      : 'Correct `ec2.instance-profile`, or leave it out to use the profile of the generated roles.',
  );
}

function warnWithoutGpu({ warn }: Scope, { name }: Image, { types }: Machines): void {
  const without = [...types].filter(([, { gpus }]) => gpus === 0).map(([type]) => type);
  if (without.length === 0 || !/gpu/i.test(name)) return;
  const what = without.length === 1 ? `${without[0]} has no GPU` : `${without.join(' and ')} have no GPU`;
  warn(
    KEY,
    `${what}, and the AMI is made for instances with one (${name}). It starts and trains all the same, on the CPU; services for GPUs fail while it starts.`,
  );
}
