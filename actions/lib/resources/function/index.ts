import type { Family } from '../family.ts';
import { checkFunctions } from './checks.ts';
import { functionCosts } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolveFunctions } from './resolve.ts';
import * as sections from './schema.ts';

/**
 * Lambda functions in front of the endpoints: the function, its versions, its concurrency, and the alias that callers use,
 * which moves to a new version after the test event has passed.
 */
export const functions: Family<typeof sections> = {
  name: 'function',
  sections,
  checks: [checkFunctions],
  resolve: resolveFunctions,
  permissions,
  stages: { function: { has: ({ functions }) => Object.keys(functions).length > 0, runs: ['main'] } },
  kinds: {
    'function package': async (aws) => (await import('../../aws/object.ts')).objectKind(aws, 'function package'),
    function: async (aws) => (await import('./function.aws.ts')).functionKind(aws),
    'function version': async (aws) => (await import('./version.aws.ts')).functionVersionKind(aws),
    'function alias': async (aws) => (await import('./alias.aws.ts')).functionAliasKind(aws),
    'reserved concurrency': async (aws) => (await import('./concurrency.aws.ts')).reservedConcurrencyKind(aws),
    'provisioned concurrency': async (aws) => (await import('./concurrency.aws.ts')).provisionedConcurrencyKind(aws),
  },
  costs: functionCosts,
  build: async () => (await import('./graph.ts')).buildFunctions,
};
