import { addAbortSignal, Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { again } from '../core/again.ts';
import { Failure } from '../core/failure.ts';
import { isBroken } from './errors.ts';

/** How often an interrupted body is read, and a complete but damaged one. */
const ATTEMPTS = { broken: 4, damaged: 2 };

/** Milliseconds without a byte after which a connection counts as lost. */
const SILENT_FOR = 30_000;

/** Thrown by a reader for a body that is complete but damaged. */
export class Damaged extends Error {
  readonly next: string;

  /** @param what is wrong with the object, such as `is no JSON` */
  constructor(what: string, next: string, cause: unknown) {
    super(what, { cause });
    this.next = next;
  }
}

/**
 * Reads an object of S3 as a stream. If the connection breaks or stalls, the object is read again from its start,
 * because the SDK retries a call only until the body starts.
 *
 * @param uri `s3://…`
 * @param read reads the whole body, again in each attempt, and throws {@link Damaged} for a damaged one
 * @throws Failure when all attempts failed; otherwise the errors of the SDK and of `read`; the signal's reason when
 *   aborted
 */
export async function readObject<T>(
  client: S3Client,
  uri: string,
  read: (body: Readable, signal: AbortSignal) => Promise<T>,
  { signal = new AbortController().signal, silentFor = SILENT_FOR }: { signal?: AbortSignal; silentFor?: number } = {},
): Promise<T> {
  const { bucket, key } = parseS3(uri);
  const attempt = async () => {
    const request = new GetObjectCommand({ Bucket: bucket, Key: key });
    const { Body } = await client.send(request, { abortSignal: signal });
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new Silence(silentFor)), silentFor);
    const either = AbortSignal.any([signal, silence.signal]);
    const body = addAbortSignal(either, Body as Readable);
    try {
      return await read(watched(body, timer), either);
    } catch (error) {
      throw silence.signal.aborted ? silence.signal.reason : error;
    } finally {
      clearTimeout(timer);
      body.destroy();
    }
  };
  try {
    return await again(attempt, limitOf, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Error && limitOf(error) > 1 ? failure(uri, error) : error;
  }
}

/** The same bytes; each piece restarts the timer. */
function watched(body: Readable, timer: NodeJS.Timeout): Readable {
  async function* pieces() {
    for await (const piece of body) {
      timer.refresh();
      yield piece;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

class Silence extends Error {
  override readonly name = 'TimeoutError';

  constructor(milliseconds: number) {
    super(`no data arrived for ${milliseconds / 1000} s`);
  }
}

function limitOf(error: unknown): number {
  if (error instanceof Damaged) return ATTEMPTS.damaged;
  // The SDK already retried the call.
  if (error instanceof Error && 'call' in error) return 1;
  return isBroken(error) ? ATTEMPTS.broken : 1;
}

function failure(uri: string, error: Error): Failure {
  return error instanceof Damaged
    ? new Failure(
        `object-unreadable: ${uri} ${error.message}; GetObject read it ${ATTEMPTS.damaged} times.`,
        error.next,
        error,
      )
    : new Failure(
        `object-unreadable: GetObject of ${uri} was interrupted ${ATTEMPTS.broken} times: ${error.message}.`,
        'This is a temporary network failure: run again.',
        error,
      );
}

/** Bucket and key of an `s3://` address. */
export function parseS3(uri: string): { bucket: string; key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
  if (bucket === undefined || key === undefined)
    throw new Failure(
      `aws-answer-invalid: ${uri.slice(0, 200) || 'An empty text'} is not the s3:// address of an object.`,
      'Correct the address, or check whether something else answers instead of AWS (AWS_ENDPOINT_URL, a proxy).',
    );
  return { bucket, key };
}
