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
  /** Seconds that a lifecycle script of a notebook instance may take. */
  readonly lifecycleLimit: number;
  /** Folders of this machine that stand for code repositories, by their addresses. */
  readonly repositories: Readonly<Record<string, string>>;
  /** What the account has of EC2. */
  readonly ec2: Ec2Settings;
  /** Whether what the state holds is forgotten first. */
  readonly fresh: boolean;
  /** What was typed to start it; others are told. */
  readonly startedBy: string;
  /** The process with which it ends, which is not its own when it stops with its standard input. */
  readonly endsWith: number;
  /** Buckets that belong to another account. */
  readonly foreignBuckets: readonly string[];
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: (line: string) => void;
}

/** A running stand-in. */
export interface StandIn {
  readonly details: Details;
  /** Tells others that it goes on without who has started it. */
  stay(): void;
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
    // Loading all this takes as long as the emulator does.
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

/** Milliseconds: one that is ending needs half of it. */
const PATIENCE = 10_000;

/** Takes the state; waits for a stand-in that is starting, which then says who it is, or that is ending. */
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

/** Empties the state folder, but for the lock, and for the sockets, which are made anew at each start. */
function forgetAll(state: string): void {
  for (const name of readdirSync(state))
    if (!/^(lock|sockets)/.test(name)) rmSync(join(state, name), { recursive: true, force: true });
}
