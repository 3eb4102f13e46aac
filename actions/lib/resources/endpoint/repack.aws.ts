import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { type Pack, pack } from 'tar-stream';
import type { Aws } from '../../aws/clients.ts';
import { type Entry, readArchive } from '../../aws/read-archive.ts';
import { readObject } from '../../aws/read-object.ts';
import { Failure } from '../../core/failure.ts';
import { together } from '../../core/together.ts';
import { discard } from '../../dataset/discard.ts';
import { type Link, resolveLinks } from './archive-links.ts';

/** A file to pack together with an artifact. */
export interface PackedFile {
  readonly path: string;
  readonly body: Buffer;
  /** Mode 0755; otherwise 0644. */
  readonly isExecutable?: boolean;
}

/** The structure of an artifact. */
interface Contents {
  readonly files: Set<string>;
  readonly folders: Set<string>;
  readonly links: Link[];
  /** Paths of devices, pipes and unknown types. */
  readonly others: string[];
}

/** Fixed, so that the same content gives the same bytes. */
const FIXED_TIME = new Date('1980-01-01T00:00:00Z');

const NEXT =
  'Let the training script write the files themselves into SM_MODEL_DIR, for example with shutil.copy, and run the stage train again.';

/**
 * Copies a `model.tar.gz` from S3 into a local file and adds files; a file with the same path replaces the artifact's.
 * Both archives are streamed.
 *
 * SageMaker's hosting does not unpack archives with links (AWS re:Post, "How do I troubleshoot issues when I create a
 * SageMaker AI endpoint?": replace any link with the copy of the file). So a link is replaced by a copy of its target;
 * only an artifact with links is read twice.
 *
 * @param from `s3://…/model.tar.gz`
 * @param to path of the local file to write
 * @throws Failure when the artifact is damaged, its download breaks repeatedly, or a link's target is not in the
 *   artifact
 */
export async function repack(
  aws: Aws,
  from: string,
  to: string,
  files: readonly PackedFile[],
  signal: AbortSignal,
): Promise<void> {
  const copy = (copies: ReadonlyMap<string, readonly string[]>) => {
    const read = (body: Readable, either: AbortSignal) => copyArchive(body, to, { files, copies }, either);
    return readObject(aws.client(S3Client), from, read, { signal });
  };
  const own = new Map(files.map((file) => [file.path, file]));
  const found = await copy(new Map());
  refuse(from, 'contains entries that are not files, folders or links', found.others);
  const links = found.links.filter(({ path }) => !own.has(path));
  if (links.length === 0) return;
  const { copies, broken } = resolveLinks(links, new Set([...found.files, ...own.keys()]), found.folders);
  const shown = broken.map(({ path, target }) => `${path} → ${target}`);
  refuse(from, 'contains links that do not point to a file or folder in it', shown);
  await copy(copies);
}

function refuse(from: string, what: string, which: readonly string[]): void {
  if (which.length === 0) return;
  const more = which.length > 5 ? ` and ${which.length - 5} more` : '';
  throw new Failure(`archive-invalid: The model ${from} ${what}: ${which.slice(0, 5).join(', ')}${more}.`, NEXT);
}

/** The files to add, and further paths for files of the archive. */
interface Packing {
  readonly files: readonly PackedFile[];
  readonly copies: ReadonlyMap<string, readonly string[]>;
}

async function copyArchive(body: Readable, to: string, packing: Packing, signal: AbortSignal): Promise<Contents> {
  const tar = pack();
  const contents: Contents = { files: new Set(), folders: new Set(), links: [], others: [] };
  await together(
    signal,
    (end) => pipeline(tar, createGzip(), createWriteStream(to), { signal: end }),
    async (end) => {
      const own = new Set(packing.files.map(({ path }) => path));
      const draft = `${to}.entry`;
      const take = (entry: Entry, either: AbortSignal) =>
        copyEntry(entry, { tar, own, packing, contents, draft }, either);
      try {
        await readArchive(body, take, end);
      } finally {
        await discard(draft);
      }
      for (const { path, body: content, isExecutable } of packing.files) {
        for (const name of [path, ...(packing.copies.get(path) ?? [])])
          tar.entry({ name, mode: isExecutable ? 0o755 : 0o644, mtime: FIXED_TIME }, content);
      }
      tar.finalize();
    },
  );
  return contents;
}

interface Target {
  readonly tar: Pack;
  /** Paths of the added files, which replace the artifact's. */
  readonly own: ReadonlySet<string>;
  readonly packing: Packing;
  readonly contents: Contents;
  /** A temporary file for content that is written more than once. */
  readonly draft: string;
}

async function copyEntry(
  entry: Entry,
  { tar, own, packing, contents, draft }: Target,
  signal: AbortSignal,
): Promise<void> {
  const { name, type, size = 0, linkname, mode = 0 } = entry.header;
  const path = name.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  const paths = [path, ...(packing.copies.get(path) ?? [])];
  if (type === 'file' || type === 'contiguous-file') {
    if (own.has(path)) return void entry.resume();
    contents.files.add(path);
    const header = { size, mode: mode & 0o100 ? 0o755 : 0o644, mtime: FIXED_TIME };
    if (paths.length === 1) return pipeline(entry, tar.entry({ name: path, ...header }), { signal });
    await pipeline(entry, createWriteStream(draft), { signal });
    for (const copy of paths) await pipeline(createReadStream(draft), tar.entry({ name: copy, ...header }), { signal });
    return;
  }
  entry.resume();
  if (path === '' || path === '.') return;
  if (type === 'directory') {
    contents.folders.add(path);
    for (const folder of paths) tar.entry({ name: `${folder}/`, type, mode: 0o755, mtime: FIXED_TIME });
  } else if (type === 'symlink' || type === 'link') {
    contents.links.push({ path, type, target: (linkname ?? '').replace(/^(\.\/)+/, '') });
  } else {
    contents.others.push(`${path} (${type ?? 'unknown'})`);
  }
}
