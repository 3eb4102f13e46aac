import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../actions/lib/dataset/dataset.ts';
import { sha256Of } from '../../actions/lib/dataset/hash.ts';
import { contentHash, version } from '../../actions/lib/dataset/version.ts';
import { publishVersion } from '../../actions/lib/resources/data/objects.aws.ts';
import {
  type DataStore,
  findLatestVersion,
  readVersion,
  recallSource,
} from '../../actions/lib/resources/data/records.aws.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let client: S3Client;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  client = s3();
});

afterAll(async () => {
  client.destroy();
  await workbench?.[Symbol.asyncDispose]();
});

function s3(endpoint = standIn.endpoint): S3Client {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  return new S3Client({ endpoint, region: standIn.region, credentials: { accessKeyId, secretAccessKey } });
}

async function makeBucket(): Promise<{ client: S3Client; bucket: string; prefix: string }> {
  const bucket = `data-${crypto.randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return { client, bucket, prefix: 'dogImages/' };
}

/** A data set in memory that remembers which files were read. */
function memory(contents: Record<string, string | Buffer>): Dataset & { reads: string[] } {
  const bodies = new Map(Object.entries(contents).map(([path, body]) => [path, Buffer.from(body)]));
  const reads: string[] = [];
  return {
    files: [...bodies].map(([path, body]) => ({ path, size: body.length, sha256: sha256Of(body) })),
    emptyFolders: [],
    notes: [],
    origin: { location: 'data.zip', size: 7 },
    reads,
    read: ({ path }) => {
      reads.push(path);
      return Promise.resolve(bodies.get(path) ?? Buffer.alloc(0));
    },
    stream: async function* ({ path }) {
      reads.push(path);
      yield bodies.get(path) ?? Buffer.alloc(0);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function publish(store: { client: S3Client; bucket: string; prefix: string }, dataset: Dataset, more: object = {}) {
  return publishVersion({
    ...store,
    dataset,
    version: version(dataset.files),
    identity: contentHash(dataset.files),
    createdBy: 'a test',
    checked: 'any',
    signal: new AbortController().signal,
    progress: () => undefined,
    ...more,
  });
}

async function keys(store: { bucket: string }): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: store.bucket }));
  return Contents.map(({ Key = '' }) => Key);
}

async function body(store: { bucket: string }, key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: store.bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

test('a version is published whole, with its record and its source, and is recognised again', async () => {
  const store = await makeBucket();
  const strange = "train/001.Löwe & Co/a b+c(1)!'~%25=.png";
  const dataset = memory({ [strange]: 'strange', 'valid/001.A/b.png': 'b' });
  const name = version(dataset.files);
  expect(await publish(store, dataset)).toEqual({ uploaded: 2, copied: 0, bytes: 8 });
  expect((await keys(store)).sort()).toEqual(
    [
      `dogImages/.sources/${contentHash(dataset.files)}.json`,
      `dogImages/.versions/${name}.json`,
      `dogImages/${name}/${strange}`,
      `dogImages/${name}/valid/001.A/b.png`,
    ].sort(),
  );
  expect((await body(store, `dogImages/${name}/${strange}`)).toString()).toBe('strange');
  expect(await readVersion(store, name)).toEqual({
    version: name,
    bytes: 8,
    origin: { location: 'data.zip', size: 7 },
    createdBy: 'a test',
    files: dataset.files,
  });
  const source = { version: name, files: 2, bytes: 8, location: 'data.zip', checked: 'any', lost: [] };
  expect(await recallSource(store, contentHash(dataset.files))).toEqual(source);
  expect(await recallSource(store, 'unknown')).toBeUndefined();
});

test('publishing again sends and reads nothing', async () => {
  const store = await makeBucket();
  await publish(store, memory({ 'train/a': 'a' }));
  const again = memory({ 'train/a': 'a' });
  expect(await publish(store, again)).toEqual({ uploaded: 0, copied: 0, bytes: 0 });
  expect(again.reads).toEqual([]);
});

test('what was deleted from a published version is sent again, and nothing else', async () => {
  const store = await makeBucket();
  const dataset = memory({ 'train/a': 'a', 'train/b': 'b', 'train/c': 'c' });
  await publish(store, dataset);
  const name = version(dataset.files);
  for (const path of ['train/a', 'train/c'])
    await client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: `dogImages/${name}/${path}` }));
  const identity = contentHash(dataset.files);
  expect(await recallSource(store, identity)).toMatchObject({ files: 3, lost: ['train/a', 'train/c'] });
  const again = memory({ 'train/a': 'a', 'train/b': 'b', 'train/c': 'c' });
  expect(await publish(store, again)).toEqual({ uploaded: 2, copied: 0, bytes: 2 });
  expect(again.reads).toEqual(['train/a', 'train/c']);
  expect(await recallSource(store, identity)).toMatchObject({ lost: [] });
});

test.each([
  ['an object that was not published', 'train/x', 'train/x (not published)'],
  ['an object of another size', 'train/a', 'train/a (7 bytes, published with 1)'],
])('%s in a published version is refused by name, and not replaced', async (_, path, named) => {
  const store = await makeBucket();
  const dataset = memory({ 'train/a': 'a' });
  await publish(store, dataset);
  const Key = `dogImages/${version(dataset.files)}/${path}`;
  await client.send(new PutObjectCommand({ Bucket: store.bucket, Key, Body: 'foreign' }));
  const refused = {
    message: expect.stringContaining(`contains objects that are not as they were published: ${named}.`),
    next: expect.stringContaining('Delete these objects'),
  };
  await expect(recallSource(store, contentHash(dataset.files))).rejects.toMatchObject(refused);
  await expect(publish(store, memory({ 'train/a': 'a' }))).rejects.toMatchObject(refused);
  expect((await body(store, Key)).toString()).toBe('foreign');
});

test('unchanged files are copied on the server, also under a new name; a removed file is gone', async () => {
  const store = await makeBucket();
  await publish(
    store,
    memory({ 'train/a': 'same', "train/odd name'(1)": 'moved', 'train/c': 'old', 'train/d': 'gone' }),
  );
  const previous = [await findLatestVersion(store)].filter((found) => found !== undefined);
  const next = memory({ 'train/a': 'same', 'train/b': 'moved', 'train/c': 'new' });
  expect(await publish(store, next, { previous })).toEqual({ uploaded: 1, copied: 2, bytes: 3 });
  expect(next.reads).toEqual(['train/c']);
  const folder = `dogImages/${version(next.files)}/`;
  expect((await keys(store)).filter((key) => key.startsWith(folder))).toHaveLength(3);
  expect((await body(store, `${folder}train/b`)).toString()).toBe('moved');
});

test('a file that has expired from the previous version is sent', async () => {
  const store = await makeBucket();
  const first = memory({ 'train/a': 'same', 'train/b': 'b' });
  await publish(store, first);
  const previous = [await findLatestVersion(store)].filter((found) => found !== undefined);
  await client.send(
    new DeleteObjectCommand({ Bucket: store.bucket, Key: `dogImages/${version(first.files)}/train/a` }),
  );
  expect(await publish(store, memory({ 'train/a': 'same' }), { previous })).toMatchObject({ uploaded: 1, copied: 0 });
});

test('an aborted publish ends within a second, publishes nothing, and the next one sends only the rest', async () => {
  const store = await makeBucket();
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`train/${at}`, `body ${at}`]));
  const dataset = memory(files);
  const aborting = new AbortController();
  let aborted = 0;
  const read: Dataset['read'] = (file) => {
    if (dataset.reads.length === 100) {
      aborted = performance.now();
      aborting.abort(new Error('stopped'));
    }
    return dataset.read(file);
  };
  await expect(publish(store, { ...dataset, read }, { signal: aborting.signal })).rejects.toThrow('stopped');
  expect(performance.now() - aborted).toBeLessThan(1000);
  const stored = await countWhenQuiet(store);
  expect(stored).toBeGreaterThan(50);
  expect(stored).toBeLessThanOrEqual(100 + 32);
  expect(await readVersion(store, version(dataset.files))).toBeUndefined();
  expect(await publish(store, memory(files))).toMatchObject({ uploaded: 300 - stored });
  expect(await readVersion(store, version(dataset.files))).toBeDefined();
});

/** Requests that were under way when the publish was aborted still arrive: counts until the number stays. */
async function countWhenQuiet(store: DataStore): Promise<number> {
  for (let before = -1; ; ) {
    const now = (await keys(store)).length;
    if (now === before) return now;
    before = now;
    await sleep(300);
  }
}

test('a body of more than 8 MiB arrives whole, in parts', async () => {
  const store = await makeBucket();
  const large = Buffer.alloc(20 * 1024 ** 2, 'large');
  const dataset = memory({ 'train/large': large });
  await publish(store, dataset);
  const key = `dogImages/${version(dataset.files)}/train/large`;
  expect((await body(store, key)).equals(large)).toBe(true);
  const { ETag } = await client.send(new HeadObjectCommand({ Bucket: store.bucket, Key: key }));
  expect(ETag).toMatch(/-3"$/);
});

test('a body that is not what its hash says is refused by the server', async () => {
  const store = await makeBucket();
  const dataset = memory({ 'train/a': 'a' });
  const lying = { ...dataset, read: () => Promise.resolve(Buffer.from('b')) };
  await expect(publish(store, lying)).rejects.toThrow(/checksum|hash|digest|SHA256/i);
  expect(await keys(store)).toEqual([]);
});

test('a missing bucket is one clear error', async () => {
  const store = { client, bucket: `data-${crypto.randomUUID()}`, prefix: '' };
  await expect(publish(store, memory({ a: 'a' }))).rejects.toThrow(/bucket does not exist/);
});
