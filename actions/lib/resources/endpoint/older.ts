import type { Node, OwnedKind } from '../../core/graph.ts';
import { isContentName } from '../../core/names.ts';
import { ownTag } from '../../core/tags.ts';
import type { Scope } from '../scope.ts';
import { describeEndpointConfig, endpointConfigKind } from './endpoint-config.aws.ts';
import { modelKind } from './model.aws.ts';
import type { Served } from './node.ts';

/** Removes the endpoint's configurations and models that are older than the previous version. */
export function olderNodes(scope: Scope, name: string, endpoint: Node<Served>): Node<void>[] {
  const configs = olderNode(scope, endpointConfigKind(scope.aws), 'endpoint-config', name, endpoint, []);
  return [configs, olderNode(scope, modelKind(scope.aws), 'model', name, endpoint, [configs])];
}

function olderNode(
  scope: Scope,
  kind: OwnedKind<unknown>,
  made: 'endpoint-config' | 'model',
  name: string,
  endpoint: Node<Served>,
  needs: readonly Node<void>[],
): Node<void> {
  const id = `${scope.config.name}-${name}-`;
  return {
    key: `older-${made}:${name}`,
    stages: ['deploy'],
    kind,
    needs: [endpoint, ...needs],
    goesOn: true,
    hideIfUnchanged: true,
    desire: (of) => ({
      id,
      absent: {
        ids: () => olderThanPrevious(scope, kind, { prefix: id, maker: `${made}:${name}` }, of(endpoint)),
        why: () => 'older than the previous version',
      },
      output: () => undefined,
    }),
  };
}

/**
 * Names to remove. The served and the previous configuration and model stay, for a rollback. Newer ones stay too,
 * because another run may be about to serve them.
 */
async function olderThanPrevious(
  { aws }: Scope,
  kind: OwnedKind<unknown>,
  { prefix, maker }: { prefix: string; maker: string },
  { endpointConfig, previousConfig }: Served,
): Promise<string[]> {
  if (previousConfig === undefined) return [];
  const kept = await Promise.all([endpointConfig, previousConfig].map((id) => describeEndpointConfig(aws, id)));
  const since = kept[1]?.CreationTime;
  if (since === undefined) return [];
  const names = kept.flatMap((each) => [each?.EndpointConfigName, each?.ProductionVariants?.[0]?.ModelName]);
  const older: string[] = [];
  for await (const { id, created = since, tags } of kind.find(prefix)) {
    if (!isContentName(id, prefix) || names.includes(id) || created >= since) continue;
    if (ownTag(await tags(), 'node') === maker) older.push(id);
  }
  return older;
}
