import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CredentialSources, credentials } from '../../actions/lib/aws/credentials.ts';
import { Failure } from '../../actions/lib/core/failure.ts';
import { rolesOf } from '../../actions/lib/policies/roles.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';

const nothing: CredentialSources = {
  environment: {},
  role: '',
  region: 'us-east-1',
  sessionName: 'a-run',
  idToken: undefined,
};
const keys = { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_SECRET_ACCESS_KEY: 'secret' };

/** What is asked on this machine, where nothing else is named, finds nothing: no profile, no metadata service. */
beforeEach(() => {
  vi.stubEnv('HOME', '/nowhere');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(() => vi.unstubAllEnvs());

async function refusal(sources: Partial<CredentialSources>): Promise<Failure> {
  try {
    await credentials({ ...nothing, ...sources })();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test('without any there is one error before any call, which says what to set', async () => {
  expect(await refusal({})).toMatchObject({
    message: 'No AWS credentials were found.',
    next: expect.stringMatching(/aws-role.*AWS_ROLE_ARN.*AWS_ACCESS_KEY_ID/),
  });
});

test('a role without the right to a token says which permission is missing', async () => {
  expect((await refusal({ role: 'arn:aws:iam::123456789012:role/ci' })).next).toContain('id-token: write');
});

test('an access key alone is none', async () => {
  expect((await refusal({ environment: { AWS_ACCESS_KEY_ID: 'AKIAREAL' } })).message).toBe(
    'No AWS credentials were found.',
  );
});

test('those of the environment are used, before any role', async () => {
  const environment = { ...keys, AWS_SESSION_TOKEN: 'token' };
  const idToken = () => Promise.reject(new Error('nobody asks for a token'));
  expect(await credentials({ ...nothing, environment, role: 'arn:role', idToken })()).toEqual({
    accessKeyId: 'AKIAREAL',
    secretAccessKey: 'secret',
    sessionToken: 'token',
  });
});

test.each(['http://127.0.0.1:4566', 'http://localhost:4566', 'http://[::1]:4566', 'http://127.8.0.1'])(
  'real keys never go to %s',
  async (endpoint) => {
    const { message, next } = await refusal({ environment: keys, endpoint });
    expect(message).toContain(endpoint);
    expect(message + next).not.toContain('AKIAREAL');
    expect(next).toContain('LOCALAWS');
  },
);

test('keys of an endpoint on this machine go there, real ones to other addresses', async () => {
  const local = { ...keys, AWS_ACCESS_KEY_ID: 'LOCALAWS1' };
  const there = credentials({ ...nothing, environment: local, endpoint: 'http://127.0.0.1:4566' });
  expect(await there()).toMatchObject({ accessKeyId: 'LOCALAWS1' });
  const proxied = credentials({ ...nothing, environment: keys, endpoint: 'https://vpce-1.sagemaker.example' });
  expect(await proxied()).toMatchObject({ accessKeyId: 'AKIAREAL' });
});

test('a role is assumed with a fresh GitHub token each time, and the end of the session is told', async () => {
  const asked: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    asked.push(new URLSearchParams(Buffer.concat(await request.toArray()).toString()));
    response.writeHead(200, { 'content-type': 'text/xml' }).end(assumed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    let tokens = 0;
    const get = credentials({
      ...nothing,
      role: 'arn:aws:iam::123456789012:role/ci',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      idToken: () => Promise.resolve(`token ${++tokens}`),
    });
    expect(await get()).toMatchObject({
      accessKeyId: 'LOCALAWSSESSION',
      sessionToken: 'session',
      expiration: new Date('2030-01-01T00:00:00Z'),
    });
    await get();
    expect(asked.map((form) => form.get('WebIdentityToken'))).toEqual(['token 1', 'token 2']);
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      Action: 'AssumeRoleWithWebIdentity',
      RoleArn: 'arn:aws:iam::123456789012:role/ci',
      RoleSessionName: 'a-run',
    });
  } finally {
    server.close();
  }
});

/** Answers of STS to a role that is asked for with this token's claims. */
async function refused(claims: object, error: { code: string; message: string }): Promise<Failure> {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${error.message}</Message></Error></ErrorResponse>`;
  const server = createServer(async (request, response) => {
    await request.toArray();
    response.writeHead(403, { 'content-type': 'text/xml', 'x-amzn-requestid': 'r-1' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const token = `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
  try {
    const failure = await refusal({
      role: 'arn:aws:iam::123456789012:role/ci',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      idToken: () => Promise.resolve(token),
    });
    expect(failure.message + failure.next).not.toContain(token.split('.')[1]);
    return failure;
  } finally {
    server.close();
  }
}

const denied = { code: 'AccessDenied', message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' };

test.each([
  ['environment:production', /`environment: production`, which replaces the branch/],
  ['ref:refs/heads/topic', /^Run it on the branch main: no other branch/],
  ['ref:refs/tags/v1', /^Run it on the branch main/],
  ['pull_request', /AWS_PULL_REQUEST_ROLE_ARN/],
  ['ref:refs/heads/main', /^Check that the role exists/],
])('a role refused to %s: who asked, whom the role trusts, and what helps', async (subject, next) => {
  const failure = await refused({ sub: `repo:some/one:${subject}`, repository: 'some/one' }, denied);
  expect(failure.message).toContain('This job could not assume the role arn:aws:iam::123456789012:role/ci');
  expect(failure.message).toContain(
    'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity (request r-1)',
  );
  expect(failure.message).toContain(`subject of the job's token is repo:some/one:${subject}.`);
  expect(failure.message).toContain('repo:some/one:pull_request for pull requests; a job with `environment:`');
  expect(failure.next).toMatch(next);
});

test('the subjects that are told as trusted are those of the generated roles', async () => {
  const { message } = await refused({ sub: 'x', repository: 'some/one' }, denied);
  const repository = { owner: 'some', ownerId: '1', name: 'one', id: '2' };
  const place = { account: '123456789012', region: 'us-east-1', bucket: 'b', provider: 'p', repository };
  const loaded = loadConfig('pipeline-config/dog-breeds.yml', process.cwd());
  if ('problems' in loaded) throw new Error('the shipped config has problems');
  const { AWS_ROLE_ARN, AWS_PULL_REQUEST_ROLE_ARN } = rolesOf(loaded.config, place);
  for (const role of [AWS_ROLE_ARN, AWS_PULL_REQUEST_ROLE_ARN]) {
    const [subject = 'none'] = /repo:some\/one:[^"]+/.exec(JSON.stringify(role?.trust)) ?? [];
    expect(message).toContain(subject);
  }
});

test.each([
  ['No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com', /template/],
  ['Incorrect token audience', /sts\.amazonaws\.com/],
])('an identity provider that does not fit: %s', async (message, next) => {
  const failure = await refused({ sub: 'x' }, { code: 'InvalidIdentityToken', message });
  expect(failure.message).toContain(message);
  expect(failure.next).toMatch(next);
});

test('a pull request from a fork is not told to add a permission, which it cannot have', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  const GITHUB_EVENT_PATH = join(folder, 'event.json');
  const event = { pull_request: { head: { repo: { full_name: 'another/one' } } } };
  writeFileSync(GITHUB_EVENT_PATH, JSON.stringify(event));
  const environment = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'some/one' };
  const role = 'arn:aws:iam::123456789012:role/ci';
  try {
    const { message, next } = await refusal({ role, environment: { ...environment, GITHUB_EVENT_PATH } });
    expect(message).toContain('from a fork');
    expect(next).not.toContain('id-token');
    const own = await refusal({ role, environment });
    expect(own.next).toMatch(/fork, no job can.*id-token: write/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('keys that hide the role are told', async () => {
  const warnings: string[] = [];
  const role = 'arn:aws:iam::123456789012:role/ci';
  const sources = { ...nothing, role, warn: (line: string) => warnings.push(line) };
  await credentials({ ...sources, environment: keys })();
  expect(warnings).toEqual([
    expect.stringMatching(/^The input aws-role is not used, because AWS_ACCESS_KEY_ID is set/),
  ]);
  expect(warnings[0]).not.toContain('AKIAREAL');
});

test('a profile is found last, and never sent to an endpoint on this machine with a real key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'home-'));
  const file = join(folder, 'credentials');
  writeFileSync(file, '[mine]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\n');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'none'));
  vi.stubEnv('AWS_PROFILE', 'mine');
  try {
    expect(await credentials(nothing)()).toMatchObject({ accessKeyId: 'AKIAPROFILE' });
    const here = await refusal({ endpoint: 'http://127.0.0.1:4566' });
    expect(here.message).toContain('what the SDK finds on this machine is not a key');
    vi.stubEnv('AWS_PROFILE', 'another');
    const { message, next } = await refusal({ environment: { AWS_PROFILE: 'another' } });
    expect(message).toContain('AWS_PROFILE (another)');
    expect(next).toContain('Correct or remove AWS_PROFILE');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const assumed = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult><Credentials>
    <AccessKeyId>LOCALAWSSESSION</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
    <SessionToken>session</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration>
  </Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`;
