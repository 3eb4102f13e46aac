import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { StartError } from './start-error.ts';

/** The process behind the gateway that has S3, IAM, CloudWatch, Logs, SSM and ECR. */
export interface Emulator {
  /** Its private address; what callers may reach of it is the gateway's to say. */
  readonly endpoint: string;
  /** Resolves when it answers: at once while it runs, after its restart when it has died. Rejects when it cannot. */
  ready(): Promise<void>;
  /** Stops it so that nothing is lost, and waits for its end. */
  close(): Promise<void>;
}

/** Milliseconds; an emulator with 82,000 objects needs 40 s to start. */
const START_LIMIT = 120_000;

/**
 * ministack's own server is written in Python; this one reads HTTP in C and takes two thirds of the time for an object.
 * ministack writes its own Date and Server. An idle connection stays for as long as with ministack's server: 75 seconds.
 */
const SERVER = [
  ...['--loop', 'uvloop', '--http', 'httptools', '--no-date-header', '--no-server-header', '--no-access-log'],
  ...['--timeout-keep-alive', '75', '--timeout-graceful-shutdown', '5', '--log-level', 'warning'],
];

/**
 * Starts ministack. When it dies it is started again on the same port.
 * @param options.tools its Python environment.
 * @param options.folder keeps its data and its log.
 * @param options.prepare runs after each start, before anybody else is let in.
 * @throws StartError when it is not there; Error when it does not answer.
 */
export async function startEmulator(options: {
  tools: string;
  folder: string;
  account: string;
  region: string;
  prepare: (endpoint: string) => Promise<void>;
  log: (line: string) => void;
}): Promise<Emulator> {
  mkdirSync(join(options.folder, 'tmp'), { recursive: true });
  if (!existsSync(join(options.tools, 'bin', 'uvicorn'))) {
    throw new StartError(
      `no emulator in ${options.tools}; install local-aws/requirements.txt there, with a venv's pip`,
    );
  }
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  let closing = false;
  let process = launch(options, port);
  let ready = prepare();

  async function prepare(): Promise<void> {
    const started = process;
    await untilAnswering(endpoint, started);
    started.once('exit', (code, signal) => {
      if (closing) return;
      options.log(`the emulator ended (${signal ?? `code ${code}`}); starting it again`);
      process = launch(options, port);
      ready = prepare();
      ready.catch((error: unknown) => options.log(String(error)));
    });
    await options.prepare(endpoint);
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
  return { endpoint, ready: () => ready, close };
}

function launch(options: { tools: string; folder: string; account: string; region: string }, port: number) {
  const log = openSync(join(options.folder, 'emulator.log'), 'a');
  const leash = fileURLToPath(new URL('../python/leash.py', import.meta.url));
  // A session of its own: Ctrl-C must reach the gateway only, which then stops it in order.
  const command = ['uvicorn', 'ministack.app:app', '--host', '127.0.0.1', '--port', String(port), ...SERVER];
  const child = spawn(join(options.tools, 'bin', 'python'), [leash, join(options.folder, 'lock'), ...command], {
    detached: true,
    stdio: ['pipe', log, log],
    env: {
      PATH: globalThis.process.env['PATH'] ?? '',
      HOME: options.folder,
      TMPDIR: join(options.folder, 'tmp'),
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_ACCOUNT_ID: options.account,
      MINISTACK_REGION: options.region,
      LAMBDA_EXECUTOR: 'local',
      IOT_MTLS_ENABLED: '0',
      PERSIST_STATE: '1',
      STATE_DIR: join(options.folder, 'state'),
      S3_PERSIST: '1',
      S3_DATA_DIR: join(options.folder, 's3'),
    },
  });
  closeSync(log);
  return child;
}

async function untilAnswering(endpoint: string, process: ChildProcess): Promise<void> {
  const gone = Promise.race([
    once(process, 'exit').then(([code, signal]) => `it ended (${signal ?? `code ${code}`})`),
    once(process, 'error').then(([error]) => (error as Error).message),
  ]);
  const deadline = Date.now() + START_LIMIT;
  while (Date.now() < deadline) {
    const health = fetch(`${endpoint}/_ministack/health`).then((response) => response.arrayBuffer());
    const outcome = await Promise.race([gone, health.then(() => 'ready').catch(() => sleep(30))]);
    if (outcome === 'ready') return;
    if (outcome !== undefined) throw new Error(`the emulator did not start: ${outcome}`);
  }
  throw new Error(`the emulator did not answer within ${START_LIMIT / 1000} s`);
}
