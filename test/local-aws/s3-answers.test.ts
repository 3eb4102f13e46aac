import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** Facts about S3, from recorded answers of AWS itself: LocalStack's validated snapshots tests/aws/services/s3, 2024 to 2026. */

const BUCKET = 'answers';
const AT_LEAST_ONE_LINE = Buffer.from('one line\n');
const SHA256 = createHash('sha256').update(AT_LEAST_ONE_LINE).digest('base64');
const MD5 = `"${createHash('md5').update(AT_LEAST_ONE_LINE).digest('hex')}"`;

let workbench: Workbench;
let standIn: StandIn;
let s3: S3Client;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  s3 = new S3Client({ ...clientSettings(standIn), maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await put('plain');
  await put('hashed', { ChecksumSHA256: SHA256 });
});
afterAll(() => workbench?.[Symbol.asyncDispose]());

const put = (Key: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: AT_LEAST_ONE_LINE, ...more }));
const head = (Key: string, more: object = {}) => s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key, ...more }));
const copy = (from: string, Key: string, more: object = {}) =>
  s3.send(new CopyObjectCommand({ Bucket: BUCKET, Key, CopySource: `${BUCKET}/${from}`, ...more }));
/** The error of a call, with the members that it has beside code and message. */
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: S3ServiceException) => error,
  );

describe('an object', () => {
  test('is encrypted with S3’s own key where no other is named, and says so to whoever writes and reads it', async () => {
    const encrypted = { ServerSideEncryption: 'AES256' };
    expect(await put('encrypted')).toMatchObject(encrypted);
    expect(await head('encrypted')).toMatchObject(encrypted);
    expect(await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'encrypted' }))).toMatchObject(encrypted);
    expect(await copy('encrypted', 'encrypted-copy')).toMatchObject(encrypted);
  });

  test('with aws:kms and no key is encrypted with the account’s key for S3', async () => {
    const SSEKMSKeyId = expect.stringMatching(/^arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]{36}$/);
    const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId };
    expect(await put('kms', { ServerSideEncryption: 'aws:kms' })).toMatchObject(encrypted);
    expect(await head('kms')).toMatchObject(encrypted);
    expect(await copy('plain', 'kms-copy', { ServerSideEncryption: 'aws:kms' })).toMatchObject(encrypted);
    expect(await head('kms-copy')).toMatchObject(encrypted);
    // That key has an alias of its own; and a key alone is no encryption.
    const named = await put('kms-alias', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/aws/s3' });
    expect(named.SSEKMSKeyId).toBe((await head('kms')).SSEKMSKeyId);
    expect(await refusal(put('kms-alone', { SSEKMSKeyId: 'alias/aws/s3' }))).toMatchObject({
      ...{ name: 'InvalidArgument', ArgumentName: 'x-amz-server-side-encryption' },
      message: expect.stringContaining('requires HTTP header x-amz-server-side-encryption : aws:kms'),
    });
  });

  test('without a type has binary/octet-stream', async () => {
    const { ContentType } = await put('typed', { ContentType: 'text/csv' }).then(() => head('typed'));
    expect(ContentType).toBe('text/csv');
    const request = new PutObjectCommand({ Bucket: BUCKET, Key: 'untyped', Body: AT_LEAST_ONE_LINE });
    request.middlewareStack.add(
      (next) => (args) => {
        delete (args.request as { headers: Record<string, string> }).headers['content-type'];
        return next(args);
      },
      { step: 'build', priority: 'low' },
    );
    await s3.send(request);
    expect((await head('untyped')).ContentType).toBe('binary/octet-stream');
  });

  test('tells its SHA-256 to whoever writes it, and to whoever asks with ChecksumMode', async () => {
    const hashed = { ChecksumSHA256: SHA256, ChecksumType: 'FULL_OBJECT' };
    expect(await put('told', { ChecksumSHA256: SHA256 })).toMatchObject(hashed);
    expect(await head('told', { ChecksumMode: 'ENABLED' })).toMatchObject(hashed);
    expect((await head('told')).ChecksumSHA256).toBeUndefined();
    expect((await put('crc')).ChecksumCRC32).toMatch(/^\S{6}==$/);
  });

  test.each([
    ['no hash', { ChecksumSHA256: 'abc' }, 'InvalidRequest', 'Value for x-amz-checksum-sha256 header is invalid.'],
    [
      'two',
      { ChecksumSHA256: SHA256, ChecksumSHA1: SHA256 },
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    ],
    [
      'that of another content',
      { ChecksumSHA256: createHash('sha256').digest('base64') },
      'BadDigest',
      'The SHA256 you specified did not match the calculated checksum.',
    ],
  ])('whose checksum is %s is refused', async (_what, checksum, name, message) => {
    expect(await refusal(put('refused', checksum))).toMatchObject({ name, message });
    expect(await refusal(head('refused'))).toMatchObject({ name: 'NotFound' });
  });

  test('has a time of whole seconds, the same in lists as in its headers', async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'plain' }));
    expect(Contents[0]?.LastModified?.getMilliseconds()).toBe(0);
    expect((await head('plain')).LastModified).toEqual(Contents[0]?.LastModified);
  });
});

