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

/** A bucket as it was found. */
export interface Bucket {
  /** Whether it belongs to another account than the one that acts. */
  readonly foreign: boolean;
}

/** The bucket of data, code and artifacts. It is shared with other pipelines, so it bears no owner. */
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
 * Whether the bucket is of another account, which S3 tells by refusing the account that it should be of with 403 (S3 User
 * Guide, "Verifying bucket ownership with bucket owner condition").
 *
 * @throws an error of the SDK when there is none, and when the caller may not see it whoever it belongs to
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
 * Makes a private bucket in one call: AWS blocks public access to every new bucket by itself (AWS News Blog, "Amazon S3
 * Block Public Access", update of 2023-04-27), so no kill leaves one without.
 */
export async function createBucket(aws: Aws, name: string): Promise<void> {
  // us-east-1 is the one region that S3 refuses as a location constraint.
  const place =
    aws.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region as 'eu-west-1' } };
  await aws.client(S3Client).send(new CreateBucketCommand({ Bucket: name, ...place }));
}

/** Days after which S3 gives up uploads in parts that were begun and not completed; it knows no shorter time. */
const GIVEN_UP_AFTER = 1;

/**
 * Lets S3 give up uploads that were cut short: their parts are billed as long as they are there. For new buckets only: it
 * replaces all lifecycle rules of the bucket.
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
