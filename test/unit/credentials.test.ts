import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type CredentialSources, credentials } from '../../actions/lib/aws/credentials.ts';
import { Failure } from '../../actions/lib/core/failure.ts';

const nothing: CredentialSources = {
  environment: {},
  role: '',
  region: 'us-east-1',
  sessionName: 'a-run',
  idToken: undefined,
};
const keys = { AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_SECRET_ACCESS_KEY: 'secret' };

function refusal(sources: Partial<CredentialSources>): Failure {
  try {
    credentials({ ...nothing, ...sources });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test('without any there is one error before any call, which says what to set', () => {
  expect(refusal({})).toMatchObject({
    message: 'There are no AWS credentials.',
    next: expect.stringMatching(/aws-role.*AWS_ROLE_ARN.*AWS_ACCESS_KEY_ID/),
  });
});

test('a role without the right to a token says which permission is missing', () => {
  expect(refusal({ role: 'arn:aws:iam::123456789012:role/ci' }).next).toContain('id-token: write');
});

test('an access key alone is none', () => {
  expect(refusal({ environment: { AWS_ACCESS_KEY_ID: 'AKIAREAL' } }).message).toBe('There are no AWS credentials.');
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
  (endpoint) => {
    const { message, next } = refusal({ environment: keys, endpoint });
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

const assumed = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult><Credentials>
    <AccessKeyId>LOCALAWSSESSION</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
    <SessionToken>session</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration>
  </Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`;
