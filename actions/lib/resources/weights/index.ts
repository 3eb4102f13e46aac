import type { Family } from '../family.ts';
import { resolveWeights } from './resolve.ts';
import * as sections from './schema.ts';

/** Pretrained weights: one file, copied to the bucket and passed to the jobs as the channel `weights`. */
export const weights: Family<typeof sections> = {
  name: 'weights',
  sections,
  checks: [],
  resolve: resolveWeights,
  stages: {},
  kinds: { weights: async (aws) => (await import('../../aws/object.ts')).objectKind(aws, 'weights') },
  build: async () => (await import('./node.ts')).buildWeights,
};
