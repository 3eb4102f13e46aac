import { again } from '../../core/again.ts';
import { compare, describeChanges } from '../../core/compare.ts';
import { Failure, isTransient } from '../../core/failure.ts';
import type { Tags } from '../../core/graph.ts';
import { digest } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import { listAttempt, newestLaunch, readLaunch, writeJson, writeOver } from './attempt.aws.ts';
import { endInstance, findByToken, isAlive, runInstance, tagInstance } from './instances.aws.ts';
import { fileOf, type Launch, type Parameters } from './launch.ts';
import { type Candidate, KEY } from './prepare.ts';
import { tagsOfRun } from './run.aws.ts';

/** The parts of a launch that do not depend on the machine. */
export type Attempt = Omit<Launch, 'version' | 'number' | 'parameters' | 'token' | 'zone' | 'asked'>;

/** The result of a launch. */
type Outcome =
  | { readonly is: 'started'; readonly instance: string }
  /** The instance of this launch has ended. */
  | { readonly is: 'over' }
  /** AWS has no capacity for this type in this zone now. */
  | { readonly is: 'no capacity'; readonly words: string }
  /** No instance was started, and none will be. */
  | { readonly is: 'refused'; readonly error: unknown };

/**
 * Launches the instance of an attempt, on the first machine that AWS has capacity for. If an earlier run has recorded a
 * launch whose result is unknown, that launch is requested again before any other.
 *
 * @param id address of the attempt's folder
 * @param candidates in the order in which they are tried
 * @param parametersOf returns the parameters for a candidate
 * @throws Failure if AWS has no capacity for any candidate; otherwise AWS's own error if AWS refuses a launch
 */
