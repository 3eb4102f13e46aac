import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { isBusy } from '../../aws/errors.ts';
import { writeTags } from '../../aws/tags.ts';
import { Failure, Undecided } from '../../core/failure.ts';
import { prove } from '../../core/finish.ts';
import type { LeftUnproven, Observed } from '../../core/graph.ts';
import { ownershipConflict, tagName } from '../../core/tags.ts';
import { changedBy, markIn, unprovenIn } from '../../core/unproven.ts';
import type { Scope } from '../scope.ts';
import { changeConfig } from './change-config.ts';
import type { Endpoint } from './config.ts';
import { endpointKind } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';
import { measureLatency } from './latency.ts';
import { REJECTED } from './model.ts';
import { untilSettled } from './observe.ts';
import { PUT_BACK, putBack, stateOf } from './proof.ts';
import { askSmoke, questionOf } from './smoke.ts';

/**
 * Saves in a tag that a new endpoint with this configuration failed its smoke test.
 *
 * @param question the smoke request; `''` removes the mark
 */
export async function markRejected(scope: Scope, config: string, question: string): Promise<void> {
  const there = await describeEndpointConfig(scope.aws, config);
  if (there !== undefined) await writeTags(scope.aws, there.EndpointConfigArn, { [tagName(REJECTED)]: question });
}

/** A change of an endpoint that failed its smoke test. */
interface Wrong {
  /** The configuration that failed, and the previous one. */
  readonly tried: string;
  readonly before: string | undefined;
  /** The smoke request. */
  readonly question: string;
}

/**
 * Rolls back to the previous configuration, or deletes a new endpoint. The failure is saved in a tag first: if this is
 * interrupted, the next run knows it or verifies again.
 *
 * @returns a sentence that describes the endpoint's present state
 */
export async function revert(
  scope: Scope,
  name: string,
  { tried, before: previous, question }: Wrong,
): Promise<string> {
  const served = await untilSettled(scope, name);
  if (served === 'gone') return 'The endpoint no longer exists.';
  if (served.resource.EndpointConfigName !== tried) {
    return `Another process has changed the endpoint since: it is ${served.phase.detail} with ${served.resource.EndpointConfigName}.`;
  }
  if (previous === undefined) {
    await markRejected(scope, tried, question);
    await endpointKind(scope.aws).remove(name);
    const left = await untilSettled(scope, name);
    return left === 'gone'
      ? 'The endpoint was new, so it was deleted: it serves nothing and costs nothing.'
      : `The endpoint was new, and the attempt to delete it failed: it is ${left.phase.detail}.`;
  }
  await writeTags(scope.aws, served.resource.EndpointArn, { [tagName(PUT_BACK)]: putBack(tried, question) });
  await changeConfig(scope, name, { from: tried, to: previous }).catch((error: unknown) => {
    // Another run that found the same failure is already rolling back.
    if (!isBusy(error)) throw error;
  });
  const now = await untilSettled(scope, name);
  if (now === 'gone')
    return `The rollback to the previous configuration ${previous} failed: the endpoint no longer exists.`;
  const is = now.resource.EndpointConfigName;
  return is === previous && now.phase.is === 'ready'
    ? `The endpoint was rolled back and serves the previous configuration ${previous}.`
    : `The rollback to the previous configuration ${previous} failed: the endpoint is ${now.phase.detail} with ${is}.`;
}

/** Whether an earlier run changed the endpoint without verifying it. */
export async function findUnproven(scope: Scope, name: string, { smoke }: Endpoint): Promise<LeftUnproven | undefined> {
  const there = smoke === undefined ? undefined : await endpointKind(scope.aws).observe(name);
  return there && leftIn(scope, name, there);
}

/** The unverified change of an earlier run. If an update is in progress, the mark of that update decides. */
function leftIn({ owner }: Scope, name: string, there: Observed<DescribeEndpointOutput>): LeftUnproven | undefined {
  const { resource, phase, tags = {} } = there;
  if (phase.is === 'failed' || ownershipConflict(tags, owner) !== undefined) return undefined;
  const state = stateOf(resource.EndpointConfigName ?? '');
  const left = phase.is === 'in-progress' ? markIn(tags) : unprovenIn({ state }, there);
  return left && { id: name, before: left.before, what: changedBy(tags) };
}

/**
 * Runs the smoke test of an endpoint whose configuration an earlier run changed without verifying it, and rolls back if
 * it fails.
 *
 * @throws Failure when the smoke test failed; it describes the endpoint's present state
 */
export async function recover(scope: Scope, name: string, { smoke }: Endpoint): Promise<void> {
  const there = await untilSettled(scope, name);
  const left = there === 'gone' ? undefined : leftIn(scope, name, there);
  if (there === 'gone' || left === undefined || smoke === undefined) return;
  const tried = there.resource.EndpointConfigName ?? '';
  const question = await questionOf(scope, smoke);
  const change = {
    state: {
      ...stateOf(tried),
      measured: (id: string, signal: AbortSignal) =>
        measureLatency(scope, id, { config: tried, smoke, asked: question }, signal),
    },
    verify: () => askSmoke(scope, name, smoke, scope.signal),
    revert: () => revert(scope, name, { tried, before: left.before, question }),
  };
  try {
    await prove(endpointKind(scope.aws), change, name, there.resource, left, scope.signal);
  } catch (error) {
    scope.signal.throwIfAborted();
    if (!(error instanceof Failure) || error instanceof Undecided) throw error;
    const { message, next } = error;
    throw new Failure(
      `verification-failed: An earlier run changed the endpoint ${name} and did not verify it. ${message}`,
      next,
      error,
    );
  }
}
