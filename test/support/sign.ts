import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** Keys and place of a client. */
export interface Signer {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** A request to be signed. */
export interface Unsigned {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A request as it is sent. */
export interface Signed {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }
  update(data: Uint8Array) {
    this.#hash.update(data);
  }
  async digest() {
    return this.#hash.digest();
  }
  reset() {}
}

function signerOf({ region, credentials }: Signer, service: string): SignatureV4 {
  return new SignatureV4({ region, credentials, service, sha256: Sha256, uriEscapePath: service !== 's3' });
}

function requestTo(endpoint: string, { method, path, query = {}, headers = {}, body }: Unsigned) {
  const { host, hostname, port } = new URL(endpoint);
  return {
    ...{ method, protocol: 'http:', hostname, port: Number(port), path, query, body },
    headers: { host, ...headers },
  };
}

/** Signs a request in its headers, as the SDK's clients do. */
export async function sign(
  signer: Signer,
  service: string,
  request: Unsigned,
  signingDate = new Date(),
): Promise<Signed> {
  const { headers } = await signerOf(signer, service).sign(requestTo(signer.endpoint, request), { signingDate });
  const { method, path, query = {}, body } = request;
  const search = Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`;
  return { url: signer.endpoint + path + search, method, headers, ...(body === undefined ? {} : { body }) };
}

/** A presigned address of an S3 object. @param seconds its life */
export async function presign(signer: Signer, path: string, seconds = 60, signingDate = new Date()): Promise<string> {
  const request = requestTo(signer.endpoint, {
    method: 'GET',
    path,
    headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  });
  const { query = {} } = await signerOf(signer, 's3').presign(request, { expiresIn: seconds, signingDate });
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `${signer.endpoint}${path}?${parts.join('&')}`;
}

/** Sends a signed request, changed or not. */
export function send({ url, body, ...rest }: Signed): Promise<Response> {
  return fetch(url, { ...rest, ...(body === undefined ? {} : { body }) });
}

/** An upload whose body is signed in chunks (STREAMING-AWS4-HMAC-SHA256-PAYLOAD), as S3 allows it. */
export async function signChunks(signer: Signer, path: string, chunks: readonly string[]): Promise<Signed> {
  const headers = {
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'x-amz-decoded-content-length': String(Buffer.byteLength(chunks.join(''))),
    'content-encoding': 'aws-chunked',
  };
  const signed = await sign(signer, 's3', { method: 'PUT', path, headers });
  const [, day = '', signature = ''] =
    /Credential=[^/]+\/(\d{8}\/[^,]+),.*Signature=(\w+)/.exec(signed.headers['authorization'] ?? '') ?? [];
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const key = day.split('/').reduce<string | Buffer>(hmac, `AWS4${signer.credentials.secretAccessKey}`);
  let previous = signature;
  const parts = [...chunks, ''].map((data) => {
    const text = [
      ...['AWS4-HMAC-SHA256-PAYLOAD', signed.headers['x-amz-date'], day],
      ...[previous, hash(''), hash(data)],
    ].join('\n');
    previous = hmac(key, text).toString('hex');
    return `${Buffer.byteLength(data).toString(16)};chunk-signature=${previous}\r\n${data}\r\n`;
  });
  return { ...signed, body: parts.join('') };
}
