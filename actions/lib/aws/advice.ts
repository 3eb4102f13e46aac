import type { NamedProxy } from './proxy.ts';

/** What is known about a failed call. */
export interface FailedCall {
  readonly operation: string;
  /** AWS's error code and message: `ValidationException: …`. */
  readonly words: string;
  /** HTTP status; 0 = there was no answer. */
  readonly status: number;
  readonly transient: boolean;
  /** The answer is not valid for AWS's model. */
  readonly garbled: boolean;
  /** Region of the S3 bucket, if S3 says that it is not the region of the call. */
  readonly bucketRegion: string | undefined;
  readonly proxy: NamedProxy | undefined;
}

/** The next step after a failed call. */
export function advise(call: FailedCall): string {
  const { words, status, transient, garbled, bucketRegion, proxy } = call;
  if (bucketRegion !== undefined)
    return `The bucket is in ${bucketRegion}: write ${bucketRegion} as \`aws.region\`, or set a bucket of this region as \`aws.bucket\`.`;
  if (status === 407 || (status === 0 && proxy !== undefined))
    return `Check the proxy that ${proxy?.variable ?? 'HTTPS_PROXY'} names, or add the host to NO_PROXY; then run again.`;
  if (status === 0 && UNREACHED.test(words))
    return 'Check `aws.region`, AWS_ENDPOINT_URL and the network of this machine (HTTPS_PROXY, if it needs a proxy). If they are correct, the failure is temporary: run again.';
  if (garbled)
    return `Check the network between this machine and AWS (${[proxy?.variable, 'AWS_ENDPOINT_URL, a firewall'].filter(Boolean).join(', ')}). If it is correct, the network failure is temporary: run again.`;
  if (transient) return 'This is a temporary network failure: run again.';
  return (
    ADVICE.find(([pattern]) => pattern.test(words))?.[1] ??
    adviseOnS3(call) ??
    'Read the message of AWS above, fix the cause and run again.'
  );
}

const UNREACHED = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b/;

/** By the error's code and message; the first match counts. */
const ADVICE: readonly [RegExp, string][] = [
  [
    /^ModelError: .* \(415\)/,
    'The model does not support this content type: set the input `content-type`, or add the type to the serving code.',
  ],
  [/^ModelError: .* \(4\d\d\)/, 'The model rejected the request: check the file or the address.'],
  [/^ModelError:/, 'Read the log of the endpoint in CloudWatch, fix the model or the serving code and deploy again.'],
  [/^Validation(Error|Exception): Endpoint .* not found/, 'Correct the name, or run the stage deploy first.'],
  [
    /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired):/,
    'The AWS credentials expired. Use the input `aws-role` (GitHub OIDC: renewed while waiting) or new keys, and run again. A started job keeps running and the next run resumes it; nothing starts twice.',
  ],
  [
    /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature):/,
    'AWS does not know these credentials. Check where they come from: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of the environment (without them the input `aws-role` is used), a profile, or the role of this machine.',
  ],
  [
    /^(RequestTimeTooSkewed|RequestInTheFuture):/,
    'The clock of this machine is wrong: synchronize it with a time server and run again.',
  ],
  [
    /^(OptInRequired|RegionDisabledException|InvalidRegion):|not subscribed|region .* (disabled|not enabled)/i,
    'The account has not enabled this region: enable it in the console under Account, or set another `aws.region`.',
  ],
  [
    /explicit deny/,
    'A policy denies this operation on this resource (service control policy, permissions boundary or bucket policy): ask the administrator of the account for an exception.',
  ],
  [
    /^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403):/,
    'Give the role of this run the permission for this operation on this resource.',
  ],
  [
    // "…decreases account's UnreservedConcurrentExecution below…", "…is greater than account's unreserved concurrency [n]."
    /UnreservedConcurrentExecution|unreserved concurrency \[/,
    'The account allows too few concurrent executions. Request a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`.',
  ],
  [
    /not be greater than the reservedConcurrentExecution|not be lower than function's total provisioned concurrency/,
    "The function's versions and aliases keep more executions initialized than it reserves. Raise `reserved-concurrency`, or remove unused provisioned concurrency, which `aws lambda list-provisioned-concurrency-configs` shows.",
  ],
  [
    /pointed by a Provisioned Concurrency alias|an already Provisioned [vV]ersion/,
    'Provisioned concurrency can be set on a version or on its alias, not on both, and this pipeline sets it on the version. Remove it from the alias: `aws lambda delete-provisioned-concurrency-config --function-name <function> --qualifier <alias>`, and run again.',
  ],
  [
    /^CodeStorageExceededException:/,
    "The account's function code is larger than its quota. Delete versions that no alias points to, or request a higher quota `Function and layer storage` of AWS Lambda in the Service Quotas console.",
  ],
  [/tag limit/, 'Lambda allows 50 tags. Remove unused tags from the function and run again.'],
  [/^ResourceConflictException:/, 'Wait until the other change of the function has finished and run again.'],
  [
    /^(VcpuLimitExceeded|MaxSpotInstanceCountExceeded|InstanceLimitExceeded):/,
    'Wait until other instances of the account have ended, choose a smaller type as `ec2.instance`, or request a higher quota of vCPUs in the Service Quotas console (service Amazon EC2).',
  ],
  [
    /IAM Instance Profile/,
    'Check `ec2.instance-profile`: generate the roles again with npm run policies and deploy them, or name a profile that has a role.',
  ],
  [
    /^(ResourceLimitExceeded|ServiceQuotaExceededException|LimitExceededException):/,
    'Request a higher quota in the Service Quotas console (service Amazon SageMaker), or choose another instance type in the config.',
  ],
  [
    /^(ValidationException|ValidationError):/,
    'Correct the value that AWS names, in the config or in an input; this call created nothing.',
  ],
  [/^ResourceInUse:/, 'Wait until the other operation on it has finished and run again.'],
  [
    /^BucketAlreadyExists:/,
    'Another account has a bucket with this name, and bucket names are unique across AWS: set another one as `aws.bucket`.',
  ],
  [/^NoSuchBucket:/, 'Correct `aws.bucket`, or run the stage sync-data, which creates the bucket.'],
  [/^(KMS\.|KMSInvalid)/, 'Check the key `aws.kms-key`: it must be enabled, and the role of this run may use it.'],
];

/** S3 answers a HEAD request without a message. Source: S3 API Reference, HeadBucket and HeadObject. */
function adviseOnS3({ operation, status }: FailedCall): string | undefined {
  if (status !== 403) return undefined;
  if (operation === 'HeadBucket')
    return 'Give the role of this run s3:ListBucket on the bucket. Bucket names are unique across AWS: if the bucket belongs to another account, set another one as `aws.bucket`.';
  if (/^(Head|Get)Object$/.test(operation))
    return 'Give the role of this run s3:GetObject on the object and s3:ListBucket on its bucket: without s3:ListBucket, S3 answers 403 for an object that does not exist. An object encrypted with a KMS key also needs kms:Decrypt.';
  return undefined;
}
