import type {
  AliasConfiguration,
  GetFunctionConcurrencyResponse,
  GetProvisionedConcurrencyConfigResponse,
} from '@aws-sdk/client-lambda';
import type { Need, Node } from '../../core/graph.ts';
import { stagesLeft } from '../../core/pending.ts';
import type { Scope } from '../scope.ts';
import type { LambdaFunction } from '../types.ts';
import { createAlias, functionAliasKind, hasWeights, moveAlias } from './alias.aws.ts';
import { askFunctionTest } from './ask.ts';
import {
  provisionedConcurrencyKind,
  provisionedVersionsKind,
  reservedConcurrencyKind,
  setProvisionedConcurrency,
  setReservedConcurrency,
} from './concurrency.aws.ts';
import { functionKind } from './function.aws.ts';

/** A function behind its alias. */
export interface ServedFunction {
  readonly name: string;
  readonly alias: string;
  /** Number of the version that the alias points to. */
  readonly version: string;
  /** Number of the version before: the way back. */
  readonly previousVersion?: string;
}

/**
 * Reserved concurrency. It bounds provisioned concurrency, so it is raised before that is, and lowered after it.
 *
 * @param way which of both this node does
 */
export function reservedConcurrencyNode(
  scope: Scope,
  name: string,
  { reservedConcurrency: wanted }: LambdaFunction,
  way: 'raise' | 'lower',
  needs: readonly Need<unknown>[],
): Node<void> {
  const { aws } = scope;
  const unlimited = Number.POSITIVE_INFINITY;
  const node: Node<void, GetFunctionConcurrencyResponse> = {
    key: `function-concurrency-${way}:${name}`,
    stages: ['function'],
    kind: reservedConcurrencyKind(aws),
    needs,
    hideIfUnchanged: wanted === undefined,
    desire: () => ({
      id: name,
      content: {},
      changes({ ReservedConcurrentExecutions: before }) {
        const [is, shall] = [before ?? unlimited, wanted ?? unlimited];
        if (way === 'raise' ? is >= shall : is <= shall) return [];
        return [{ path: 'reserved-concurrency', before: before ?? 'none', after: wanted ?? 'none', by: 'update' }];
      },
      create: (id) => setReservedConcurrency(aws, id, wanted),
      update: (id) => setReservedConcurrency(aws, id, wanted),
      output: () => undefined,
    }),
  };
  return node;
}

/**
 * Provisioned concurrency of the version that is to be served, and the test event that it must answer. A version is paid
 * for from its first execution on, and proven when the alias points to it: until then, whoever comes next tests it.
 */
export function provisionedConcurrencyNode(
  scope: Scope,
  name: string,
  wanted: LambdaFunction,
  version: Need<string>,
  needs: readonly Need<unknown>[],
): Node<string> {
  const { aws } = scope;
  const number = wanted.provisionedConcurrency;
  const node: Node<string, GetProvisionedConcurrencyConfigResponse> = {
    key: `provisioned-concurrency:${name}`,
    stages: ['function'],
    kind: provisionedConcurrencyKind(aws),
    needs: [version, ...needs],
    hideIfUnchanged: number === 0,
    async desire(of) {
      const target = of(version);
      const alias = (await functionAliasKind(aws).observe(`${name}:${wanted.alias}`))?.resource;
      const served = alias?.FunctionVersion;
      const isServed = served === target;
      // It was served, and somebody went back from it.
      const wasServed = alias !== undefined && previousOf(alias) === target;
      // Whatever is made for an alias that somebody deleted, a scheduled run does not bring it back.
      const isLeftAlone = alias === undefined && scope.scheduled && !(await isLeftPending(scope, name));
      return {
        id: `${name}:${target}`,
        content: {},
        changes({ RequestedProvisionedConcurrentExecutions: before = 0 }) {
          return before === number ? [] : [{ path: 'provisioned-concurrency', before, after: number, by: 'update' }];
        },
        create: (id) => setProvisionedConcurrency(aws, id, number),
        update: async (id) => {
          if (number > 0) await dropOthers(scope, name, [target, served]);
          await setProvisionedConcurrency(aws, id, number);
        },
        state: {
          wanted: String(number),
          of: ({ RequestedProvisionedConcurrentExecutions: requested = 0 }) => String(requested),
        },
        unproven: () => (isServed || wasServed || isLeftAlone ? undefined : { before: '0' }),
        verify: (_id, _seen, signal) => askFunctionTest(scope, name, wanted, target, signal),
        async revert(id, before = '0') {
          if (number > 0) await setProvisionedConcurrency(aws, id, Number(before));
          if (isServed)
            return `The alias still serves version ${target}, with its previous provisioned concurrency of ${before}.`;
          await dropOthers(scope, name, [served]);
          return `The alias ${wanted.alias} was not moved, and the provisioned concurrency of version ${target} was removed.`;
        },
        output: () => target,
      };
    },
  };
  return node;
}

