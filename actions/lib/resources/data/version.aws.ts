import { S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { parseS3 } from '../../aws/read-object.ts';
import type { Change, PartKind } from '../../core/graph.ts';
import { type DataStore, findLatestVersion, type RecalledSource, readVersion, recallSource } from './records.aws.ts';
import { findLost, some } from './stored-files.aws.ts';

/** The store of a pipeline's data; `kmsKey` encrypts new objects. */
export function dataStore(aws: Aws, bucket: string, prefix: string, kmsKey?: string): DataStore {
  return { client: aws.client(S3Client), bucket, prefix, ...(kmsKey === undefined ? {} : { kmsKey }) };
}

/** Address of a source's record; it identifies a data version before the version is known. */
export function sourceId(store: DataStore, identity: string): string {
  return `s3://${store.bucket}/${store.prefix}.sources/${identity}.json`;
}

/** Address of a version's record. */
export function versionId(store: DataStore, version: string): string {
  return `s3://${store.bucket}/${store.prefix}.versions/${version}.json`;
}

/** The parts of a version that other nodes read. */
export type DataVersionRecord = Pick<RecalledSource, 'version' | 'files' | 'bytes' | 'lost'>;

/**
 * Published data versions, by the identity of their source. They are immutable, so they have no owner.
 *
 * @param others whether the newest published version is used for a source that was never published
 */
export function dataVersionKind(aws: Aws, others: 'are missing' | 'are the newest'): PartKind<DataVersionRecord> {
  return kindOf(aws, '.sources', async (store, identity) => {
    const resource = await recallSource(store, identity);
    if (resource !== undefined || others === 'are missing') return resource && { resource, note: '' };
    const newest = await findLatestVersion(store);
    const found = newest && (await recallVersion(store, newest.record.version));
    return found && { resource: found, note: ', the newest; the source has changed' };
  });
}

/** Published data versions, by their own name. */
export function namedVersionKind(aws: Aws): PartKind<DataVersionRecord> {
  return kindOf(aws, '.versions', async (store, version) => {
    const resource = await recallVersion(store, version);
    return resource && { resource, note: '' };
  });
}

/** The files of a published version that S3 no longer has, as a change. */
export function changesOf({ files, lost }: DataVersionRecord): Change[] {
  if (lost.length === 0) return [];
  const before = `${files - lost.length} of ${files} (missing in S3: ${some(lost)})`;
  return [{ path: 'files', before, after: files, by: 'update' }];
}

type Recall = (store: DataStore, name: string) => Promise<{ resource: DataVersionRecord; note: string } | undefined>;

function kindOf(aws: Aws, folder: string, recall: Recall): PartKind<DataVersionRecord> {
  return {
    name: 'data version',
    identity: 'name',
    partOf: 'folder',
    async observe(id) {
      const { bucket, key } = parseS3(id);
      const [, prefix, name] = new RegExp(`^(.*)\\${folder}/(.*)\\.json$`, 's').exec(key) ?? [];
      if (prefix === undefined || name === undefined) throw new Error(`${id} is not a record in ${folder}.`);
      const found = await recall(dataStore(aws, bucket, prefix), name);
      if (found === undefined) return undefined;
      const { resource, note } = found;
      const detail = `version ${resource.version}, ${resource.files} files${note}`;
      return { resource, phase: { is: 'ready', detail } };
    },
  };
}

async function recallVersion(store: DataStore, version: string): Promise<DataVersionRecord | undefined> {
  const record = await readVersion(store, version);
  return record && { version, bytes: record.bytes, files: record.files.length, lost: await findLost(store, record) };
}