describe('a copy', () => {
  test('has the checksum that it asks for, else its source’s, and the answer tells it', async () => {
    const hashed = { ChecksumSHA256: SHA256, ChecksumType: 'FULL_OBJECT', ETag: MD5 };
    const asked = await copy('plain', 'asked', { ChecksumAlgorithm: 'SHA256' });
    expect(asked.CopyObjectResult).toMatchObject(hashed);
    const { ChecksumCRC32, ...described } = await head('asked', { ChecksumMode: 'ENABLED' });
    expect([ChecksumCRC32, described]).toEqual([undefined, expect.objectContaining(hashed)]);
    expect((await copy('hashed', 'kept')).CopyObjectResult).toMatchObject(hashed);
    expect(await head('kept', { ChecksumMode: 'ENABLED' })).toMatchObject(hashed);
  });

  test('onto its source is refused where it changes nothing', async () => {
    expect(await refusal(copy('plain', 'plain'))).toMatchObject({
      name: 'InvalidRequest',
      message: expect.stringContaining('copy an object to itself without changing'),
    });
    await copy('plain', 'plain', { MetadataDirective: 'REPLACE', Metadata: { seen: 'yes' } });
    expect((await head('plain')).Metadata).toEqual({ seen: 'yes' });
  });

  test('has the storage class of its request, not its source’s, and no type of the metadata that it replaces', async () => {
    await put('rare', { StorageClass: 'STANDARD_IA', ContentType: 'text/csv' });
    await copy('rare', 'usual');
    const { StorageClass, ContentType } = await head('usual');
    expect([(await head('rare')).StorageClass, StorageClass, ContentType]).toEqual([
      ...['STANDARD_IA', undefined, 'text/csv'],
    ]);
    await copy('rare', 'retyped', { MetadataDirective: 'REPLACE' });
    expect((await head('retyped')).ContentType).toBe('binary/octet-stream');
  });

  test('may depend on that nothing is there, and on no ETag of what is', async () => {
    await copy('plain', 'once', { IfNoneMatch: '*' });
    expect(await refusal(copy('hashed', 'once', { IfNoneMatch: '*' }))).toMatchObject({
      name: 'PreconditionFailed',
      Condition: 'If-None-Match',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await refusal(copy('hashed', 'once', { IfNoneMatch: MD5 }))).toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    });
  });
});

test('a write depends on an ETag by If-Match, and on nothing being there by If-None-Match, not the other way', async () => {
  await put('conditional');
  for (const condition of [{ IfNoneMatch: MD5 }, { IfMatch: '*' }, { IfMatch: MD5, IfNoneMatch: '*' }]) {
    expect(await refusal(put('conditional', condition))).toMatchObject({
      ...{ name: 'NotImplemented', Header: expect.stringMatching(/^If-(None-)?Match/) },
      $metadata: { httpStatusCode: 501 },
    });
  }
  await put('conditional', { IfMatch: MD5 });
});

test.each([
  ['us-east-1', 'InvalidLocationConstraint'],
  ['foo', 'InvalidLocationConstraint'],
])('a bucket in %s is refused, and not there', async (LocationConstraint, name) => {
  const CreateBucketConfiguration = { LocationConstraint: LocationConstraint as 'eu-west-1' };
  const request = new CreateBucketCommand({ Bucket: `in-${LocationConstraint}`, CreateBucketConfiguration });
  expect(await refusal(s3.send(request))).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  const there = s3.send(new ListObjectsV2Command({ Bucket: `in-${LocationConstraint}` }));
  expect(await refusal(there)).toMatchObject({ name: 'NoSuchBucket' });
});

describe('an error names what it is about', () => {
  test.each([
    [
      'a key',
      () => s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a/b c' })),
      { Code: 'NoSuchKey', Key: 'a/b c' },
    ],
    [
      'a bucket',
      () => s3.send(new ListObjectsV2Command({ Bucket: 'nobodys' })),
      { Code: 'NoSuchBucket', BucketName: 'nobodys' },
    ],
    [
      'a condition',
      () => put('plain', { IfNoneMatch: '*' }),
      { Code: 'PreconditionFailed', Condition: 'If-None-Match' },
    ],
  ])('%s', async (_what, call, members) => {
    expect(await refusal(call())).toMatchObject(members);
  });
});

test('a delete marker cannot be read: 405 by its version, 404 by its name', async () => {
  const Bucket = 'versions';
  await s3.send(new CreateBucketCommand({ Bucket }));
  const on = { Status: 'Enabled' as const };
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: on }));
  const { VersionId: first } = await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }));
  const { VersionId: marker } = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  const read = (VersionId?: string) => s3.send(new GetObjectCommand({ Bucket, Key: 'a', VersionId }));
  expect(await (await read(first)).Body?.transformToString()).toBe('a');
  expect(await refusal(read(marker))).toMatchObject({
    ...{ name: 'MethodNotAllowed', Method: 'GET', ResourceType: 'DeleteMarker' },
    $metadata: { httpStatusCode: 405 },
  });
  expect(await refusal(read())).toMatchObject({ name: 'NoSuchKey' });
});
