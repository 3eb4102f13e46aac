import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pythonFolder } from '../python/images.ts';
import { StartError } from '../state/start-error.ts';
import { setDamagedAside } from './damaged-objects.ts';

/** The process behind the gateway that provides S3, IAM, CloudWatch, Logs, SSM and ECR. */
export interface Emulator {
  /** Connects every request to the emulator's socket; the host of the request is ignored. */
  readonly agent: Agent;
  /**
   * Resolves when the emulator accepts requests: at once while it runs, or after a restart. Rejects when it cannot
   * start.
   */
  ready(): Promise<void>;
  /** Stops the emulator so that it saves its data, and waits until it has ended. */
  close(): Promise<void>;
}

/** Milliseconds for the start; an emulator with 82,000 objects needs 40 s. */
const START_LIMIT = 120_000;

/**
 * Options of uvicorn. ministack's own server is written in Python. uvicorn with httptools parses HTTP in C and takes
 * two thirds of the time for an object. ministack writes the headers Date and Server itself. Idle connections stay open
 * for 75 seconds, as with ministack's server.
 */
const SERVER = [
  ...['--loop', 'uvloop', '--http', 'httptools', '--no-date-header', '--no-server-header', '--no-access-log'],
  ...['--timeout-keep-alive', '75', '--timeout-graceful-shutdown', '5', '--log-level', 'warning'],
];

/** Connects to one Unix socket. */
class SocketAgent extends Agent {
  readonly #path: string;

  constructor(path: string) {
    // The emulator closes idle connections. LIFO and the short timeout avoid connections that it is about to close.
    super({ keepAlive: true, timeout: 4000, scheduling: 'lifo' });
    this.#path = path;
  }

  override createConnection() {
    return connect(this.#path);
  }
}

/** The services that the gateway forwards requests to, in ministack's names; the others are disabled. */
const SERVICES = ['s3', 'iam', 'monitoring', 'logs', 'ssm', 'ecr'];

/**
 * Starts ministack. It does not check its callers, so it listens on a Unix socket that only this user can reach. If it
 * ends, it is started again on the same socket.
 * @param options.tools Python environment with ministack.
 * @param options.folder for its data and its log.
 * @param options.socket path of the socket, in a folder that only this user can enter.
 * @param options.prepare runs after each start, before other requests are sent.
 * @throws StartError when it is not installed; Error when it does not accept requests.
 */
export async function startEmulator(options: {
  tools: string;
  folder: string;
  socket: string;
  account: string;
  region: string;
  prepare: (agent: Agent) => Promise<void>;
  log: (line: string) => void;
}): Promise<Emulator> {
  mkdirSync(join(options.folder, 'tmp'), { recursive: true });
  if (!existsSync(join(options.tools, 'bin', 'uvicorn'))) {
    throw new StartError(
      `${options.tools} contains no emulator; install local-aws/requirements.txt there, in a Python venv`,
    );
  }
  setDamagedAside(options.folder, options.log);
  const agent = new SocketAgent(options.socket);
  let closing = false;
  let process = launch(options);
  let ready = prepare();

  async function prepare(): Promise<void> {
    const started = process;
    await untilAnswering(agent, started);
    // uvicorn gives everyone write access to its socket; the mode of the folder is what keeps other users out.
    chmodSync(options.socket, 0o600);
    started.once('exit', (code, signal) => {
      if (closing) return;
      options.log(`the emulator stopped (${signal ?? `code ${code}`}); restarting it`);
      process = launch(options);
      ready = prepare();
      ready.catch((error: unknown) => options.log(String(error)));
    });
    await options.prepare(agent);
  }

  async function close(): Promise<void> {
    closing = true;
    if (process.pid === undefined || process.exitCode !== null || process.signalCode !== null) return;
    process.kill('SIGTERM');
    await once(process, 'exit');
  }

  await ready.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { agent, ready: () => ready, close };
}

function launch(options: { tools: string; folder: string; socket: string; account: string; region: string }) {
  const log = openSync(join(options.folder, 'emulator.log'), 'a');
  const leash = join(pythonFolder, 'leash.py');
  const command = ['uvicorn', '--app-dir', pythonFolder, 'emulator:app', '--uds', options.socket, ...SERVER];
  const child = spawn(join(options.tools, 'bin', 'python'), [leash, join(options.folder, 'lock'), ...command], {
    cwd: options.folder,
    // A new session, so that Ctrl-C reaches the gateway only; the gateway then stops the emulator properly.
    detached: true,
    stdio: ['pipe', log, log],
    env: {
      PATH: globalThis.process.env['PATH'] ?? '',
      HOME: options.folder,
      TMPDIR: join(options.folder, 'tmp'),
      SERVICES: SERVICES.join(','),
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_ACCOUNT_ID: options.account,
      MINISTACK_REGION: options.region,
      // Services that would listen on ports of their own.
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      PERSIST_STATE: '1',
      STATE_DIR: join(options.folder, 'state'),
      S3_PERSIST: '1',
      S3_DATA_DIR: join(options.folder, 's3'),
    },
  });
  closeSync(log);
  return child;
}

async function untilAnswering(agent: Agent, process: ChildProcess): Promise<void> {
  const gone = Promise.race([
    once(process, 'exit').then(([code, signal]) => `it ended (${signal ?? `code ${code}`})`),
    once(process, 'error').then(([error]) => (error as Error).message),
  ]);
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    const asked = get({ agent, path: '/_ministack/health' }).on('error', () => undefined);
    const health = once(asked, 'response').then(([answer]) => answer.resume());
    const outcome = await Promise.race([gone, health.then(() => 'ready').catch(() => sleep(30))]);
    if (outcome === 'ready') return;
    if (outcome !== undefined) throw new Error(`the emulator did not start: ${outcome}`);
  }
  throw new Error(`the emulator did not answer within ${START_LIMIT / 1000} s`);
}
