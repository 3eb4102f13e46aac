import { STATUS_CODES } from 'node:http';
import { advise } from './advice.ts';
import { isMisshapen } from './misshapen.ts';
import type { NamedProxy } from './proxy.ts';

/** What the SDK knows about a failed call, but does not write into its error. */
export interface CallContext {
  readonly operation: string;
  /** Name of the resource in the request; empty if there is none. */
  readonly resource: string;
  /** The proxy that calls go through. */
  readonly proxy?: NamedProxy | undefined;
}

/** An error of the SDK with what {@link annotate} added. */
export interface AwsError extends Error {
  readonly call?: CallContext;
  readonly transient?: boolean;
  /** The answer is not one of AWS. */
  readonly garbled?: boolean;
  readonly alreadyExists?: boolean;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

const THROTTLED =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|SlowDown|RequestThrottled(Exception)?|ConcurrentUpdateException)$/;
const NETWORK =
  /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_.*)$/;

/**
 * Whether the connection broke, or the data was damaged on the way. It goes by name, code, or the messages of Node and
 * the SDK, because a body that ends early or has a wrong checksum has neither name nor code.
 */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    NETWORK.test(code) ||
    // Node's error if a proxy refuses the tunnel to the host; a 4xx of the proxy is final.
    (code === 'ERR_PROXY_TUNNEL' && !/HTTP\/1\.\d 4\d\d/.test(error.message)) ||
    error.name === 'TimeoutError' ||
    /^(aborted$|Checksum mismatch:|Connection lost or stream closed)/.test(error.message) ||
    isGarbled(error)
  );
}

/** Whether the SDK could not read an answer; the text is of its deserializer. */
function isGarbled({ message }: Error): boolean {
  return message.includes('Deserialization error:');
}

/** Adds to an error of the SDK the call that it came from, and what kind of error it is. */
export function annotate(error: unknown, call: CallContext): unknown {
  if (!(error instanceof Error) || 'call' in error) return error;
  const status = statusOf(error);
  const transient = THROTTLED.test(error.name) || status >= 500 || status === 429 || isBroken(error);
  const garbled = isGarbled(error) || isMisshapen(error);
  // The SDK's own message is about its internals.
  if (isGarbled(error)) error.message = `the response could not be read${status === 0 ? '' : ` (HTTP ${status})`}`;
  return Object.assign(error, { call, transient, garbled, alreadyExists: isAlreadyThere(error) || isBusy(error) });
}

/**
 * AWS's codes and messages for a name that is taken. S3 refuses a conditional write with 412 if the object exists, and
 * with 409 while another writer writes the same key (S3 User Guide, "Conditional writes").
 */
function isAlreadyThere(error: Error): boolean {
  return (
    /^(ResourceInUse|BucketAlreadyOwnedByYou|PreconditionFailed|ConditionalRequestConflict)$/.test(error.name) ||
    /already exist|^Cannot create a duplicate Notebook Instance/i.test(error.message)
  );
}

const NOT_FOUND =
  /^(ResourceNotFound(Exception)?|ObjectNotFoundException|ParameterNotFound|NoSuchEntity(Exception)?|Invalid\w+\.NotFound|ProvisionedConcurrencyConfigNotFoundException|NotFound|NoSuchKey|NoSuchBucket|NoSuchUpload|NoSuchPublicAccessBlockConfiguration|404)$/;

/**
 * Whether AWS says that the resource does not exist. For training jobs, models, configurations and endpoints, SageMaker
 * sends a ValidationException with a certain message, also for notebook instances; for tuning jobs, ResourceNotFound. EC2's
 * codes name the resource.
 */
export function isNotFound(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (NOT_FOUND.test(error.name)) return true;
  return (
    error.name === 'ValidationException' &&
    /^(Requested resource not found|Could not find|Endpoint .* not found|RecordNotFound|.*Lifecycle Config does not exist)/.test(
      error.message,
    )
  );
}

