import type { Graph, Node } from '../core/graph.ts';
import type { Build, Family, Only, Pipeline } from './family.ts';
import { families } from './index.ts';
import type { Scope } from './scope.ts';

/**
 * All nodes of a config, each after the nodes that it needs.
 *
 * @returns the graph, and `of`, which returns a family's nodes
 * @throws Failure when `only` names an entry that the config does not have
 */
export async function pipelineOf(
  scope: Scope,
  only: Only = {},
  registry: readonly Family[] = families,
): Promise<{ readonly graph: Graph; readonly of: Pipeline['of'] }> {
  const graph: Node[] = [];
  const built = new Map<Build<unknown>, unknown>();
  const pipeline: Pipeline = {
    scope,
    only,
    of<Made>(build: Build<Made>): Made {
      if (!built.has(build)) built.set(build, build(pipeline));
      return built.get(build) as Made;
    },
    add: (...nodes) => {
      graph.push(...nodes.filter((node) => 'kind' in node));
    },
  };
  for (const build of await Promise.all(registry.map((family) => family.build?.())))
    if (build !== undefined) pipeline.of(build);
  return { graph, of: pipeline.of };
}
