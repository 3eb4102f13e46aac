import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateModelCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ISSUER, trustJobs } from '../../actions/lib/policies/trust.ts';
import { clientSettings } from '../support/client-settings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const ACCOUNT = '123456789012';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
const repository = { owner: 'owner', ownerId: '11', name: 'pipelines', id: '22' };
const place = { account: ACCOUNT, region: 'us-east-1', bucket: '', provider: PROVIDER, repository };
const arn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

let workbench: Workbench;
let standIn: StandIn;
let settings: ReturnType<typeof clientSettings>;
let iam: IAMClient;

const statement = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const trusting = (principal: object) => statement({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });

async function makeRole(RoleName: string, trust: string, ...statements: object[]) {
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  if (statements.length === 0) return;
  const PolicyDocument = statement(...statements.map((one) => ({ Effect: 'Allow', ...one })));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'all', PolicyDocument }));
}

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  settings = clientSettings(standIn);
  iam = new IAMClient(settings);
  const provider = { Url: `https://${ISSUER}`, ClientIDList: ['sts.amazonaws.com'] };
  await iam.send(new CreateOpenIDConnectProviderCommand(provider)).catch((error: unknown) => {
    // An account has one of each address, which another test may have made.
    if (!(error instanceof Error && error.name === 'EntityAlreadyExistsException')) throw error;
  });
  await makeRole('main', JSON.stringify(trustJobs(place, 'ref:refs/heads/main')));
  await makeRole(
    'caller',
    trusting({ AWS: ACCOUNT }),
    { Action: 'sts:AssumeRole', Resource: arn('allowed') },
    { Action: 'sagemaker:CreateModel', Resource: '*' },
    { Action: 'iam:PassRole', Resource: arn('allowed') },
  );
  for (const name of ['allowed', 'other']) await makeRole(name, trusting({ AWS: ACCOUNT }));
  await makeRole('naming', trusting({ AWS: arn('caller') }));
  await makeRole('elsewhere', trusting({ Service: 'lambda.amazonaws.com' }));
}, 60_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

/** Keys of a session of `caller`. */
async function caller() {
  const assume = new AssumeRoleCommand({ RoleArn: arn('caller'), RoleSessionName: 'test' });
  const { Credentials } = await new STSClient(settings).send(assume);
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return {
    ...settings,
    maxAttempts: 1,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  };
}

describe('AssumeRole', () => {
  const assume = async (name: string) =>
    new STSClient(await caller()).send(new AssumeRoleCommand({ RoleArn: arn(name), RoleSessionName: 'second' }));

  test.each(['allowed', 'naming'])(
    'of the role %s: its own policy, or the trust of the other, allows it',
    async (name) => {
      const { AssumedRoleUser } = await assume(name);
      expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/${name}/second`);
    },
  );

  test.each(['other', 'elsewhere', 'nobody'])('of the role %s: without a right it is refused', async (name) => {
    await expect(assume(name)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${ACCOUNT}:assumed-role/caller/test is not authorized to perform: sts:AssumeRole on resource: ${arn(name)}`,
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe('AssumeRole of what is no ARN', () => {
  test.each([
    'nothing-valid-in-here',
    'arn::sts:::something/test-role',
    'arn:aws:::something/test-role',
    'arn:aws:iam::123456789012:',
  ])('%s is refused as invalid, not as denied', async (RoleArn) => {
    const request = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'any' });
    // The words of AWS (LocalStack's validated snapshot test_sts_invalid_parameters).
    await expect(new STSClient(settings).send(request)).rejects.toMatchObject({
      ...{ name: 'ValidationError', message: `${RoleArn} is invalid` },
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('PassRole', () => {
  const createModel = async (role: string) =>
    new SageMakerClient(await caller()).send(
      new CreateModelCommand({
        ModelName: 'any',
        ExecutionRoleArn: arn(role),
        PrimaryContainer: { Image: '763104351884.dkr.ecr.us-east-1.amazonaws.com/ray:serve-ml-sagemaker-cpu-v1.5' },
      }),
    );

  test('of a role that the caller may not hand on is refused', async () => {
    await expect(createModel('other')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::${ACCOUNT}:assumed-role/caller/test is not authorized to perform: iam:PassRole on resource: ${arn('other')} because no identity-based policy allows the iam:PassRole action`,
    });
  });

  test('of a role that SageMaker may not assume is refused', async () => {
    await expect(createModel('allowed')).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Could not assume role ${arn('allowed')}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
    });
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${ISSUER}`,
    aud: 'sts.amazonaws.com',
    sub: 'repo:owner/pipelines:ref:refs/heads/main',
    repository_id: '22',
    ...{ iat: now, nbf: now, exp: now + 300 },
  };
  /** A token with these claims. @param key PEM; default: that of the stand-in's own issuer */
  function token(changes: object = {}, key?: string): string {
    const parts = [
      { alg: 'RS256', kid: 'local-aws', typ: 'JWT' },
      { ...claims, ...changes },
    ];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const pem = key ?? readFileSync(join(standIn.state, 'oidc-key.pem'), 'utf8');
    return `${text}.${sign('sha256', Buffer.from(text), pem).toString('base64url')}`;
  }
  const assume = (WebIdentityToken: string) =>
    new STSClient({ endpoint: standIn.endpoint, region: standIn.region, maxAttempts: 1 }).send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn: arn('main'), RoleSessionName: 'run', WebIdentityToken }),
    );
  const DENIED = { name: 'AccessDenied', message: 'Not authorized to perform: sts:AssumeRoleWithWebIdentity' };
  const AUDIENCE = { name: 'InvalidIdentityTokenException', message: 'Incorrect token audience' };
  const NO_KEY = { name: 'InvalidIdentityTokenException', message: expect.stringContaining("Couldn't retrieve") };

  beforeAll(async () => {
    // The issuer makes its key when it is first asked.
    await fetch(`${standIn.endpoint}/_local/oidc/.well-known/jwks`);
  });

  test.each([claims.sub, 'repo:owner@11/pipelines@22:ref:refs/heads/main'])('of a job %s on main', async (sub) => {
    const { AssumedRoleUser } = await assume(token({ sub }));
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/main/run`);
  });

  test.each([
    ['the subject of a pull request', { sub: 'repo:owner/pipelines:pull_request' }, DENIED],
    ['the subject of another branch', { sub: 'repo:owner/pipelines:ref:refs/heads/main2' }, DENIED],
    ['another audience', { aud: 'https://github.com/owner' }, AUDIENCE],
    ['the id of another repository', { repository_id: '23' }, DENIED],
    ['no id of a repository', { repository_id: undefined }, DENIED],
    ['another issuer', { iss: 'https://gitlab.com' }, NO_KEY],
    [
      'an end in the past',
      { exp: now - 1 },
      { name: 'ExpiredTokenException', message: expect.stringContaining('Token expired') },
    ],
  ])('with %s is refused', async (_what, changes, expected) => {
    await expect(assume(token(changes))).rejects.toMatchObject(expected);
  });

  test('of a token that another key has signed is refused', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(assume(token({}, pem))).rejects.toMatchObject(NO_KEY);
  });

  test('of a token whose claims were changed after it was signed is refused', async () => {
    const [head, , signature] = token({ repository_id: '23' }).split('.');
    const [, payload] = token().split('.');
    await expect(assume([head, payload, signature].join('.'))).rejects.toMatchObject(NO_KEY);
  });
});

test('who one is, one may always ask', async () => {
  const { Arn } = await new STSClient(await caller()).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/caller/test`);
});
