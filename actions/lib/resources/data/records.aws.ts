import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { type AwsError, unlessNotFound } from '../../aws/errors.ts';
import { Damaged, readObject } from '../../aws/read-object.ts';
import { upload } from '../../aws/upload.ts';
import { Failure } from '../../core/failure.ts';
import type { DataFile, Origin } from '../../dataset/dataset.ts';
import { version as versionOf } from '../../dataset/version.ts';
import { findLost } from './stored-files.aws.ts';

/** The location of a pipeline's data: versions are stored under `s3://<bucket>/<prefix><version>/`. */
export interface DataStore {
  readonly client: S3Client;
  readonly bucket: string;
  /** Ends with `/`, or is empty. */
  readonly prefix: string;
  /** Id or ARN of the KMS key for all objects; undefined: the bucket's key. */
  readonly kmsKey?: string | undefined;
}

/** The content of a data version: `<prefix>.versions/<version>.json`. A version without it is not published. */
export interface VersionRecord {
  readonly version: string;
  readonly bytes: number;
  readonly origin: Origin;
  /** The publisher, such as repository, commit and run. */
  readonly createdBy: string;
  readonly files: readonly DataFile[];
}

/** The version that a source was published as: `<prefix>.sources/<identity>.json`. */
export interface SourceRecord {
  readonly version: string;
  /** Number of files. */
  readonly files: number;
  readonly bytes: number;
  /** Location of the source, without parts of an address that may be secret. */
  readonly location: string;
  /** The checks that the data passed before it was published. */
  readonly checked: string;
}

/**
 * The record of a version; `undefined` when it is not published. A version's name is the hash of the files that its
 * record lists, so a record with other files is not valid.
 *
 * @throws Failure when the files in the record do not give the version's name
 */
export async function readVersion(store: DataStore, version: string): Promise<VersionRecord | undefined> {
  const record = await readJson(store, versionKey(version), isVersionRecord);
  if (record === undefined || (record.version === version && versionOf(record.files) === version)) return record;
  const address = `s3://${store.bucket}/${store.prefix}${versionKey(version)}`;
  throw new Failure(
    `record-mismatch: The record ${address} lists other files than the data version ${version} has. It was not used.`,
    'CloudTrail shows who wrote it, if it records data events. Delete the record and run again.',
  );
}

/** The version of a source, in its present state in S3. */
export interface RecalledSource extends SourceRecord {
  /** Paths of its files whose objects no longer exist. */
  readonly lost: readonly string[];
}

/**
 * The published version of a known source, so that the source is not downloaded or read again. `undefined` when the
 * source is new or its version has been removed. It takes two GET requests, and a list of the version's objects.
 *
 * @throws Failure when the version holds objects that were not published
 */
export async function recallSource(store: DataStore, identity: string): Promise<RecalledSource | undefined> {
  const record = await readJson(store, sourceKey(identity), isSourceRecord);
  const version = record && (await readVersion(store, record.version));
  return record && version && { ...record, lost: await findLost(store, version) };
}

/** A published source, and the time of its publication. */
export interface KnownSource {
  readonly identity: string;
  readonly record: SourceRecord;
  readonly at: Date;
}

/** The newest published source that passes the test; records are read one by one, the newest first. */
export async function findLatestSource(
  store: DataStore,
  passes: (record: SourceRecord) => boolean,
): Promise<KnownSource | undefined> {
  const folder = `${store.prefix}.sources/`;
  const found: { identity: string; at: Date }[] = [];
  const request = { Bucket: store.bucket, Prefix: folder };
  for await (const page of paginateListObjectsV2({ client: store.client }, request)) {
    for (const { Key = '', LastModified = new Date(0) } of page.Contents ?? [])
      found.push({ identity: Key.slice(folder.length).replace(/\.json$/, ''), at: LastModified });
  }
  for (const { identity, at } of found.sort((one, other) => other.at.getTime() - one.at.getTime())) {
    const record = await recallSource(store, identity);
    if (record !== undefined && passes(record)) return { identity, record, at };
  }
  return undefined;
}

