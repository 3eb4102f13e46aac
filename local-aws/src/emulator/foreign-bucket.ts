import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';

/** The account that owns the buckets of others. */
export const OTHER_ACCOUNT = '210987654321';

/**
 * Makes a bucket of another account that lets the stand-in's account do everything in it, as one can be made on AWS: its
 * name is taken, and only its owner tells it from one's own. The emulator copies nothing from one account to another.
 *
 * @param client of the emulator itself
 * @param account whom the bucket's policy lets in
 */
export async function makeForeignBucket(client: S3ClientConfig, Bucket: string, account: string): Promise<void> {
  const credentials = { accessKeyId: OTHER_ACCOUNT, secretAccessKey: 'unused' };
  const owner = new S3Client({ ...client, credentials, forcePathStyle: true });
  await owner.send(new CreateBucketCommand({ Bucket }));
  const off = { BlockPublicPolicy: false, RestrictPublicBuckets: false };
  await owner.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: off }));
  const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
  const Principal = { AWS: `arn:aws:iam::${account}:root` };
  const Statement = [{ Effect: 'Allow', Principal, Action: 's3:*', Resource }];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}
