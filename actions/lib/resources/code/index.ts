import type { Family } from '../family.ts';
import { checkBundles } from './checks.ts';

/** The user's code, as the bundles that SageMaker and Lambda take. */
export const code: Family<Record<never, never>> = {
  name: 'code',
  sections: {},
  checks: [checkBundles],
  stages: {},
  kinds: {},
  build: async () => (await import('./node.ts')).buildCode,
};
