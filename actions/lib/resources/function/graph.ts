import type { Graph, Node } from '../../core/graph.ts';
import { chosen, oneFunction } from '../chosen.ts';
import { buildEndpoints } from '../endpoint/graph.ts';
import { isLeftAlone } from '../endpoint/served-here.ts';
import type { Pipeline } from '../family.ts';
import type { Scope } from '../scope.ts';
import { buildBucket } from '../storage/node.ts';
import { functionPackageNode } from './code.ts';
import { functionNode, functionVersionNode, lambdaAccountNode } from './node.ts';
import {
  functionAliasNode,
  provisionedConcurrencyNode,
  reservedConcurrencyNode,
  type ServedFunction,
  unprovisionedNode,
  unreservedNode,
} from './serving.ts';

/**
 * Adds the functions in front of the endpoints.
 *
 * @returns the aliases by the function's name
 * @throws Failure when the config does not have the named function
 */
export function buildFunctions({ scope, only, of, add }: Pipeline): ReadonlyMap<string, Node<ServedFunction>> {
  const bucket = of(buildBucket);
  const endpoints = of(buildEndpoints);
  const functions = new Map<string, Node<ServedFunction>>();
  const account = lambdaAccountNode(scope);
  for (const [name, wanted] of chosen(scope.config.functions, 'function', only.function)) {
    const endpoint = endpoints.get(wanted.endpoint);
    const served = scope.config.endpoints[wanted.endpoint];
    if (served !== undefined && only.function === undefined && isLeftAlone(only, served)) continue;
    if (functions.size === 0) add(account);
    const placed = functionPackageNode(scope, name, wanted, bucket);
    const needs = [account, ...(endpoint === undefined ? [] : [endpoint])];
    const latest = functionNode(scope, name, wanted, placed, needs);
    const version = functionVersionNode(scope, name, wanted, latest);
    const reserved = wanted.reservedConcurrency;
    const raised =
      reserved === undefined
        ? unreservedNode(scope, name, [latest])
        : reservedConcurrencyNode(scope, name, reserved, 'raise', [latest]);
    const provisions = wanted.provisionedConcurrency > 0;
    const proved = provisions ? provisionedConcurrencyNode(scope, name, wanted, version, [raised]) : version;
    const alias = functionAliasNode(scope, name, wanted, proved);
    const earlier = unprovisionedNode(scope, name, wanted, alias);
    add(placed, latest, version, raised, ...(provisions ? [proved] : []), alias, earlier);
    if (reserved !== undefined) add(reservedConcurrencyNode(scope, name, reserved, 'lower', [earlier]));
    functions.set(name, alias);
  }
  return functions;
}

/**
 * A manual rollback: moves the alias to the named version at once, then sets the provisioned concurrency.
 *
 * @throws Failure if the config does not have exactly one function and the run does not name one
 */
export function rollbackGraph(
  scope: Scope,
  version: string,
  only?: string,
): { readonly graph: Graph; readonly functions: ReadonlyMap<string, Node<ServedFunction>> } {
  const [name, wanted] = oneFunction(scope.config, only);
  const named = { key: `version:${name}`, given: version };
  const alias = functionAliasNode(scope, name, wanted, named);
  // The version was served before, so the rollback does not wait for a test event.
  const { test: _, ...untested } = wanted;
  const warm =
    wanted.provisionedConcurrency > 0 ? [provisionedConcurrencyNode(scope, name, untested, named, [alias])] : [];
  const earlier = unprovisionedNode(scope, name, wanted, alias, warm);
  return { graph: [alias, ...warm, earlier], functions: new Map([[name, alias]]) };
}
