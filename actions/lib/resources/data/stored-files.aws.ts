import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { Failure } from '../../core/failure.ts';
import type { DataStore, VersionRecord } from './records.aws.ts';

/** Names and sizes of a version's objects in S3: one call for each 1,000 objects. */
export async function listStored(
  { client, bucket, prefix }: DataStore,
  version: string,
  signal = new AbortController().signal,
): Promise<ReadonlyMap<string, number>> {
  const folder = `${prefix}${version}/`;
  const sizes = new Map<string, number>();
  const request = { Bucket: bucket, Prefix: folder };
  for await (const page of paginateListObjectsV2({ client }, request, { abortSignal: signal })) {
    for (const { Key = '', Size = -1 } of page.Contents ?? []) sizes.set(Key.slice(folder.length), Size);
  }
  return sizes;
}

/**
 * Paths of a published version's files that S3 no longer has.
 *
 * @throws Failure when the version's folder holds other objects, which a job would read as data
 */
export async function findLost(store: DataStore, { version, files }: VersionRecord): Promise<readonly string[]> {
  const stored = await listStored(store, version);
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  const others = [...stored].filter(([path, size]) => sizes.get(path) !== size);
  if (others.length === 0) return files.map(({ path }) => path).filter((path) => !stored.has(path));
  const described = others.map(([path, size]) => {
    const published = sizes.get(path);
    return `${path} (${published === undefined ? 'not published' : `${size} bytes, published with ${published}`})`;
  });
  throw new Failure(
    `content-mismatch: The data version s3://${store.bucket}/${store.prefix}${version}/ contains objects that are not as they were published: ${some(described)}. It was not used.`,
    'Delete these objects in S3 and run sync-data again: it uploads what is missing. CloudTrail shows who wrote them, if it records data events.',
  );
}

/** The first names of a list. */
export function some(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}
