import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { Credential } from '../access/signature.ts';
import { isChunkSignedWith, sha256 } from '../access/verify-signature.ts';
import { AwsError } from '../protocol/service.ts';

/** Bytes of one signed chunk that are held in memory. */
const LONGEST_CHUNK = 16 * 1024 * 1024;

/**
 * A stream that lets a body through and fails unless it is what was signed. Its last piece passes only then, so nobody
 * behind it ever has the whole of a wrong body.
 *
 * @param declared `x-amz-content-sha256`: the body's hash, or how else it is signed
 * @returns undefined where the signature says nothing of the body
 * @throws AwsError `NotImplemented` for a way of signing that no client uses
 */
export function payloadCheck(declared: string, secret: string, credential: Credential): Transform | undefined {
  if (isHash(declared)) return hashCheck(declared);
  if (declared === 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD') return chunkCheck(secret, credential);
  if (declared === 'UNSIGNED-PAYLOAD' || declared === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return undefined;
  throw notVerified(declared);
}

/**
 * Holds a whole body to what was signed: its hash, or nothing.
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
      // After a wrong chunk the rest is read and dropped, so that the caller hears the answer.
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

  /** Bytes of the first chunk that is held, 0 when it is not whole yet. */
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

/** What S3 says of a body that ended before its end. */
export function incomplete(): AwsError {
  return new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
}
