import type { Family } from '../family.ts';
import { permissions } from './permissions.ts';

/** The S3 bucket that holds all data, code, weights and results of a pipeline. */
export const storage: Family<Record<never, never>> = {
  name: 'storage',
  sections: {},
  checks: [],
  permissions,
  stages: {},
  kinds: { folder: async (aws) => (await import('./folder.aws.ts')).folderKind(aws) },
  build: async () => (await import('./node.ts')).buildBucket,
};
