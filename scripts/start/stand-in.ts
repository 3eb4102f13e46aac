import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Details, describeServing, readServing, type Serving } from '../../local-aws/src/state/serving.ts';
import { repository } from './repository.ts';

/** How to reach the local AWS: the line that it prints with `--json`. */
export type Connection = Details;

export interface StandIn {
  readonly connection: Connection;
  readonly pid: number;
  /** True for one that was serving before, e.g. left by `--keep`. */
  readonly reused: boolean;
  /** Standard input of one that was started here. */
  readonly stays: Writable | null;
}

/** Files of the local runs in `.local-aws/`. */
export interface Places {
  readonly root: string;
  /** The `.local-aws` folder. */
  readonly folder: string;
}

/** How to start a stand-in, or find one. */
export interface StandInOptions {
  /** File that it writes to what it has to say. */
  readonly log: string;
  /** What was typed; others are told. */
  readonly startedBy: string;
  /** Forgets everything that the state holds; a stand-in that `--keep` has left is stopped for that. */
  readonly reset: boolean;
  /** Ends the start; what was started by then is stopped. */
  readonly signal: AbortSignal;
  /** Is given lines for the user. */
  readonly say: (line: string) => void;
}

/**
 * Takes the stand-in that is already serving this state, or starts one, which ends with this process unless {@link keep}
 * is called.
 * @throws Error when there is one that `reset` may not stop, or none can be started
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

/** Lets a stand-in that was started here go on when this process has ended. */
export async function keep({ stays }: StandIn): Promise<void> {
  await new Promise<void>((done) => (stays === null ? done() : stays.end('stay\n', () => done())));
}

/** Stops the stand-in and everything that it runs, at the latest after `grace` milliseconds. */
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
    // A process group of its own: Ctrl-C first reaches the actions, which still need it to stop their jobs.
    detached: true,
    // The first pipe closes when this process ends, however it ends, and the stand-in with it.
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
    // Somebody else may have started one at the same time.
    const serving = options.reset ? undefined : await findServing(places);
    if (serving !== undefined) return reuse(serving);
    throw new Error(`The local AWS did not start: ${said.at(-1) ?? 'it printed nothing'} (its log: ${options.log})`);
  }
  for (const line of said) options.say(line);
  // That it has ended is for those to tell who ask it.
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
    // What is cloned of this repository is what is here.
    ...['--repository', `https://github.com/${repository.owner}/${repository.name}=${root}`],
    ...(reset ? ['--fresh'] : []),
  ];
}

/** A stand-in that answers as the one that `serving.json` tells of; a process of another one may have its port by now. */
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

/** What it printed to say that it serves; undefined when it ended without. */
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

/** The lines of a stand-in's log that it means for its user. */
function saidIn(log: string): string[] {
  return readFileSync(log, 'utf8').match(/(?<=^local-aws: ).+/gm) ?? [];
}

/** The user's own AWS settings are nothing to the stand-in. */
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
