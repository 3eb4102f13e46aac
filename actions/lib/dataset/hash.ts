import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DataFile } from './dataset.ts';
import { DatasetError, type Finding, refuseErrors } from './error.ts';
import type { Entry } from './listing.ts';
import { inParallel } from './parallel.ts';
import { Meter, type Progress } from './progress.ts';

/** Lower-case hex sha256 of a body. */
export function sha256Of(body: Buffer): string {
  return hash('sha256', body);
}

/** Lower-case hex sha256 of a file's bytes, read as a stream. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), digest, { signal });
  return digest.digest('hex');
}

/** Reads every entry once for its sha256; all findings of entries that cannot be read are in one {@link DatasetError}. */
export async function hashEntries<Where>(
  entries: readonly Entry<Where>[],
  read: (entry: Entry<Where>) => Promise<Buffer>,
  { location, signal, progress }: { location: string; signal: AbortSignal; progress: Progress },
): Promise<DataFile[]> {
  const meter = new Meter(progress, 'hash', {
    files: entries.length,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
  });
  const files = new Map<Entry<Where>, DataFile>();
  const findings: Finding[] = [];
  await inParallel(entries, { concurrency: 16, weigh: ({ size }) => size, signal }, async (entry) => {
    try {
      const body = await read(entry);
      files.set(entry, { path: entry.path, size: body.length, sha256: sha256Of(body) });
      meter.add(1, body.length);
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      findings.push(...error.findings);
    }
  });
  meter.done();
  refuseErrors(`${location} has files that cannot be read.`, findings);
  return entries.flatMap((entry) => files.get(entry) ?? []);
}
