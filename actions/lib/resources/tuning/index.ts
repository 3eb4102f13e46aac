import type { Family } from '../family.ts';

/** The search for the best hyperparameters. */
export const tuning: Family = {
  name: 'tuning',
  stages: { tune: ({ tune }) => tune !== undefined },
  kinds: { 'tuning job': async (aws) => (await import('./tuning-job.aws.ts')).tuningJobKind(aws) },
  build: async () => (await import('./graph.ts')).buildTuning,
};
