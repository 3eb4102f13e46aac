import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A stand-in for AWS in a process of its own. */
export interface StandIn extends AsyncDisposable {
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  /** ARN of a role to pass to SageMaker. */
  readonly executionRole: string;
  /** ARN of a role to give to functions. */
  readonly functionRole: string;
  /** What an action's environment needs to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Its state folder. */
  readonly state: string;
  /** Process id. */
  readonly pid: number;
  /** Stops it in order and waits for its end; a folder that was made for it is removed. */
  stop(): Promise<void>;
  /** What it has complained of so far. */
  said(): string;
  /** SIGKILL, as a power cut; it cannot end what it started, which must end by itself. Waits for its end. */
  kill(): Promise<void>;
}

/** Python environment with the stand-in's tools: LOCAL_AWS_TOOLS, else the repository's. */
export const TOOLS = resolve(ROOT, process.env['LOCAL_AWS_TOOLS'] ?? '.local-aws/tools');

/** Python environments of jobs and workers: LOCAL_AWS_ENVIRONMENTS, else the repository's. */
export const ENVIRONMENTS = resolve(ROOT, process.env['LOCAL_AWS_ENVIRONMENTS'] ?? '.local-aws/envs');

/**
 * Starts a stand-in and resolves when it answers; it ends with this process.
 * @param options.state its state folder, which then stays after `stop`; default: a temporary one.
 * @param options.port default: a free one.
 * @param options.concurrency executions of functions that the account may have at once; default: 1000.
 * @param options.endpointQuota instances of one type that all endpoints may have together; default: the stand-in's own.
 * @param options.trainingQuota the same of training jobs, which the stand-in tells and does not enforce.
 * @param options.foreignBuckets buckets that belong to another account and are open to the stand-in's; default: none.
 * @param options.noCapacity instance types of EC2 that AWS has none of, `type` or `type@zone`; default: it has all.
 * @param options.idleScaleIn whether autoscaling takes away instances that get no request; default: the stand-in's own.
 * @param options.timeScale how many times as fast as the clock autoscaling counts time; default: the stand-in's own.
 * @param options.lifecycleLimit seconds that a lifecycle script may take; default: 300, as on AWS.
 * @param options.repositories folders that stand for code repositories, by their addresses; default: none.
 */
export async function startStandIn(
  options: {
    state?: string;
    port?: number;
    timeScale?: number;
    idleScaleIn?: boolean;
    concurrency?: number;
    endpointQuota?: number;
    foreignBuckets?: readonly string[];
    trainingQuota?: number;
    lifecycleLimit?: number;
    repositories?: Readonly<Record<string, string>>;
    noCapacity?: readonly string[];
  } = {},
): Promise<StandIn> {
  const state = options.state ?? (await mkdtemp(join(tmpdir(), 'local-aws-')));
  const child = spawn(process.execPath, [
    '--min-semi-space-size=32',
    join(ROOT, 'local-aws/src/main.ts'),
    ...['--state', state, '--tools', TOOLS, '--environments', ENVIRONMENTS],
    ...['--port', String(options.port ?? 0), '--json', '--stop-with-stdin'],
    ...(options.concurrency === undefined ? [] : ['--concurrency', String(options.concurrency)]),
    ...(options.endpointQuota === undefined ? [] : ['--endpoint-quota', String(options.endpointQuota)]),
    ...(options.trainingQuota === undefined ? [] : ['--training-quota', String(options.trainingQuota)]),
    ...(options.foreignBuckets ?? []).flatMap((bucket) => ['--foreign-bucket', bucket]),
    ...(options.lifecycleLimit === undefined ? [] : ['--lifecycle-limit', String(options.lifecycleLimit)]),
    ...Object.entries(options.repositories ?? {}).flatMap(([url, folder]) => ['--repository', `${url}=${folder}`]),
    ...(options.noCapacity ?? []).flatMap((type) => ['--no-capacity', type]),
    ...(options.idleScaleIn === undefined ? [] : ['--idle-scale-in', options.idleScaleIn ? 'yes' : 'no']),
    ...(options.timeScale === undefined ? [] : ['--time-scale', String(options.timeScale)]),
  ]);
  const ended = once(child, 'exit');
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const details = await firstLine(child);
  if (details === undefined) {
    await ended;
    throw new Error(`the stand-in did not start: ${complaints.join('')}`);
  }
  const { endpoint, region, account, executionRole, functionRole, accessKeyId, secretAccessKey } = JSON.parse(details);

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    child.kill(signal);
    await ended;
  }

  async function stop(): Promise<void> {
    await end('SIGTERM');
    if (options.state === undefined) await rm(state, { recursive: true, force: true });
  }

  return {
    endpoint,
    region,
    account,
    executionRole,
    functionRole,
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    state,
    pid: child.pid ?? 0,
    stop,
    said: () => complaints.join(''),
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: stop,
  };
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (child.stdout === null) throw new Error('the stand-in has no standard output');
  for await (const line of createInterface(child.stdout)) {
    child.stdout.resume();
    return line;
  }
  return undefined;
}
