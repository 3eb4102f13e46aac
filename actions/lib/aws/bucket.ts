import { CreateBucketCommand, HeadBucketCommand, PutPublicAccessBlockCommand, S3Client } from '@aws-sdk/client-s3';
import type { Kind } from '../core/graph.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

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

/** Makes a private bucket. */
export async function createBucket(aws: Aws, name: string): Promise<void> {
  // us-east-1 is the one region that S3 refuses as a location constraint.
  const place =
    aws.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region as 'eu-west-1' } };
  await aws.client(S3Client).send(new CreateBucketCommand({ Bucket: name, ...place }));
  await aws.client(S3Client).send(
    new PutPublicAccessBlockCommand({
      Bucket: name,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
}
