import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CreateBucketCommand, HeadObjectCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Aws } from '../../actions/lib/aws/clients.ts';
import { putOnce } from '../../actions/lib/aws/put-once.ts';
import { PART_BYTES, upload } from '../../actions/lib/aws/upload.ts';
import { hashFile, sha256Of } from '../../actions/lib/dataset/hash.ts';
import { dataFolder } from '../support/data-folder.ts';
import { failureOf } from '../support/failure-of.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const BUCKET = 'written-once';
const LARGE = Buffer.alloc(2 * PART_BYTES + 1, 'large');
const kmsKey = undefined;

let workbench: Workbench;
let standIn: StandIn;
let proxy: FaultProxy;
let client: S3Client;
let aws: Aws;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  proxy = await startProxy(standIn.endpoint);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  const credentials = { accessKeyId, secretAccessKey };
  client = new S3Client({ endpoint: proxy.endpoint, region: standIn.region, credentials });
  aws = { client: () => client } as unknown as Aws;
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
});

afterAll(async () => {
  client.destroy();
  await proxy.close();
  await workbench?.[Symbol.asyncDispose]();
});

const stored = (Key: string) => client.send(new HeadObjectCommand({ Bucket: BUCKET, Key, ChecksumMode: 'ENABLED' }));

/** Operations of S3 on a key so far, in order. */
const callsOn = (key: string) =>
  proxy.calls.filter(({ resource }) => resource.endsWith(key)).map(({ operation }) => operation);

async function partsLeft(Prefix: string): Promise<number> {
  return (await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, Prefix }))).Uploads?.length ?? 0;
}

test.each([
  ['bytes', Buffer.from('small'), 'PutObject'],
  ['bytes of more than a part', LARGE, 'PutObject'],
])('%s are one request, whose SHA-256 S3 keeps, and are written once', async (what, content, call) => {
  const key = what.replaceAll(' ', '-');
  const send = () => putOnce(aws, `s3://${BUCKET}/${key}`, content, { kmsKey });
  await send();
  expect(callsOn(key)).toEqual([call]);
  expect((await stored(key)).ChecksumSHA256).toBe(Buffer.from(sha256Of(content), 'hex').toString('base64'));
  expect(await failureOf(send())).toMatchObject({ name: 'PreconditionFailed' });
});

test('a file whose SHA-256 is known is one request however large it is: a plan compares it without reading it', async () => {
  await using folder = await dataFolder({ weights: LARGE });
  const file = join(folder.root, 'weights');
  const sha256 = await hashFile(file, new AbortController().signal);
  const send = () => putOnce(aws, `s3://${BUCKET}/weights`, file, { sha256, kmsKey });
  proxy.fault({ operation: 'PutObject', resource: 'weights', how: 'error' });
  await send();
  expect(callsOn('weights')).toEqual(['PutObject', 'PutObject']);
  const { ContentLength, ChecksumSHA256 } = await stored('weights');
  expect([ContentLength, ChecksumSHA256]).toEqual([LARGE.length, Buffer.from(sha256, 'hex').toString('base64')]);
  expect(await failureOf(send())).toMatchObject({ name: 'PreconditionFailed', alreadyExists: true });
  rmSync(file);
  await expect(putOnce(aws, `s3://${BUCKET}/gone`, file, { sha256, kmsKey })).rejects.toThrow('ENOENT');
});

test('each way of sending names the KMS key', async () => {
  await using folder = await dataFolder({ file: LARGE });
  const file = join(folder.root, 'file');
  const sha256 = sha256Of(LARGE);
  const key = 'arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555';
  await putOnce(aws, `s3://${BUCKET}/kms/bytes`, Buffer.from('bytes'), { kmsKey: key });
  await putOnce(aws, `s3://${BUCKET}/kms/whole`, file, { kmsKey: key, sha256 });
  await putOnce(aws, `s3://${BUCKET}/kms/parts`, file, { kmsKey: key });
  expect((await stored('kms/parts')).ETag).toMatch(/-3"$/);
  for (const how of ['bytes', 'whole', 'parts'])
    expect(await stored(`kms/${how}`)).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key });
});

test('a part that fails for good is the failure, and no part of the upload is left', async () => {
  await using folder = await dataFolder({ package: LARGE });
  proxy.fault({ operation: 'UploadPart', resource: 'package', after: 1, how: 'error', times: 100 });
  proxy.fault({ operation: 'AbortMultipartUpload', resource: 'package', how: 'error' });
  const failure = await failureOf(putOnce(aws, `s3://${BUCKET}/package`, join(folder.root, 'package'), { kmsKey }));
  expect(failure).toMatchObject({ name: 'InternalError', $metadata: { httpStatusCode: 500 } });
  expect(callsOn('package')).toContain('AbortMultipartUpload');
  expect(await partsLeft('package')).toBe(0);
});

test('an upload that is aborted ends at once, and only when its parts are removed', async () => {
  const aborting = new AbortController();
  const body = async function* () {
    yield LARGE;
    proxy.fault({ operation: 'UploadPart', resource: 'aborted', how: 'delay', milliseconds: 20_000, times: 10 });
    setTimeout(() => aborting.abort(new Error('stopped')), 300);
    yield LARGE;
  };
  const started = performance.now();
  const content = { bucket: BUCKET, key: 'aborted', body: () => Readable.from(body()), size: 2 * LARGE.length };
  expect(await failureOf(upload(client, { ...content, signal: aborting.signal }))).toMatchObject({
    name: 'AbortError',
  });
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(callsOn('aborted').slice(-1)).toEqual(['AbortMultipartUpload']);
  expect(await partsLeft('aborted')).toBe(0);
});
