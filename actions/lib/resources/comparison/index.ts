import type { Family } from '../family.ts';
import { checkComparison } from './checks.ts';
import { compares } from './compares.ts';
import { resolveComparison } from './resolve.ts';
import { 'pull-request' as pullRequest } from './schema.ts';

/**
 * The comparison of a pull request's models with the models that main serves: which models are compared, and by which
 * rules.
 */
export const comparison: Family<{ 'pull-request': typeof pullRequest }> = {
  name: 'comparison',
  sections: { 'pull-request': pullRequest },
  checks: [checkComparison],
  resolve: resolveComparison,
  stages: { compare: { has: compares, runs: ['pull-request'] } },
  kinds: {},
  build: async () => (await import('./graph.ts')).buildComparisons,
};
