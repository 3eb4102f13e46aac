import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../actions/lib/dataset/dataset.ts';
import { sha256Of } from '../../actions/lib/dataset/hash.ts';
import { version as versionOf } from '../../actions/lib/dataset/version.ts';
import { publishVersion } from '../../actions/lib/resources/data/objects.aws.ts';
import { readVersion, recallSource } from '../../actions/lib/resources/data/records.aws.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let proxy: FaultProxy;
let client: S3Client;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  proxy = await startProxy(standIn.endpoint);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  client = new S3Client({
    endpoint: proxy.endpoint,
    region: standIn.region,
    credentials: { accessKeyId, secretAccessKey },
  });
});

afterAll(async () => {
  client.destroy();
  await proxy.close();
  await workbench?.[Symbol.asyncDispose]();
});

async function makeBucket(): Promise<string> {
  const bucket = `data-${crypto.randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
}

const paths = Array.from({ length: 20 }, (_, at) => `train/${at}`);
const files = paths.map((path) => ({ path, size: path.length, sha256: sha256Of(Buffer.from(path)) }));
const version = versionOf(files);

/** Publishes 20 files. */
function publish(bucket: string) {
  const dataset: Dataset = {
    files,
    emptyFolders: [],
    notes: [],
    origin: { location: 'memory' },
    read: ({ path }) => Promise.resolve(Buffer.from(path)),
    stream: async function* ({ path }) {
      yield Buffer.from(path);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const progress = () => undefined;
  const signal = new AbortController().signal;
  return publishVersion({
    client,
    bucket,
    prefix: 'd/',
    version,
    identity: 'i',
    createdBy: 't',
    checked: 'any',
    dataset,
    signal,
    progress,
  });
}

test.each(['throttle', 'error', 'cut-before', 'cut-after'] as const)('uploads survive %s', async (how) => {
  const bucket = await makeBucket();
  proxy.fault({ operation: 'PutObject', resource: 'train/', how, times: 10 });
  expect(await publish(bucket)).toEqual({ uploaded: 20, copied: 0, bytes: 150 });
  expect((await readVersion({ client, bucket, prefix: 'd/' }, version))?.files).toHaveLength(20);
});

test('an S3 that fails for good is one error that names call and object, and nothing is published', async () => {
  const bucket = await makeBucket();
  proxy.fault({ operation: 'PutObject', resource: `${bucket}/d/${version}/train/7`, how: 'error', times: 100 });
  await expect(publish(bucket)).rejects.toMatchObject({
    name: 'InternalError',
    call: { operation: 'PutObject', resource: `s3://${bucket}/d/${version}/train/7` },
  });
  expect(await readVersion({ client, bucket, prefix: 'd/' }, version)).toBeUndefined();
});

test('an unchanged source costs two reading calls, and one for each 1,000 of its objects', async () => {
  const bucket = await makeBucket();
  await publish(bucket);
  const before = proxy.calls.length;
  expect(await recallSource({ client, bucket, prefix: 'd/' }, 'i')).toMatchObject({ version, files: 20, lost: [] });
  const operations = proxy.calls.slice(before).map(({ operation }) => operation);
  expect(operations).toEqual(['GetObject', 'GetObject', 'ListObjectsV2']);
});

test('the record is written after the last object, the source after the record', async () => {
  const bucket = await makeBucket();
  await publish(bucket);
  const written = proxy.calls
    .filter(({ write, resource }) => write && resource.includes(bucket))
    .map(({ resource }) => resource);
  expect(written.slice(-2).map((resource) => resource.slice(resource.indexOf('/') + 1))).toEqual([
    `d/.versions/${version}.json`,
    'd/.sources/i.json',
  ]);
});

test('a process that is killed has published nothing', async () => {
  const bucket = await makeBucket();
  const script = fileURLToPath(new URL('../support/publish-slowly.ts', import.meta.url));
  const child = spawn(process.execPath, [script, proxy.endpoint, bucket], { env: { ...process.env, ...standIn.env } });
  const count = async () => (await client.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount ?? 0;
  while ((await count()) < 50) expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await count()).toBeLessThan(1000);
  const store = { client, bucket, prefix: '' };
  expect([await readVersion(store, 'killed'), await recallSource(store, 'killed')]).toEqual([undefined, undefined]);
});
