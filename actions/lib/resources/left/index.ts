import type { Family } from '../family.ts';

/** What the pipeline made and its config no longer names. It has no stage of its own: the first one of a run tells it. */
export const left: Family<Record<never, never>> = {
  name: 'left',
  sections: {},
  checks: [],
  stages: {},
  kinds: {},
  build: async () => (await import('./graph.ts')).buildLeft,
};
