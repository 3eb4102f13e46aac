import { randomUUID } from 'node:crypto';
import { format } from 'node:util';
import { endGroup, error, info, setSecret, startGroup, warning } from '@actions/core';
import type { FailureCode } from '../core/failure-code.ts';
import { plainLines, shorten } from '../report/plain-text.ts';
import { hideAccount } from './hide-account.ts';

/** What GitHub shows above an annotation: the code of a failure, and a line of a file of the repository. */
export interface Heading {
  readonly title?: FailureCode;
  readonly file?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/** Characters of an annotation; the runner cuts it after 4,096 without a word. Source: actions/runner, ExecutionContext.cs. */
const LONGEST_ANNOTATION = 3_900;

/** Takes no room in a comparison of .NET's strings, which is how the runner looks for `::` and `##[`. */
const IGNORED = '[\\p{C}\\p{M}\\p{DI}]*';
const COMMAND = new RegExp(`^(?=[\\s\\p{Z}\\p{C}\\p{M}\\p{DI}]*:${IGNORED}:)|(?=\\[)(?<=#${IGNORED}#${IGNORED})`, 'gu');

/**
 * A line that the runner does not obey: it takes `::` at the beginning of a line and `##[` anywhere in it for a command
 * (actions/runner, ActionCommand.cs); its log viewer, too, folds and colours what follows `##[`. A backslash keeps both
 * readable.
 */
export function disarm(line: string): string {
  return line.replace(COMMAND, '\\');
}

/**
 * The one way to print. What is printed may hold the words of others (jobs, endpoints, functions, AWS, file names, the
 * config), and the runner obeys lines: so no text becomes a command here, and none hides or moves others in a terminal.
 */
export class Printer {
  #account = '';

  /** From now on the number of the account is not shown. */
  hide(account: string): void {
    this.#account = account;
  }

  /** A line of our own, in which others may have words; further lines that these hold are indented. */
  line(text: string): void {
    info(this.#lines(text).map(disarm).join('\n  '));
  }

  /** Lines that are folded away, while the runner obeys no command but the one that only this group knows. */
  group(title: string, lines: readonly string[]): void {
    const resume = randomUUID();
    startGroup(this.#lines(title).join(' '));
    info(`::stop-commands::${resume}`);
    for (const line of lines.flatMap((text) => this.#lines(text))) info(disarm(line));
    info(`::${resume}::`);
    endGroup();
  }

  /** An annotation. Where GitHub would cut it, the whole of it is in the log before. */
  annotate(level: 'error' | 'warning', message: string, heading?: Heading): void {
    const lines = this.#lines(message).map(disarm);
    const text = lines.join('\n');
    if (text.length > LONGEST_ANNOTATION) this.group(`the whole of the next ${level}`, lines);
    const show = level === 'error' ? error : warning;
    show(shorten(text, LONGEST_ANNOTATION), heading);
  }

  /** A text for readers without what is hidden. */
  shown(text: string): string {
    return hideAccount(text, this.#account);
  }

  /** Makes the runner show `***` in place of a secret. */
  mask(secret: string): void {
    setSecret(secret);
  }

  /** Prints what Node and libraries have to say as well. */
  speakForAll(): void {
    for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const)
      console[level] = (...words: unknown[]) => this.line(format(...words));
    process.removeAllListeners('warning');
    process.on('warning', ({ name, message }) => this.line(`${name}: ${message}`));
  }

  /** Resolves when all that was printed has reached its reader, which may take it in pieces. */
  async flush(): Promise<void> {
    await Promise.all(
      [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))),
    );
  }

  #lines(text: string): string[] {
    return plainLines(this.shown(text));
  }
}
