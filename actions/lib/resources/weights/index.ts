import type { Family } from '../family.ts';
import { resolveWeights } from './resolve.ts';
import * as sections from './schema.ts';

/** Pretrained weights, which the jobs read. */
export const weights: Family<typeof sections> = {
  name: 'weights',
  sections,
  checks: [],
  resolve: resolveWeights,
  stages: {},
  kinds: {},
  build: async () => (await import('./node.ts')).buildWeights,
};
