import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { Access } from '../access/access.ts';
import type { Credentials } from '../access/credentials.ts';
import { Roles } from '../access/roles.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { makeForeignBucket, OTHER_ACCOUNT } from '../emulator/foreign-bucket.ts';
import { blockPublicAccess } from '../emulator/new-bucket.ts';
import { Regions, type Shared } from '../regions.ts';
import { TagStore } from '../sagemaker/tags.ts';
import type { ServeOptions } from '../serve.ts';
import { ACCOUNT, direct, REGION } from '../state/place.ts';
import { StartError } from '../state/start-error.ts';
import { Oidc } from '../sts/oidc.ts';
import { sts } from '../sts/sts.ts';
import { freePort } from './free-port.ts';
import { gateway } from './gateway.ts';
import { NotebookDoor } from './notebook-door.ts';
import type { Sockets } from './sockets.ts';

/**
 * Starts the services, and the gateway in front of them and of the emulator.
 * @param closing receives the functions that stop them, in the order of the start.
 * @returns the gateway's address.
 * @throws StartError when the port is in use.
 */
export async function listen(
  options: ServeOptions,
  { emulator, sockets, credentials }: { emulator: Emulator; sockets: Sockets; credentials: Credentials },
  closing: (() => unknown)[],
): Promise<string> {
  const { state, environments, tools, log } = options;
  const port = options.port === 0 ? await freePort() : options.port;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = direct(emulator.agent);
  const tags = new TagStore(join(state, 'tags'));
  const roles = new Roles(new IAMClient(client));
  const record = createWriteStream(join(state, 'access.jsonl'), { mode: 0o600 });
  record.on('error', (error) => log(`access.jsonl could not be written: ${error.message}`));
  closing.push(() => new Promise<void>((done) => record.end(done)));
  const access = new Access(roles, (entry) => record.write(`${JSON.stringify(entry)}\n`));
  const oidc = new Oidc(state);
  const door = new NotebookDoor();
  // A new bucket can be in another region than this client's.
  const s3 = new S3Client({ ...client, forcePathStyle: true, followRegionRedirects: true });
  await Promise.all(options.foreignBuckets.map((bucket) => makeForeignBucket(client, bucket, ACCOUNT)));
  const shared: Shared = {
    account: ACCOUNT,
    state,
    environments,
    tools,
    timeScale: options.timeScale,
    idleScaleIn: options.idleScaleIn,
    concurrency: options.concurrency,
    endpointQuota: options.endpointQuota,
    trainingQuota: options.trainingQuota,
    lifecycleLimit: options.lifecycleLimit,
    repositories: options.repositories,
    door,
    ec2: options.ec2,
    endpoint,
    sockets,
    roles,
    access,
    tags,
    containerCredentials: (roleArn, session) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}/_local/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: credentials.issueToken(roleArn, session),
    }),
    keysInEnvironment: (roleArn, session) => {
      const {
        accessKeyId = '',
        secretAccessKey = '',
        sessionToken = '',
      } = credentials.keysFor(credentials.issueToken(roleArn, session))?.keys ?? {};
      return {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
      };
    },
    log,
  };
  const regions = new Regions(shared, emulator);
  closing.push(() => regions.close());
  const server = gateway({
    ...{ credentials, oidc, access, regions, door, log },
    capabilities: regions.of(REGION).capabilities,
    functionCode: (query) => regions.functionCode(query),
    metadata: (secret, request) => regions.metadata(secret, request),
    ec2: { settings: options.ec2, interrupt: (id, notice) => regions.interrupt(id, notice) },
    sts: sts({ credentials, roles, access, oidc }),
    bucketOwner: (bucket) => (options.foreignBuckets.includes(bucket) ? OTHER_ACCOUNT : ACCOUNT),
    newBucket: (bucket) => blockPublicAccess(s3, bucket),
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new StartError(`port ${port} is in use`) : error;
  });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return endpoint;
}
