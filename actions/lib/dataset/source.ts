import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { shownAddress } from './address.ts';
import { openArchive } from './archive.ts';
import type { Dataset } from './dataset.ts';
import { discard } from './discard.ts';
import type { Finding } from './error.ts';
import { openFolder, refusal } from './folder.ts';
import { hashFile } from './hash.ts';
import type { Progress } from './progress.ts';
import { NoSource, SourceUnavailable } from './unavailable.ts';
import { contentHash } from './version.ts';

/** Locations of the data. */
export interface SourceSpec {
  /** Folders, zip or tar.gz archives, or https addresses of archives; the first one that can be read is used. */
  readonly locations: readonly string[];
  /** SHA-256 of the archive, lower-case hex. */
  readonly sha256?: string;
}

/** A location that exists. Nothing was downloaded or unpacked yet. */
export interface Source {
  readonly location: string;
  /** SHA-256 in lower-case hex that identifies the content. It is known without a download. */
  identity(): Promise<string>;
  /** Its files. Absent for an archive, which has to be unpacked first. */
  files?(): Promise<Dataset['files']>;
  /**
   * Reads it into a data set whose files are all hashed. `scratch` is an existing folder for downloads and unpacked
   * files, removed when the data set is disposed. If a sha256 is pinned and this location fails, the next ones are
   * tried.
   */
  open(scratch: string): Promise<Dataset>;
}

interface Options {
  /** Folder to which relative locations are relative. */
  readonly root: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Finds the first location that exists; if there is none, a {@link NoSource} is thrown that says why for each. */
export async function openSource(spec: SourceSpec, options: Options): Promise<Source> {
  const [source, rest] = await firstThatWorks(spec.locations, (location) => find(location, spec.sha256, options));
  // Without a pinned sha256, another location may contain other data, which would get the identity of this one.
  const locations = [source.location, ...(spec.sha256 === undefined ? [] : rest)];
  return {
    ...source,
    open: async (scratch) => {
      const openOne = async (location: string) =>
        (location === source.location ? source : await find(location, spec.sha256, options)).open(scratch);
      return (await firstThatWorks(locations, openOne))[0];
    },
  };
}

/** A location for the record: without the query of a signed address, which contains secrets and changes each time. */
export function recordedLocation(location: string): string {
  if (!/^https?:/i.test(location)) return location;
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}

/** The first result, and the locations that were not tried. */
async function firstThatWorks<Result>(
  locations: readonly string[],
  attempt: (location: string) => Promise<Result>,
): Promise<[Result, readonly string[]]> {
  const failures: Finding[] = [];
  let unreachable = true;
  for (const [index, location] of locations.entries()) {
    try {
      return [await attempt(location), locations.slice(index + 1)];
    } catch (error) {
      if (!(error instanceof SourceUnavailable)) throw error;
      unreachable &&= error.unreachable;
      failures.push({ level: 'error', path: shownAddress(location), what: error.message });
    }
  }
  throw new NoSource(failures, unreachable);
}

async function find(location: string, sha256: string | undefined, options: Options): Promise<Source> {
  if (/^https?:/i.test(location)) return findDownload(new URL(location), location, sha256, options);
  const path = resolve(options.root, location);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return archiveFile(path, location, sha256, options);
  if (!found?.isDirectory()) throw new SourceUnavailable('no such folder or archive exists');
  if (sha256 !== undefined)
    throw new SourceUnavailable('`sha256` is set, but this is a folder: only an archive can be pinned');
  return folder(path, location, options);
}

function folder(path: string, location: string, options: Options): Source {
  const open = once(() => openFolder(path, { location, ...options }));
  const files = async () => (await open()).files;
  return { location, identity: async () => contentHash(await files()), files, open };
}

function archiveFile(path: string, location: string, pinned: string | undefined, options: Options): Source {
  const identity = once(() =>
    hashFile(path, options.signal).catch((error: unknown) => {
      throw refusal(location, error);
    }),
  );
  return {
    location,
    identity,
    open: async (scratch) => {
      const sha256 = await identity();
      if (pinned !== undefined && sha256 !== pinned) {
        throw new SourceUnavailable(`has the sha256 ${sha256}, but ${pinned} is pinned`);
      }
      const { size } = await stat(path);
      return openArchive(path, { location, size, sha256 }, { location, scratch, ...options });
    },
  };
}

async function findDownload(url: URL, location: string, sha256: string | undefined, options: Options): Promise<Source> {
  const { download, probe } = await import('./download.ts');
  const remote = await probe(url, options.signal);
  if (sha256 === undefined && remote.etag === undefined) {
    throw new SourceUnavailable(
      'the server sends neither ETag nor Last-Modified, so changes cannot be detected. Pin the sha256',
    );
  }
  const address = recordedLocation(location);
  const unpinned = () => hash('sha256', `${address}\n${remote.etag}\n${remote.size}`);
  return {
    location,
    identity: () => Promise.resolve(sha256 ?? unpinned()),
    open: async (scratch) => {
      const file = join(scratch, 'download');
      const expected = { ...remote, ...(sha256 !== undefined && { sha256 }) };
      const origin = { location: address, ...(await download(url, file, { expected, ...options })) };
      const remove = () => discard(file);
      try {
        const dataset = await openArchive(file, origin, { scratch, location: address, ...options });
        const dispose = async () => {
          await dataset[Symbol.asyncDispose]();
          await remove();
        };
        return { ...dataset, [Symbol.asyncDispose]: dispose };
      } catch (error) {
        await remove();
        throw error;
      }
    },
  };
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
