import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { explainAws, isDenied } from '../../actions/lib/aws/errors.ts';
import { failureOf } from '../support/failure-of.ts';
import { patience } from '../support/patience.ts';

let server: Server;
let aws: Aws;
let answer: { status: number; headers?: Record<string, string>; body?: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(answer.status, { 'x-amz-request-id': 'r-1', ...answer.headers });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = () => Promise.resolve({ accessKeyId: 'LOCALAWS', secretAccessKey: 'secret' });
  aws = new Aws({ region: 'us-east-1', endpoint, credentials, agent: 'test', patience });
});
afterAll(() => void server.close());

const bucket = new HeadBucketCommand({ Bucket: 'dogs' });
const object = new HeadObjectCommand({ Bucket: 'dogs', Key: 'data/1.png' });
const content = new GetObjectCommand({ Bucket: 'dogs', Key: 'data/1.png' });

test.each([
  [301, {}],
  [400, {}],
])('%i: the bucket is in another region, which S3 names in a header', async (status, headers) => {
  answer = { status, headers: { ...headers, 'x-amz-bucket-region': 'eu-west-1' } };
  const explained = explainAws(await failureOf(aws.client(S3Client).send(bucket)));
  expect(explained?.what).toMatch(
    /^HeadBucket of the bucket dogs failed: \d+ .*, without a message from AWS \(request r-1\)$/,
  );
  expect(explained?.next).toBe(
    'The bucket is in eu-west-1: write eu-west-1 as `aws.region`, or set a bucket of this region as `aws.bucket`.',
  );
});

test('another region in S3’s words', async () => {
  const message = "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'";
  answer = {
    status: 400,
    headers: { 'content-type': 'application/xml' },
    body: `<Error><Code>AuthorizationHeaderMalformed</Code><Message>${message}</Message></Error>`,
  };
  expect(explainAws(await failureOf(aws.client(S3Client).send(content)))?.next).toContain('is in eu-west-1');
});

test('403: which right lacks', async () => {
  answer = { status: 403 };
  const refused = await failureOf(aws.client(S3Client).send(bucket));
  expect(isDenied(refused)).toBe(true);
  expect(explainAws(refused)).toEqual({
    what: 'HeadBucket of the bucket dogs failed: 403 Forbidden, without a message from AWS (request r-1)',
    next: expect.stringMatching(/s3:ListBucket on the bucket.*another account/),
  });
  const hidden = explainAws(await failureOf(aws.client(S3Client).send(object)));
  expect(hidden?.what).toMatch(/^HeadObject of s3:\/\/dogs\/data\/1\.png failed: 403 Forbidden/);
  expect(hidden?.next).toMatch(/s3:GetObject on the object and s3:ListBucket on its bucket/);
});
