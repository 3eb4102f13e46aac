import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** How to reach the local AWS: the line that it prints with `--json`. */
export interface Connection {
  readonly endpoint: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of a role to pass to jobs and endpoints. */
  readonly executionRole: string;
  /** ARN of a role to give to functions. */
  readonly functionRole: string;
}

export interface StandIn {
  readonly connection: Connection;
  readonly pid: number;
  /** True for one that was serving before, e.g. left by `--keep`. */
  readonly reused: boolean;
}

/** Files of the local runs in `.local-aws/`. */
export interface Places {
  readonly root: string;
  /** The `.local-aws` folder. */
  readonly folder: string;
}

/** Takes the stand-in that is already serving this state, or starts one, which writes what it has to say to `log`. */
export async function startStandIn(places: Places, options: { log: string; keep: boolean }): Promise<StandIn> {
  const serving = await findServing(places);
  if (serving !== undefined) return serving;
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a');
  const child = spawn(process.execPath, ['local-aws/src/main.ts', ...argumentsOf(places, options.keep)], {
    cwd: places.root,
    // A process group of its own: Ctrl-C first reaches the actions, which still need it to stop their jobs.
    detached: true,
    stdio: [options.keep ? 'ignore' : 'pipe', 'pipe', log],
    env: environmentWithoutAws(),
  });
  closeSync(log);
  const connection = await firstLine(child, options.log);
  child.unref();
  return { connection, pid: child.pid ?? 0, reused: false };
}

/** Stops the stand-in and everything that it runs, at the latest after `grace` milliseconds. */
export async function stop(pid: number, grace = 5000): Promise<void> {
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + grace;
  while (signal(pid, 0) && Date.now() < deadline) await sleep(20);
  signal(pid, 'SIGKILL');
}

/** Stops a stand-in that is serving, and forgets everything that it held. */
export async function reset(places: Places): Promise<void> {
  const serving = await findServing(places);
  if (serving !== undefined) await stop(serving.pid);
  rmSync(join(places.folder, 'state'), { recursive: true, force: true });
}

function argumentsOf({ folder }: Places, keep: boolean): string[] {
  return [
    ...['--state', join(folder, 'state')],
    ...['--environments', join(folder, 'envs')],
    ...['--tools', join(folder, 'tools')],
    // The pipe closes when this process ends, however it ends, and the stand-in with it.
    ...(keep ? [] : ['--stop-with-stdin']),
    '--json',
  ];
}

async function findServing({ folder }: Places): Promise<StandIn | undefined> {
  const file = join(folder, 'state/serving.json');
  if (!existsSync(file)) return undefined;
  const { pid, ...connection } = JSON.parse(readFileSync(file, 'utf8')) as Connection & { pid: number };
  try {
    const health = await fetch(`${connection.endpoint}/_local/health`, { signal: AbortSignal.timeout(2000) });
    return health.ok ? { connection, pid, reused: true } : undefined;
  } catch {
    return undefined;
  }
}

function firstLine(child: ChildProcess, log: string): Promise<Connection> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, ended) => {
      const last = readFileSync(log, 'utf8').trim().split('\n').at(-1);
      reject(new Error(`The local AWS did not start (${ended ?? code}): ${last}`));
    });
    if (child.stdout === null) return;
    createInterface(child.stdout).once('line', (line) => {
      child.removeAllListeners('exit');
      child.stdout?.destroy();
      resolve(JSON.parse(line) as Connection);
    });
  });
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
