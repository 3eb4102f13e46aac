import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { withShownAddresses } from './address.ts';
import { discard } from './discard.ts';
import { explainFullDisk } from './error.ts';
import { hashFile } from './hash.ts';
import { isLfsPointerFile, LFS_POINTER } from './lfs-pointer.ts';
import { formatBytes } from './limits.ts';
import { Meter, type Progress } from './progress.ts';
import { request } from './request.ts';
import { SourceUnavailable } from './unavailable.ts';

/** A server's answer about a file; without an ETag, `etag` contains the `Last-Modified` header. */
export interface Remote {
  readonly etag?: string;
  /** Bytes. */
  readonly size?: number;
}

/** What a download must match. */
export interface Expected extends Remote {
  readonly sha256?: string;
}

const ATTEMPTS_WITHOUT_PROGRESS = 5;
const STALL_MS = 30_000;

/**
 * Asks for a file's ETag and size without fetching it. If a server refuses HEAD, it requests the first byte. Temporary
 * failures are retried, with five attempts in total.
 * @throws {@link SourceUnavailable} when the server does not answer, or its answer does not match
 */
export async function probe(url: URL, signal: AbortSignal): Promise<Remote> {
  for (let attempt = 1; ; attempt++) {
    const patient = AbortSignal.any([signal, AbortSignal.timeout(STALL_MS)]);
    try {
      let response = await request(url, { method: 'HEAD', signal: patient });
      if (!response.ok) {
        response = await request(url, { headers: { range: 'bytes=0-0' }, signal: patient });
        await response.body?.cancel();
      }
      if (!response.ok) throw refusal(response);
      return describe(response);
    } catch (error) {
      await backOff(error, attempt, 'the server cannot be reached', signal);
    }
  }
}

/**
 * Downloads to `file`. If a connection breaks or stalls for 30 s, the download resumes where it ended (`Range` with
 * `If-Range`), or starts again when the file on the server has changed. It fails after five attempts in a row without
 * new data.
 * @throws {@link SourceUnavailable} when the file cannot be read or does not match what is expected; the incomplete
 *   file is deleted.
 */
export async function download(
  url: URL,
  file: string,
  { expected, signal, progress }: { expected: Expected; signal: AbortSignal; progress: Progress },
): Promise<Required<Pick<Expected, 'sha256' | 'size'>> & Remote> {
  const handle = await open(file, 'w');
  try {
    const remote = await fetchAll(url, handle, { expected, signal, progress });
    const sha256 = await hashFile(file, signal);
    if (expected.sha256 !== undefined && sha256 !== expected.sha256) {
      if (await isLfsPointerFile(file)) throw new SourceUnavailable(`the downloaded file ${LFS_POINTER}`);
      throw new SourceUnavailable(
        `the downloaded file (${formatBytes(remote.size)}) has the sha256 ${sha256}, but ${expected.sha256} is pinned. ` +
          'If the publisher replaced the file and you trust it, pin the new value',
      );
    }
    if (expected.sha256 === undefined && expected.etag !== remote.etag) {
      throw new SourceUnavailable('the file changed on the server between two requests. Run again, or pin its sha256');
    }
    return { ...remote, sha256 };
  } catch (error) {
    await discard(file);
    throw explainFullDisk(error, file);
  } finally {
    await handle.close().catch(() => undefined);
  }
}

async function fetchAll(
  url: URL,
  handle: FileHandle,
  { expected, signal, progress }: { expected: Expected; signal: AbortSignal; progress: Progress },
): Promise<{ size: number } & Remote> {
  const meter = new Meter(progress, 'download', expected.size === undefined ? {} : { bytes: expected.size });
  let received = 0;
  let remote: Remote = {};
  for (let attempt = 1; ; attempt++) {
    const before = received;
    const stalled = new AbortController();
    const timer = setTimeout(() => stalled.abort(new Error(`no data arrived for ${STALL_MS / 1000} s`)), STALL_MS);
    try {
      const resume = received > 0 && remote.etag !== undefined && !remote.etag.startsWith('W/');
      const response = await request(url, {
        // With compression, the offsets of a resumed download would be wrong.
        headers: {
          'accept-encoding': 'identity',
          ...(resume && { range: `bytes=${received}-`, 'if-range': remote.etag ?? '' }),
        },
        signal: AbortSignal.any([signal, stalled.signal]),
      });
      if (!resume || response.status !== 206 || !startsAt(response, received)) {
        if (!response.ok) throw refusal(response);
        if (received > 0) await handle.truncate(0);
        received = 0;
        remote = describe(response);
      }
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        await handle.write(chunk, 0, chunk.length, received);
        received += chunk.length;
        meter.add(0, chunk.length);
      }
      if (remote.size === undefined || received === remote.size) break;
      throw new Error(`the connection ended after ${received} of ${remote.size} bytes`);
    } catch (error) {
      if (explainFullDisk(error, '') !== error) throw error;
      if (received > before) attempt = 1;
      await backOff(error, attempt, 'the download failed', signal);
    } finally {
      clearTimeout(timer);
    }
  }
  meter.done();
  return { ...remote, size: received };
}

/**
 * Waits before the next attempt.
 * @throws the signal's reason when aborted; {@link SourceUnavailable} when another attempt cannot help, or this was the
 *   last one
 */
async function backOff(error: unknown, attempt: number, what: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (error instanceof SourceUnavailable) throw error;
  if (attempt >= ATTEMPTS_WITHOUT_PROGRESS)
    throw new SourceUnavailable(`${what}: ${reason(error)}`, { cause: error, unreachable: true });
  await sleep(250 * 2 ** attempt * (0.5 + Math.random() / 2), undefined, { signal });
}

function describe(response: Response): Remote {
  const etag = response.headers.get('etag') ?? response.headers.get('last-modified');
  const size = response.headers.get('content-range')?.split('/')[1] ?? response.headers.get('content-length');
  return {
    ...(etag !== null && { etag }),
    ...(size !== null && /^\d+$/.test(size) && { size: Number(size) }),
  };
}

function startsAt(response: Response, offset: number): boolean {
  return response.headers.get('content-range')?.startsWith(`bytes ${offset}-`) ?? false;
}

/** 408, 429 and 5xx are temporary; other statuses are final. */
function refusal({ status, statusText }: Response): Error {
  const what = `the server answered ${status} ${statusText}`.trim();
  return status === 408 || status === 429 || status >= 500
    ? new Error(what)
    : new SourceUnavailable(what, { unreachable: true });
}

/** `fetch` hides the reason of a failed connection in `cause`; an address in it may be the signed one of a redirect. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return withShownAddresses(error.cause instanceof Error ? error.cause.message : error.message);
}