export async function start(
  scope: Scope,
  id: string,
  attempt: Attempt,
  candidates: readonly Candidate[],
  parametersOf: (candidate: Candidate) => Parameters,
): Promise<void> {
  const { aws, config, note, signal } = scope;
  let { number, launch, refused, isOlder } = await known(scope, id);
  let left = candidates;
  const lacking = new Map<string, string>();
  for (;;) {
    if (launch === undefined) {
      const [next] = left;
      if (next === undefined) {
        await recordRefusal(scope, id, number);
        throw withoutCapacity(lacking);
      }
      ({ launch, isOlder } = await write(scope, id, ++number, attempt, next, parametersOf(next)));
      if (refused !== undefined) await endRefused(scope, refused);
    }
    signal.throwIfAborted();
    const outcome = await ask(scope, launch, isOlder);
    if (outcome.is === 'started') {
      const newest = await known(scope, id);
      if (newest.number <= number) {
        warnOfSettings(scope, launch, attempt);
        return tagInstance(aws, outcome.instance, tagsOfRun(attempt.tags));
      }
      // AWS has refused this launch to another run, which has recorded the next one: only the newest launch counts.
      await endRefused(scope, launch);
      ({ number, launch, refused, isOlder } = newest);
      continue;
    }
    if (outcome.is === 'over') {
      // It may have trained between two calls whose answers were lost.
      warnOfSettings(scope, launch, attempt);
      const reason = 'its instance was ended, and left no status';
      return writeOver(aws, id, { reason }, config.aws.kmsKey);
    }
    // A launch that an earlier run recorded may no longer be possible. It started no instance, so the next one is
    // tried.
    if (outcome.is === 'refused' && !isOlder) {
      await recordRefusal(scope, id, number);
      throw outcome.error;
    }
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

/** The instance has the settings of the run that recorded its launch, and keeps them. */
function warnOfSettings({ warn }: Scope, { settings }: Launch, attempt: Attempt): void {
  const apart = compare(settings, attempt.settings);
  if (apart.length === 0) return;
  warn(
    KEY,
    `an earlier run asked for this instance with other settings, which it keeps (${describeChanges(apart)}); for the new ones, cancel this run and run again`,
  );
}

/** Terminates the instance of a launch that AWS refused to this run but granted to another run. */
async function endRefused({ aws }: Scope, { token }: Launch): Promise<void> {
  const instance = await findByToken(aws, token);
  if (instance !== undefined && isAlive(instance)) await endInstance(aws, instance.id);
}

interface Known {
  /** 0 = none is recorded. */
  readonly number: number;
  /** Undefined: the next launch is recorded. */
  readonly launch: Launch | undefined;
  /** A launch that AWS has refused, and that the next one replaces. */
  readonly refused: Launch | undefined;
  readonly isOlder: boolean;
}

/** The newest recorded launch. Its result is only known if AWS refused it to a run that then gave up. */
async function known({ aws }: Scope, id: string): Promise<Known> {
  const files = await listAttempt(aws, id);
  const number = newestLaunch(files);
  const newest = number === 0 ? undefined : await readLaunch(aws, id, number);
  const isRefused = files.has(refusalFile(number));
  return { number, launch: isRefused ? undefined : newest, refused: isRefused ? newest : undefined, isOlder: true };
}

const refusalFile = (number: number): string => `launch-${number}-refused.json`;

/** Records that AWS refused the newest launch, so the next run begins with its own first candidate and settings. */
async function recordRefusal({ aws, clock, config }: Scope, id: string, number: number): Promise<void> {
  await writeJson(aws, fileOf(id, refusalFile(number)), { refused: clock.now() }, config.aws.kmsKey);
}

/** Records a launch. If another run has recorded one first, that record counts, and both runs send the same request. */
async function write(
  scope: Scope,
  id: string,
  number: number,
  attempt: Attempt,
  { subnet }: Candidate,
  parameters: Parameters,
): Promise<{ launch: Launch; isOlder: boolean }> {
  const { aws, clock, config } = scope;
  const token = digest({ id, number, parameters }, 64);
  const own: Launch = { version: 1, number, ...attempt, parameters, token, zone: subnet.zone, asked: clock.now() };
  if (await writeJson(aws, fileOf(id, `launch-${number}.json`), own, config.aws.kmsKey))
    return { launch: own, isOlder: false };
  const there = await readLaunch(aws, id, number);
  return there === undefined ? { launch: own, isOlder: false } : { launch: there, isOlder: there.token !== token };
}

/** Maximum number of calls if the answer is lost; all with the same token. */
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
    // A new instance profile and a new security group are not known to all of AWS's servers at once.
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

/**
 * An earlier call may have succeeded although AWS refuses this one: looks for its instance until EC2 must have shown
 * it.
 */
async function seen({ aws, clock, signal }: Scope, { token, asked }: Launch): Promise<string | undefined> {
  for (;;) {
    const instance = await findByToken(aws, token);
    if (instance !== undefined || clock.now() > asked + SHOWS_UP_WITHIN) return instance?.id;
    await clock.sleep(1_000, signal);
  }
}

/**
 * AWS's codes for a machine that is not available now. Source: EC2 API Reference, "Error codes"; a type that a zone
 * does not offer is `Unsupported`.
 */
const NO_CAPACITY =
  /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientReservedInstanceCapacity|InsufficientFreeAddressesInSubnet|SpotMaxPriceTooLow|UnfulfillableCapacity|Unsupported)$/;

/**
 * The outcome if AWS's error says that nothing was started; `undefined`: it is unknown whether an instance was started.
 */
function refusalOf(error: unknown): Outcome | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'IdempotentInstanceTerminated') return { is: 'over' };
  // The token was already used with other parameters, so there is an instance.
  if (error.name === 'IdempotentParameterMismatch') return undefined;
  if (NO_CAPACITY.test(error.name)) return { is: 'no capacity', words: error.message };
  return isTransient(error) ? undefined : { is: 'refused', error };
}

/** @param lacking AWS's messages by the unavailable machine */
function withoutCapacity(lacking: ReadonlyMap<string, string>): Failure {
  return new Failure(
    `capacity-missing: AWS has no capacity now for ${[...lacking.keys()].join(', ')}. Of the last it says: ${[...lacking.values()].at(-1)}`,
    'Run again later, or write further types or subnets as `ec2.instance` and `ec2.subnets`: they are tried in their order.',
  );
}

/** The tags of the launch, which are the same in every run. */
export function launchTags(tags: Tags, more: Tags): Tags {
  const ofRun = tagsOfRun(tags);
  return { ...Object.fromEntries(Object.entries(tags).filter(([name]) => !(name in ofRun))), ...more };
}
