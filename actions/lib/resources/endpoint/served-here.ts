import { EC2 } from '../ec2/defaults.ts';
import type { Only } from '../family.ts';
import type { Endpoint } from './config.ts';

/**
 * Whether a run does not change an endpoint and the functions in front of it. Training on EC2 has its own workflow,
 * which also deploys its model. A run that names both trainings deploys all endpoints. An endpoint that the run names
 * is always deployed.
 */
export function isLeftAlone({ endpoint, stages = [] }: Only, { model }: Endpoint): boolean {
  if (endpoint !== undefined || stages.length === 0) return false;
  const isOnEc2 = model === EC2;
  return stages.includes('train-on-ec2') ? !isOnEc2 && !stages.includes('train') : isOnEc2;
}
