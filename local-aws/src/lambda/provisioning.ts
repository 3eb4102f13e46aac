import type { Context } from '../context.ts';
import { ExecutionEnvironment } from './environment.ts';
import { type Functions, type Provisioned, timestamp } from './function-records.ts';

/** An execution environment of provisioned concurrency. */
export interface Warm {
  readonly qualifier: string;
  readonly environment: ExecutionEnvironment;
  busy: boolean;
}

/** Provisioned concurrency: keeps the requested number of environments, after a restart and when one of them ends. */
export class Provisioning {
  readonly #context: Context;
  readonly #functions: Functions;
  readonly #warm = new Map<string, Warm[]>();
  readonly #working = new Map<string, Promise<void>>();
  #closed = false;

  constructor(context: Context, functions: Functions) {
    this.#context = context;
    this.#functions = functions;
  }

  /** Takes an idle environment of the first qualifier that has one; undefined when none has. */
  take(name: string, qualifiers: readonly (string | undefined)[]): Warm | undefined {
    for (const qualifier of qualifiers) {
      const found = this.#of(name).find((warm) => warm.qualifier === qualifier && !warm.busy && warm.environment.alive);
      if (found === undefined || this.#config(name, found.qualifier)?.status === 'FAILED') continue;
      found.busy = true;
      return found;
    }
    return undefined;
  }

  giveBack(name: string, warm: Warm): void {
    warm.busy = false;
    this.reconcile(name);
  }

  /** Number of running environments. */
  available(name: string, qualifier: string): number {
    return this.#of(name).filter((warm) => warm.qualifier === qualifier && warm.environment.alive).length;
  }

  /** Starts and stops environments until they match the function's record. */
  reconcile(name: string): void {
    const before = this.#working.get(name) ?? Promise.resolve();
    const work = before
      .then(() => this.#reconcile(name))
      .catch((error: unknown) => this.#context.log(`${name}: ${error}`));
    this.#working.set(name, work);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#warm.values()].flat().map(({ environment }) => environment.stop()));
    await Promise.all(this.#working.values());
    await Promise.all([...this.#warm.values()].flat().map(({ environment }) => environment.stop()));
  }

  async #reconcile(name: string): Promise<void> {
    if (this.#closed) return;
    const kept: Warm[] = [];
    for (const warm of this.#of(name)) {
      const config = this.#config(name, warm.qualifier);
      const isWanted =
        config !== undefined &&
        config.status !== 'FAILED' &&
        warm.environment.alive &&
        warm.environment.version.Version === this.#version(name, warm.qualifier)?.Version &&
        kept.filter(({ qualifier }) => qualifier === warm.qualifier).length < config.requested;
      if (isWanted || warm.busy) kept.push(warm);
      else void warm.environment.stop();
    }
    this.#warm.set(name, kept);
    for (const config of this.#functions.find(name)?.provisioned ?? []) await this.#fill(name, config);
  }

  async #fill(name: string, config: Provisioned): Promise<void> {
    const version = this.#version(name, config.qualifier);
    if (version === undefined || config.status === 'FAILED') return;
    const missing = config.requested - this.available(name, config.qualifier);
    const started = Array.from({ length: Math.max(0, missing) }, () => {
      const environment = new ExecutionEnvironment(this.#context, name, version, true);
      return { qualifier: config.qualifier, environment, busy: true };
    });
    this.#of(name).push(...started);
    const results = await Promise.allSettled(started.map(({ environment }) => environment.initialized));
    for (const warm of started) warm.busy = false;
    const current = this.#config(name, config.qualifier);
    if (current === undefined || this.#closed) return;
    if (results.some(({ status }) => status === 'rejected')) {
      this.#settle(name, current, 'FAILED', 'FUNCTION_ERROR_INIT_FAILURE');
      this.reconcile(name);
    } else if (current.requested === config.requested) this.#settle(name, current, 'READY');
  }

  #settle(name: string, config: Provisioned, status: 'READY' | 'FAILED', reason?: string): void {
    const record = this.#functions.find(name);
    if (record === undefined || config.status === status) return;
    Object.assign(config, {
      status,
      modified: timestamp(),
      from: undefined,
      ...(reason === undefined ? {} : { reason }),
    });
    this.#functions.put(record);
  }

  #of(name: string): Warm[] {
    const found = this.#warm.get(name) ?? [];
    this.#warm.set(name, found);
    return found;
  }

  #config(name: string, qualifier: string): Provisioned | undefined {
    return this.#functions.find(name)?.provisioned.find((each) => each.qualifier === qualifier);
  }

  #version(name: string, qualifier: string) {
    const record = this.#functions.find(name);
    const number = record?.aliases.find(({ Name }) => Name === qualifier)?.FunctionVersion ?? qualifier;
    return record?.versions.find(({ Version }) => Version === number);
  }
}
