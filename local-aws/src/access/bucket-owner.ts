import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/service.ts';
import { decode, parameter, splitTarget } from '../protocol/target.ts';
import { s3Operation } from './s3-operation.ts';

/** Returns the account that owns a bucket. */
export type OwnerOf = (bucket: string) => string;

/**
 * Refuses a request that expects another owner of the bucket, or of the bucket of a copy's source (S3 User Guide,
 * "Verifying bucket ownership with bucket owner condition").
 *
 * @throws AwsError `AccessDenied`; `InvalidBucketOwnerAWSAccountID` for a value that is not an account ID
 */
export function checkBucketOwner(request: IncomingMessage, ownerOf: OwnerOf): void {
  const source = request.headers['x-amz-copy-source']?.toString() ?? '';
  const buckets = {
    'x-amz-expected-bucket-owner': s3Operation(request).bucket,
    'x-amz-source-expected-bucket-owner': decode(source).replace(/^\//, '').split('/')[0] ?? '',
  };
  const { query } = splitTarget(request.url ?? '/');
  for (const [name, bucket] of Object.entries(buckets)) {
    const expected = request.headers[name]?.toString() ?? parameter(query, name);
    if (expected === undefined) continue;
    if (!/^\d{12}$/.test(expected)) {
      const words = 'The value of the expected bucket owner parameter must be an AWS Account ID...';
      throw new AwsError('InvalidBucketOwnerAWSAccountID', `${words} [${expected}]`);
    }
    if (expected !== ownerOf(bucket)) throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
}
