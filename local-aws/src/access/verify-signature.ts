import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { decode, type Parameter, splitTarget } from '../protocol/target.ts';
import type { Credential } from './signature.ts';

/**
 * Whether a request was signed with this secret (AWS Signature Version 4).
 *
 * @param payload what represents the body in the signature: its SHA-256 in hexadecimal, `UNSIGNED-PAYLOAD` or a similar
 *   value
 */
export function isSignedWith(
  secret: string,
  request: IncomingMessage,
  credential: Credential,
  payload: string,
): boolean {
  const { path, query } = splitTarget(request.url ?? '/');
  // S3 signs the path as it was sent. Some clients sign it with stricter percent-encoding than they send it.
  const paths = credential.scope === 's3' ? [path, encodePath(decode(path))] : [encodePath(normalize(path))];
  const rest = [
    canonicalQuery(query),
    ...credential.signedHeaders.map((name) => `${name}:${headerValue(request, name)}`),
    '',
    credential.signedHeaders.join(';'),
    payload,
  ].join('\n');
  const key = signingKey(secret, credential.keyScope);
  return paths.some((canonicalPath) => {
    // Node decodes header values as latin1.
    const canonical = Buffer.from(`${request.method}\n${canonicalPath}\n${rest}`, 'latin1');
    return isSignature(credential.signature, sign(key, credential, 'AWS4-HMAC-SHA256', [sha256(canonical)]));
  });
}

/**
 * Whether the signature of a chunk of an aws-chunked body is correct. Each signature depends on the previous one.
 *
 * @param previous signature of the previous chunk; for the first chunk, that of the request
 */
export function isChunkSignedWith(
  secret: string,
  credential: Credential,
  chunk: { previous: string; signature: string; data: Buffer },
): boolean {
  const parts = [chunk.previous, sha256(''), sha256(chunk.data)];
  const key = signingKey(secret, credential.keyScope);
  return isSignature(chunk.signature, sign(key, credential, 'AWS4-HMAC-SHA256-PAYLOAD', parts));
}

/** SHA-256 in hexadecimal. */
export function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function sign(key: KeyObject, { date, keyScope }: Credential, algorithm: string, parts: readonly string[]): Buffer {
  return createHmac('sha256', key)
    .update([algorithm, date, keyScope, ...parts].join('\n'))
    .digest();
}

function isSignature(given: string, right: Buffer): boolean {
  const bytes = Buffer.from(given, 'hex');
  return bytes.length === right.length && timingSafeEqual(bytes, right);
}

/**
 * Cached signing keys, by secret, day, region and service, because deriving a key takes longer than the rest of the
 * check.
 */
const signingKeys = new Map<string, KeyObject>();

function signingKey(secret: string, keyScope: string): KeyObject {
  const id = `${secret} ${keyScope}`;
  let key = signingKeys.get(id);
  if (key === undefined) {
    if (signingKeys.size > 500) signingKeys.clear();
    const derived = keyScope
      .split('/')
      .reduce<Buffer>((sum, part) => createHmac('sha256', sum).update(part).digest(), Buffer.from(`AWS4${secret}`));
    key = createSecretKey(derived);
    signingKeys.set(id, key);
  }
  return key;
}

/** Removes `.`, `..` and empty segments from a path. */
function normalize(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encode).join('/');
}

/** Percent-encodes everything except unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalQuery(query: readonly Parameter[]): string {
  return query
    .filter(({ name }) => name !== 'X-Amz-Signature')
    .map(({ name, value }) => [encode(name), encode(value)] as const)
    .sort(([name, value], [other, theirs]) => ((name === other ? value < theirs : name < other) ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function headerValue(request: IncomingMessage, name: string): string {
  const values: string[] = [];
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const [key = '', value = ''] = request.rawHeaders.slice(index, index + 2);
    if (key.toLowerCase() === name) values.push(value.trim().replace(/ {2,}/g, ' '));
  }
  return values.join(',');
}
