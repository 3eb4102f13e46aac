/** What the SDK knows of a failed call and its error does not say by itself. */
export interface CallContext {
  readonly operation: string;
  /** Name of the resource that the call was about, where the request named one. */
  readonly resource: string;
}

/** An error of the SDK with what {@link annotate} added. */
export interface AwsError extends Error {
  readonly call?: CallContext;
  readonly transient?: boolean;
  readonly alreadyExists?: boolean;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

const THROTTLED =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|SlowDown|RequestThrottled(Exception)?|ConcurrentUpdateException)$/;
const NETWORK =
  /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_.*)$/;

/**
 * Whether the connection broke off, or what came over it is not what was sent. By name, code, or the words of Node and
 * of the SDK, which has neither for a body that ends early or whose checksum is another.
 */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    NETWORK.test(code) ||
    error.name === 'TimeoutError' ||
    /^(aborted$|Checksum mismatch:|Connection lost or stream closed)/.test(error.message) ||
    isGarbled(error)
  );
}

/** Whether the SDK could not read an answer. The words are those of its deserializer. */
function isGarbled({ message }: Error): boolean {
  return message.includes('Deserialization error:');
}

/** Adds to an error of the SDK which call it came from and how it is to be taken. */
export function annotate(error: unknown, call: CallContext): unknown {
  if (!(error instanceof Error) || 'call' in error) return error;
  const status = (error as AwsError).$metadata?.httpStatusCode ?? 0;
  const transient = THROTTLED.test(error.name) || status >= 500 || status === 429 || isBroken(error);
  return Object.assign(error, { call, transient, alreadyExists: isAlreadyThere(error) || isBusy(error) });
}

/**
 * Codes and texts of AWS for "this name is taken". S3 refuses a conditional write with 412 where an object is there, and
 * with 409 while another writer of the same key is at work (S3 User Guide, "Conditional writes").
 */
function isAlreadyThere(error: Error): boolean {
  return (
    /^(ResourceInUse|BucketAlreadyOwnedByYou|PreconditionFailed|ConditionalRequestConflict)$/.test(error.name) ||
    /already exist/i.test(error.message)
  );
}

const NOT_FOUND =
  /^(ResourceNotFound(Exception)?|ObjectNotFoundException|ProvisionedConcurrencyConfigNotFoundException|NotFound|NoSuchKey|NoSuchBucket|NoSuchPublicAccessBlockConfiguration|404)$/;

/**
 * Whether AWS says that there is no such resource. SageMaker says it by a ValidationException and its wording for
 * training jobs, models, configurations and endpoints, by ResourceNotFound for tuning jobs.
 */
export function isNotFound(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (NOT_FOUND.test(error.name)) return true;
  return (
    error.name === 'ValidationException' &&
    /^(Requested resource not found|Could not find|Endpoint .* not found)/.test(error.message)
  );
}

/** AWS's words, of endpoints and of functions, for a change that another one forbids. */
const BUSY =
  /Cannot (update|delete) in-progress endpoint|An update is in progress for resource|in the following state: Pending|Revision Id provided does not match/;

/** Whether a change was refused because another one is under way, or was made since the resource was read. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && BUSY.test(error.message);
}

/** Failures to reach AWS at all. */
const UNREACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Whether a call was certainly not carried out: AWS refused it for its rate, or was not reached. */
export function wasNotCarriedOut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return THROTTLED.test(error.name) || ('code' in error && UNREACHED.test(String(error.code)));
}

/** Whether the caller lacks the right to an operation. */
export function isDenied(error: unknown): boolean {
  return error instanceof Error && /^(AccessDenied(Exception)?|Forbidden|403)$/.test(error.name);
}

/** Whether a stop was refused because there is nothing to stop any more. */
export function hasEnded(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationException' &&
    /is in status (Stopped|Completed|Failed|Stopping)/.test(error.message)
  );
}

/** An AWS failure in plain words: operation, resource, AWS's own words, request id; and the next step. */
export function explainAws(error: unknown): { what: string; next: string } | undefined {
  if (!(error instanceof Error) || !('call' in error)) return undefined;
  const { call, $metadata } = error as AwsError;
  if (call === undefined) return undefined;
  const id = $metadata?.requestId === undefined ? '' : ` (request ${$metadata.requestId})`;
  const about = call.resource === '' ? '' : ` of ${call.resource}`;
  const words = isGarbled(error) ? 'the answer that arrived cannot be read' : `${error.name}: ${error.message}`;
  return { what: `${call.operation}${about} failed: ${words}${id}`, next: advise(error) };
}

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
    'AWS does not know these credentials. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or use the input `aws-role`.',
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
    /^ResourceLimitExceeded:/,
    'Ask for a higher quota in the Service Quotas console (service Amazon SageMaker), or choose another instance type in the config.',
  ],
  [
    /^(ValidationException|ValidationError):/,
    'Correct the value that AWS names, in the config or in an input; nothing was created by this call.',
  ],
  [/^ResourceInUse:/, 'Wait until the other operation on it has ended and run again.'],
];

function advise(error: Error): string {
  if ((error as AwsError).transient === true) return 'This is a passing failure on the way to AWS: run again.';
  return (
    ADVICE.find(([pattern]) => pattern.test(`${error.name}: ${error.message}`))?.[1] ??
    'Read the words of AWS above, correct the cause and run again.'
  );
}

/** The answer of a call, or `undefined` when AWS says that there is no such resource. */
export async function unlessNotFound<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
