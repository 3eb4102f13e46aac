import { serves } from '../endpoint/serves.ts';
import type { Family } from '../family.ts';
import { checkScaling } from './checks.ts';
import { permissions } from './permissions.ts';

/**
 * Application Auto Scaling of an endpoint: the scalable target, target tracking, step scaling and scheduled actions. The
 * section `scaling` of an endpoint is in the family endpoint.
 */
export const autoscaling: Family<Record<never, never>> = {
  name: 'autoscaling',
  sections: {},
  checks: [checkScaling],
  permissions,
  stages: {
    // Without `scaling`, this stage removes the registrations of an earlier config.
    scale: { has: serves, runs: ['main'] },
  },
  // A change of the instance type needs an endpoint without autoscaling.
  alsoIn: ['deploy'],
  kinds: {
    'step scaling': async (aws) => (await import('./step-scaling.aws.ts')).stepScalingKind(aws),
    'scalable target': async (aws) => (await import('./scaling.aws.ts')).scalableTargetKind(aws),
    'scaling policy': async (aws) => (await import('./scaling.aws.ts')).scalingPolicyKind(aws),
    'scheduled actions': async (aws) => (await import('./scaling.aws.ts')).scheduledActionsKind(aws),
  },
  build: async () => (await import('./graph.ts')).buildScaling,
};