/** A published version and its location. */
export interface PublishedVersion {
  readonly record: VersionRecord;
  /** Prefix of its store: a pull request also copies from main's store. */
  readonly prefix: string;
}

/** The newest published version, to copy unchanged files from. */
export async function findLatestVersion(store: DataStore): Promise<PublishedVersion | undefined> {
  let latest: { version: string; at: number } | undefined;
  const folder = `${store.prefix}.versions/`;
  for await (const page of paginateListObjectsV2({ client: store.client }, { Bucket: store.bucket, Prefix: folder })) {
    for (const { Key = '', LastModified } of page.Contents ?? []) {
      const at = LastModified?.getTime() ?? 0;
      if (!latest || at > latest.at) latest = { version: Key.slice(folder.length).replace(/\.json$/, ''), at };
    }
  }
  const record = latest && (await readVersion(store, latest.version));
  return record && { record, prefix: store.prefix };
}

/** Writes the record that publishes a version. If another run has written the same record first, that record stays. */
export async function writeVersion(store: DataStore, record: VersionRecord): Promise<void> {
  if (!(await writeOnce(store, versionKey(record.version), record))) await readVersion(store, record.version);
}

/**
 * Records the version under which a source was published.
 *
 * @throws Failure when the source is recorded with another version; a record is never overwritten
 */
export async function writeSource(store: DataStore, identity: string, record: SourceRecord): Promise<void> {
  if (await writeOnce(store, sourceKey(identity), record)) return;
  const there = await readJson(store, sourceKey(identity), isSourceRecord);
  if (there === undefined || there.version === record.version) return;
  throw new Failure(
    `record-mismatch: s3://${store.bucket}/${store.prefix}${sourceKey(identity)} records this source as the data version ${there.version}, but it now contains ${record.version}. The new version was published; the record was not changed, because records are never overwritten.`,
    'Delete that record and run again. If the source is a URL whose file changes without a new ETag or date, pin its `sha256`.',
  );
}

async function readJson<Content>(
  { client, bucket, prefix }: DataStore,
  key: string,
  is: (content: unknown) => content is Content,
): Promise<Content | undefined> {
  const read = async (body: Readable) => {
    const anew = 'Delete it and run again: the action writes it again.';
    let content: unknown;
    try {
      content = JSON.parse(await text(body));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Damaged('is no JSON (it may have been cut short), and was not used', anew, error);
    }
    if (!is(content)) throw new Damaged('is no record that sync-data writes, and was not used', anew, undefined);
    return content;
  };
  return unlessNotFound(readObject(client, `s3://${bucket}/${prefix}${key}`, read));
}

function isVersionRecord(content: unknown): content is VersionRecord {
  return (
    isSized(content) &&
    'files' in content &&
    Array.isArray(content.files) &&
    content.files.every((file: unknown) => hasText(file, 'path') && hasText(file, 'sha256'))
  );
}

function isSourceRecord(content: unknown): content is SourceRecord {
  return isSized(content) && 'files' in content && typeof content.files === 'number';
}

function isSized(content: unknown): content is { version: string; bytes: number } {
  return hasText(content, 'version') && 'bytes' in content && typeof content.bytes === 'number';
}

function hasText(content: unknown, name: string): content is object {
  return typeof content === 'object' && content !== null && typeof Reflect.get(content, name) === 'string';
}

/** Writes a record unless it exists. @returns whether it was written */
async function writeOnce(
  { client, bucket, prefix, kmsKey }: DataStore,
  name: string,
  content: object,
): Promise<boolean> {
  const body = Buffer.from(JSON.stringify(content));
  const target = { bucket, key: prefix + name, kmsKey, once: true, type: 'application/json' };
  try {
    await upload(client, { ...target, body, size: body.length });
    return true;
  } catch (error) {
    // 412: the record exists. 409: another process is writing it at this moment.
    const status = error instanceof Error ? (error as AwsError).$metadata?.httpStatusCode : undefined;
    if (status !== 412 && status !== 409) throw error;
    return false;
  }
}

function versionKey(version: string): string {
  return `.versions/${version}.json`;
}

function sourceKey(identity: string): string {
  return `.sources/${identity}.json`;
}
