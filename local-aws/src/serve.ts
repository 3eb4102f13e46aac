import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Credentials } from './credentials.ts';
import { startEmulator } from './emulator.ts';
import { createRoles, roleArn } from './execution-role.ts';
import { lock } from './lock.ts';
import { ACCOUNT, direct, REGION } from './place.ts';
import { privateFolder } from './private-folder.ts';
import { Sockets } from './sockets.ts';
import { StartError } from './start-error.ts';

/** How to start a stand-in; every folder is absolute. */
export interface ServeOptions {
  /** Everything that outlives a restart; one stand-in at a time. */
  readonly state: string;
  /** Python environments of jobs and workers; may be shared by stand-ins. */
  readonly environments: string;
  /** Python environment with what requirements.txt lists. */
  readonly tools: string;
  /** Seconds of AWS's time that pass in one second here, for autoscaling. */
  readonly timeScale: number;
  /**
   * Whether a minute without requests is one of zero requests, so that instances that get none are taken away. AWS's own
   * words have said both.
   */
  readonly idleScaleIn: boolean;
  /** Executions of functions that the account may have at the same moment. */
  readonly concurrency: number;
  /** Instances of one type that all endpoints of the account may have together. */
  readonly endpointQuota: number;
  /** Instances of one type that all training jobs of the account may have together. */
  readonly trainingQuota: number;
  /** Buckets that belong to another account. */
  readonly foreignBuckets: readonly string[];
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: (line: string) => void;
}

/** What a client needs to use a stand-in. */
export interface Details {
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of a role to pass to SageMaker. */
  readonly executionRole: string;
  /** ARN of a role to give to functions. */
  readonly functionRole: string;
}

/** A running stand-in. */
export interface StandIn {
  readonly details: Details;
  /** Ends all jobs, workers and the emulator, and waits for it. */
  close(): Promise<void>;
}

/**
 * Starts the emulator, all parts and the gateway; resolves when it answers.
 * @throws StartError when the state or the port is in use, or the tools are missing; nothing runs then.
 */
export async function serve(options: ServeOptions): Promise<StandIn> {
  const { state, tools, log } = options;
  privateFolder(state);
  const release = lock(state);
  if (release === undefined) throw new StartError(`${holderOf(state)} already uses ${state}`);
  const closing: (() => unknown)[] = [release];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const credentials = new Credentials(state, ACCOUNT);
    const sockets = new Sockets(state);
    closing.push(() => sockets.close());
    const starting = startEmulator({
      tools,
      folder: join(state, 'emulator'),
      socket: sockets.path('emulator'),
      account: ACCOUNT,
      region: REGION,
      prepare: (agent) => createRoles(direct(agent)),
      log,
    });
    closing.push(() => starting.then(({ close }) => close()).catch(() => undefined));
    // Loading all this takes as long as the emulator does.
    const [emulator, { listen }] = await Promise.all([starting, import('./listen.ts')]);
    const endpoint = await listen(options, { emulator, sockets, credentials }, closing);
    const details: Details = {
      endpoint,
      region: REGION,
      account: ACCOUNT,
      accessKeyId: credentials.user.accessKeyId,
      secretAccessKey: credentials.user.secretAccessKey,
      executionRole: roleArn(ACCOUNT, 'sagemaker'),
      functionRole: roleArn(ACCOUNT, 'lambda'),
    };
    closing.push(announce(state, details));
    return { details, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes `serving.json`, by which another process finds a running stand-in; gives what removes it. */
function announce(state: string, details: Details): () => void {
  const file = join(state, 'serving.json');
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, ...details }), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

function holderOf(state: string): string {
  try {
    const { pid } = JSON.parse(readFileSync(join(state, 'serving.json'), 'utf8')) as { pid: number };
    return `another stand-in (process ${pid})`;
  } catch {
    return 'another stand-in';
  }
}
