import { EVERYWHERE, type Family } from '../family.ts';
import { checkSources } from './check-sources.ts';
import { resolveData } from './resolve.ts';
import * as sections from './schema.ts';

/**
 * The data set: read from a folder, an archive or an address, checked, and published in the bucket as an immutable data
 * version.
 */
export const data: Family<typeof sections> = {
  name: 'data',
  sections,
  checks: [checkSources],
  resolve: resolveData,
  stages: { 'sync-data': { has: () => true, runs: EVERYWHERE } },
  kinds: {
    'data version': async (aws) => (await import('./version.aws.ts')).dataVersionKind(aws, 'are missing'),
  },
  build: async () => (await import('./node.ts')).buildData,
};