/** AWS's messages for endpoints, functions and notebook instances if another change prevents this one. */
const BUSY =
  /Cannot (update|delete) in-progress endpoint|An update is in progress for resource|in the following state: Pending|Unable to transition to \(\w+\) for Notebook Instance|Revision Id provided does not match/;

/** Whether a change was refused because another one is in progress, or was made after the resource was read. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && BUSY.test(error.message);
}

/** Codes if AWS could not be reached. */
const UNREACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Whether a call certainly had no effect: AWS throttled it, or could not be reached. */
export function wasNotCarriedOut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return THROTTLED.test(error.name) || ('code' in error && UNREACHED.test(String(error.code)));
}

/** Whether the caller lacks the permission for an operation. */
export function isDenied(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403)$/.test(error.name) ||
    (isWordless(error) && statusOf(error) === 403)
  );
}

/** Whether a stop was refused because the job has ended. */
export function hasEnded(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationException' &&
    /is in status (Stopped|Completed|Failed|Stopping)/.test(error.message)
  );
}

/** Explains a failed call: operation, resource, AWS's message, request id, and the next step. */
export function explainAws(error: unknown): { what: string; next: string } | undefined {
  if (!(error instanceof Error) || !('call' in error)) return undefined;
  const { call, $metadata, transient = false, garbled = false } = error as AwsError;
  if (call === undefined) return undefined;
  const { operation, resource, proxy } = call;
  const status = statusOf(error);
  const words = wordsOf(error, status);
  const about = resource === '' ? '' : ` of ${resource}`;
  const id = $metadata?.requestId === undefined ? '' : ` (request ${$metadata.requestId})`;
  const isOnTheWay = status === 0 || status === 407 || garbled;
  const way = proxy === undefined || !isOnTheWay ? '' : `. ${proxy.variable} sends requests through ${proxy.address}`;
  return {
    what: `${operation}${about.slice(0, LONGEST_NAME)} failed: ${words.slice(0, LONGEST)}${id}${way}`,
    next: advise({ operation, words, status, transient, garbled, bucketRegion: bucketRegionOf(error, status), proxy }),
  };
}

/** Longest part of AWS's message that is shown, in characters; real messages are shorter. */
const LONGEST = 2_500;
const LONGEST_NAME = 500;

/** AWS's message, or, without one, the status. */
function wordsOf(error: Error, status: number): string {
  if ((error as AwsError).garbled) return error.message;
  if (isWordless(error)) return `${status} ${STATUS_CODES[status] ?? 'unknown status'}, without a message from AWS`;
  const code = 'code' in error && typeof error.code === 'string' && !error.message.includes(error.code);
  return `${error.name}: ${code ? `${error.code} ` : ''}${error.message || 'no message'}`;
}

/** HTTP status; 0 = no answer. */
function statusOf(error: Error): number {
  return (error as AwsError).$metadata?.httpStatusCode ?? 0;
}

/** The SDK's name for an answer without a body, such as to a HEAD request. */
function isWordless({ name, message }: Error): boolean {
  return name === 'Unknown' || (name === 'NotFound' && message === 'UnknownError');
}

/**
 * S3 names the region of a bucket in another region in a header, even without a body (S3 User Guide, "Making requests",
 * 301 and 400), or in its message.
 */
function bucketRegionOf(error: Error, status: number): string | undefined {
  if (![301, 307, 400].includes(status)) return undefined;
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  return (
    $response?.headers?.['x-amz-bucket-region'] ??
    /region '[\w-]+' is wrong; expecting '([\w-]+)'/.exec(error.message)?.[1]
  );
}

/** The answer of a call, or `undefined` when the caller lacks the permission. */
export function unlessDenied<T>(call: Promise<T>): Promise<T | undefined> {
  return unless(isDenied, call);
}

/** The answer of a call, or `undefined` when the resource does not exist. */
export function unlessNotFound<T>(call: Promise<T>): Promise<T | undefined> {
  return unless(isNotFound, call);
}

async function unless<T>(isExpected: (error: unknown) => boolean, call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isExpected(error)) return undefined;
    throw error;
  }
}
