import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { Credential } from '../access/signature.ts';
import { isChunkSignedWith, sha256 } from '../access/verify-signature.ts';
import { AwsError } from '../protocol/service.ts';

/** Maximum bytes of one signed chunk, which is held in memory. */
const LONGEST_CHUNK = 16 * 1024 * 1024;

/**
 * A transform that passes a body on and fails if the body is not the one that was signed. It keeps the last piece back
 * until the check has succeeded, so the next stream never has a complete body that is wrong.
 *
 * @param declared value of `x-amz-content-sha256`: the body's SHA-256 in hex, or the way in which it is signed
 * @returns undefined when the signature does not cover the body
 * @throws AwsError `NotImplemented` for a way of signing that no client uses
 */
export function payloadCheck(declared: string, secret: string, credential: Credential): Transform | undefined {
  if (isHash(declared)) return hashCheck(declared);
  if (declared === 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD') return chunkCheck(secret, credential);
  if (declared === 'UNSIGNED-PAYLOAD' || declared === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return undefined;
  throw notVerified(declared);
}

/**
 * Checks a complete body against its signed hash, if it has one.
 *
 * @throws AwsError `XAmzContentSHA256Mismatch`; `NotImplemented` for a way of signing that no client uses
 */
export function checkPayload(body: Buffer, declared: string): void {
  if (declared === 'UNSIGNED-PAYLOAD') return;
  if (!isHash(declared)) throw notVerified(declared);
  if (sha256(body) !== declared) throw mismatch();
}

function isHash(declared: string): boolean {
  return /^[0-9a-f]{64}$/.test(declared);
}

function notVerified(declared: string): AwsError {
  return new AwsError('NotImplemented', `The stand-in for AWS does not verify ${declared}`, 501);
}

function hashCheck(declared: string): Transform {
  const hash = createHash('sha256');
  let last: Buffer | undefined;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      const before = last;
      last = piece;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === declared) done(null, last);
      else done(mismatch());
    },
  });
}

function mismatch(): AwsError {
  return new AwsError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
}

/** Each chunk is `<size in hex>;chunk-signature=<signature>\r\n<data>\r\n`; the last one is empty. */
function chunkCheck(secret: string, credential: Credential): Transform {
  let held = Buffer.alloc(0);
  let previous = credential.signature;
  let ended = false;
  let failure: Error | undefined;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      // After a wrong chunk, the rest is read and discarded, so that the client can read the error response.
      if (failure !== undefined) return done();
      held = Buffer.concat([held, piece]);
      try {
        for (let size = checkChunk(); size > 0; size = checkChunk()) {
          this.push(held.subarray(0, size));
          held = held.subarray(size);
        }
      } catch (error) {
        failure = error as Error;
      }
      done();
    },
    flush(done) {
      done(failure ?? (ended && held.length === 0 ? null : incomplete()));
    },
  });

  /**
   * Checks the first chunk.
   * @returns its length in bytes, with header and line ends; 0 when it has not arrived completely
   */
  function checkChunk(): number {
    const line = held.indexOf('\r\n');
    if (line === -1) {
      if (held.length > 200) throw incomplete();
      return 0;
    }
    const [, hex = '', signature = ''] =
      /^([0-9a-f]+);chunk-signature=([0-9a-f]{64})$/i.exec(held.toString('latin1', 0, line)) ?? [];
    const length = Number.parseInt(hex, 16);
    if (!(length <= LONGEST_CHUNK)) throw incomplete();
    const end = line + 2 + length;
    if (held.length < end + 2) return 0;
    const data = held.subarray(line + 2, end);
    if (ended || !isChunkSignedWith(secret, credential, { previous, signature, data })) throw wrongChunk();
    previous = signature;
    ended = length === 0;
    return end + 2;
  }
}

function wrongChunk(): AwsError {
  return new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  );
}

/** S3's error for a body that ended too early. */
export function incomplete(): AwsError {
  return new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
}
