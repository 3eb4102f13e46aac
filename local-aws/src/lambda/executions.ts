import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { ExecutionEnvironment, InitError, type Outcome, timedOut } from './environment.ts';
import type { FunctionRecord, Functions, Reference } from './function-records.ts';
import type { Provisioning } from './provisioning.ts';
import type { RuntimeEvent } from './runtime-api.ts';

/** Milliseconds after which an idle environment is stopped. On AWS: minutes, and AWS decides how many. */
const IDLE_LIMIT = 60_000;

/** Milliseconds after which an asynchronous event that was throttled is tried again. */
const QUEUED = 200;

/** An environment that was started for an invocation, not for provisioned concurrency. */
interface OnDemand {
  readonly name: string;
  readonly environment: ExecutionEnvironment;
  busy: boolean;
  timer?: NodeJS.Timeout;
}

/** Invocations: chooses the environment that answers, or refuses when concurrency is used up. */
export class Executions {
  readonly #context: Context;
  readonly #functions: Functions;
  readonly #provisioning: Provisioning;
  readonly #onDemand = new Set<OnDemand>();
  #closed = false;

  constructor(context: Context, functions: Functions, provisioning: Provisioning) {
    this.#context = context;
    this.#functions = functions;
    this.#provisioning = provisioning;
  }

  /**
   * Invokes one version with one event: in a warm environment if there is one, otherwise in a new one.
   *
   * @throws AwsError `TooManyRequestsException` when the function's or the account's concurrency is used up
   */
  async invoke(
    { record, qualifier }: Reference,
    version: FunctionConfiguration,
    event: Pick<RuntimeEvent, 'requestId' | 'payload' | 'clientContext'>,
  ): Promise<Outcome> {
    const arn = qualifier === undefined ? record.arn : `${record.arn}:${qualifier}`;
    const warm = this.#provisioning.take(record.name, [qualifier, version.Version]);
    if (warm !== undefined) {
      try {
        return await warm.environment.invoke({ ...event, arn });
      } finally {
        this.#provisioning.giveBack(record.name, warm);
      }
    }
    const slot = this.#takeOnDemand(record, version);
    const started = performance.now();
    try {
      await slot.environment.initialized;
      return await slot.environment.invoke({ ...event, arn });
    } catch (error) {
      if (!(error instanceof InitError)) throw error;
      if (!error.crashed) return { payload: error.payload(event.requestId), failed: true, log: [] };
      // AWS responds only when the timeout is over: recorded by LocalStack's test_lambda_runtime_exit_segfault.
      const left = (version.Timeout ?? 3) * 1000 - (performance.now() - started);
      await sleep(Math.max(0, left), undefined, { ref: false });
      const { errorType, errorMessage } = timedOut(version);
      const late = new InitError(errorType, errorMessage).payload(event.requestId);
      return { payload: late, failed: true, log: [] };
    } finally {
      this.#rest(slot);
    }
  }

  /**
   * Invokes one version with an asynchronous event. While concurrency is used up, the event waits.
   *
   * @throws AwsError `TooManyRequestsException` when the function's reserved concurrency is 0
   */
  async invokeLater(
    reference: Reference,
    version: FunctionConfiguration,
    event: Pick<RuntimeEvent, 'requestId' | 'payload' | 'clientContext'>,
  ): Promise<void> {
    for (;;) {
      try {
        await this.invoke(reference, version, event);
        return;
      } catch (error) {
        const isFull = error instanceof AwsError && error.code === 'TooManyRequestsException';
        if (!isFull || this.#functions.find(reference.record.name)?.reserved === 0 || this.#closed) throw error;
      }
      await sleep(QUEUED, undefined, { ref: false });
    }
  }

  /** Stops idle environments of versions that were deleted or changed. */
  discardStale(name: string): void {
    for (const slot of this.#onDemand) {
      if (slot.name === name && !slot.busy && !this.#isCurrent(slot)) void this.#drop(slot);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#onDemand].map((slot) => this.#drop(slot)));
  }

  #takeOnDemand(record: FunctionRecord, version: FunctionConfiguration): OnDemand {
    const { name, reserved } = record;
    const running = (of: (slot: OnDemand) => boolean) =>
      [...this.#onDemand].filter((slot) => slot.busy && of(slot)).length;
    if (reserved !== undefined) {
      const left = reserved - provisionedOf(record);
      if (running((slot) => slot.name === name) >= left)
        throw tooMany('ReservedFunctionConcurrentInvocationLimitExceeded');
    } else {
      const isUnreserved = (slot: OnDemand) => this.#functions.find(slot.name)?.reserved === undefined;
      if (running(isUnreserved) >= unreservedConcurrency(this.#context, this.#functions.all())) {
        throw tooMany('ConcurrentInvocationLimitExceeded');
      }
    }
    const idle = [...this.#onDemand].find(
      (slot) => slot.name === name && !slot.busy && slot.environment.alive && isSame(slot.environment.version, version),
    );
    const slot = idle ?? {
      name,
      environment: new ExecutionEnvironment(this.#context, name, version, false),
      busy: true,
    };
    slot.busy = true;
    clearTimeout(slot.timer);
    this.#onDemand.add(slot);
    return slot;
  }

  #rest(slot: OnDemand): void {
    slot.busy = false;
    if (!slot.environment.alive || !this.#isCurrent(slot)) void this.#drop(slot);
    else slot.timer = setTimeout(() => void this.#drop(slot), IDLE_LIMIT).unref();
  }

  #isCurrent({ name, environment: { version } }: OnDemand): boolean {
    const record = this.#functions.find(name);
    return [record?.latest, ...(record?.versions ?? [])].some((each) => each !== undefined && isSame(each, version));
  }

  async #drop(slot: OnDemand): Promise<void> {
    clearTimeout(slot.timer);
    this.#onDemand.delete(slot);
    await slot.environment.stop();
  }
}

function isSame(a: FunctionConfiguration, b: FunctionConfiguration): boolean {
  return a.Version === b.Version && a.LastModified === b.LastModified;
}

function tooMany(reason: string): AwsError {
  return new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason: reason, Type: 'User' });
}

/** Provisioned concurrency of a function: the sum of what was requested for its versions and aliases. */
export function provisionedOf({ provisioned }: FunctionRecord): number {
  return provisioned.reduce((sum, { requested }) => sum + requested, 0);
}

/** The account's concurrency minus what is reserved or provisioned for functions. */
export function unreservedConcurrency({ concurrency }: Context, functions: readonly FunctionRecord[]): number {
  return functions.reduce((left, record) => left - (record.reserved ?? provisionedOf(record)), concurrency);
}
