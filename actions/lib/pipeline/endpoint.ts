import type { DescribeEndpointOutput, UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../aws/clients.ts';
import { createEndpoint, describeEndpoint, endpointKind, updateEndpoint } from '../aws/endpoint.ts';
import { describeEndpointConfig, endpointConfigKind } from '../aws/endpoint-config.ts';
import { isRefusalOf } from '../aws/errors.ts';
import { modelKind } from '../aws/model.ts';
import { writeTags } from '../aws/tags.ts';
import type { Endpoint } from '../config/types.ts';
import { Failure } from '../core/failure.ts';
import type { Kind, Node, Tags } from '../core/graph.ts';
import { isContentName } from '../core/names.ts';
import { ownTag, strangerIn, tagName } from '../core/tags.ts';
import { changeConfig, untilSettled } from './change-config.ts';
import { type Configuration, REJECTED } from './model.ts';
import type { Scope } from './scope.ts';
import { askSmoke } from './smoke.ts';

/** Tags of an endpoint: the configuration that was tried last, and the change of the endpoint before that. */
const TRIED = tagName('tried-config');
const TRIED_AFTER = tagName('tried-after');

/** A served endpoint. */
export interface Served {
  readonly endpoint: string;
  readonly endpointConfig: string;
  readonly model: string;
  /** The configuration before: the way back. */
  readonly previousConfig?: string;
}

/**
 * The endpoint: created or updated, then asked. What was tried last is written into its tags before the update, so that a
 * configuration that AWS rolled back, or that answered wrong, is reported by the next run and not deployed again.
 */
export function endpointNode(
  scope: Scope,
  name: string,
  wanted: Endpoint,
  model: Node<string>,
  configuration: Node<Configuration>,
): Node<Served> {
  const { aws } = scope;
  const node: Node<Served, DescribeEndpointOutput> = {
    key: `endpoint:${name}`,
    stages: ['deploy'],
    kind: endpointKind(aws),
    needs: [model, configuration],
    desire(of) {
      const { name: config, rejected } = of(configuration);
      return {
        id: name,
        content: {},
        refusal: rejected === '' || scope.retryFailed ? undefined : rejectedBefore(name, config, rejected),
        changes(seen, tags) {
          if (seen.EndpointConfigName === config) return [];
          if (wasTried(config, seen, tags) && !scope.retryFailed) throw triedBefore(name, config, seen);
          return [{ path: 'endpoint-config', before: seen.EndpointConfigName, after: config, by: 'update' }];
        },
        create: (id, tags) => createEndpoint(aws, { EndpointName: id, EndpointConfigName: config }, tags),
        update: (id, seen, _changes, tags) => {
          const from = seen.EndpointConfigName ?? '';
          const kept = { ...tags, [tagName('previous-config')]: from };
          return changeConfig(scope, id, { from, to: config }, (request) => tryConfig(aws, request, kept));
        },
        verify: (id, _seen, signal) =>
          wanted.smoke === undefined ? Promise.resolve() : askSmoke(scope, id, wanted.smoke, signal),
        revert: (id, before) => revert(scope, id, config, before?.EndpointConfigName),
        tidy: async (_id, _seen, tags) => {
          if (rejected !== '') await markRejected(scope, config, '');
          return tidy(scope, name, config, ownTag(tags, 'previous-config'));
        },
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

/** Updates an endpoint, and writes into its tags before it what is tried; a refused update has tried nothing. */
async function tryConfig(aws: Aws, request: UpdateEndpointInput, tags: Tags): Promise<void> {
  const { EndpointName = '', EndpointConfigName = '' } = request;
  const seen = await describeEndpoint(aws, EndpointName);
  const tried = { [TRIED]: EndpointConfigName, [TRIED_AFTER]: lastChange(seen) };
  await writeTags(aws, seen?.EndpointArn, { ...tags, ...tried });
  try {
    await updateEndpoint(aws, request);
  } catch (error) {
    if (isRefusalOf('UpdateEndpoint', error)) await writeTags(aws, seen?.EndpointArn, { [TRIED]: '' });
    throw error;
  }
}

/**
 * Whether an update to the configuration came to an end, so that it is not served now. A mark with no change of the
 * endpoint since is that of a run which is just about to update it, or was killed before it did.
 */
function wasTried(config: string, seen: DescribeEndpointOutput, tags: Tags): boolean {
  return tags[TRIED] === config && tags[TRIED_AFTER] !== lastChange(seen);
}

/** When AWS last changed the endpoint; tags are no change of it. */
function lastChange(seen: DescribeEndpointOutput | undefined): string {
  return seen?.LastModifiedTime?.toISOString() ?? '';
}

function triedBefore(name: string, config: string, seen: DescribeEndpointOutput): Failure {
  const reason =
    seen.FailureReason ??
    'it answered wrong and the previous one was put back, or AWS rolled it back and does not say why any more';
  return new Failure(
    `The configuration ${config} was tried on the endpoint ${name} before and is not served (${reason}); ${seen.EndpointConfigName} is.`,
    'Change model, code or config, which gives it a new name, or set `retry: true` to try the same once more.',
  );
}

function rejectedBefore(name: string, config: string, reason: string): Failure {
  return new Failure(
    `The configuration ${config} was tried on a new endpoint ${name} before, which was deleted again: ${reason}.`,
    'Change model, code or config, which gives it a new name, or set `retry: true` to try the same once more.',
  );
}

async function markRejected(scope: Scope, config: string, reason: string): Promise<void> {
  const arn = (await describeEndpointConfig(scope.aws, config))?.EndpointConfigArn;
  await writeTags(scope.aws, arn, { [tagName(REJECTED)]: reason });
}

/** Puts the previous configuration back, or takes a new endpoint away that never answered right. */
async function revert(scope: Scope, name: string, tried: string, previous: string | undefined): Promise<string> {
  if (previous === undefined) {
    await markRejected(scope, tried, 'it did not answer as its smoke request expects');
    await endpointKind(scope.aws).remove?.(name);
    const left = await untilSettled(scope, name);
    return left === 'gone'
      ? 'The endpoint was new, so it was deleted again: nothing is served and nothing is billed.'
      : `The endpoint was new, and deleting it failed: it is ${left.phase.detail}.`;
  }
  await changeConfig(scope, name, { from: tried, to: previous });
  const now = await untilSettled(scope, name);
  if (now === 'gone') return `Putting the previous configuration ${previous} back failed: the endpoint is gone.`;
  const served = now.seen.EndpointConfigName;
  return served === previous && now.phase.is === 'ready'
    ? `The previous configuration ${previous} was put back and is served.`
    : `Putting the previous configuration ${previous} back failed: the endpoint is ${now.phase.detail} with ${served}.`;
}

/**
 * The configuration and the model before this one stay, as the way back; what is older is removed. What is newer may be
 * another run's, which is just about to serve it.
 */
async function tidy(scope: Scope, name: string, config: string, previous: string | undefined): Promise<string[]> {
  const { aws } = scope;
  const [served, before] = await Promise.all(
    [config, previous].map(async (id) => (id === undefined ? undefined : describeEndpointConfig(aws, id))),
  );
  if (before?.CreationTime === undefined) return [];
  const since = before.CreationTime;
  const kept = [served, before].flatMap((each) => [each?.EndpointConfigName, each?.ProductionVariants?.[0]?.ModelName]);
  return [
    ...(await removeOlder(scope, endpointConfigKind(aws), `endpoint-config:${name}`, name, { since, kept })),
    ...(await removeOlder(scope, modelKind(aws), `model:${name}`, name, { since, kept })),
  ];
}

async function removeOlder(
  scope: Scope,
  kind: Kind<unknown>,
  key: string,
  name: string,
  { since, kept }: { since: Date; kept: readonly (string | undefined)[] },
): Promise<string[]> {
  const removed: string[] = [];
  if (kind.find === undefined || kind.remove === undefined) return removed;
  const prefix = `${scope.config.name}-${name}-`;
  for await (const found of kind.find(prefix)) {
    if (!isContentName(found.id, prefix)) continue;
    if (kept.includes(found.id) || found.created === undefined || found.created >= since) continue;
    const tags = await found.tags();
    if (strangerIn(tags, scope.owner) !== undefined || ownTag(tags, 'node') !== key) continue;
    await kind.remove(found.id);
    removed.push(found.id);
  }
  return removed;
}
