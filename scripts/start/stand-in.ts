import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Details, describeServing, readServing, type Serving } from '../../local-aws/src/state/serving.ts';
import { repository } from './repository.ts';

/** The connection to the local AWS: the line that it prints with `--json`. */
export type Connection = Details;

export interface StandIn {
  readonly connection: Connection;
  readonly pid: number;
  /** True if it was already running, e.g. left by `--keep`. */
  readonly reused: boolean;
  /** Standard input of a stand-in that was started here. */
  readonly stays: Writable | null;
}

/** Paths of the files of local runs, in `.local-aws/`. */
export interface Places {
  readonly root: string;
  /** The `.local-aws` folder. */
  readonly folder: string;
}

/** How to start a stand-in, or find a running one. */
export interface StandInOptions {
  /** File for its messages. */
  readonly log: string;
  /** The typed command, for messages of other processes. */
  readonly startedBy: string;
  /** Deletes the whole state; for that, a stand-in that `--keep` has left is stopped. */
  readonly reset: boolean;
  /** Aborts the start; everything that was started by then is stopped. */
  readonly signal: AbortSignal;
  /** Receives lines for the user. */
  readonly say: (line: string) => void;
}

/**
 * Returns the stand-in that already uses this state, or starts one. A started one ends with this process unless {@link
 * keep} is called.
 * @throws Error when `reset` must not stop the running one, or none can be started
 */
export async function startStandIn(places: Places, options: StandInOptions): Promise<StandIn> {
  const serving = await findServing(places);
  if (serving === undefined) return await start(places, options);
  if (!options.reset) return reuse(serving);
  if (serving.kept !== true) {
    const who = describeServing(serving);
    throw new Error(
      `--reset: ${who} is serving the state that --reset would delete, at ${serving.endpoint}. Stop it first: kill ${serving.endsWith}`,
    );
  }
  await stop(serving.pid);
  return await start(places, options);
}

/** Lets a stand-in that was started here continue when this process ends. */
export async function keep({ stays }: StandIn): Promise<void> {
  await new Promise<void>((done) => (stays === null ? done() : stays.end('stay\n', () => done())));
}

/** Stops the stand-in and all its processes, at the latest after `grace` milliseconds. */
export async function stop(pid: number, grace = 5000): Promise<void> {
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + grace;
  while (signal(pid, 0) && Date.now() < deadline) await sleep(20);
  if (signal(pid, 0)) signal(pid, 'SIGKILL');
}

async function start(places: Places, options: StandInOptions): Promise<StandIn> {
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a');
  const child = spawn(process.execPath, ['local-aws/src/main.ts', ...argumentsOf(places, options)], {
    cwd: places.root,
    // Its own process group, because Ctrl-C first reaches the actions, which still need the stand-in to stop their
    // jobs.
    detached: true,
    // The first pipe closes when this process ends, for any reason, and then the stand-in ends.
    stdio: ['pipe', 'pipe', log],
    env: environmentWithoutAws(),
  });
  closeSync(log);
  const end = () => child.kill();
  options.signal.addEventListener('abort', end);
  if (options.signal.aborted) end();
  const connection = await firstLine(child);
  options.signal.removeEventListener('abort', end);
  const said = saidIn(options.log);
  if (connection === undefined) {
    options.signal.throwIfAborted();
    // Another process may have started one at the same time.
    const serving = options.reset ? undefined : await findServing(places);
    if (serving !== undefined) return reuse(serving);
    throw new Error(`The local AWS did not start: ${said.at(-1) ?? 'it printed nothing'} (its log: ${options.log})`);
  }
  for (const line of said) options.say(line);
  // If it has ended, the code that sends requests to it reports that.
  child.stdin?.on('error', () => undefined);
  child.unref();
  return { connection, pid: child.pid ?? 0, reused: false, stays: child.stdin };
}

function reuse(serving: Serving): StandIn {
  return { connection: serving, pid: serving.pid, reused: true, stays: null };
}

function argumentsOf({ root, folder }: Places, { startedBy, reset }: StandInOptions): string[] {
  return [
    ...['--state', join(folder, 'state')],
    ...['--environments', join(folder, 'envs')],
    ...['--tools', join(folder, 'tools')],
    ...['--stop-with-stdin', '--json', '--started-by', startedBy],
    // A clone of this repository gets the files of this checkout.
    ...['--repository', `https://github.com/${repository.owner}/${repository.name}=${root}`],
    ...(reset ? ['--fresh'] : []),
  ];
}

/** The stand-in in `serving.json`, if it answers as that one; another process may use its port by now. */
async function findServing({ folder }: Places): Promise<Serving | undefined> {
  const serving = readServing(join(folder, 'state'));
  if (typeof serving !== 'object') return undefined;
  try {
    const health = await fetch(`${serving.endpoint}/_local/health`, { signal: AbortSignal.timeout(2000) });
    const { pid } = (await health.json()) as { pid?: number };
    return pid === serving.pid ? serving : undefined;
  } catch {
    return undefined;
  }
}

/** The line with which it reports that it is ready; undefined if it ended without one. */
async function firstLine(child: ChildProcess): Promise<Connection | undefined> {
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => resolve(undefined));
    if (child.stdout === null) return;
    createInterface(child.stdout).once('line', (line) => {
      child.stdout?.destroy();
      resolve(JSON.parse(line) as Connection);
    });
  });
}

/** The lines of a stand-in's log that are meant for its user. */
function saidIn(log: string): string[] {
  return readFileSync(log, 'utf8').match(/(?<=^local-aws: ).+/gm) ?? [];
}

/** The environment without the user's AWS settings, which the stand-in must not use. */
function environmentWithoutAws(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
