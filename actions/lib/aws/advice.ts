import type { NamedProxy } from './proxy.ts';

/** What is known of a failed call. */
export interface FailedCall {
  readonly operation: string;
  /** Code and words of AWS: `ValidationException: …`. */
  readonly words: string;
  /** HTTP status; 0 = there was no answer. */
  readonly status: number;
  readonly transient: boolean;
  /** What arrived is not what AWS answers. */
  readonly garbled: boolean;
  /** Region of the S3 bucket, where S3 names another one than the call went to. */
  readonly bucketRegion: string | undefined;
  readonly proxy: NamedProxy | undefined;
}

/** The next step after a failed call. */
export function advise(call: FailedCall): string {
  const { words, status, transient, garbled, bucketRegion, proxy } = call;
  if (bucketRegion !== undefined)
    return `The bucket is in ${bucketRegion}: write ${bucketRegion} as \`aws.region\`, or name a bucket of this region as \`aws.bucket\`.`;
  if (status === 407 || (status === 0 && proxy !== undefined))
    return `Check the proxy that ${proxy?.variable ?? 'HTTPS_PROXY'} names, or name the host in NO_PROXY; then run again.`;
  if (status === 0 && UNREACHED.test(words))
    return 'Check `aws.region`, AWS_ENDPOINT_URL and the network of this machine (HTTPS_PROXY, where it needs a proxy). If they are right, this is a passing failure: run again.';
  if (garbled)
    return `Check what stands between this machine and AWS (${[proxy?.variable, 'AWS_ENDPOINT_URL, a firewall'].filter(Boolean).join(', ')}). If nothing does, this is a passing failure on the way to AWS: run again.`;
  if (transient) return 'This is a passing failure on the way to AWS: run again.';
  return (
    ADVICE.find(([pattern]) => pattern.test(words))?.[1] ??
    adviseOnS3(call) ??
    'Read the words of AWS above, correct the cause and run again.'
  );
}

const UNREACHED = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b/;

/** By the error's code and words, the first that fits. */
const ADVICE: readonly [RegExp, string][] = [
  [
    /^ModelError: .* \(415\)/,
    'The model does not take this content type: set the input `content-type`, or let the serving code take it.',
  ],
  [/^ModelError: .* \(4\d\d\)/, 'The model refuses what was sent: check that file or address.'],
  [/^ModelError:/, 'Read the log of the endpoint in CloudWatch, mend the model or the serving code and deploy again.'],
  [/^Validation(Error|Exception): Endpoint .* not found/, 'Correct the name, or run the stage deploy first.'],
  [
    /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired):/,
    'The AWS credentials ended. Use the input `aws-role` (GitHub OIDC: renewed while waiting), or fresh keys, and run again: a job that was started goes on, and the next run takes it up; nothing is started twice.',
  ],
  [
    /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature):/,
    'AWS does not know these credentials. Check where they come from: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of the environment (without them the input `aws-role` is used), a profile, or the role of this machine.',
  ],
  [
    /^(RequestTimeTooSkewed|RequestInTheFuture):/,
    'The clock of this machine is wrong: set it by a time server and run again.',
  ],
  [
    /^(OptInRequired|RegionDisabledException|InvalidRegion):|not subscribed|region .* (disabled|not enabled)/i,
    'The account has not enabled this region: enable it in the console under Account, or write another `aws.region`.',
  ],
  [
    /explicit deny/,
    'A policy denies this operation on this resource: ask who keeps the account for an exception (service control policy, permissions boundary or bucket policy).',
  ],
  [
    /^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403):/,
    'Give the role of this run the permission for this operation on this resource.',
  ],
  [
    // "…decreases account's UnreservedConcurrentExecution below…", "…is greater than account's unreserved concurrency [n]."
    /UnreservedConcurrentExecution|unreserved concurrency \[/,
    'The account allows too few executions at the same moment. Ask for a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`.',
  ],
  [
    /not be greater than the reservedConcurrentExecution|not be lower than function's total provisioned concurrency/,
    "The function's versions and aliases keep more executions initialized than it reserves. Raise `reserved-concurrency`, or take off what `aws lambda list-provisioned-concurrency-configs` shows and nobody needs.",
  ],
  [
    /pointed by a Provisioned Concurrency alias|an already Provisioned [vV]ersion/,
    'Provisioned concurrency is on a version or on its alias, not on both, and this pipeline puts it on the version. Take it off the alias: `aws lambda delete-provisioned-concurrency-config --function-name <function> --qualifier <alias>`, and run again.',
  ],
  [
    /^CodeStorageExceededException:/,
    "The account's function code is larger than its quota. Delete versions that no alias points to, or ask for a higher quota `Function and layer storage` of AWS Lambda in the Service Quotas console.",
  ],
  [/tag limit/, 'Lambda takes 50 tags. Take those off the function that nobody needs, and run again.'],
  [/^ResourceConflictException:/, 'Wait until the other change of the function has ended and run again.'],
  [
    /^(ResourceLimitExceeded|ServiceQuotaExceededException|LimitExceededException):/,
    'Ask for a higher quota in the Service Quotas console (service Amazon SageMaker), or choose another instance type in the config.',
  ],
  [
    /^(ValidationException|ValidationError):/,
    'Correct the value that AWS names, in the config or in an input; nothing was created by this call.',
  ],
  [/^ResourceInUse:/, 'Wait until the other operation on it has ended and run again.'],
  [
    /^BucketAlreadyExists:/,
    'Another account has a bucket of this name, which is taken in all of AWS: write another one as `aws.bucket`.',
  ],
  [/^NoSuchBucket:/, 'Correct `aws.bucket`, or run the stage sync-data, which makes the bucket.'],
  [/^(KMS\.|KMSInvalid)/, 'Check the key `aws.kms-key`: it must be enabled, and the role of this run may use it.'],
];

/** S3 answers a HEAD request without words. Source: S3 API Reference, HeadBucket and HeadObject. */
function adviseOnS3({ operation, status }: FailedCall): string | undefined {
  if (status !== 403) return undefined;
  if (operation === 'HeadBucket')
    return 'Give the role of this run s3:ListBucket on the bucket. Names of buckets are taken in all of AWS: if the bucket is of another account, write another one as `aws.bucket`.';
  if (/^(Head|Get)Object$/.test(operation))
    return 'Give the role of this run s3:GetObject on the object and s3:ListBucket on its bucket: without the latter S3 answers 403 also for an object that is not there. An object under a KMS key needs kms:Decrypt, too.';
  return undefined;
}
