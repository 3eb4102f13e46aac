import type { Family } from '../family.ts';
import { previewCosts } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolvePreview } from './resolve.ts';

/**
 * Previews: the model of a pull request on endpoints of its own, for as long as they are wanted. Their settings are in
 * `pull-request`; their resources are of the kinds of endpoints.
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
