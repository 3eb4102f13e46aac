import { STATUS_CODES } from 'node:http';
import { advise } from './advice.ts';
import { isMisshapen } from './misshapen.ts';
import type { NamedProxy } from './proxy.ts';

/** What the SDK knows of a failed call and its error does not say by itself. */
export interface CallContext {
  readonly operation: string;
  /** Name of the resource that the call was about, where the request named one. */
  readonly resource: string;
  /** The proxy that calls go through. */
  readonly proxy?: NamedProxy | undefined;
}

/** An error of the SDK with what {@link annotate} added. */
export interface AwsError extends Error {
  readonly call?: CallContext;
  readonly transient?: boolean;
  /** What arrived is no answer of AWS. */
  readonly garbled?: boolean;
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
    // Node's words for a proxy that opens no way to the host; its 4xx are final.
    (code === 'ERR_PROXY_TUNNEL' && !/HTTP\/1\.\d 4\d\d/.test(error.message)) ||
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
  const status = statusOf(error);
  const transient = THROTTLED.test(error.name) || status >= 500 || status === 429 || isBroken(error);
  const garbled = isGarbled(error) || isMisshapen(error);
  // The SDK's words are for those who debug it.
  if (isGarbled(error)) error.message = `the response could not be read${status === 0 ? '' : ` (HTTP ${status})`}`;
  return Object.assign(error, { call, transient, garbled, alreadyExists: isAlreadyThere(error) || isBusy(error) });
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
  /^(ResourceNotFound(Exception)?|ObjectNotFoundException|ProvisionedConcurrencyConfigNotFoundException|NotFound|NoSuchKey|NoSuchBucket|NoSuchUpload|NoSuchPublicAccessBlockConfiguration|404)$/;

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
  if (!(error instanceof Error)) return false;
  return (
    /^(AccessDenied(Exception)?|Forbidden|403)$/.test(error.name) || (isWordless(error) && statusOf(error) === 403)
  );
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

/** Characters of AWS's words that are shown; its own messages have fewer. */
const LONGEST = 2_500;
const LONGEST_NAME = 500;

/** The words of AWS, or, where there are none, what arrived. */
function wordsOf(error: Error, status: number): string {
  if ((error as AwsError).garbled) return error.message;
  if (isWordless(error)) return `${status} ${STATUS_CODES[status] ?? 'unknown status'}, without a message from AWS`;
  const code = 'code' in error && typeof error.code === 'string' && !error.message.includes(error.code);
  return `${error.name}: ${code ? `${error.code} ` : ''}${error.message || 'no message'}`;
}

/** HTTP status; 0 = there was no answer. */
function statusOf(error: Error): number {
  return (error as AwsError).$metadata?.httpStatusCode ?? 0;
}

/** The SDK's name for an answer without a body, as to any HEAD request. */
function isWordless({ name, message }: Error): boolean {
  return name === 'Unknown' || (name === 'NotFound' && message === 'UnknownError');
}

/**
 * S3 names the region of a bucket that is elsewhere in a header, also where the answer has no body (S3 User Guide, "Making
 * requests", 301 and 400), or in its words.
 */
function bucketRegionOf(error: Error, status: number): string | undefined {
  if (![301, 307, 400].includes(status)) return undefined;
  const { $response } = error as { $response?: { headers?: Record<string, string> } };
  return (
    $response?.headers?.['x-amz-bucket-region'] ??
    /region '[\w-]+' is wrong; expecting '([\w-]+)'/.exec(error.message)?.[1]
  );
}

/** The answer of a call, or `undefined` when the caller lacks the right to it. */
export function unlessDenied<T>(call: Promise<T>): Promise<T | undefined> {
  return unless(isDenied, call);
}

/** The answer of a call, or `undefined` when AWS says that there is no such resource. */
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
