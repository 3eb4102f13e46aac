import type { IncomingMessage } from 'node:http';
import { parameter, splitTarget } from './target.ts';

/** What a request's signature says of itself; nothing here is verified. */
export interface Credential {
  readonly accessKeyId: string;
  /** The service's signing name. */
  readonly scope: string;
  readonly presigned: boolean;
  readonly sessionToken: string | undefined;
  /** End of a presigned address's life. */
  readonly expires?: Date;
}

/** The credential that a request was signed with, in its header or, presigned, in its query. */
export function credentialOf(request: IncomingMessage): Credential | undefined {
  const signed = /^AWS4-HMAC-SHA256 .*?Credential=([^,\s]+)/.exec(request.headers.authorization ?? '');
  if (signed) return parseCredential(signed[1], false, request.headers['x-amz-security-token']?.toString());
  const { query } = splitTarget(request.url ?? '/');
  const presigned = parameter(query, 'X-Amz-Credential');
  if (presigned === undefined) return undefined;
  const credential = parseCredential(presigned, true, parameter(query, 'X-Amz-Security-Token'));
  const time = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parameter(query, 'X-Amz-Date') ?? '');
  if (!credential || !time) return undefined;
  const [, year, month, day, hour, minute, second] = time;
  const start = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return { ...credential, expires: new Date(start + Number(parameter(query, 'X-Amz-Expires') ?? 0) * 1000) };
}

function parseCredential(text: string | undefined, presigned: boolean, sessionToken: string | undefined) {
  const [accessKeyId, , , scope, end] = (text ?? '').split('/');
  if (accessKeyId === undefined || scope === undefined || end !== 'aws4_request') return undefined;
  return { accessKeyId, scope, presigned, sessionToken };
}
