import type { Family } from '../family.ts';
import { checkBundles } from './checks.ts';

/** The user's code: which files belong to it, and how they are packed for SageMaker and for Lambda. */
export const code: Family<Record<never, never>> = {
  name: 'code',
  sections: {},
  checks: [checkBundles],
  stages: {},
  kinds: { 'code bundle': async (aws) => (await import('../../aws/object.ts')).objectKind(aws, 'code bundle') },
  build: async () => (await import('./node.ts')).buildCode,
};
