import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presign, type Signed, type Signer, send, sign, signChunks } from '../support/sign.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

/** A session that ended in the last century, as the stand-in's state keeps it. */
const ENDED = { accessKeyId: 'LOCALAWSENDED', secretAccessKey: 'secret', sessionToken: 'token' };

let state: string;
let standIn: StandIn;
let signer: Signer;
let s3: S3Client;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'bad-signatures-'));
  const caller = { accessKeyId: ENDED.accessKeyId, account: '123456789012', arn: 'arn:aws:sts::123456789012:any' };
  await writeFile(join(state, 'sessions.json'), JSON.stringify([{ keys: ENDED, caller, expires: 1 }]));
  standIn = await startStandIn({ state });
  const { endpoint, region, env } = standIn;
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  signer = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  s3 = new S3Client({ ...signer, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'data' }));
}, 60_000);

afterAll(async () => {
  await standIn?.stop();
  await rm(state, { recursive: true });
});

const REQUESTS = {
  sagemaker: {
    ...{ method: 'POST', path: '/', body: '{}' },
    headers: { 'x-amz-target': 'SageMaker.ListModels', 'content-type': 'application/x-amz-json-1.1' },
  },
  s3: { method: 'PUT', path: '/data/object', body: 'as it was signed' },
  sts: {
    ...{ method: 'POST', path: '/', body: 'Action=GetCallerIdentity&Version=2011-06-15' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
};
type Service = keyof typeof REQUESTS;

const signerOf = (credentials: Signer['credentials']) => ({ ...signer, credentials });
const MISMATCH = 'The request signature we calculated does not match the signature you provided.';

/** What is wrong, how it is made, and what each service says to it. */
const WRONG: Record<
  string,
  [make: (service: Service) => Promise<Signed>, words: Record<Service, [number, code: string, text: string]>]
> = {
  'signed with another secret': [
    (service) => sign(signerOf({ ...signer.credentials, secretAccessKey: 'guessed' }), service, REQUESTS[service]),
    {
      sagemaker: [400, 'InvalidSignatureException', MISMATCH],
      s3: [403, 'SignatureDoesNotMatch', MISMATCH],
      sts: [403, 'SignatureDoesNotMatch', MISMATCH],
    },
  ],
  'signed twenty minutes ago': [
    (service) => sign(signer, service, REQUESTS[service], new Date(Date.now() - 20 * 60_000)),
    {
      sagemaker: [400, 'InvalidSignatureException', 'Signature expired: '],
      s3: [403, 'RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
      sts: [403, 'SignatureDoesNotMatch', 'Signature expired: '],
    },
  ],
  'of a session that has ended': [
    (service) => sign(signerOf(ENDED), service, REQUESTS[service]),
    {
      sagemaker: [400, 'ExpiredTokenException', 'The security token included in the request is expired'],
      s3: [400, 'ExpiredToken', 'The provided token has expired.'],
      sts: [403, 'ExpiredToken', 'The security token included in the request is expired'],
    },
  ],
  'with another body than was signed': [
    async (service) => ({ ...(await sign(signer, service, REQUESTS[service])), body: '{ "another": "one" }' }),
    {
      sagemaker: [400, 'InvalidSignatureException', MISMATCH],
      s3: [400, 'XAmzContentSHA256Mismatch', 'header does not match what was computed'],
      sts: [403, 'SignatureDoesNotMatch', MISMATCH],
    },
  ],
  'with a header of AWS that was not signed': [
    async (service) => {
      const { headers, ...rest } = await sign(signer, service, REQUESTS[service]);
      return { ...rest, headers: { ...headers, 'x-amz-extra': '1' } };
    },
    {
      sagemaker: [400, 'InvalidSignatureException', "'x-amz-extra' must be a signed header"],
      s3: [403, 'AccessDenied', 'There were headers present in the request which were not signed'],
      sts: [403, 'SignatureDoesNotMatch', "'x-amz-extra' must be a signed header"],
    },
  ],
};

async function answerTo(request: Signed): Promise<[number, string]> {
  const response = await send(request);
  // XML has it as an entity.
  return [response.status, (await response.text()).replaceAll('&apos;', "'")];
}

async function isStored(Key: string): Promise<boolean> {
  const found = await s3.send(new HeadObjectCommand({ Bucket: 'data', Key })).catch(() => undefined);
  return found !== undefined;
}

describe.each(Object.entries(WRONG))('a request %s', (_what, [make, words]) => {
  test.each(Object.entries(words) as [Service, [number, string, string]][])(
    'to %s is refused in its own words',
    async (service, [status, code, text]) => {
      const [seen, said] = await answerTo(await make(service));
      expect([seen, said]).toEqual([status, expect.stringContaining(code)]);
      expect(said).toContain(text);
      expect(await isStored('object')).toBe(false);
    },
  );
});

test.each(Object.keys(REQUESTS) as Service[])('a request to %s that is signed right is served', async (service) => {
  expect((await answerTo(await sign(signer, service, REQUESTS[service])))[0]).toBe(200);
});

describe('an upload in signed chunks', () => {
  test('is stored', async () => {
    expect((await answerTo(await signChunks(signer, '/data/chunks', ['one ', 'two'])))[0]).toBe(200);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'chunks' }));
    expect(await Body?.transformToString()).toBe('one two');
  });

  test.each([
    ['a changed chunk', (body: string) => body.replace('two', 'six')],
    ['a chunk less', (body: string) => body.replace(/3;chunk-signature=\w+\r\ntwo\r\n/, '')],
    [
      'another signature',
      (body: string) => body.replace(/(?<=3;chunk-signature=)\w/, (digit) => (digit === '0' ? '1' : '0')),
    ],
  ])('with %s is refused, and nothing is stored', async (_what, change) => {
    const signed = await signChunks(signer, '/data/changed', ['one ', 'two']);
    const [status, said] = await answerTo({ ...signed, body: change(String(signed.body)) });
    expect([status, said]).toEqual([403, expect.stringContaining('<Code>SignatureDoesNotMatch</Code>')]);
    expect(await isStored('changed')).toBe(false);
  });

  test('that ends early is refused, and nothing is stored', async () => {
    const signed = await signChunks(signer, '/data/short', ['one ', 'two']);
    const body = String(signed.body).replace(/0;chunk-signature=.*/s, '');
    expect(await answerTo({ ...signed, body })).toEqual([400, expect.stringContaining('<Code>IncompleteBody</Code>')]);
    expect(await isStored('short')).toBe(false);
  });
});

test('a presigned address is good for its own object alone', async () => {
  const address = await presign(signer, '/data/one');
  const other = await fetch(address.replace('/data/one', '/data/two'));
  expect([other.status, await other.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
  const longer = await fetch(address.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'));
  expect([longer.status, await longer.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
});
