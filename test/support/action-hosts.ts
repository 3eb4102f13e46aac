import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Ended, Wanted } from './action-host.ts';

const PROGRAM = fileURLToPath(new URL('action-host.ts', import.meta.url));

/** What is seen of an action that has ended: its exit code, and what it printed. */
interface Seen extends Pick<Ended, 'code'> {
  readonly log: string;
}

/** A process that runs built actions, one after another. */
class Host {
  /** For the command files and the temporary files of actions: `@actions/core` keeps the path of the summary. */
  readonly folder: string;
  readonly #process: ChildProcess;
  readonly #streams: readonly Readable[];
  #isFit = true;

  constructor(folder: string) {
    this.folder = folder;
    // Room for what is allocated at the start: it changes nothing but the time.
    const execArgv = ['--min-semi-space-size=32'];
    this.#process = fork(PROGRAM, [], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv });
    this.#streams = [this.#process.stdout, this.#process.stderr].filter((stream) => stream !== null);
    // It ends with this process, which does not wait for it.
    for (const part of [this.#process, this.#process.channel, ...this.#streams]) (part as ChildProcess | null)?.unref();
    for (const stream of this.#streams) stream.setEncoding('utf8');
  }

  /** Whether another action would find it as the first one did. */
  get isFit(): boolean {
    return this.#isFit;
  }

  async run(action: Omit<Wanted, 'mark'>): Promise<Seen> {
    const mark = `\0${Math.random()}\0`;
    let log = '';
    const read = this.#streams.map((stream) =>
      readUntil(mark, stream, (text) => {
        log += text;
      }),
    );
    const ended = new Promise<Ended>((resolve, reject) => {
      this.#process.once('message', (message: Ended) => resolve(message));
      this.#process.once('exit', (code) => resolve({ code, left: ['no process'] })).once('error', reject);
    });
    this.#process.send({ ...action, mark } satisfies Wanted);
    const [{ code, left }] = await Promise.all([ended, ...read]);
    for (const event of ['message', 'exit', 'error']) this.#process.removeAllListeners(event);
    this.#isFit = left.length === 0;
    if (!this.#isFit) this.#process.kill('SIGKILL');
    return { code, log };
  }
}

/** Hands on what a stream brings before the mark, or before its end; the text itself has no zero byte. */
function readUntil(mark: string, stream: Readable, take: (text: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let kept = '';
    const end = () => {
      stream.off('data', read).off('end', end);
      resolve();
    };
    const read = (text: string) => {
      kept += text;
      const zero = kept.indexOf('\0');
      take(zero < 0 ? kept : kept.slice(0, zero));
      kept = zero < 0 ? '' : kept.slice(zero);
      if (kept.startsWith(mark)) end();
    };
    stream.on('data', read).on('end', end);
  });
}

const idle: Host[] = [];
const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Lends a host that has nothing to do, or a new one. */
export async function runInHost<T>(use: (host: Host) => Promise<T>): Promise<T> {
  const host = idle.pop() ?? newHost();
  rmSync(host.folder, { recursive: true, force: true });
  mkdirSync(host.folder);
  const result = await use(host);
  if (host.isFit) idle.push(host);
  return result;
}

function newHost(): Host {
  const folder = mkdtempSync(join(tmpdir(), 'action-host-'));
  folders.push(folder);
  return new Host(folder);
}
