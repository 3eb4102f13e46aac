import type { IncomingMessage } from 'node:http';
import { cbor } from '@smithy/core/cbor';
import { credentialOf } from '../access/signature.ts';
import type { AwsError } from './service.ts';
import { parameter, splitTarget } from './target.ts';

/** Protocols of AWS's services. */
export type Protocol = 'json' | 'rest-json' | 'query' | 'ec2' | 's3' | 'cbor';

/** Path of the runtime's InvokeEndpoint; the group is the endpoint's name. */
export const INVOCATIONS = /^\/endpoints\/([^/]+)\/invocations$/;

/** A response with its complete body in memory. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** The protocol of a request, determined from its headers, path and query. */
export function protocolOf(request: IncomingMessage): Protocol {
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') return 'cbor';
  if (request.headers['x-amz-target'] !== undefined) return 'json';
  const { path, query } = splitTarget(request.url ?? '/');
  if (INVOCATIONS.test(path)) return 'rest-json';
  const scope = credentialOf(request)?.scope;
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (scope !== 's3' && (form || parameter(query, 'Action') !== undefined)) return scope === 'ec2' ? 'ec2' : 'query';
  return scope === undefined || scope === 's3' ? 's3' : 'rest-json';
}

/** The response for an error, in the client's protocol. */
export function errorAnswer(protocol: Protocol, error: AwsError, requestId: string): Answer {
  const { code, message, status, members } = error;
  switch (protocol) {
    case 'json':
    case 'rest-json':
      return {
        status,
        headers: {
          'content-type': protocol === 'json' ? 'application/x-amz-json-1.1' : 'application/json',
          'x-amzn-errortype': code,
          'x-amzn-requestid': requestId,
        },
        body: JSON.stringify({ __type: code, message, Message: message, ...members }),
      };
    case 'cbor':
      return {
        status,
        headers: {
          'content-type': 'application/cbor',
          'smithy-protocol': 'rpc-v2-cbor',
          'x-amzn-requestid': requestId,
        },
        body: Buffer.from(cbor.serialize({ __type: code, message })),
      };
    case 'query':
      return {
        status,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
        body: `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${xml(code)}</Code><Message>${xml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      };
    case 'ec2':
      return {
        status,
        headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>${xml(code)}</Code><Message>${xml(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
      };
    case 's3':
      return {
        status,
        headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${xml(code)}</Code><Message>${xml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
      };
  }
}

/** Escapes a text for XML. */
export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
