import type { Family } from '../family.ts';

/** The data set, as immutable versions in the bucket. */
export const data: Family = {
  name: 'data',
  stages: { 'sync-data': () => true },
  kinds: {},
  build: async () => (await import('./node.ts')).buildData,
};