/** Whether a run whose wait ended has left the function's stage to do: its alias may not have been made yet. */
async function isLeftPending({ aws }: Scope, name: string): Promise<boolean> {
  return stagesLeft((await functionKind(aws).observe(name))?.tags).includes('function');
}

/** Takes back what runs that failed or were killed have left on versions: the reserved number has room for two of them. */
async function dropOthers({ aws }: Scope, name: string, kept: readonly (string | undefined)[]): Promise<void> {
  const provisioned = await provisionedVersionsKind(aws).observe(name);
  for (const version of provisioned?.resource.keys() ?? []) {
    if (!kept.includes(version)) await setProvisionedConcurrency(aws, `${name}:${version}`, 0);
  }
}

/** The alias that callers use: moved last, to a version that has proved itself, or back to one that is named. */
export function functionAliasNode(
  scope: Scope,
  name: string,
  { alias }: LambdaFunction,
  version: Need<string>,
): Node<ServedFunction> {
  const { aws, owner, signal } = scope;
  const node: Node<ServedFunction, AliasConfiguration> = {
    key: `function-alias:${name}`,
    stages: ['function'],
    kind: functionAliasKind(aws),
    needs: [version],
    desire(of) {
      const target = of(version);
      const by = `${owner.commit}, run ${owner.run}`;
      return {
        id: `${name}:${alias}`,
        content: {},
        changes(resource) {
          const { FunctionVersion: before, RoutingConfig } = resource;
          return [
            ...(before === target ? [] : [{ path: 'version', before, after: target, by: 'update' as const }]),
            ...(hasWeights(resource)
              ? [{ path: 'weights', before: RoutingConfig, after: 'none', by: 'update' as const }]
              : []),
          ];
        },
        create: (id) => createAlias(aws, id, target, by),
        update: async (id, resource) => {
          const previous = resource.FunctionVersion === target ? previousOf(resource) : resource.FunctionVersion;
          const description = previous === undefined ? by : `previous version: ${previous}; ${by}`;
          await moveAlias(aws, id, { version: target, description, revision: resource.RevisionId }, signal);
        },
        output(_id, resource) {
          const previousVersion = previousOf(resource);
          return { name, alias, version: target, ...(previousVersion === undefined ? {} : { previousVersion }) };
        },
      };
    },
  };
  return node;
}

/** The version that an alias pointed to before, from its own description. */
function previousOf({ Description = '' }: AliasConfiguration): string | undefined {
  return /^previous version: (\d+)/.exec(Description)?.[1];
}

/** Nothing is kept initialized for versions that the alias has left. */
export function earlierVersionsNode(
  scope: Scope,
  name: string,
  { provisionedConcurrency }: LambdaFunction,
  served: Node<ServedFunction>,
  needs: readonly Need<unknown>[] = [],
): Node<void> {
  const { aws } = scope;
  const node: Node<void, ReadonlyMap<string, number>> = {
    key: `function-earlier-versions:${name}`,
    stages: ['function'],
    kind: provisionedVersionsKind(aws),
    needs: [served, ...needs],
    hideIfUnchanged: provisionedConcurrency === 0,
    desire: (of) => ({
      id: name,
      content: {},
      changes: (resource) =>
        [...resource]
          .filter(([version]) => version !== of(served).version)
          .map(([version, before]) => ({ path: `version ${version}`, before, after: 0, by: 'update' })),
      create: () => Promise.resolve(),
      async update(_id, _seen, changes) {
        for (const { path } of changes) await setProvisionedConcurrency(aws, `${name}:${path.split(' ')[1]}`, 0);
      },
      output: () => undefined,
    }),
  };
  return node;
}
