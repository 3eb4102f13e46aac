import { CreateBucketCommand, GetPublicAccessBlockCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Kind } from '../core/graph.ts';
import type { Aws } from './clients.ts';
import { isDenied, unlessNotFound } from './errors.ts';

/** The bucket of data, code and artefacts. It is shared with other pipelines, so it bears no owner. */
export function bucketKind(aws: Aws): Kind<{ name: string }> {
  return {
    name: 'bucket',
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const head = await unlessNotFound(aws.client(S3Client).send(new HeadBucketCommand({ Bucket: id })));
      return head === undefined ? undefined : { seen: { name: id }, phase: { is: 'ready', detail: 'there' } };
    },
  };
}

/**
 * Makes a private bucket in one call: AWS blocks public access to every new bucket by itself (AWS News Blog, "Amazon S3
 * Block Public Access", update of 2023-04-27), so no kill leaves one without.
 */
export async function createBucket(aws: Aws, name: string): Promise<void> {
  // us-east-1 is the one region that S3 refuses as a location constraint.
  const place =
    aws.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region as 'eu-west-1' } };
  await aws.client(S3Client).send(new CreateBucketCommand({ Bucket: name, ...place }));
}

/** The four settings of S3's Block Public Access. */
export const PUBLIC_ACCESS = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const;

/** Settings of Block Public Access that a bucket has not; `undefined` when the caller may not know. */
export async function unblockedSettings(aws: Aws, name: string): Promise<string[] | undefined> {
  const request = aws.client(S3Client).send(new GetPublicAccessBlockCommand({ Bucket: name }));
  try {
    const found = await unlessNotFound(request);
    return PUBLIC_ACCESS.filter((setting) => found?.PublicAccessBlockConfiguration?.[setting] !== true);
  } catch (error) {
    if (isDenied(error)) return undefined;
    throw error;
  }
}
