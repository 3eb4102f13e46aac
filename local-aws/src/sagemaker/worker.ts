import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonFolder } from '../python/images.ts';
import type { ServeApplication } from './model-data.ts';

const SCRIPT = join(pythonFolder, 'worker', 'endpoint_worker.py');
const PING_INTERVAL = 100;
/** Milliseconds between SIGTERM and SIGKILL of a container on AWS. */
const KILL_AFTER = 30_000;

/** The running server process of an instance. */
export interface Worker {
  readonly pid: number;
  /** Path of the Unix socket for /ping and /invocations. */
  readonly socket: string;
  /** Resolves when the process has ended, with a description of how. */
  readonly ended: Promise<string>;
  /** Completes running invocations and ends; after 30 seconds the process is killed, as on AWS. */
  stop(): Promise<void>;
  /** Kills the process and all processes that it started. */
  kill(): Promise<void>;
}

/**
 * Starts a worker and waits for its first healthy ping.
 *
 * @param options.socket path of the Unix socket on which it listens.
 * @param options.python interpreter of the environment with the model's requirements.
 * @param options.model folder of the unpacked model archive.
 * @param options.environment all environment variables of the process except PYTHONPATH.
 * @throws Error when the process ends before it is healthy, or when the signal aborts; the process has ended then.
 */
export async function startWorker(options: {
  socket: string;
  python: string;
  model: string;
  application: ServeApplication;
  environment: Record<string, string>;
  log: (line: string) => void;
  signal: AbortSignal;
}): Promise<Worker> {
  const { model, signal, socket } = options;
  signal.throwIfAborted();
  // A separate process group, so that the child processes of the model can be killed with it. The worker reports on
  // descriptor 3 that it listens, and kills its group when the other end closes. So nothing survives a stand-in that
  // was killed.
  const child = spawn(options.python, [SCRIPT, socket, JSON.stringify(options.application)], {
    cwd: model,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...options.environment, PYTHONPATH: `${model}:${model}/code` },
  });
  for (const output of [child.stdout, child.stderr]) {
    if (output) createInterface({ input: output }).on('line', options.log);
  }
  const ended = end(child);
  const kill = async () => {
    killGroup(child);
    await ended;
  };
  try {
    await Promise.race([
      healthy(child, socket, signal),
      ended.then((how) => {
        throw new Error(`the worker ${how} before it was healthy`);
      }),
    ]);
    return { pid: child.pid ?? 0, socket, ended, kill, stop: () => stop(child, ended) };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** Resolves when a worker answers a ping with 200. */
async function healthy(child: ChildProcess, socket: string, signal: AbortSignal): Promise<void> {
  const channel = child.stdio[3] as Readable;
  // The end of the worker is noticed by the event of its process.
  channel.on('error', () => undefined);
  await once(channel, 'data', { signal });
  while (!(await answersPing(socket, signal))) await sleep(PING_INTERVAL, undefined, { signal });
}

async function answersPing(socketPath: string, signal: AbortSignal): Promise<boolean> {
  try {
    const asked = get({ socketPath, path: '/ping', signal }).on('error', () => undefined);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
}

function end(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    // Child processes of the model would keep the output open, and 'close' would not come.
    child.once('exit', () => killGroup(child));
    child.once('close', (code, signal) => {
      resolve(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`);
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const grace = setTimeout(() => killGroup(child), KILL_AFTER);
  await ended;
  clearTimeout(grace);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}
