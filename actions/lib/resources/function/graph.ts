import type { Node } from '../../core/graph.ts';
import { chosen, oneFunction } from '../chosen.ts';
import { type ServingGraph, servingGraph } from '../endpoint/graph.ts';
import type { Scope } from '../scope.ts';
import { functionPackageNode } from './code.ts';
import { functionNode, functionVersionNode, lambdaAccountNode } from './node.ts';
import {
  earlierVersionsNode,
  functionAliasNode,
  provisionedConcurrencyNode,
  reservedConcurrencyNode,
  type ServedFunction,
} from './serving.ts';

/** All nodes of a pipeline, with the functions by name. */
export interface FunctionGraph extends ServingGraph {
  readonly functions: ReadonlyMap<string, Node<ServedFunction>>;
}

/**
 * The whole pipeline, the functions in front of the endpoints included.
 *
 * @param only the function to build; `undefined` = all
 * @throws Failure when the config has no such function
 */
export function functionGraph(scope: Scope, only?: string): FunctionGraph {
  const serving = servingGraph(scope);
  const graph: Node[] = [...serving.graph];
  const functions = new Map<string, Node<ServedFunction>>();
  const account = lambdaAccountNode(scope);
  for (const [name, wanted] of chosen(scope.config.functions, 'function', only)) {
    const endpoint = serving.endpoints.get(wanted.endpoint);
    if (functions.size === 0) graph.push(account);
    const placed = functionPackageNode(scope, name, wanted, serving.bucket);
    const needs = [account, ...(endpoint === undefined ? [] : [endpoint])];
    const latest = functionNode(scope, name, wanted, placed, needs);
    const version = functionVersionNode(scope, name, latest);
    const raised = reservedConcurrencyNode(scope, name, wanted, 'raise', [latest]);
    const proved = provisionedConcurrencyNode(scope, name, wanted, version, [raised]);
    const alias = functionAliasNode(scope, name, wanted, proved);
    const earlier = earlierVersionsNode(scope, name, wanted, alias);
    const lowered = reservedConcurrencyNode(scope, name, wanted, 'lower', [earlier]);
    graph.push(placed, latest, version, raised, proved, alias, earlier, lowered);
    functions.set(name, alias);
  }
  return { ...serving, graph, functions };
}

/**
 * The alias, moved at once to a version that is named: the way back. What is kept initialized follows it.
 *
 * @throws Failure unless it is clear whose version it is
 */
export function rollbackGraph(
  scope: Scope,
  version: string,
  only?: string,
): Pick<FunctionGraph, 'graph' | 'functions'> {
  const [name, wanted] = oneFunction(scope.config, only);
  const named = { key: `version:${name}`, given: version };
  const alias = functionAliasNode(scope, name, wanted, named);
  // The version has served before: no test event keeps it waiting.
  const { test: _, ...untested } = wanted;
  const warm = provisionedConcurrencyNode(scope, name, untested, named, [alias]);
  const earlier = earlierVersionsNode(scope, name, wanted, alias, [warm]);
  return { graph: [alias, warm, earlier], functions: new Map([[name, alias]]) };
}
