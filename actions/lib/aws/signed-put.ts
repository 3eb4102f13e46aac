import { createReadStream, type ReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { again } from '../core/again.ts';
import { type AwsError, annotate } from './errors.ts';

/**
 * Stores one object.
 * @param sha256 lower-case hex of the body; S3 refuses the object when it does not match what arrived.
 */
export type Put = (key: string, body: Body, sha256: string) => Promise<void>;

/** Bytes, or a file and its size in bytes; a file is streamed. */
type Body = Buffer | { readonly file: string; readonly size: number };

const ATTEMPTS = 7;

/** Milliseconds, fully random, so that hundreds of throttled files are not retried at the same time. */
const pause = (attempt: number) => Math.random() * Math.min(100 * 2 ** attempt, 5000);

/**
 * `PutObject` without the SDK's middleware, which takes longer than the network for small files. It uses the client's
 * endpoint, region, credentials, connections and clock, and retries throttling, 5xx and broken connections.
 */
export async function signedPut(
  client: S3Client,
  bucket: string,
  { signal, kmsKey, once = false }: { signal?: AbortSignal | undefined; kmsKey?: string | undefined; once?: boolean },
): Promise<Put> {
  const { config } = client;
  const { url } = await getEndpointFromInstructions({ Bucket: bucket, Key: '' }, PutObjectCommand, config);
  const signer = new SignatureV4({
    service: 's3',
    region: config.region,
    credentials: config.credentials,
    sha256: config.sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const encryption = kmsKey && {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': kmsKey,
  };

  const send = async (key: string, body: Buffer | ReadStream, size: number, sha256: string): Promise<void> => {
    const request = new HttpRequest({
      method: 'PUT',
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port !== '' && { port: Number(url.port) }),
      path: `${url.pathname.replace(/\/$/, '')}/${encodeKey(key)}`,
      headers: {
        host: url.host,
        'content-length': String(size),
        'x-amz-content-sha256': sha256,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        ...encryption,
        ...(once && { 'if-none-match': '*' }),
        // S3 then refuses a file before it is sent.
        ...(!Buffer.isBuffer(body) && { expect: '100-continue' }),
      },
      body,
    });
    const signed = await signer.sign(request, { signingDate: new Date(Date.now() + config.systemClockOffset) });
    const { response } = await config.requestHandler.handle(new HttpRequest(signed), { abortSignal: signal });
    const answer = await text(response.body);
    if (response.statusCode !== 200) throw serviceError(response.statusCode, response.headers, answer);
  };

  const sendFile = async (key: string, { file, size }: Exclude<Body, Buffer>, sha256: string): Promise<void> => {
    const body = createReadStream(file);
    // The SDK's request handler does not listen to errors of the body.
    const unreadable = new Promise<never>((_, reject) => body.once('error', reject));
    await Promise.race([unreadable, send(key, body, size, sha256)]).finally(() => body.destroy());
  };

  return (key, body, sha256) => {
    const attempt = () =>
      (Buffer.isBuffer(body) ? send(key, body, body.length, sha256) : sendFile(key, body, sha256)).catch((error) => {
        throw annotate(error, { operation: 'PutObject', resource: `s3://${bucket}/${key}` });
      });
    return again(attempt, (error) => (isPassing(error as AwsError) ? ATTEMPTS : 1), { signal, pause });
  };
}

function isPassing({ transient, name }: AwsError): boolean {
  return transient || name === 'RequestTimeout';
}

/** A key as a URL path. S3 signs the path as sent, so all but the unreserved characters of RFC 3986 are encoded. */
export function encodeKey(key: string): string {
  const encode = (part: string) =>
    encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return key.split('/').map(encode).join('/');
}

function serviceError(httpStatusCode: number, headers: Record<string, string>, xml: string): S3ServiceException {
  const name = /<Code>([^<]*)/.exec(xml)?.[1] ?? String(httpStatusCode);
  const message = /<Message>([^<]*)/.exec(xml)?.[1] ?? 'S3 sent no reason';
  const requestId = headers['x-amz-request-id'];
  return new S3ServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode, ...(requestId !== undefined && { requestId }) },
  });
}
