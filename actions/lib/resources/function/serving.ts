import type {
  AliasConfiguration,
  GetFunctionConcurrencyResponse,
  GetProvisionedConcurrencyConfigResponse,
} from '@aws-sdk/client-lambda';
import type { Need, Node, Observed } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { createAlias, functionAliasKind, hasWeights, moveAlias, previousOf } from './alias.aws.ts';
import {
  listProvisioned,
  provisionConcurrency,
  provisionedConcurrencyKind,
  reserveConcurrency,
  reservedConcurrencyKind,
} from './concurrency.aws.ts';
import type { LambdaFunction } from './config.ts';
import { dropOthers, proofOf } from './proof.ts';

/** A function with the alias that callers use. */
export interface ServedFunction {
  readonly name: string;
  readonly alias: string;
  /** Number of the version that the alias points to. */
  readonly version: string;
  /** Number of the previous version, the target of a rollback. */
  readonly previousVersion?: string;
}

/** Removes reserved concurrency that the config no longer has. */
export function unreservedNode({ aws }: Scope, name: string, needs: readonly Need<unknown>[]): Node<void> {
  return {
    key: `function-concurrency-raise:${name}`,
    stages: ['function'],
    kind: reservedConcurrencyKind(aws),
    needs,
    hideIfUnchanged: true,
    desire: () => ({
      id: name,
      absent: { why: () => 'the config no longer has `reserved-concurrency`' },
      output: () => undefined,
    }),
  };
}

/**
 * Reserved concurrency. It limits provisioned concurrency, so it is raised before and lowered after it.
 *
 * @param way whether this node raises or lowers it
 */
export function reservedConcurrencyNode(
  { aws }: Scope,
  name: string,
  wanted: number,
  way: 'raise' | 'lower',
  needs: readonly Need<unknown>[],
): Node<void> {
  const kind = reservedConcurrencyKind(aws);
  const unlimited: Observed<GetFunctionConcurrencyResponse> = {
    resource: {},
    phase: { is: 'ready', detail: 'none' },
  };
  const node: Node<void, GetFunctionConcurrencyResponse> = {
    key: `function-concurrency-${way}:${name}`,
    stages: ['function'],
    // Without reserved concurrency there is no limit, so reserving lowers it.
    kind: way === 'lower' ? kind : { name: kind.name, observe: async (id) => (await kind.observe(id)) ?? unlimited },
    needs,
    desire: () => ({
      id: name,
      changes({ ReservedConcurrentExecutions: before = Number.POSITIVE_INFINITY }) {
        if (way === 'raise' ? before >= wanted : before <= wanted) return [];
        return [{ path: 'reserved-concurrency', before, after: wanted, by: 'update' }];
      },
      create: (id) => reserveConcurrency(aws, id, wanted),
      update: (id) => reserveConcurrency(aws, id, wanted),
      output: () => undefined,
    }),
  };
  return node;
}

/**
 * Provisioned concurrency of the version that will be served, and the test event that the version must answer. AWS
 * bills a version from its first initialized execution on.
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
    async desire(of) {
      const target = of(version);
      const { served, ...proof } = await proofOf(scope, name, wanted);
      const provision = async (id: string) => {
        await dropOthers(scope, name, [target, served]);
        await provisionConcurrency(aws, id, number);
      };
      return {
        id: `${name}:${target}`,
        changes({ RequestedProvisionedConcurrentExecutions: before = 0 }) {
          return before === number ? [] : [{ path: 'provisioned-concurrency', before, after: number, by: 'update' }];
        },
        create: provision,
        update: provision,
        state: {
          wanted: String(number),
          of: ({ RequestedProvisionedConcurrentExecutions: requested = 0 }) => String(requested),
        },
        unproven: () => proof.unproven(target),
        verify: (_id, _seen, signal) => proof.verify(target, signal),
        async revert(id, before) {
          if (served !== target)
            return `${await proof.revert()}, and the provisioned concurrency of version ${target} was removed.`;
          if (before === undefined) await provisionedConcurrencyKind(aws).remove(id);
          else await provisionConcurrency(aws, id, Number(before));
          return `The alias still serves version ${target}, with its previous provisioned concurrency of ${before ?? 0}.`;
        },
        output: () => target,
      };
    },
  };
  return node;
}

/** The alias that callers use. It moves last: to a verified version, or back to the version that a rollback names. */
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

/**
 * Removes provisioned concurrency of versions that the alias does not serve; of all versions if the config has none.
 */
export function unprovisionedNode(
  { aws }: Scope,
  name: string,
  { provisionedConcurrency }: LambdaFunction,
  alias: Node<ServedFunction>,
  needs: readonly Need<unknown>[] = [],
): Node<void> {
  const keepsNone = provisionedConcurrency === 0;
  return {
    key: `function-earlier-versions:${name}`,
    stages: ['function'],
    kind: provisionedConcurrencyKind(aws),
    needs: [alias, ...needs],
    hideIfUnchanged: keepsNone,
    desire: (of) => ({
      id: name,
      absent: {
        async ids() {
          const kept = `${name}:${of(alias).version}`;
          return (await listProvisioned(aws, name)).filter((id) => keepsNone || id !== kept);
        },
        why: () =>
          keepsNone ? 'the config no longer has `provisioned-concurrency`' : 'the alias serves another version',
      },
      output: () => undefined,
    }),
  };
}
