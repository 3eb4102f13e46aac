import type { Family } from '../family.ts';
import { previewCosts } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolvePreview } from './resolve.ts';

/**
 * Previews: a pull request's model on its own endpoints, until they expire or are no longer wanted. Their settings are
 * in `pull-request`; the kinds of their resources are in the family endpoint.
 */
export const preview: Family<Record<never, never>> = {
  name: 'preview',
  sections: {},
  checks: [],
  resolve: resolvePreview,
  permissions,
  stages: { preview: { has: (config) => config.preview !== undefined, runs: ['pull-request'] } },
  kinds: {},
  costs: previewCosts,
  build: async () => (await import('./graph.ts')).buildPreviews,
};
