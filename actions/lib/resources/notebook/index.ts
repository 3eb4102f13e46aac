import type { Family } from '../family.ts';
import { checkNotebook } from './checks.ts';
import { notebookCosts } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolveNotebook } from './resolve.ts';
import * as sections from './schema.ts';

/** A notebook instance for the people who work on the pipeline; it stops itself when it is idle. */
export const notebook: Family<typeof sections> = {
  name: 'notebook',
  sections,
  checks: [checkNotebook],
  resolve: resolveNotebook,
  permissions,
  stages: { notebook: { has: (config) => config.notebook !== undefined, runs: ['main'], apart: 'always' } },
  // The first stage of every run warns of an instance that an earlier config has left.
  partOf: ['sync-data'],
  kinds: {
    'notebook lifecycle configuration': async (aws) =>
      (await import('./lifecycle-config.aws.ts')).lifecycleConfigKind(aws),
    'notebook instance': async (aws) => (await import('./instance.aws.ts')).notebookInstanceKind(aws),
  },
  costs: notebookCosts,
  build: async () => (await import('./graph.ts')).buildNotebook,
};
