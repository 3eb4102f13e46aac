import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';

/** The account that owns the foreign buckets. */
export const OTHER_ACCOUNT = '210987654321';

/**
 * Creates a bucket of another account with a policy that allows the stand-in's account everything, as is possible on
 * AWS. The name is then taken, and only its owner distinguishes it from the account's own buckets. The emulator does
 * not copy objects between accounts.
 *
 * @param client options of clients of the emulator
 * @param account which the bucket's policy allows everything
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
