import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Wanted } from './action-host.ts';

const PROGRAM = fileURLToPath(new URL('action-host.ts', import.meta.url));

/** What is seen of an action that has ended: its exit code, `null` when a signal ended it, and what it printed. */
interface Seen {
  readonly code: number | null;
  readonly log: string;
}

/** A process that runs built actions, one after another. */
class Host {
  /** For the command files and the temporary files of actions: `@actions/core` keeps the path of the summary. */
  readonly folder = mkdtempSync(join(tmpdir(), 'action-host-'));
  readonly #process: ChildProcess;

  constructor() {
    // Room for what is allocated at the start: it changes nothing but the time.
    this.#process = fork(PROGRAM, [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--min-semi-space-size=32'],
    });
    // It ends with this process, which does not wait for it.
    for (const part of [this.#process, this.#process.channel, ...this.#streams]) (part as ChildProcess | null)?.unref();
    for (const stream of this.#streams) stream.setEncoding('utf8');
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
  }

  get #streams(): readonly Readable[] {
    return [this.#process.stdout, this.#process.stderr].filter((stream) => stream !== null);
  }

  /** Whether it can run another action. */
  get lives(): boolean {
    return this.#process.connected;
  }

  async run(action: Omit<Wanted, 'mark'>): Promise<Seen> {
    const mark = `\0the action has ended ${Math.random()}\0`;
    let log = '';
    let code: number | null = null;
    const ends = this.#streams.map(
      (stream) =>
        new Promise<void>((resolve) => {
          let text = '';
          const read = (chunk: string) => {
            text += chunk;
            log += chunk;
            const end = text.indexOf(mark);
            if (end < 0) return;
            log = log.replace(mark, '');
            stream.off('data', read).off('end', resolve);
            resolve();
          };
          stream.on('data', read).on('end', resolve);
        }),
    );
    const answer = new Promise<number | null>((resolve) => {
      this.#process.once('message', resolve as (message: unknown) => void).once('exit', resolve);
    });
    this.#process.send({ ...action, mark } satisfies Wanted);
    [code] = await Promise.all([answer, ...ends]);
    this.#process.removeAllListeners('message').removeAllListeners('exit');
    return { code, log };
  }
}

const idle: Host[] = [];

/** Lends a host that has nothing to do, or a new one. */
export async function runInHost<T>(use: (host: Host) => Promise<T>): Promise<T> {
  const host = idle.pop() ?? new Host();
  const result = await use(host);
  if (host.lives) idle.push(host);
  return result;
}
