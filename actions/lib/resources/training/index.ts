import type { Family } from '../family.ts';

/** Training jobs, and what the trials of a tuning job share with them. */
export const training: Family = {
  name: 'training',
  stages: { train: ({ train }) => Object.keys(train).length > 0 },
  kinds: { 'training job': async (aws) => (await import('./training-job.aws.ts')).trainingJobKind(aws) },
  build: async () => (await import('./graph.ts')).buildTraining,
};
