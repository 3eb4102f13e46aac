import type { Family } from '../family.ts';

/** The user's code, as the bundles that SageMaker and Lambda take. */
export const code: Family = {
  name: 'code',
  stages: {},
  kinds: {},
  build: async () => (await import('./node.ts')).buildCode,
};
