import { randomUUID } from 'node:crypto';
import { format } from 'node:util';
import { endGroup, error, info, setSecret, startGroup, warning } from '@actions/core';
import type { FailureCode } from '../core/failure-code.ts';
import { plainLines, shorten } from '../report/plain-text.ts';
import { hideAccount } from './hide-account.ts';

/** The heading of an annotation on GitHub: the code of a failure, and a line of a file of the repository. */
export interface Heading {
  readonly title?: FailureCode;
  readonly file?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/**
 * Longest annotation in characters; the runner silently truncates it after 4,096. Source: actions/runner,
 * ExecutionContext.cs.
 */
const LONGEST_ANNOTATION = 3_900;

/**
 * Characters that .NET ignores when it compares strings; the runner searches for `::` and `##[` with such comparisons.
 */
const IGNORED = '[\\p{C}\\p{M}\\p{DI}]*';
const COMMAND = new RegExp(`^(?=[\\s\\p{Z}\\p{C}\\p{M}\\p{DI}]*:${IGNORED}:)|(?=\\[)(?<=#${IGNORED}#${IGNORED})`, 'gu');

/**
 * A line in which the runner finds no command. It treats `::` at the beginning of a line and `##[` anywhere in it as a
 * command (actions/runner, ActionCommand.cs), and its log viewer collapses and colours the text after `##[`. A
 * backslash prevents this, and both stay readable.
 */
export function disarm(line: string): string {
  return line.replace(COMMAND, '\\');
}

/**
 * All output goes through this class. It may contain text from outside (jobs, endpoints, functions, AWS, file names,
 * the config), and the runner executes commands in its lines. So no such text becomes a command, and none hides or
 * moves other text in a terminal.
 */
export class Printer {
  #account = '';

  /** Hides the account's number from now on. */
  hide(account: string): void {
    this.#account = account;
  }

  /** Prints a line, which may contain text from outside; if that has several lines, the further ones are indented. */
  line(text: string): void {
    info(this.#lines(text).map(disarm).join('\n  '));
  }

  /**
   * Prints lines in a collapsed group. In it, the runner executes no command except the end marker, which is random.
   */
  group(title: string, lines: readonly string[]): void {
    const resume = randomUUID();
    startGroup(this.#lines(title).join(' '));
    info(`::stop-commands::${resume}`);
    for (const line of lines.flatMap((text) => this.#lines(text))) info(disarm(line));
    info(`::${resume}::`);
    endGroup();
  }

  /** Prints an annotation. If GitHub would truncate it, the complete text is printed to the log before. */
  annotate(level: 'error' | 'warning', message: string, heading?: Heading): void {
    const lines = this.#lines(message).map(disarm);
    const text = lines.join('\n');
    if (text.length > LONGEST_ANNOTATION) this.group(`the whole of the next ${level}`, lines);
    const show = level === 'error' ? error : warning;
    show(shorten(text, LONGEST_ANNOTATION), heading);
  }

  /** A text without the account's number, if it is hidden. */
  shown(text: string): string {
    return hideAccount(text, this.#account);
  }

  /** Makes the runner show `***` in place of a secret. */
  mask(secret: string): void {
    setSecret(secret);
  }

  /** Also sends the output of Node and libraries through this class. */
  speakForAll(): void {
    for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const)
      console[level] = (...words: unknown[]) => this.line(format(...words));
    process.removeAllListeners('warning');
    process.on('warning', ({ name, message }) => this.line(`${name}: ${message}`));
  }

  /** Resolves when all output has reached its reader; a pipe may take it in parts. */
  async flush(): Promise<void> {
    await Promise.all(
      [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))),
    );
  }

  #lines(text: string): string[] {
    return plainLines(this.shown(text));
  }
}
