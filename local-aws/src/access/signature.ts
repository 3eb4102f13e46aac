import type { IncomingMessage } from 'node:http';
import { parameter, splitTarget } from '../protocol/target.ts';

/** The data of a request's signature (SigV4); nothing here is verified. */
export interface Credential {
  readonly accessKeyId: string;
  /** `YYYYMMDD/region/service/aws4_request`. */
  readonly keyScope: string;
  readonly region: string;
  /** The service's signing name. */
  readonly scope: string;
  readonly presigned: boolean;
  readonly sessionToken: string | undefined;
  /** Names of the headers that were signed, in lower case. */
  readonly signedHeaders: readonly string[];
  /** In hexadecimal. */
  readonly signature: string;
  /** Time of signing, as in the request: `YYYYMMDDTHHMMSSZ`. */
  readonly date: string;
  /** Expiry of a presigned URL. */
  readonly expires?: Date;
}

/**
 * The data of a request's signature, from its header or, if it is presigned, from its query; undefined without a
 * signature.
 */
export function credentialOf(request: IncomingMessage): Credential | undefined {
  const [, signed] = /^AWS4-HMAC-SHA256\s+(.*)$/.exec(request.headers.authorization ?? '') ?? [];
  if (signed !== undefined) {
    const part = (name: string) => new RegExp(`(?:^|[,\\s])${name}=([^,\\s]+)`).exec(signed)?.[1];
    const { headers } = request;
    return parseCredential(part('Credential'), {
      presigned: false,
      sessionToken: headers['x-amz-security-token']?.toString(),
      signedHeaders: part('SignedHeaders')?.split(';') ?? [],
      signature: part('Signature') ?? '',
      date: headers['x-amz-date']?.toString() ?? '',
    });
  }
  const { query } = splitTarget(request.url ?? '/');
  const presigned = parameter(query, 'X-Amz-Credential');
  if (presigned === undefined) return undefined;
  const date = parameter(query, 'X-Amz-Date') ?? '';
  const start = timeOf(date);
  if (start === undefined) return undefined;
  return parseCredential(presigned, {
    presigned: true,
    sessionToken: parameter(query, 'X-Amz-Security-Token'),
    signedHeaders: parameter(query, 'X-Amz-SignedHeaders')?.split(';') ?? [],
    signature: parameter(query, 'X-Amz-Signature') ?? '',
    date,
    expires: new Date(start + Number(parameter(query, 'X-Amz-Expires') ?? 0) * 1000),
  });
}

/** Milliseconds since the epoch for `YYYYMMDDTHHMMSSZ`; undefined for another format. */
export function timeOf(date: string): number | undefined {
  const time = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (time === null) return undefined;
  const [, year, month, day, hour, minute, second] = time;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function parseCredential(
  text: string | undefined,
  rest: Omit<Credential, 'accessKeyId' | 'keyScope' | 'region' | 'scope'>,
): Credential | undefined {
  const [accessKeyId, ...keyScope] = (text ?? '').split('/');
  const [, region, scope, end] = keyScope;
  if (accessKeyId === undefined || region === undefined || scope === undefined || end !== 'aws4_request')
    return undefined;
  return { accessKeyId, keyScope: keyScope.join('/'), region, scope, ...rest };
}
