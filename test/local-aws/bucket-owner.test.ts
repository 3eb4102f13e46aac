import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

/** S3 User Guide, "Verifying bucket ownership with bucket owner condition"; the words from recorded answers of AWS. */

const OWN = 'own-bucket';
const FOREIGN = 'foreign-bucket';

let standIn: StandIn;
let s3: S3Client;

beforeAll(async () => {
  standIn = await startStandIn({ foreignBuckets: [FOREIGN] });
  s3 = new S3Client({ ...clientSettings(standIn), maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket: OWN }));
});
afterAll(() => standIn?.stop());

const DENIED = { name: 'AccessDenied', message: 'Access Denied', $metadata: { httpStatusCode: 403 } };
const put = (Bucket: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a', ...more }));

test('a bucket of the account that is expected is served', async () => {
  const ExpectedBucketOwner = standIn.account;
  await put(OWN, { ExpectedBucketOwner });
  await s3.send(new HeadBucketCommand({ Bucket: OWN, ExpectedBucketOwner }));
});

test('a bucket of another account takes objects, and only its owner tells', async () => {
  await put(FOREIGN);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: FOREIGN, Key: 'a' }));
  expect(await Body?.transformToString()).toBe('a');
  await s3.send(new HeadBucketCommand({ Bucket: FOREIGN }));
  const ExpectedBucketOwner = standIn.account;
  await expect(put(FOREIGN, { ExpectedBucketOwner })).rejects.toMatchObject(DENIED);
  const head = s3.send(new HeadBucketCommand({ Bucket: FOREIGN, ExpectedBucketOwner }));
  await expect(head).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).toEqual([OWN]);
  const create = s3.send(new CreateBucketCommand({ Bucket: FOREIGN }));
  await expect(create).rejects.toMatchObject({ name: 'BucketAlreadyExists', $metadata: { httpStatusCode: 409 } });
});

test('the owner of a copy’s source is looked at too', async () => {
  await put(FOREIGN);
  const copy = { Bucket: OWN, Key: 'copied', CopySource: `${FOREIGN}/a` };
  const expecting = new CopyObjectCommand({ ...copy, ExpectedSourceBucketOwner: standIn.account });
  await expect(s3.send(expecting)).rejects.toMatchObject(DENIED);
});

test('an owner that is no account is refused', async () => {
  const request = new GetBucketPolicyCommand({ Bucket: OWN, ExpectedBucketOwner: '0000' });
  await expect(s3.send(request)).rejects.toMatchObject({
    name: 'InvalidBucketOwnerAWSAccountID',
    message: 'The value of the expected bucket owner parameter must be an AWS Account ID... [0000]',
    $metadata: { httpStatusCode: 400 },
  });
});

test('after a restart the other account’s bucket is there with its objects', async () => {
  const { state } = standIn;
  await put(FOREIGN);
  await standIn.kill();
  standIn = await startStandIn({ state, foreignBuckets: [FOREIGN] });
  s3 = new S3Client({ ...clientSettings(standIn), maxAttempts: 1 });
  await s3.send(new GetObjectCommand({ Bucket: FOREIGN, Key: 'a' }));
});
