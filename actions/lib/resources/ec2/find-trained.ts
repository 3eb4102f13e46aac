import { domainPrefix } from '../../core/domain.ts';
import { isContentName } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import { idPrefix, nameOf } from './launch.ts';
import { ec2RunKind } from './run.aws.ts';
import { trainedOnEc2 } from './trained.ts';

/** Whether a name is that of a training on EC2. */
export function isTrainedOnEc2({ config }: Pick<Scope, 'config'>, name: string): boolean {
  return config.ec2 !== undefined && isContentName(name, `${domainPrefix(config.name, 'main')}-ec2-`);
}

/** A finished training on EC2 by its name, or the reason why it cannot be used. */
export async function findTrainedOnEc2(
  { aws, config, domain }: Scope,
  name: string,
): Promise<{ trained: Trained } | { none: string }> {
  if (domain !== 'main')
    return { none: `the model was trained on EC2 (${name}), and pull requests cannot read its results` };
  const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
  const id = idPrefix(bucket, config.name).replace(/[^/]*$/, name);
  const observed = await ec2RunKind(aws).observe(id);
  if (observed === undefined) return { none: `the EC2 training ${name} no longer exists` };
  const { phase, resource } = observed;
  return phase.is === 'ready'
    ? { trained: trainedOnEc2(id, resource) }
    : { none: `the EC2 training ${nameOf(id)} is not usable: ${phase.detail}` };
}
