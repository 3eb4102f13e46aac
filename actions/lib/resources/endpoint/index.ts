import type { Family } from '../family.ts';
import { serves } from './serves.ts';

/** Endpoints with their models and configurations, and the way back from one that answers wrong. */
export const endpoint: Family = {
  name: 'endpoint',
  stages: { deploy: serves },
  kinds: {
    model: async (aws) => (await import('./model.aws.ts')).modelKind(aws),
    'endpoint configuration': async (aws) => (await import('./endpoint-config.aws.ts')).endpointConfigKind(aws),
    endpoint: async (aws) => (await import('./endpoint.aws.ts')).endpointKind(aws),
  },
  build: async () => (await import('./graph.ts')).buildEndpoints,
};
