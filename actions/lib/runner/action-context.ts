import { getInput, getState, saveState, setOutput, summary } from '@actions/core';
import { durationPattern, toSeconds } from '../config/units.ts';
import { systemClock } from '../core/clock.ts';
import { duplicateKeys } from '../core/duplicate-keys.ts';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../core/poll.ts';
import { fetchIdToken } from './id-token.ts';
import { StateLedger } from './ledger.ts';
import { type Heading, Printer } from './printer.ts';

/** A mistake in how the action was called. */
export class InputError extends Failure {
  constructor(what: string, next: string) {
    super(`input-invalid: ${what}`, next);
    this.name = 'InputError';
  }
}

/** Where main leaves the number of its account for the post step. */
const ACCOUNT = 'account';

/** The step of a workflow job that this process is. */
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

  /** The account that this run works in: told by AWS, or by the ARN of a role that an input names; `''` until then. */
  get account(): string {
    const arns = ['aws-role', 'execution-role', 'function-role'].map((name) => this.input(name)).join(' ');
    return this.recall(ACCOUNT) || (/\barn:aws[\w-]*:iam::(\d{12}):role\//.exec(arns)?.[1] ?? '');
  }

  /** AWS has said which account this run works in: no reader is shown its number from now on, in the post step either. */
  worksIn(account: string): void {
    this.remember(ACCOUNT, account);
    this.printer.hide(account);
  }

  /** An input without blanks around it; `''` when unset. */
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
   * A JSON object; `undefined` when unset. A number that JavaScript would write otherwise (an integer above 2^53, `1.0`)
   * is returned as the text that stands there.
   *
   * @throws InputError when it is something else, or has a key twice
   */
  json(name: string): Record<string, unknown> | undefined {
    const value = this.input(name);
    if (value === '') return undefined;
    // TypeScript does not know the third argument yet.
    const asWritten = (_key: string, read: unknown, { source }: { source?: string }) =>
      typeof read === 'number' && String(read) !== source ? source : read;
    let parsed: unknown;
    try {
      parsed = JSON.parse(value, asWritten as (key: string, read: unknown) => unknown);
    } catch {
      // The error below: it is no JSON object either way.
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

  /** Sets an output as soon as it is known, to just this value; objects become JSON. */
  output(name: string, value: string | number | object | undefined): void {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
    this.outputs[name] = text;
    setOutput(name, text);
  }

  /** Remembered for the post step too. Never a secret. */
  remember(name: string, value: string): void {
    this.#remembered.set(name, value);
    saveState(name, value);
  }

  /** What was remembered here, or by main when this is the post step; `''` when nothing was. */
  recall(name: string): string {
    return this.#remembered.get(name) ?? getState(name);
  }

  /** A fresh OIDC token for AWS; `undefined` where the job may not ask for one. */
  get idToken(): (() => Promise<string>) | undefined {
    const url = this.environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const token = this.environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    return url && token ? () => fetchIdToken({ url, token }, 'sts.amazonaws.com', this.printer) : undefined;
  }

  info(line: string): void {
    this.printer.line(line);
  }

  /** Lines that are folded away in the log. */
  group(title: string, lines: readonly string[]): void {
    this.printer.group(title, lines);
  }

  /** An annotation; with a place it is shown on that line of the file. */
  annotate(level: 'error' | 'warning', message: string, heading?: Heading): void {
    this.printer.annotate(level, message, heading);
  }

  /** Adds a section to the job's summary. One that cannot be written fails nothing, and hides no failure. */
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
