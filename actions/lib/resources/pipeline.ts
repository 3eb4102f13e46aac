import type { Graph, Node } from '../core/graph.ts';
import type { Build, Family, Only, Pipeline } from './family.ts';
import { families } from './index.ts';
import type { Scope } from './scope.ts';

/**
 * The nodes of a config, each after the nodes that it needs. The families of other stages are not loaded: their
 * code and their clients of AWS would take a quarter of an action's time.
 *
 * @param options.stages limits the graph to the nodes of these stages and what they need; default: all nodes
 * @returns the graph, and `of`, which returns a family's nodes
 * @throws Failure when `only` names an entry that the config does not have
 */
export async function pipelineOf(
  scope: Scope,
  only: Only = {},
  { stages, registry = families }: { stages?: readonly string[]; registry?: readonly Family[] } = {},
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
  const wanted = registry.filter((family) => stages === undefined || takesPart(family, stages));
  for (const build of await Promise.all(wanted.map((family) => family.build?.())))
    if (build !== undefined) pipeline.of(build);
  return { graph, of: pipeline.of };
}

/** Whether a family has nodes of one of the stages. One without stages of its own has nodes that others need. */
function takesPart({ stages, alsoIn = [] }: Family, asked: readonly string[]): boolean {
  const own = Object.keys(stages);
  return own.length === 0 || [...own, ...alsoIn].some((stage) => asked.includes(stage));
}
