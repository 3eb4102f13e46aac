import type { DescribeEndpointOutput, UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../aws/clients.ts';
import {
  createEndpoint,
  describeEndpoint,
  endpointKind,
  endpointPhase,
  lacksCapacity,
  updateEndpoint,
} from '../aws/endpoint.ts';
import { describeEndpointConfig, endpointConfigKind } from '../aws/endpoint-config.ts';
import { isBusy } from '../aws/errors.ts';
import { modelKind } from '../aws/model.ts';
import { writeTags } from '../aws/tags.ts';
import type { Endpoint } from '../config/types.ts';
import { Failure, Undecided } from '../core/failure.ts';
import { wentBack } from '../core/finish.ts';
import type { Kind, Node, Tags } from '../core/graph.ts';
import { isContentName } from '../core/names.ts';
import { ownTag, strangerIn, tagName } from '../core/tags.ts';
import { markIn } from '../core/unproven.ts';
import { changeConfig } from './change-config.ts';
import { type Configuration, REJECTED } from './model.ts';
import type { Scope } from './scope.ts';
import { askSmoke, questionOf } from './smoke.ts';
import { untilSettled } from './until-settled.ts';

/**
 * Tags of an endpoint: the configuration that was verified before the one that is served, and one that was put back, with
 * the question that it answered wrong.
 */
const PREVIOUS = 'previous-config';
const PUT_BACK = 'put-back';

/** A served endpoint. */
export interface Served {
  readonly endpoint: string;
  readonly endpointConfig: string;
  readonly model: string;
  /** The configuration before: the way back. */
  readonly previousConfig?: string;
}

/**
 * The endpoint: created or updated, then asked. A configuration that AWS rolled back, or that answered wrong, is reported
 * by the next run and not deployed again, unless it would be asked something else.
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
    recover: () => recover(scope, name, wanted),
    async desire(of) {
      const { name: config, rejected } = of(configuration);
      const question = await questionOf(scope, wanted.smoke);
      return {
        id: name,
        content: {},
        refusal: rejected !== question || scope.retryFailed ? undefined : rejectedBefore(name, config),
        state: {
          wanted: config,
          of: (seen) => seen.EndpointConfigName ?? '',
          revision: lastChange,
          proved: (before): Tags =>
            before === undefined ? {} : { [tagName(PREVIOUS)]: before, [tagName(PUT_BACK)]: '' },
        },
        changes(seen, tags) {
          if (seen.EndpointConfigName === config) return [];
          if (!scope.retryFailed) refuseAgain(name, config, question, seen, tags);
          return [{ path: 'endpoint-config', before: seen.EndpointConfigName, after: config, by: 'update' }];
        },
        create: (id, tags) => createEndpoint(aws, { EndpointName: id, EndpointConfigName: config }, tags),
        update: (id, seen, _changes, tags) =>
          changeConfig(scope, id, { from: seen.EndpointConfigName ?? '', to: config }, (request) =>
            tagAndUpdate(aws, request, tags),
          ),
        verify: (id, _seen, signal) =>
          wanted.smoke === undefined ? Promise.resolve() : askSmoke(scope, id, wanted.smoke, signal),
        revert: (id, before) => revert(scope, id, { tried: config, before, question }),
        tidy: async (_id, _seen, tags) => {
          if (rejected !== '') await markRejected(scope, config, '');
          return tidy(scope, name, config, ownTag(tags, PREVIOUS));
        },
        output: (id, _seen, tags) => {
          const previousConfig = ownTag(tags, PREVIOUS);
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

/**
 * Updates an endpoint, and writes its tags before. While another change is under way AWS will refuse the update, and the
 * tags are that other change's.
 */
async function tagAndUpdate(aws: Aws, request: UpdateEndpointInput, tags: Tags): Promise<void> {
  const seen = await describeEndpoint(aws, request.EndpointName ?? '');
  if (seen !== undefined && endpointPhase(seen).is !== 'settling') await writeTags(aws, seen.EndpointArn, tags);
  await updateEndpoint(aws, request);
}

/**
 * Refuses a configuration that was tried and is not served: it was put back after the same question, or AWS rolled it
 * back for a reason that lies in it.
 */
function refuseAgain(
  name: string,
  config: string,
  question: string,
  seen: DescribeEndpointOutput,
  tags: Tags,
): void {
  const tried = `The configuration ${config} was tried on the endpoint ${name} before and is not served`;
  if (ownTag(tags, PUT_BACK) === putBack(config, question)) {
    throw new Failure(
      `${tried} (it answered wrong and the previous one was put back); ${seen.EndpointConfigName} is.`,
      CORRECT_THE_QUESTION,
    );
  }
  const mark = markIn(tags);
  // With no change of the endpoint since, the run was killed before its update, and the reason is that of an earlier one.
  if (mark?.tried !== config || mark.since === lastChange(seen) || seen.FailureReason === undefined) return;
  if (lacksCapacity(seen.FailureReason)) return;
  throw new Failure(
    `${tried} (${seen.FailureReason}); ${seen.EndpointConfigName} is.`,
    'Change model, code or config, which gives it a new name, or set `retry: true` to try the same once more.',
  );
}

const CORRECT_THE_QUESTION =
  'Change model, code or config, which gives it a new name, or correct `smoke`; `retry: true` tries the same once more.';

function putBack(config: string, question: string): string {
  return `${config} asked=${question}`;
}

/** When AWS last changed the endpoint; tags are no change of it. */
function lastChange(seen: DescribeEndpointOutput): string {
  return seen.LastModifiedTime?.toISOString() ?? '';
}

function rejectedBefore(name: string, config: string): Failure {
  return new Failure(
    `The configuration ${config} was tried on a new endpoint ${name} before, which was deleted again: it did not answer as its smoke request expects.`,
    CORRECT_THE_QUESTION,
  );
}

async function markRejected(scope: Scope, config: string, question: string): Promise<void> {
  const there = await describeEndpointConfig(scope.aws, config);
  if (there !== undefined) await writeTags(scope.aws, there.EndpointConfigArn, { [tagName(REJECTED)]: question });
}

/** A change of an endpoint that did not pass. */
interface Wrong {
  /** Configurations: the one that answered wrong, and the one before. */
  readonly tried: string;
  readonly before: string | undefined;
  /** What it was asked. */
  readonly question: string;
}

/**
 * Puts the previous configuration back, or takes a new endpoint away that never answered right. That it was wrong is
 * written down first: whenever this is cut short, the next run verifies again, or knows.
 */
async function revert(scope: Scope, name: string, { tried, before: previous, question }: Wrong): Promise<string> {
  const served = await untilSettled(scope, name);
  if (served === 'gone') return 'The endpoint is gone.';
  if (served.seen.EndpointConfigName !== tried) {
    return `Somebody else has changed the endpoint since: it is ${served.phase.detail} with ${served.seen.EndpointConfigName}.`;
  }
  if (previous === undefined) {
    await markRejected(scope, tried, question);
    await endpointKind(scope.aws).remove?.(name);
    const left = await untilSettled(scope, name);
    return left === 'gone'
      ? 'The endpoint was new, so it was deleted again: nothing is served and nothing is billed.'
      : `The endpoint was new, and deleting it failed: it is ${left.phase.detail}.`;
  }
  await writeTags(scope.aws, served.seen.EndpointArn, { [tagName(PUT_BACK)]: putBack(tried, question) });
  await changeConfig(scope, name, { from: tried, to: previous }).catch((error: unknown) => {
    // Another run that has found the same wrong is on the same way back.
    if (!isBusy(error)) throw error;
  });
  const now = await untilSettled(scope, name);
  if (now === 'gone') return `Putting the previous configuration ${previous} back failed: the endpoint is gone.`;
  const is = now.seen.EndpointConfigName;
  return is === previous && now.phase.is === 'ready'
    ? `The previous configuration ${previous} was put back and is served.`
    : `Putting the previous configuration ${previous} back failed: the endpoint is ${now.phase.detail} with ${is}.`;
}

/** Asks an endpoint whose configuration an earlier run has changed and not verified, and takes a wrong one back. */
async function recover(scope: Scope, name: string, { smoke }: Endpoint): Promise<void> {
  if (smoke === undefined) return;
  const there = await untilSettled(scope, name);
  if (there === 'gone' || strangerIn(there.tags ?? {}, scope.owner) !== undefined) return;
  const mark = markIn(there.tags);
  if (mark === undefined || mark.tried !== there.seen.EndpointConfigName || there.phase.is !== 'ready') return;
  try {
    await askSmoke(scope, name, smoke, scope.signal);
  } catch (error) {
    scope.signal.throwIfAborted();
    if (!(error instanceof Failure) || error instanceof Undecided) throw error;
    const question = await questionOf(scope, smoke);
    const { message, next } = await wentBack(error, scope.signal, () => revert(scope, name, { ...mark, question }));
    throw new Failure(`An earlier run changed the endpoint ${name} and never verified it. ${message}`, next, error);
  }
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
