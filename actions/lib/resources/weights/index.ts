import type { Family } from '../family.ts';

/** Pretrained weights, which the jobs read. */
export const weights: Family = {
  name: 'weights',
  stages: {},
  kinds: {},
  build: async () => (await import('./node.ts')).buildWeights,
};
