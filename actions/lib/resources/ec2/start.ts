import { again } from '../../core/again.ts';
import { Failure, isTransient } from '../../core/failure.ts';
import type { Tags } from '../../core/graph.ts';
import { digest } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import { listAttempt, newestLaunch, readLaunch, writeJson } from './attempt.aws.ts';
import { endInstance, findByToken, isAlive, runInstance, tagInstance } from './instances.aws.ts';
import { fileOf, type Launch, type Parameters } from './launch.ts';
import { type Candidate, KEY } from './prepare.ts';
import { tagsOfRun } from './run.aws.ts';

/** All of a launch that does not depend on the machine. */
export type Attempt = Omit<Launch, 'version' | 'number' | 'parameters' | 'token' | 'zone' | 'asked'>;

/** What a launch brought. */
type Outcome =
  | { readonly is: 'started'; readonly instance: string }
  /** The instance of this launch has ended. */
  | { readonly is: 'over' }
  /** AWS has no such machine there at the moment. */
  | { readonly is: 'no capacity'; readonly words: string }
  /** Nothing was started, and nothing will be. */
  | { readonly is: 'refused'; readonly error: unknown };

/**
 * Launches the instance of an attempt: on the first machine that AWS has capacity for. A launch that an earlier run has
 * written down, and of which nobody knows what came of it, is asked for again before any other.
 *
 * @param id address of the attempt's folder
 * @param candidates in this order
 * @param parametersOf a candidate
 * @throws Failure when AWS has no capacity for any; AWS's error for whatever else it refuses
 */
export async function start(
  scope: Scope,
  id: string,
  attempt: Attempt,
  candidates: readonly Candidate[],
  parametersOf: (candidate: Candidate) => Parameters,
): Promise<void> {
  const { aws, config, note, signal } = scope;
  let { number, launch, isOlder } = await known(scope, id);
  let left = candidates;
  const lacking = new Map<string, string>();
  let refused: Launch | undefined;
  for (;;) {
    if (launch === undefined) {
      const [next] = left;
      if (next === undefined) throw withoutCapacity(lacking);
      ({ launch, isOlder } = await write(scope, id, ++number, attempt, next, parametersOf(next)));
      if (refused !== undefined) await endRefused(scope, refused);
    }
    signal.throwIfAborted();
    const outcome = await ask(scope, launch, isOlder);
    if (outcome.is === 'started') {
      const newest = await known(scope, id);
      if (newest.number <= number) return tagInstance(aws, outcome.instance, tagsOfRun(attempt.tags));
      // AWS has refused this launch to another run at the same time, which has gone on to the next: the newest alone counts.
      await endRefused(scope, launch);
      ({ number, launch, isOlder } = newest);
      continue;
    }
    if (outcome.is === 'over') {
      const reason = 'its instance was ended, and left no status';
      return void (await writeJson(aws, fileOf(id, 'over.json'), { reason }, config.aws.kmsKey));
    }
    // What an earlier run asked for may not be possible any more; nothing of it was started.
    if (outcome.is === 'refused' && !isOlder) throw outcome.error;
    const { InstanceType, SubnetId } = launch.parameters;
    if (outcome.is === 'no capacity') {
      lacking.set(`${InstanceType} in ${launch.zone}`, outcome.words);
      left = left.filter(({ type, subnet }) => type !== InstanceType || subnet.id !== SubnetId);
      if (left.length > 0) note(KEY, `AWS has no ${InstanceType} in ${launch.zone} now; the next is tried`);
    }
    refused = launch;
    launch = undefined;
  }
}

/** Ends the instance that AWS has given another run for a launch which it refused to this one. */
async function endRefused({ aws }: Scope, { token }: Launch): Promise<void> {
  const instance = await findByToken(aws, token);
  if (instance !== undefined && isAlive(instance)) await endInstance(aws, instance.id);
}

/** The newest launch that is written down; its outcome is not. */
async function known(
  { aws }: Scope,
  id: string,
): Promise<{ number: number; launch: Launch | undefined; isOlder: boolean }> {
  const number = newestLaunch(await listAttempt(aws, id));
  return { number, launch: number === 0 ? undefined : await readLaunch(aws, id, number), isOlder: true };
}

