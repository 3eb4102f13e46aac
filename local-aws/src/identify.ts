import type { IncomingMessage } from 'node:http';
import type { Credentials } from './credentials.ts';
import { type Protocol, protocolOf } from './protocol.ts';
import { AwsError, type Caller } from './service.ts';
import { credentialOf } from './signature.ts';
import { parameter, splitTarget } from './target.ts';

/** Who sent a request and to which service, out of its signature. */
export interface Identity {
  readonly caller: Caller;
  /** The service's signing name, e.g. `s3`, `monitoring` for CloudWatch. */
  readonly scope: string;
  /** Whether the signature stands in the query. */
  readonly presigned: boolean;
}

/**
 * Finds who signed the request. The key must be one that the stand-in has issued; the signature itself is not computed.
 * @throws AwsError in the words of the service that was called: no credential, an unknown key, a wrong session token, a
 *   presigned address that has expired or that has the signature's old version 2.
 */
export function identify(request: IncomingMessage, credentials: Credentials): Identity {
  const texts = TEXTS[protocolOf(request)];
  const credential = credentialOf(request);
  if (credential === undefined) {
    const { query } = splitTarget(request.url ?? '/');
    if (parameter(query, 'AWSAccessKeyId') !== undefined) {
      throw new AwsError('InvalidRequest', 'Presigned with signature version 2; set signature_version = s3v4.');
    }
    throw texts.missing();
  }
  const caller = credentials.callerOf(credential.accessKeyId);
  if (caller === undefined) throw texts.unknown();
  if (!credentials.hasToken(credential.accessKeyId, credential.sessionToken)) throw texts.token();
  if (credential.expires !== undefined && credential.expires < new Date()) {
    throw new AwsError('AccessDenied', 'Request has expired', 403);
  }
  return { caller, scope: credential.scope, presigned: credential.presigned };
}

type Refusal = () => AwsError;

/** AWS's codes differ by protocol (aws-facts: S3 `InvalidAccessKeyId`, JSON `UnrecognizedClientException`). */
const JSON_TEXTS: Record<'missing' | 'unknown' | 'token', Refusal> = {
  missing: () => new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token'),
  unknown: () => new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  token: () => new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
};

const TEXTS: Record<Protocol, typeof JSON_TEXTS> = {
  json: JSON_TEXTS,
  'rest-json': JSON_TEXTS,
  cbor: JSON_TEXTS,
  query: {
    missing: () => new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
    unknown: () => new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403),
    token: () => new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403),
  },
  s3: {
    missing: () => new AwsError('AccessDenied', 'Access Denied', 403),
    unknown: () =>
      new AwsError('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', 403),
    token: () => new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400),
  },
};
