import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonFolder } from '../images.ts';
import type { ServeApplication } from './model-data.ts';

const SCRIPT = join(pythonFolder, 'worker', 'endpoint_worker.py');
const PING_INTERVAL = 100;
/** Milliseconds between SIGTERM and SIGKILL of a container on AWS. */
const KILL_AFTER = 30_000;

/** A running server process of one instance. */
export interface Worker {
  readonly pid: number;
  /** Where it serves /ping and /invocations, on 127.0.0.1. */
  readonly port: number;
  /** Resolves, with the way it ended in words, once the process is gone. */
  readonly ended: Promise<string>;
  /** Lets it finish what it answers, then ends; after 30 seconds it is killed, as on AWS. */
  stop(): Promise<void>;
  /** Ends it and all it started at once. */
  kill(): Promise<void>;
}

/**
 * Starts a worker and waits for its first healthy ping.
 *
 * @param options.python interpreter of the environment that has the model's requirements.
 * @param options.model folder of the unpacked model archive.
 * @param options.environment all that the process finds in its environment, beside PYTHONPATH.
 * @throws Error in plain words when the process ends before it is healthy, or when the signal aborts; it is gone then.
 */
export async function startWorker(options: {
  python: string;
  model: string;
  application: ServeApplication;
  environment: Record<string, string>;
  log: (line: string) => void;
  signal: AbortSignal;
}): Promise<Worker> {
  const { model, signal } = options;
  signal.throwIfAborted();
  // A process group of its own, so that what the model starts ends with it. Descriptor 3 tells the port, and the
  // worker kills its group when the other end closes: nothing outlives a stand-in that was killed.
  const child = spawn(options.python, [SCRIPT, JSON.stringify(options.application)], {
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
    const port = await Promise.race([
      healthy(child, signal),
      ended.then((how) => {
        throw new Error(`the worker ${how} before it was healthy`);
      }),
    ]);
    return { pid: child.pid ?? 0, port, ended, kill, stop: () => stop(child, ended) };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** The port of a worker, once it answers a ping with 200. */
async function healthy(child: ChildProcess, signal: AbortSignal): Promise<number> {
  const port = await announcedPort(child.stdio[3] as Readable & Writable, signal);
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/ping`, { signal }).catch(() => undefined);
    if (answer?.ok) return port;
    await sleep(PING_INTERVAL, undefined, { signal });
  }
}

async function announcedPort(channel: Readable, signal: AbortSignal): Promise<number> {
  return await new Promise((resolve, reject) => {
    channel.on('data', (line: Buffer) => resolve(Number(line.toString())));
    channel.on('error', reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function end(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    // What the model started would hold the output open.
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
    // The group is gone already.
  }
}