/** Writes a launch down. If another run was faster, its own counts: both then ask for the same. */
async function write(
  scope: Scope,
  id: string,
  number: number,
  attempt: Attempt,
  { subnet }: Candidate,
  parameters: Parameters,
): Promise<{ launch: Launch; isOlder: boolean }> {
  const { aws, clock, config } = scope;
  const token = digest({ id, parameters }, 64);
  const own: Launch = { version: 1, number, ...attempt, parameters, token, zone: subnet.zone, asked: clock.now() };
  if (await writeJson(aws, fileOf(id, `launch-${number}.json`), own, config.aws.kmsKey))
    return { launch: own, isOlder: false };
  const there = await readLaunch(aws, id, number);
  return there === undefined ? { launch: own, isOlder: false } : { launch: there, isOlder: there.token !== token };
}

/** How often a call is made whose answer was lost; always with the same token. */
const TRIES = 4;

/** @param isOlder whether an earlier run may have made the same call */
async function ask(scope: Scope, launch: Launch, isOlder: boolean): Promise<Outcome> {
  const { aws, signal } = scope;
  let mayBeThere = isOlder;
  const limitOf = (error: unknown) => {
    if (refusalOf(error) !== undefined) return 1;
    mayBeThere = true;
    return isTransient(error) ? TRIES : 1;
  };
  try {
    // A new profile, and a new security group, are not known everywhere at once.
    const instance = await aws.onceKnown(() => again(() => runInstance(aws, launch), limitOf, { signal }));
    return { is: 'started', instance: instance.id };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    const instance = mayBeThere && refusal.is !== 'over' ? await seen(scope, launch) : undefined;
    return instance === undefined ? refusal : { is: 'started', instance };
  }
}

/** Milliseconds after a launch for which EC2 may not show its instance yet. */
const SHOWS_UP_WITHIN = 15_000;

/** A call that AWS refuses now may have been made before: its instance is looked for until it would have been shown. */
async function seen({ aws, clock, signal }: Scope, { token, asked }: Launch): Promise<string | undefined> {
  for (;;) {
    const instance = await findByToken(aws, token);
    if (instance !== undefined || clock.now() > asked + SHOWS_UP_WITHIN) return instance?.id;
    await clock.sleep(1_000, signal);
  }
}

/**
 * AWS's codes for a machine that it does not have at the moment. Source: EC2 API Reference, "Error codes"; a type that a zone
 * does not offer is `Unsupported`.
 */
const NO_CAPACITY =
  /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientReservedInstanceCapacity|InsufficientFreeAddressesInSubnet|SpotMaxPriceTooLow|UnfulfillableCapacity|Unsupported)$/;

/** What AWS's answer says, where it says that nothing was started; `undefined`: nobody knows. */
function refusalOf(error: unknown): Outcome | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'IdempotentInstanceTerminated') return { is: 'over' };
  // The token was used with other parameters: there is an instance.
  if (error.name === 'IdempotentParameterMismatch') return undefined;
  if (NO_CAPACITY.test(error.name)) return { is: 'no capacity', words: error.message };
  return isTransient(error) ? undefined : { is: 'refused', error };
}

/** @param lacking AWS's words by the machine that it does not have */
function withoutCapacity(lacking: ReadonlyMap<string, string>): Failure {
  return new Failure(
    `capacity-missing: AWS has no capacity now for ${[...lacking.keys()].join(', ')}. Of the last it says: ${[...lacking.values()].at(-1)}`,
    'Run again later, or write further types or subnets as `ec2.instance` and `ec2.subnets`: they are tried in their order.',
  );
}

/** The tags that an instance is launched with: the same in every run. */
export function launchTags(tags: Tags, more: Tags): Tags {
  const ofRun = tagsOfRun(tags);
  return { ...Object.fromEntries(Object.entries(tags).filter(([name]) => !(name in ofRun))), ...more };
}
