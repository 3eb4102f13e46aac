import { serves } from '../endpoint/serves.ts';
import type { Family } from '../family.ts';
import { checkScaling } from './checks.ts';
import { permissions } from './permissions.ts';

/** How many instances an endpoint has. */
export const autoscaling: Family<Record<never, never>> = {
  name: 'autoscaling',
  sections: {},
  checks: [checkScaling],
  permissions,
  stages: {
    // Without `scaling` it takes off what an earlier config has registered.
    scale: serves,
  },
  kinds: {
    'scalable target': async (aws) => (await import('./scaling.aws.ts')).scalableTargetKind(aws),
    'scaling policy': async (aws) => (await import('./scaling.aws.ts')).scalingPolicyKind(aws),
    'scheduled actions': async (aws) => (await import('./scaling.aws.ts')).scheduledActionsKind(aws),
  },
  build: async () => (await import('./graph.ts')).buildScaling,
};
