import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { signedPut } from '../../actions/lib/aws/signed-put.ts';
import { sha256Of } from '../../actions/lib/dataset/hash.ts';

const SECRET = 'secret';
const BODY = Buffer.from('body');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** The signature as AWS documents it ("Signature Version 4", canonical request to signature), for an S3 path as sent. */
function expectedSignature(
  { method, url = '', headers }: IncomingMessage,
  names: readonly string[],
  scope: string,
): string {
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, url, '', canonicalHeaders, names.join(';'), headers['x-amz-content-sha256']].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((signing, part) => hmac(signing, part), `AWS4${SECRET}`);
  return hmac(key, text).toString('hex');
}

/** Puts one object to a server of one request and returns what arrived there. */
async function putTo(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: { key?: string; kmsKey?: string } = {},
) {
  const requests: IncomingMessage[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request);
    await buffer(request);
    answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'key', secretAccessKey: SECRET, sessionToken: 'token' };
  const client = new S3Client({ endpoint, region: 'eu-central-1', credentials });
  const { kmsKey, key = 'a' } = options;
  const put = await signedPut(client, 'bucket', {
    signal: new AbortController().signal,
    ...(kmsKey !== undefined && { kmsKey }),
  });
  const failure: unknown = await put(key, BODY, sha256Of(BODY)).then(
    () => undefined,
    (error: unknown) => error,
  );
  client.destroy();
  server.closeAllConnections();
  server.close();
  return { requests, failure };
}

test('the signature is the one that AWS computes, over every x-amz header', async () => {
  const key = "train/001.Löwe & Co/a b+c(1)!'~%25=*.png";
  const { requests } = await putTo((_request, response) => response.end(), { key, kmsKey: 'my-key' });
  const [request] = requests;
  if (!request) throw new Error('nothing arrived');
  const [, scope = '', names = '', signature] =
    /Credential=key\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)$/.exec(request.headers.authorization ?? '') ?? [];
  const sent = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') || name === 'host');
  expect(names.split(';')).toEqual(expect.arrayContaining(sent));
  expect(scope.split('/').slice(1)).toEqual(['eu-central-1', 's3', 'aws4_request']);
  expect(signature).toBe(expectedSignature(request, names.split(';'), scope));
  expect(request.headers).toMatchObject({
    'x-amz-content-sha256': sha256Of(BODY),
    'x-amz-checksum-sha256': createHash('sha256').update(BODY).digest('base64'),
    'x-amz-security-token': 'token',
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': 'my-key',
  });
  expect(decodeURIComponent(request.url ?? '')).toBe(`/bucket/${key}`);
});

test('what AWS refuses is not tried again and is told in its words', async () => {
  const { requests, failure } = await putTo((_request, response) => {
    response.writeHead(403, { 'x-amz-request-id': 'REQ' });
    response.end('<Error><Code>AccessDenied</Code><Message>User is not authorized</Message></Error>');
  });
  expect(requests).toHaveLength(1);
  expect(failure).toMatchObject({
    name: 'AccessDenied',
    message: 'User is not authorized',
    $metadata: { httpStatusCode: 403, requestId: 'REQ' },
    call: { operation: 'PutObject', resource: 's3://bucket/a' },
  });
});
