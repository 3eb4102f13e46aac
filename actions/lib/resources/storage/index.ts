import type { Family } from '../family.ts';
import { permissions } from './permissions.ts';

/** The bucket that everything is kept in. */
export const storage: Family<Record<never, never>> = {
  name: 'storage',
  sections: {},
  checks: [],
  permissions,
  stages: {},
  kinds: { bucket: async (aws) => (await import('./bucket.aws.ts')).bucketKind(aws) },
  build: async () => (await import('./node.ts')).buildBucket,
};
