import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  S3Client,
  type S3ServiceException,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** Facts about uploads in parts, from recorded answers of AWS itself: LocalStack's validated snapshots tests/aws/services/s3. */

const PYTHON = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin/python');
const MIB = 1024 * 1024;
const PARTS = [Buffer.alloc(5 * MIB, 'a'), Buffer.from('tiny'), Buffer.from('last')];
const target = { Bucket: 'parts', Key: 'object' };

let workbench: Workbench;
let standIn: StandIn;
let s3: S3Client;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  s3 = new S3Client({ ...clientSettings(standIn), maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket: target.Bucket }));
});
afterAll(() => workbench?.[Symbol.asyncDispose]());

interface Part {
  readonly PartNumber: number;
  readonly ETag?: string;
  readonly ChecksumSHA256?: string;
}

/** An upload with all three parts, and how to complete it with some of them. */
async function upload(more: object = {}, key = target.Key) {
  const there = { Bucket: target.Bucket, Key: key };
  const created = await s3.send(new CreateMultipartUploadCommand({ ...there, ...more }));
  const { UploadId, ChecksumAlgorithm } = created;
  const parts: Part[] = [];
  for (const [index, Body] of PARTS.entries()) {
    const request = { ...there, UploadId, PartNumber: index + 1, Body };
    const sent = await s3.send(new UploadPartCommand({ ...request, ...(ChecksumAlgorithm && { ChecksumAlgorithm }) }));
    const { ETag = '', ChecksumSHA256, ChecksumCRC32 } = sent;
    const checksums = ChecksumAlgorithm === 'SHA256' ? { ChecksumSHA256 } : { ChecksumCRC32 };
    parts.push({ PartNumber: index + 1, ETag, ...(ChecksumAlgorithm && checksums) } as Part);
  }
  const complete = (Parts: readonly Part[]) =>
    s3.send(new CompleteMultipartUploadCommand({ ...there, UploadId, MultipartUpload: { Parts: [...Parts] } }));
  const [large, tiny, last] = parts as [Part, Part, Part];
  return { created, complete, UploadId, large, tiny, last };
}

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: S3ServiceException) => error,
  );
const head = (Key: string) => s3.send(new HeadObjectCommand({ Bucket: target.Bucket, Key, ChecksumMode: 'ENABLED' }));

test('a part that is not the last has at least 5 MiB', async () => {
  const { complete, large, tiny, last } = await upload();
  const members = { ProposedSize: '4', MinSizeAllowed: '5242880', PartNumber: '2' };
  expect(await refusal(complete([large, tiny, last]))).toMatchObject({ name: 'EntityTooSmall', ...members });
  expect(await refusal(head(target.Key))).toMatchObject({ name: 'NotFound' });
  expect((await complete([large, last])).ETag).toMatch(/-2"$/);
});

test('the list of parts is not empty, in order, and names what was sent', async () => {
  const { complete, UploadId, large, last } = await upload();
  expect(await refusal(complete([last, large]))).toMatchObject({ name: 'InvalidPartOrder', UploadId });
  const wrong = { ...last, ETag: large.ETag ?? '' };
  expect(await refusal(complete([large, wrong]))).toMatchObject({ name: 'InvalidPart', PartNumber: '3', UploadId });
  const never = { ...last, PartNumber: 4 };
  expect(await refusal(complete([large, never]))).toMatchObject({ name: 'InvalidPart', PartNumber: '4' });
  for (const MultipartUpload of [{ Parts: [] }, undefined]) {
    const none = new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload });
    expect(await refusal(s3.send(none))).toMatchObject({
      ...{ name: 'InvalidRequest', message: 'You must specify at least one part' },
    });
  }
});

test('an upload with checksums wants that of each part again', async () => {
  const { created, complete, large, last } = await upload({ ChecksumAlgorithm: 'SHA256' }, 'hashed');
  expect(created).toMatchObject({ ChecksumAlgorithm: 'SHA256', ChecksumType: 'COMPOSITE' });
  const { ChecksumSHA256: _, ...bare } = last;
  expect(await refusal(complete([large, bare]))).toMatchObject({
    name: 'InvalidRequest',
    message:
      'The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 3 in the request.',
  });
  const composite = { ChecksumType: 'COMPOSITE', ChecksumSHA256: expect.stringMatching(/=-2$/) };
  expect(await complete([large, last])).toMatchObject(composite);
  expect(await head('hashed')).toMatchObject(composite);
});

