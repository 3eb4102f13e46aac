import type { IncomingMessage } from 'node:http';
import { type Protocol, protocolOf } from '../protocol/protocol.ts';
import { AwsError, type Caller } from '../protocol/service.ts';
import { parameter, splitTarget } from '../protocol/target.ts';
import { REGION } from '../state/place.ts';
import type { Credentials, Issued } from './credentials.ts';
import { type Credential, credentialOf, timeOf } from './signature.ts';
import { isSignedWith, sha256 } from './verify-signature.ts';

/** The caller that a request names in its signature; {@link verify} proves it. */
export interface Identity {
  readonly caller: Caller;
  readonly credential: Credential;
  /** Secret access key of the caller. */
  readonly secret: string;
}

/** Maximum difference in milliseconds between the signature's time and now: for S3, and for all other services. */
const S3_SKEW = 15 * 60_000;
const SKEW = 5 * 60_000;

/**
 * Finds the caller that the request's signature names. The stand-in must have issued the access key, and neither the
 * key nor the signature may have expired.
 *
 * @throws AwsError with the message of the service that was called
 */
export function identify(request: IncomingMessage, credentials: Credentials): Identity {
  const protocol = protocolOf(request);
  const texts = TEXTS[protocol];
  const credential = credentialOf(request);
  if (credential === undefined) {
    const { query } = splitTarget(request.url ?? '/');
    if (parameter(query, 'AWSAccessKeyId') !== undefined) {
      throw new AwsError('InvalidRequest', 'Presigned with signature version 2; set signature_version = s3v4.');
    }
    throw texts.missing();
  }
  const issued = credentials.find(credential.accessKeyId);
  if (issued === undefined) throw texts.unknown();
  if (issued.keys.sessionToken !== credential.sessionToken) throw texts.token();
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(credential.region)) throw texts.region(credential);
  checkTimes(issued, credential, protocol);
  return { caller: issued.caller, credential, secret: issued.keys.secretAccessKey };
}

/**
 * Proves that the caller's secret signed the request, including its host and all its `x-amz-` headers.
 *
 * @param body the complete body; undefined: the value of `x-amz-content-sha256` is used, and the body must be checked
 *   against it
 * @throws AwsError with the message of the service that was called
 */
export function verify(request: IncomingMessage, { credential, secret }: Identity, body?: Buffer): void {
  const texts = TEXTS[protocolOf(request)];
  const payload = body === undefined ? (declaredPayload(request) ?? 'UNSIGNED-PAYLOAD') : sha256(body);
  const { signedHeaders } = credential;
  const unsigned = Object.keys(request.headers).find(
    (name) => (name.startsWith('x-amz-') || name === 'host') && !signedHeaders.includes(name),
  );
  if (unsigned !== undefined) throw texts.unsigned(unsigned);
  if (!isSignedWith(secret, request, credential, payload)) throw texts.signature();
}

/** The request's value of `x-amz-content-sha256`: the SHA-256 of the body, or how the body is signed. */
export function declaredPayload(request: IncomingMessage): string | undefined {
  const { query } = splitTarget(request.url ?? '/');
  return request.headers['x-amz-content-sha256']?.toString() ?? parameter(query, 'X-Amz-Content-Sha256');
}

function checkTimes({ expires }: Issued, { date, expires: end, keyScope }: Credential, protocol: Protocol): void {
  const texts = TEXTS[protocol];
  const now = Date.now();
  if (expires !== undefined && expires < now) throw texts.expired();
  if (end !== undefined) {
    if (end.getTime() < now) throw new AwsError('AccessDenied', 'Request has expired', 403);
    return;
  }
  const signed = timeOf(date);
  if (signed === undefined || !keyScope.startsWith(date.slice(0, 8))) throw texts.signature();
  if (protocol === 's3') {
    if (Math.abs(now - signed) > S3_SKEW) {
      throw new AwsError(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
        403,
      );
    }
  } else if (Math.abs(now - signed) > SKEW) {
    const format = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
    const late = signed < now;
    const [word, limit, off] = late ? ['expired', now - SKEW, '-'] : ['not yet current', now + SKEW, '+'];
    throw texts.signature(
      `Signature ${word}: ${date} is ${late ? 'now earlier' : 'still later'} than ${format(limit)} (${format(now)} ${off} 5 min.)`,
    );
  }
}

