import { PutPublicAccessBlockCommand, type S3Client } from '@aws-sdk/client-s3';

/**
 * Blocks public access to a bucket, as AWS does for each new bucket before it responds; the emulator does not. Source:
 * AWS News Blog, "Amazon S3 Block Public Access", update of 2023-04-27: for all new buckets in all regions.
 *
 * @param s3 a client of the emulator
 */
export async function blockPublicAccess(s3: S3Client, bucket: string): Promise<void> {
  const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: all }));
}
