import type { Family } from '../family.ts';
import { checkEndpoints } from './checks.ts';
import { endpointCosts } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolveEndpoints } from './resolve.ts';
import * as sections from './schema.ts';
import { serves } from './serves.ts';

/**
 * Endpoints with their model packages, models and endpoint configurations; the smoke test after each change, and the
 * rollback if it fails.
 */
export const endpoint: Family<typeof sections> = {
  name: 'endpoint',
  sections,
  checks: [checkEndpoints],
  resolve: resolveEndpoints,
  permissions,
  stages: { deploy: { has: serves, runs: ['main'] } },
  kinds: {
    'model package': async (aws) => (await import('../../aws/object.ts')).objectKind(aws, 'model package'),
    model: async (aws) => (await import('./model.aws.ts')).modelKind(aws),
    'endpoint configuration': async (aws) => (await import('./endpoint-config.aws.ts')).endpointConfigKind(aws),
    endpoint: async (aws) => (await import('./endpoint.aws.ts')).endpointKind(aws),
  },
  costs: endpointCosts,
  build: async () => (await import('./graph.ts')).buildEndpoints,
};
