import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { Access } from './access/access.ts';
import { Roles } from './access/roles.ts';
import { asker } from './ask-emulator.ts';
import { Credentials } from './credentials.ts';
import { startEmulator } from './emulator.ts';
import { createRoles, roleArn } from './execution-role.ts';
import { forwarder } from './forward.ts';
import { freePort } from './free-port.ts';
import { gateway } from './gateway.ts';
import { lock } from './lock.ts';
import { Oidc } from './oidc.ts';
import { startParts } from './parts.ts';
import { TagStore } from './sagemaker/tags.ts';
import { StartError } from './start-error.ts';
import { sts } from './sts.ts';

/** The one account and the one region that a stand-in has. */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

/** For clients of the emulator itself, which takes the account from the access key. */
const DIRECT = { region: REGION, credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'unused' } };

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
  /** Executions of functions that the account may have at the same moment. */
  readonly concurrency: number;
  /** Instances of one type that all endpoints of the account may have together. */
  readonly endpointQuota: number;
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
  const { state, environments, tools, log } = options;
  mkdirSync(state, { recursive: true });
  const release = lock(state);
  if (release === undefined) throw new StartError(`${holderOf(state)} already uses ${state}`);
  const closing: (() => unknown)[] = [release];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const credentials = new Credentials(state, ACCOUNT);
    const emulator = await startEmulator({
      tools,
      folder: join(state, 'emulator'),
      account: ACCOUNT,
      region: REGION,
      prepare: (endpoint) => createRoles(new IAMClient({ ...DIRECT, endpoint })),
      log,
    });
    closing.push(emulator.close);
    const port = options.port === 0 ? await freePort() : options.port;
    const endpoint = `http://127.0.0.1:${port}`;
    const ask = asker(emulator, ACCOUNT, REGION);
    const direct = { ...DIRECT, endpoint: emulator.endpoint };
    const tags = new TagStore(join(state, 'tags'));
    const roles = new Roles(new IAMClient(direct));
    const record = createWriteStream(join(state, 'access.jsonl'), { mode: 0o600 });
    closing.push(() => new Promise<void>((done) => record.end(done)));
    const access = new Access(roles, (entry) => record.write(`${JSON.stringify(entry)}\n`));
    const oidc = new Oidc(state);
    const parts = startParts({
      account: ACCOUNT,
      region: REGION,
      state,
      environments,
      tools,
      timeScale: options.timeScale,
      concurrency: options.concurrency,
      endpointQuota: options.endpointQuota,
      endpoint,
      ask,
      s3: new S3Client({ ...direct, forcePathStyle: true }),
      logs: new CloudWatchLogsClient(direct),
      cloudwatch: new CloudWatchClient(direct),
      roles,
      access,
      tags,
      containerCredentials: (roleArn, session) => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}/_local/credentials`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: credentials.issueToken(roleArn, session),
      }),
      log,
    });
    closing.push(parts.close);
    const server = gateway({
      ...parts,
      ...{ credentials, oidc, access, log, place: { account: ACCOUNT, region: REGION, tags } },
      sts: sts({ credentials, roles, access, oidc }),
      forward: forwarder(ask),
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new StartError(`port ${port} is in use`) : error;
    });
    closing.push(() => {
      server.close();
      server.closeAllConnections();
    });
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
