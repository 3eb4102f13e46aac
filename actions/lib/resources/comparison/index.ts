import { serves } from '../endpoint/serves.ts';
import type { Family } from '../family.ts';
import { checkComparison } from './checks.ts';
import { resolveComparison } from './resolve.ts';
import * as sections from './schema.ts';

/** The comparison of a pull request's models with those that main serves: which models, and what decides. */
export const comparison: Family<Pick<typeof sections, 'pull-request'>> = {
  name: 'comparison',
  sections: { 'pull-request': sections['pull-request'] },
  checks: [checkComparison],
  resolve: resolveComparison,
  stages: { compare: { has: (config) => config.pullRequest !== undefined && serves(config), runs: ['pull-request'] } },
  kinds: {},
  build: async () => (await import('./graph.ts')).buildComparisons,
};
