import type { Domain } from '../../core/domain.ts';
import type { Tags } from '../../core/graph.ts';
import type { Config } from '../types.ts';

/** The location and the way of a model's deployment. */
export interface Placement {
  /** Name of the endpoint. */
  readonly endpoint: string;
  /** Prefix of the names of its models and configurations. */
  readonly prefix: string;
  /** The stage that deploys it. */
  readonly stage: string;
  readonly domain: Domain;
  /** Tags in addition to the tags of all resources. */
  readonly tags: Tags;
  /** `update`: the old fleet serves until the new one does. `replace`: the endpoint is deleted and created again. */
  readonly changes: 'update' | 'replace';
}

/** The placement of an endpoint of the config that main deploys. */
export function placementOf({ name }: Config, endpoint: string): Placement {
  const prefix = `${name}-${endpoint}`;
  return { endpoint, prefix, stage: 'deploy', domain: 'main', tags: {}, changes: 'update' };
}
