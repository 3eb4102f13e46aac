import {
  CreateBucketCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, unlessDenied, unlessNotFound } from '../../aws/errors.ts';
import type { View } from '../../core/graph.ts';

/** An existing bucket. */
export interface Bucket {
  /** Whether it belongs to another account. */
  readonly foreign: boolean;
}

/** The bucket of data, code and artifacts. It is shared with other pipelines, so it has no owner tags. */
export function bucketKind(aws: Aws): View<Bucket> {
  return {
    name: 'bucket',
    async observe(id) {
      const foreign = await unlessNotFound(isForeign(aws, id));
      return foreign === undefined ? undefined : { resource: { foreign }, phase: { is: 'ready', detail: 'there' } };
    },
  };
}

/**
 * Whether the bucket belongs to another account: S3 answers 403 if the expected owner is wrong (S3 User Guide,
 * "Verifying bucket ownership with bucket owner condition").
 *
 * @throws an error of the SDK when the bucket does not exist, or the caller may not read it in any case
 */
async function isForeign(aws: Aws, Bucket: string): Promise<boolean> {
  const client = aws.client(S3Client);
  try {
    await client.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: await aws.account() }));
    return false;
  } catch (error) {
    if (!isDenied(error)) throw error;
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  }
}

/**
 * Creates a private bucket with one call: AWS blocks public access to every new bucket (AWS News Blog, "Amazon S3 Block
 * Public Access", update of 2023-04-27), so a killed run cannot leave a public one.
 */
export async function createBucket(aws: Aws, name: string): Promise<void> {
  // S3 refuses us-east-1, and only this region, as a location constraint.
  const place =
    aws.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region as 'eu-west-1' } };
  await aws.client(S3Client).send(new CreateBucketCommand({ Bucket: name, ...place }));
}

/** Days after which S3 aborts incomplete multipart uploads; one day is S3's minimum. */
const GIVEN_UP_AFTER = 1;

/**
 * Makes S3 abort incomplete multipart uploads, whose parts are billed. Only for new buckets, because it replaces all
 * lifecycle rules of the bucket.
 *
 * @returns whether the caller may do so
 */
export async function giveUpUnfinished(aws: Aws, name: string): Promise<boolean> {
  const rule = {
    ID: 'give-up-unfinished-uploads',
    Status: 'Enabled' as const,
    Filter: { Prefix: '' },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: GIVEN_UP_AFTER },
  };
  const request = { Bucket: name, LifecycleConfiguration: { Rules: [rule] } };
  const done = await unlessDenied(aws.client(S3Client).send(new PutBucketLifecycleConfigurationCommand(request)));
  return done !== undefined;
}

/** The four settings of S3's Block Public Access. */
export const PUBLIC_ACCESS = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const;

/** Settings of Block Public Access that are off; `undefined` when the caller may not read them. */
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
