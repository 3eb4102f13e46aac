import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import type { Observed } from '../../core/graph.ts';
import { ownershipConflict, ownTag } from '../../core/tags.ts';
import { unprovenIn } from '../../core/unproven.ts';
import type { Scope } from '../scope.ts';
import { endpointKind } from './endpoint.aws.ts';
import { endpointConfigKind } from './endpoint-config.aws.ts';
import { stateOf } from './proof.ts';

/** A configuration that an endpoint of the pipeline serves; it is verified if the endpoint has a smoke request. */
export interface ServedNow {
  readonly endpoint: string;
  readonly config: string;
  /** A commit whose config describes it. */
  readonly commit: string;
}

/**
 * The configurations that the pipeline's endpoints serve now; any run may have deployed them. Endpoints that are
 * changing, that were changed without verification, or that belong to another owner are left out. It only reads.
 *
 * @param reached whether an endpoint is as this run's commit requires; the others serve the configuration of another
 *   commit
 */
export async function servedNow(
  scope: Scope,
  endpoints: readonly string[],
  reached: (endpoint: string) => boolean,
): Promise<ServedNow[]> {
  const found = await Promise.all(
    endpoints.map(async (endpoint) => {
      const observed = await endpointKind(scope.aws).observe(endpoint);
      const config = observed && servedIn(scope, endpoint, observed);
      if (config === undefined) return [];
      const commit = reached(endpoint) ? scope.owner.commit : await commitOf(scope, config);
      return commit === undefined ? [] : [{ endpoint, config, commit }];
    }),
  );
  return found.flat();
}

function servedIn(
  { config, owner }: Scope,
  endpoint: string,
  observed: Observed<DescribeEndpointOutput>,
): string | undefined {
  const { resource, phase, tags = {} } = observed;
  const served = resource.EndpointConfigName ?? '';
  if (phase.is !== 'ready' || ownershipConflict(tags, owner) !== undefined) return undefined;
  const isAsked = config.endpoints[endpoint]?.smoke !== undefined;
  return isAsked && unprovenIn({ state: stateOf(served) }, observed) !== undefined ? undefined : served;
}

/**
 * Read from the configuration, which never changes: the endpoint's own tag may belong to a change that was rolled back.
 */
async function commitOf({ aws }: Scope, config: string): Promise<string | undefined> {
  const commit = ownTag((await endpointConfigKind(aws).observe(config))?.tags ?? {}, 'commit');
  return commit !== undefined && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ? commit : undefined;
}
