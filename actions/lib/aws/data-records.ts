import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { DataFile, Origin } from '../dataset/dataset.ts';
import { isNotFound } from './errors.ts';

/** Where a pipeline keeps its data: versions lie under `s3://<bucket>/<prefix><version>/`. */
export interface DataStore {
  readonly client: S3Client;
  readonly bucket: string;
  /** Ends with `/`, or is empty. */
  readonly prefix: string;
  /** Id or ARN of the KMS key that everything is encrypted with; the bucket's default when left out. */
  readonly kmsKey?: string;
}

/** What a data version holds: `<prefix>.versions/<version>.json`. A version without it is not published. */
export interface VersionRecord {
  readonly version: string;
  readonly bytes: number;
  readonly origin: Origin;
  /** Who published it, such as repository, commit and run. */
  readonly createdBy: string;
  readonly files: readonly DataFile[];
}

/** The version that a source was published as: `<prefix>.sources/<identity>.json`. */
export interface SourceRecord {
  readonly version: string;
  /** Number of files. */
  readonly files: number;
  readonly bytes: number;
}

/** The record of a version, `undefined` when it is not published. */
export function readVersion(store: DataStore, version: string): Promise<VersionRecord | undefined> {
  return readJson<VersionRecord>(store, versionKey(version));
}

/**
 * The published version of a source that was seen before, so that nothing has to be downloaded or read again.
 * `undefined` when the source is new or its version has been removed. One GET and one HEAD.
 */
export async function recallSource(store: DataStore, identity: string): Promise<SourceRecord | undefined> {
  const record = await readJson<SourceRecord>(store, sourceKey(identity));
  return record && (await isPublished(store, record.version)) ? record : undefined;
}

/** The record of the version that was published last, to copy unchanged files from. */
export async function findLatestVersion(store: DataStore): Promise<VersionRecord | undefined> {
  let latest: { version: string; at: number } | undefined;
  const folder = `${store.prefix}.versions/`;
  for await (const page of paginateListObjectsV2({ client: store.client }, { Bucket: store.bucket, Prefix: folder })) {
    for (const { Key = '', LastModified } of page.Contents ?? []) {
      const at = LastModified?.getTime() ?? 0;
      if (!latest || at > latest.at) latest = { version: Key.slice(folder.length).replace(/\.json$/, ''), at };
    }
  }
  return latest && readVersion(store, latest.version);
}

/** Whether the version's record exists. */
export async function isPublished({ client, bucket, prefix }: DataStore, version: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: prefix + versionKey(version) }));
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** Writes the record that publishes a version. When somebody else was faster, theirs, which says the same, stays. */
export async function writeVersion(store: DataStore, record: VersionRecord): Promise<void> {
  try {
    await writeJson(store, versionKey(record.version), record, { IfNoneMatch: '*' });
  } catch (error) {
    // 412: it is there already. 409: another writer of the same key is at work at this moment.
    const status =
      error instanceof Error && '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }) : {};
    if (status.httpStatusCode !== 412 && status.httpStatusCode !== 409) throw error;
  }
}

/** Remembers which version a source was published as. */
export function writeSource(store: DataStore, identity: string, record: SourceRecord): Promise<void> {
  return writeJson(store, sourceKey(identity), record, {});
}

async function readJson<Content>({ client, bucket, prefix }: DataStore, key: string): Promise<Content | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + key }));
    return JSON.parse((await Body?.transformToString()) ?? '') as Content;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`s3://${bucket}/${prefix}${key} is no JSON. Delete it and run again: it is written anew.`, {
      cause: error,
    });
  }
}

async function writeJson(
  store: DataStore,
  key: string,
  content: object,
  condition: { IfNoneMatch?: '*' },
): Promise<void> {
  await store.client.send(
    new PutObjectCommand({
      Bucket: store.bucket,
      Key: store.prefix + key,
      Body: Buffer.from(JSON.stringify(content)),
      ContentType: 'application/json',
      ...(store.kmsKey !== undefined && { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: store.kmsKey }),
      ...condition,
    }),
  );
}

function versionKey(version: string): string {
  return `.versions/${version}.json`;
}

function sourceKey(identity: string): string {
  return `.sources/${identity}.json`;
}