interface Refusals {
  missing(): AwsError;
  unknown(): AwsError;
  token(): AwsError;
  region(credential: Credential): AwsError;
  expired(): AwsError;
  unsigned(header: string): AwsError;
  signature(text?: string): AwsError;
}

const MISMATCH = 'The request signature we calculated does not match the signature you provided.';
const CONSULT = `${MISMATCH} Check your AWS Secret Access Key and signing method. Consult the service documentation for details.`;
const INVALID = 'The security token included in the request is invalid.';
const EXPIRED = 'The security token included in the request is expired';
const NOT_VALIDATED = 'AWS was not able to validate the provided access credentials';
const REGION_WORDS = 'Credential should be scoped to a valid region.';

/**
 * AWS's error codes by protocol. For example, an unknown key is `InvalidAccessKeyId` for S3 and
 * `UnrecognizedClientException` for JSON.
 */
const JSON_TEXTS: Refusals = {
  missing: () => new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token'),
  unknown: () => new AwsError('UnrecognizedClientException', INVALID),
  token: () => new AwsError('UnrecognizedClientException', INVALID),
  region: () => new AwsError('InvalidSignatureException', REGION_WORDS),
  expired: () => new AwsError('ExpiredTokenException', EXPIRED),
  unsigned: (header) =>
    new AwsError('InvalidSignatureException', `'${header}' must be a signed header in AWS Signature V4.`),
  signature: (text = CONSULT) => new AwsError('InvalidSignatureException', text),
};

const TEXTS: Record<Protocol, Refusals> = {
  json: JSON_TEXTS,
  'rest-json': JSON_TEXTS,
  cbor: JSON_TEXTS,
  query: {
    missing: () => new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
    unknown: () => new AwsError('InvalidClientTokenId', INVALID, 403),
    token: () => new AwsError('InvalidClientTokenId', INVALID, 403),
    region: () => new AwsError('SignatureDoesNotMatch', REGION_WORDS, 403),
    expired: () => new AwsError('ExpiredToken', EXPIRED, 403),
    unsigned: (header) =>
      new AwsError('SignatureDoesNotMatch', `'${header}' must be a signed header in AWS Signature V4.`, 403),
    signature: (text = CONSULT) => new AwsError('SignatureDoesNotMatch', text, 403),
  },
  // Codes from the EC2 API reference, "Common client errors".
  ec2: {
    missing: () => new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
    unknown: () => new AwsError('AuthFailure', NOT_VALIDATED, 401),
    token: () => new AwsError('AuthFailure', NOT_VALIDATED, 401),
    region: () => new AwsError('SignatureDoesNotMatch', REGION_WORDS, 403),
    expired: () => new AwsError('RequestExpired', 'Request has expired.', 400),
    unsigned: (header) =>
      new AwsError('SignatureDoesNotMatch', `'${header}' must be a signed header in AWS Signature V4.`, 403),
    signature: (text = CONSULT) => new AwsError('SignatureDoesNotMatch', text, 403),
  },
  s3: {
    missing: () => new AwsError('AccessDenied', 'Access Denied', 403),
    unknown: () =>
      new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403),
    token: () => new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400),
    region: ({ presigned, region }) => {
      const words = `the region '${region}' is wrong; expecting '${REGION}'`;
      return presigned
        ? new AwsError('AuthorizationQueryParametersError', `Error parsing the X-Amz-Credential parameter; ${words}`)
        : new AwsError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${words}`);
    },
    expired: () => new AwsError('ExpiredToken', 'The provided token has expired.', 400),
    unsigned: (header) =>
      new AwsError('AccessDenied', `There were headers present in the request which were not signed: ${header}`, 403),
    signature: (text = `${MISMATCH} Check your key and signing method.`) =>
      new AwsError('SignatureDoesNotMatch', text, 403),
  },
};
