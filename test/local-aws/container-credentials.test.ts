import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeEach, expect, test, vi } from 'vitest';
import { Access } from '../../local-aws/src/access/access.ts';
import { Credentials } from '../../local-aws/src/access/credentials.ts';
import { Roles } from '../../local-aws/src/access/roles.ts';
import { gateway } from '../../local-aws/src/gateway/gateway.ts';
import { NotebookDoor } from '../../local-aws/src/gateway/notebook-door.ts';
import { Oidc } from '../../local-aws/src/sts/oidc.ts';
import { sts } from '../../local-aws/src/sts/sts.ts';

const ROLE = 'arn:aws:iam::123456789012:role/sagemaker-execution';
let credentials: Credentials;
let endpoint: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  credentials = new Credentials(folder, '123456789012');
  const roles = new Roles(new IAMClient({ region: 'us-east-1' }));
  const access = new Access(roles, () => undefined);
  const oidc = new Oidc(folder);
  const server = gateway({
    ...{ credentials, access, oidc, sts: sts({ credentials, roles, access, oidc }) },
    capabilities: {},
    door: new NotebookDoor(),
    functionCode: async () => undefined,
    metadata: async () => undefined,
    ec2: {
      settings: { noCapacity: [], defaultVpc: 'yes', vcpuQuota: 0, vcpuQuotas: {}, unseenFor: 0 },
      interrupt: () => undefined,
    },
    regions: {
      of: () => {
        throw new Error('no region');
      },
    },
    bucketOwner: () => '123456789012',
    newBucket: () => Promise.reject(new Error('no emulator')),
    log: () => undefined,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async () => {
    vi.unstubAllEnvs();
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  };
});

test('a process with a token finds the keys of its role by itself', async () => {
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${endpoint}/_local/credentials`);
  vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN', credentials.issueToken(ROLE));
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
  const identity = await new STSClient({ endpoint, region: 'us-east-1' }).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe('arn:aws:sts::123456789012:assumed-role/sagemaker-execution/SageMaker');
});

test('without the right token there are no keys', async () => {
  credentials.issueToken(ROLE);
  for (const headers of [{}, { authorization: 'a guess' }]) {
    expect((await fetch(`${endpoint}/_local/credentials`, { headers })).status).toBe(403);
  }
});

test('temporary keys are worth nothing without their session token', async () => {
  const { keys } = credentials.keysFor(credentials.issueToken(ROLE)) ?? {};
  const { accessKeyId = '', secretAccessKey = '' } = keys ?? {};
  const sts = new STSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } });
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});
