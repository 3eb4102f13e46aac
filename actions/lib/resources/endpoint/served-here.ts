import { EC2 } from '../ec2/defaults.ts';
import type { Only } from '../family.ts';
import type { Endpoint } from '../types.ts';

/**
 * Whether a run leaves an endpoint, and what is in front of it, as it is. Training on EC2 has a workflow of its own, which
 * deploys its model, too; a run that names both trainings deploys all. An endpoint that is named is never left alone.
 */
export function isLeftAlone({ endpoint, stages = [] }: Only, { model }: Endpoint): boolean {
  if (endpoint !== undefined || stages.length === 0) return false;
  const isOnEc2 = model === EC2;
  return stages.includes('train-on-ec2') ? !isOnEc2 && !stages.includes('train') : isOnEc2;
}
