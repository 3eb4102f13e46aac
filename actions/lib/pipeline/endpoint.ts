import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../aws/clients.ts';
import { createEndpoint, endpointKind, updateEndpoint } from '../aws/endpoint.ts';
import { describeEndpointConfig, endpointConfigKind } from '../aws/endpoint-config.ts';
import { modelKind } from '../aws/model.ts';
import { writeTags } from '../aws/tags.ts';
import type { Endpoint } from '../config/types.ts';
import { systemClock } from '../core/clock.ts';
import { Failure } from '../core/failure.ts';
import type { Kind, Node, Observed } from '../core/graph.ts';
import { poll } from '../core/poll.ts';
import { ownTag, strangerIn, tagName } from '../core/tags.ts';
import type { Scope } from './scope.ts';
import { askSmoke } from './smoke.ts';

/** A served endpoint. */
export interface Served {
  readonly endpoint: string;
  readonly endpointConfig: string;
  readonly model: string;
  /** The configuration before: the way back. */
  readonly previousConfig?: string;
}

/** How long putting the previous configuration back may take. */
const REVERT_WITHIN = 60 * 60_000;

/**
 * The endpoint: created or updated, then asked. What was tried last is written into its tags before the update, so that a
 * configuration that AWS rolled back, or that answered wrong, is reported by the next run and not deployed again.
 */
export function endpointNode(
  scope: Scope,
  name: string,
  wanted: Endpoint,
  model: Node<string>,
  configuration: Node<string>,
): Node<Served> {
  const { aws } = scope;
  const node: Node<Served, DescribeEndpointOutput> = {
    key: `endpoint:${name}`,
    stages: ['deploy'],
    kind: endpointKind(aws),
    needs: [model, configuration],
    desire(of) {
      const config = of(configuration);
      return {
        id: name,
        content: {},
        changes(seen, tags) {
          if (seen.EndpointConfigName === config) return [];
          if (ownTag(tags, 'tried-config') === config && !scope.retryFailed) throw triedBefore(name, config, seen);
          return [{ path: 'endpoint-config', before: seen.EndpointConfigName, after: config, by: 'update' }];
        },
        create: (id, tags) => createEndpoint(aws, { EndpointName: id, EndpointConfigName: config }, tags),
        update: async (id, seen, _changes, tags) => {
          const previous = {
            [tagName('previous-config')]: seen.EndpointConfigName ?? '',
            [tagName('tried-config')]: config,
          };
          await writeTags(aws, seen.EndpointArn, { ...tags, ...previous });
          await updateEndpoint(aws, {
            EndpointName: id,
            EndpointConfigName: config,
            ...(await retention(aws, seen, wanted)),
          });
        },
        verify: (id, _seen, signal) =>
          wanted.smoke === undefined ? Promise.resolve() : askSmoke(scope, id, wanted.smoke, signal),
        revert: (id, before) => revert(scope, id, before?.EndpointConfigName),
        tidy: (_id, _seen, tags) => tidy(scope, name, config, ownTag(tags, 'previous-config')),
        output: (id, _seen, tags) => {
          const previousConfig = ownTag(tags, 'previous-config');
          return {
            endpoint: id,
            endpointConfig: config,
            model: of(model),
            ...(previousConfig === undefined ? {} : { previousConfig }),
          };
        },
      };
    },
  };
  return node;
}

/** An update keeps what autoscaling has added, unless the config itself changes the number of instances. */
async function retention(
  aws: Aws,
  seen: DescribeEndpointOutput,
  wanted: Endpoint,
): Promise<{ RetainAllVariantProperties: boolean }> {
  const served = await describeEndpointConfig(aws, seen.EndpointConfigName ?? '');
  return { RetainAllVariantProperties: served?.ProductionVariants?.[0]?.InitialInstanceCount === wanted.count };
}

function triedBefore(name: string, config: string, seen: DescribeEndpointOutput): Failure {
  const reason =
    seen.FailureReason === undefined ? 'it answered wrong and the previous one was put back' : seen.FailureReason;
  return new Failure(
    `The configuration ${config} was tried on the endpoint ${name} before and is not served (${reason}); ${seen.EndpointConfigName} is.`,
    'Change model, code or config, which gives it a new name, or set `retry: true` to try the same once more.',
  );
}

/** Puts the previous configuration back, or takes a new endpoint away that never answered right. */
async function revert(scope: Scope, name: string, previous: string | undefined): Promise<string> {
  if (previous === undefined) {
    await endpointKind(scope.aws).remove?.(name);
    const left = await untilSettled(scope, name);
    return left === 'gone'
      ? 'The endpoint was new, so it was deleted again: nothing is served and nothing is billed.'
      : `The endpoint was new, and deleting it failed: it is ${left.phase.detail}.`;
  }
  await updateEndpoint(scope.aws, {
    EndpointName: name,
    EndpointConfigName: previous,
    RetainAllVariantProperties: true,
  });
  const now = await untilSettled(scope, name);
  if (now === 'gone') return `Putting the previous configuration ${previous} back failed: the endpoint is gone.`;
  const served = now.seen.EndpointConfigName;
  return served === previous && now.phase.is === 'ready'
    ? `The previous configuration ${previous} was put back and is served.`
    : `Putting the previous configuration ${previous} back failed: the endpoint is ${now.phase.detail} with ${served}.`;
}

function untilSettled(scope: Scope, name: string): Promise<Observed<DescribeEndpointOutput> | 'gone'> {
  const look = async () => {
    const observed = await endpointKind(scope.aws).observe(name);
    if (observed === undefined) return 'gone';
    return observed.phase.is === 'settling' ? undefined : observed;
  };
  const deadline = systemClock.now() + REVERT_WITHIN;
  return poll(`endpoint ${name}`, look, { clock: systemClock, signal: scope.signal, deadline });
}

/** The configuration and the model before this one stay, as the way back; what is older is removed. */
async function tidy(scope: Scope, name: string, config: string, previous: string | undefined): Promise<string[]> {
  const { aws } = scope;
  const kept = [config, ...(previous === undefined ? [] : [previous])];
  const models = await Promise.all(
    kept.map(async (id) => (await describeEndpointConfig(aws, id))?.ProductionVariants?.[0]?.ModelName),
  );
  return [
    ...(await removeOthers(scope, endpointConfigKind(aws), `endpoint-config:${name}`, name, kept)),
    ...(await removeOthers(scope, modelKind(aws), `model:${name}`, name, models)),
  ];
}

async function removeOthers(
  scope: Scope,
  kind: Kind<unknown>,
  key: string,
  name: string,
  kept: readonly (string | undefined)[],
): Promise<string[]> {
  const removed: string[] = [];
  if (kind.find === undefined || kind.remove === undefined) return removed;
  for await (const found of kind.find(`${scope.config.name}-${name}-`)) {
    if (kept.includes(found.id)) continue;
    const tags = await found.tags();
    if (strangerIn(tags, scope.owner) !== undefined || ownTag(tags, 'node') !== key) continue;
    await kind.remove(found.id);
    removed.push(found.id);
  }
  return removed;
}
