import type { Domain } from '../../core/domain.ts';
import type { Tags } from '../../core/graph.ts';
import type { Config } from '../types.ts';

/** Where a model is deployed, and what makes it so. */
export interface Placement {
  /** Name of the endpoint. */
  readonly endpoint: string;
  /** What the names of its models and configurations begin with. */
  readonly prefix: string;
  /** The stage that deploys it, in the runs of a trust domain. */
  readonly stage: string;
  readonly domain: Domain;
  /** Tags beside those that everything bears. */
  readonly tags: Tags;
  /** `update`: the old fleet serves until the new one does. `replace`: the endpoint is deleted and made anew. */
  readonly changes: 'update' | 'replace';
}

/** Where main deploys an endpoint of the config. */
export function placementOf({ name }: Config, endpoint: string): Placement {
  const prefix = `${name}-${endpoint}`;
  return { endpoint, prefix, stage: 'deploy', domain: 'main', tags: {}, changes: 'update' };
}
