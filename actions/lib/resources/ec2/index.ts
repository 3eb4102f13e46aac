import type { Family } from '../family.ts';
import { checkEc2 } from './checks.ts';
import { ec2Costs } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolveEc2 } from './resolve.ts';
import * as sections from './schema.ts';

/**
 * One training run on an EC2 instance, with the content of an entry of `train`: the instance, its security group and
 * its results. An endpoint serves its model in the same way as that of a training job.
 */
export const ec2: Family<typeof sections> = {
  name: 'ec2',
  sections,
  checks: [checkEc2],
  resolve: resolveEc2,
  permissions,
  stages: { 'train-on-ec2': { has: (config) => config.ec2 !== undefined, runs: ['main'], apart: 'unless named' } },
  kinds: {
    'security group': async (aws) => (await import('./security-group.aws.ts')).securityGroupKind(aws),
    'EC2 training': async (aws) => (await import('./run.aws.ts')).ec2RunKind(aws),
  },
  costs: ec2Costs,
  build: async () => (await import('./graph.ts')).buildEc2,
};
