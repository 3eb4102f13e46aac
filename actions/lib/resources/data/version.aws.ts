import { S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { parseS3 } from '../../aws/read-object.ts';
import type { PartKind } from '../../core/graph.ts';
import { type DataStore, findLatestVersion, recallSource, type SourceRecord } from './records.aws.ts';

/** Where a pipeline stores its data; `kmsKey` encrypts it. */
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

/** The parts of a version that others read. */
export type DataVersionRecord = Pick<SourceRecord, 'version' | 'files' | 'bytes'>;

/**
 * Published data versions, by the identity of their source. They are immutable, so they have no owner.
 *
 * @param others whether the newest published version is used for a source that was never published
 */
export function dataVersionKind(aws: Aws, others: 'are missing' | 'are the newest'): PartKind<DataVersionRecord> {
  return {
    name: 'data version',
    identity: 'name',
    partOf: 'folder',
    async observe(id) {
      const { bucket, key } = parseS3(id);
      const [, prefix, identity] = /^(.*)\.sources\/(.*)\.json$/.exec(key) ?? [];
      if (prefix === undefined || identity === undefined) throw new Error(`${id} is not a record of a source.`);
      const store = dataStore(aws, bucket, prefix);
      const resource = await recallSource(store, identity);
      if (resource !== undefined) return { resource, phase: { is: 'ready', detail: describeVersion(resource) } };
      const newest = others === 'are the newest' ? await findLatestVersion(store) : undefined;
      if (newest === undefined) return undefined;
      const { version, bytes, files } = newest.record;
      const record = { version, bytes, files: files.length };
      return {
        resource: record,
        phase: { is: 'ready', detail: `${describeVersion(record)}, the newest; the source has changed` },
      };
    },
  };
}

function describeVersion({ version, files }: DataVersionRecord): string {
  return `version ${version}, ${files} files`;
}
