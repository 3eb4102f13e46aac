import { getInput, getState, saveState, setOutput, summary } from '@actions/core';
import { durationPattern, toSeconds } from '../config/units.ts';
import { systemClock } from '../core/clock.ts';
import { duplicateKeys } from '../core/duplicate-keys.ts';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../core/poll.ts';
import { fetchIdToken } from './id-token.ts';
import { StateLedger } from './ledger.ts';
import { type Heading, Printer } from './printer.ts';

/** An error in the inputs of the action. */
export class InputError extends Failure {
  constructor(what: string, next: string) {
    super(`input-invalid: ${what}`, next);
    this.name = 'InputError';
  }
}

/** Name of the state in which main saves its account's number for the post step. */
const ACCOUNT = 'account';

/** The step of a workflow job that runs this process. */
export class ActionContext {
  readonly environment: Readonly<Record<string, string | undefined>> = process.env;
  readonly ledger = new StateLedger();
  readonly signal: AbortSignal;
  readonly clock: Clock = systemClock;
  readonly outputs: Record<string, string> = {};
  readonly printer = new Printer();
  readonly #remembered = new Map<string, string>();

  constructor(signal: AbortSignal) {
    this.signal = signal;
    this.printer.hide(this.account);
  }

  /** The account that this run uses, from AWS or from the ARN of a role in an input; `''` until it is known. */
  get account(): string {
    const arns = ['aws-role', 'execution-role', 'function-role'].map((name) => this.input(name)).join(' ');
    return this.recall(ACCOUNT) || (/\barn:aws[\w-]*:iam::(\d{12}):role\//.exec(arns)?.[1] ?? '');
  }

  /** Sets the account, once AWS has returned it. From now on its number is hidden in the log, also in the post step. */
  worksIn(account: string): void {
    this.remember(ACCOUNT, account);
    this.printer.hide(account);
  }

  /** The value of an input without blanks around it; `''` when unset. */
  input(name: string): string {
    return getInput(name);
  }

  /** @throws InputError unless it is `true`, `false` or unset */
  flag(name: string): boolean {
    const value = this.input(name);
    if (!['true', 'false', ''].includes(value))
      throw new InputError(`The input ${name} is ${value}.`, 'Write true or false.');
    return value === 'true';
  }

  /** @throws InputError unless it is one of `values` */
  choice<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
    const value = this.input(name);
    const found = value === '' ? values[0] : values.find((allowed) => allowed === value);
    if (found === undefined)
      throw new InputError(`The input ${name} is ${value}.`, `Write one of: ${values.join(', ')}.`);
    return found;
  }

  /** A number above 0; `undefined` when unset. @throws InputError when it is something else */
  number(name: string): number | undefined {
    const value = this.input(name);
    if (value === '') return undefined;
    const number = Number(value);
    if (Number.isFinite(number) && number > 0) return number;
    throw new InputError(`The input ${name} is ${value}.`, 'Write a number above 0.');
  }

  /** Seconds of a duration such as `90m`; `undefined` when unset. @throws InputError when it is something else */
  duration(name: string): number | undefined {
    const value = this.input(name);
    if (value === '') return undefined;
    if (durationPattern.test(value)) return toSeconds(value);
    throw new InputError(`The input ${name} is ${value}.`, 'Write a duration such as 30s, 90m or 5h.');
  }

  /**
   * A JSON object; `undefined` when unset. A number that JavaScript would write differently (an integer above 2^53,
   * `1.0`) is returned as its original text.
   *
   * @throws InputError when it is not a JSON object, or has a key twice
   */
  json(name: string): Record<string, unknown> | undefined {
    const value = this.input(name);
    if (value === '') return undefined;
    // TypeScript's types lack the third argument.
    const asWritten = (_key: string, read: unknown, { source }: { source?: string }) =>
      typeof read === 'number' && String(read) !== source ? source : read;
    let parsed: unknown;
    try {
      parsed = JSON.parse(value, asWritten as (key: string, read: unknown) => unknown);
    } catch {
      // The error is thrown below, because this is not a JSON object either.
    }
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      const [duplicate] = duplicateKeys(value);
      if (duplicate === undefined) return parsed as Record<string, unknown>;
      throw new InputError(`The input ${name} has the key ${duplicate} twice.`, 'Remove one of the two.');
    }
    throw new InputError(
      `The input ${name} is not a JSON object: ${value}`,
      'Write for example {"batch_size": 64, "learning_rate": 0.005}.',
    );
  }

  /** Sets an output as soon as it is known; objects become JSON. */
  output(name: string, value: string | number | object | undefined): void {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
    this.outputs[name] = text;
    setOutput(name, text);
  }

  /** Saves a value, also for the post step. Must not be a secret. */
  remember(name: string, value: string): void {
    this.#remembered.set(name, value);
    saveState(name, value);
  }

  /** A value that was saved here or, in the post step, by main; `''` if there is none. */
  recall(name: string): string {
    return this.#remembered.get(name) ?? getState(name);
  }

  /** Requests a new OIDC token for AWS; `undefined` if the job lacks the permission `id-token: write`. */
  get idToken(): (() => Promise<string>) | undefined {
    const url = this.environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const token = this.environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    return url && token ? () => fetchIdToken({ url, token }, 'sts.amazonaws.com', this.printer) : undefined;
  }

  info(line: string): void {
    this.printer.line(line);
  }

  /** Prints lines in a collapsed group of the log. */
  group(title: string, lines: readonly string[]): void {
    this.printer.group(title, lines);
  }

  /** Prints an annotation; with a place, GitHub shows it on that line of the file. */
  annotate(level: 'error' | 'warning', message: string, heading?: Heading): void {
    this.printer.annotate(level, message, heading);
  }

  /**
   * Adds a section to the job's summary. An error while writing it does not fail the action, and does not hide a
   * failure.
   */
  async summarize(markdown: string): Promise<void> {
    if (!this.environment['GITHUB_STEP_SUMMARY']) return;
    try {
      await summary.addRaw(this.printer.shown(markdown), true).write();
    } catch (error) {
      this.annotate(
        'warning',
        `The job's summary could not be written: ${error instanceof Error ? error.message : error}.`,
      );
    }
  }
}
