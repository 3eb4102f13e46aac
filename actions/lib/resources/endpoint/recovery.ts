import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { isBusy } from '../../aws/errors.ts';
import { writeTags } from '../../aws/tags.ts';
import { Failure, Undecided } from '../../core/failure.ts';
import { prove } from '../../core/finish.ts';
import type { LeftUnproven, Observed } from '../../core/graph.ts';
import { ownershipConflict, tagName } from '../../core/tags.ts';
import { changedBy, markIn, unprovenIn } from '../../core/unproven.ts';
import type { Scope } from '../scope.ts';
import type { Endpoint } from '../types.ts';
import { changeConfig } from './change-config.ts';
import { endpointKind } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';
import { REJECTED } from './model.ts';
import { untilSettled } from './observe.ts';
import { PUT_BACK, putBack, stateOf } from './proof.ts';
import { askSmoke, questionOf } from './smoke.ts';

/**
 * Writes down that a new endpoint with this configuration answered wrong.
 *
 * @param question what it was asked; `''` takes the mark away
 */
export async function markRejected(scope: Scope, config: string, question: string): Promise<void> {
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
 *
 * @returns what is served now, in a sentence
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
    // Another run that has found the same wrong is on the same way back.
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

/** Whether an earlier run has changed the endpoint and nobody has asked it since. */
export async function findUnproven(scope: Scope, name: string, { smoke }: Endpoint): Promise<LeftUnproven | undefined> {
  const there = smoke === undefined ? undefined : await endpointKind(scope.aws).observe(name);
  return there && leftIn(scope, name, there);
}

/** What an earlier run has changed and nobody has asked since. Of an update that still runs that is not known yet. */
function leftIn({ owner }: Scope, name: string, there: Observed<DescribeEndpointOutput>): LeftUnproven | undefined {
  const { resource, phase, tags = {} } = there;
  if (phase.is === 'failed' || ownershipConflict(tags, owner) !== undefined) return undefined;
  const state = stateOf(resource.EndpointConfigName ?? '');
  const left = phase.is === 'in-progress' ? markIn(tags) : unprovenIn({ state }, there);
  return left && { id: name, before: left.before, what: changedBy(tags) };
}

/**
 * Asks an endpoint whose configuration an earlier run has changed and not verified, and takes a wrong one back.
 *
 * @throws Failure when it was wrong, with what is served now
 */
export async function recover(scope: Scope, name: string, { smoke }: Endpoint): Promise<void> {
  const there = await untilSettled(scope, name);
  const left = there === 'gone' ? undefined : leftIn(scope, name, there);
  if (there === 'gone' || left === undefined || smoke === undefined) return;
  const tried = there.resource.EndpointConfigName ?? '';
  const change = {
    state: stateOf(tried),
    verify: () => askSmoke(scope, name, smoke, scope.signal),
    revert: async () => revert(scope, name, { tried, before: left.before, question: await questionOf(scope, smoke) }),
  };
  try {
    await prove(endpointKind(scope.aws), change, name, there.resource, left, scope.signal);
  } catch (error) {
    scope.signal.throwIfAborted();
    if (!(error instanceof Failure) || error instanceof Undecided) throw error;
    const { message, next } = error;
    throw new Failure(
      'verification-failed',
      `An earlier run changed the endpoint ${name} and did not verify it. ${message}`,
      next,
      error,
    );
  }
}
