import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Credentials } from './access/credentials.ts';
import { createRoles, roleArn } from './access/execution-role.ts';
import type { Ec2Settings } from './common/ec2-account.ts';
import { startEmulator } from './emulator/emulator.ts';
import { Sockets } from './gateway/sockets.ts';
import { lock } from './state/lock.ts';
import { ACCOUNT, direct, REGION } from './state/place.ts';
import { privateFolder } from './state/private-folder.ts';
import { announce, type Details, describeServing, forgetKilled, readServing } from './state/serving.ts';
import { StartError } from './state/start-error.ts';

/** Options of a stand-in; all folders are absolute paths. */
export interface ServeOptions {
  /** Folder of everything that survives a restart; used by one stand-in at a time. */
  readonly state: string;
  /** Folder of the Python environments of jobs and workers; stand-ins may share it. */
  readonly environments: string;
  /** Folder of the Python environment with the packages of requirements.txt. */
  readonly tools: string;
  /** Seconds of AWS's time that pass in one real second, for autoscaling. */
  readonly timeScale: number;
  /**
   * How autoscaling counts a minute without requests: true = zero requests, so that it removes instances without
   * requests; false = no data. AWS's own statements have said both.
   */
  readonly idleScaleIn: boolean;
  /** Quota of concurrent executions of functions. */
  readonly concurrency: number;
  /** Quota of instances of one type for all endpoints together. */
  readonly endpointQuota: number;
  /** Quota of instances of one type for all training jobs together. */
  readonly trainingQuota: number;
  /** Limit of a lifecycle script of a notebook instance, in seconds. */
  readonly lifecycleLimit: number;
  /** Folders of this machine that stand for code repositories, by the repository's address. */
  readonly repositories: Readonly<Record<string, string>>;
  /** The EC2 settings of the account. */
  readonly ec2: Ec2Settings;
  /** Whether the content of the state folder is deleted first. */
  readonly fresh: boolean;
  /** Name of this stand-in in messages of other processes, e.g. the command that started it. */
  readonly startedBy: string;
  /** ID of the process with which the stand-in ends: its own, or its parent's when it stops with its standard input. */
  readonly endsWith: number;
  /** Buckets that belong to another account. */
  readonly foreignBuckets: readonly string[];
  /** 0 = a free port. */
  readonly port: number;
  readonly log: (line: string) => void;
}

/** A running stand-in. */
export interface StandIn {
  readonly details: Details;
  /** Writes into `serving.json` that the stand-in keeps running after the process that started it has ended. */
  stay(): void;
  /** Ends all jobs, workers and the emulator, and waits until they have ended. */
  close(): Promise<void>;
}

/**
 * Starts the emulator, all services and the gateway; resolves when the gateway accepts requests.
 * @throws StartError when the state or the port is in use, or the tools are missing; then nothing keeps running.
 */
export async function serve(options: ServeOptions): Promise<StandIn> {
  const { state, tools, log } = options;
  privateFolder(state);
  const closing: (() => unknown)[] = [await takeState(state)];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const left = forgetKilled(state);
    if (left !== undefined) log(left);
    if (options.fresh) forgetAll(state);
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
    // Loading these modules takes as long as starting the emulator.
    const [emulator, { listen }] = await Promise.all([starting, import('./gateway/listen.ts')]);
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
    const serving = { ...details, pid: process.pid, since: new Date().toISOString() };
    const { startedBy, endsWith } = options;
    closing.push(announce(state, { ...serving, startedBy, endsWith }));
    const stay = () => void announce(state, { ...serving, startedBy, endsWith: process.pid, kept: true });
    return { details, stay, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Milliseconds to wait for another stand-in; one that is stopping needs half of it. */
const PATIENCE = 10_000;

/**
 * Locks the state folder. Waits for a stand-in that is stopping, or that is starting and has not written `serving.json`
 * yet.
 */
async function takeState(state: string): Promise<() => void> {
  const deadline = Date.now() + PATIENCE;
  while (true) {
    const release = lock(state);
    if (release !== undefined) return release;
    const other = readServing(state);
    if (typeof other === 'object') {
      throw new StartError(
        `${describeServing(other)} already serves ${state} at ${other.endpoint}: use that one, or stop it: kill ${other.endsWith}`,
      );
    }
    if (Date.now() > deadline) throw new StartError(`another stand-in has ${state} and does not say where it serves`);
    await sleep(100);
  }
}

/** Deletes the content of the state folder except the lock and the sockets, which each start creates again. */
function forgetAll(state: string): void {
  for (const name of readdirSync(state))
    if (!/^(lock|sockets)/.test(name)) rmSync(join(state, name), { recursive: true, force: true });
}