test('a checksum of the whole object is that of its bytes, told again to whoever asks twice', async () => {
  const whole = { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' };
  const { created, complete, large, last } = await upload(whole, 'whole');
  expect(created).toMatchObject(whole);
  const completed = await complete([large, last]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(PARTS[2] ?? '', crc32(PARTS[0] ?? '')));
  const ChecksumCRC32 = crc.toString('base64');
  expect(completed).toMatchObject({ ChecksumType: 'FULL_OBJECT', ChecksumCRC32 });
  const { $metadata: _, ...again } = await complete([large, last]);
  expect(completed).toMatchObject(again);
  expect(await head('whole')).toMatchObject({ ChecksumType: 'FULL_OBJECT', ChecksumCRC32: completed.ChecksumCRC32 });
  expect(await refusal(upload({ ChecksumAlgorithm: 'SHA1', ChecksumType: 'FULL_OBJECT' }))).toMatchObject({
    message: 'The FULL_OBJECT checksum type cannot be used with the sha1 checksum algorithm.',
  });
});

test('a copy of what came in parts is one whole: a new ETag, and a checksum of all bytes', async () => {
  const { complete, large, last } = await upload({ ChecksumAlgorithm: 'SHA256' }, 'source');
  const { ETag } = await complete([large, last]);
  const bytes = Buffer.concat([PARTS[0] ?? '', PARTS[2] ?? ''].map((part) => Buffer.from(part)));
  const whole = {
    ETag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
    ChecksumType: 'FULL_OBJECT',
  };
  const copy = { Bucket: target.Bucket, CopySource: 'parts/source' };
  expect((await s3.send(new CopyObjectCommand({ ...copy, Key: 'copied' }))).CopyObjectResult).toMatchObject(whole);
  expect(await head('copied')).toMatchObject(whole);
  expect((await head('source')).ETag).toBe(ETag);
  const only = { ...copy, Key: 'matched', CopySourceIfMatch: ETag };
  expect((await s3.send(new CopyObjectCommand(only))).CopyObjectResult).toMatchObject(whole);
});

test('a part that is copied has a checksum as well', async () => {
  const { UploadId, last } = await upload({ ChecksumAlgorithm: 'SHA256' });
  const from = { ...target, UploadId, PartNumber: 1, CopySource: 'parts/source', CopySourceRange: 'bytes=0-5242879' };
  const { CopyPartResult } = await s3.send(new UploadPartCopyCommand(from));
  const ChecksumSHA256 = createHash('sha256')
    .update(PARTS[0] ?? '')
    .digest('base64');
  expect(CopyPartResult).toMatchObject({ ChecksumSHA256 });
  const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag, ChecksumSHA256 }, last];
  await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }));
});

test('boto3 uploads a large file with aws:kms and no key, as the SageMaker SDK does, and copies it', async () => {
  const { stdout } = await promisify(execFile)(PYTHON, ['-c', BOTO3], { env: { ...standIn.env, HOME: standIn.state } });
  const managed = expect.stringMatching(/^arn:aws:kms:us-east-1:123456789012:key\//);
  const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: managed, ContentLength: 9 * MIB };
  expect(JSON.parse(stdout)).toEqual([encrypted, encrypted]);
});

const BOTO3 = `
import io, json
import boto3

s3 = boto3.client("s3")
kms = {"ServerSideEncryption": "aws:kms"}
s3.upload_fileobj(io.BytesIO(bytes(9 << 20)), "parts", "boto", ExtraArgs=kms)
s3.copy({"Bucket": "parts", "Key": "boto"}, "parts", "boto-copy", ExtraArgs=kms)
shown = ["ServerSideEncryption", "SSEKMSKeyId", "ContentLength"]
heads = [s3.head_object(Bucket="parts", Key=key) for key in ("boto", "boto-copy")]
print(json.dumps([{name: head[name] for name in shown} for head in heads]))
`;
