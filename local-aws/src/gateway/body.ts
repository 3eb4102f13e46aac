import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/service.ts';

/**
 * Reads the complete body of a message. Rejects when the connection breaks before its end.
 * @param limit maximum bytes; a longer body is read to its end and discarded. Default: no limit.
 * @throws AwsError `RequestEntityTooLargeException` (413).
 */
export async function readBody(message: IncomingMessage, limit = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) {
    throw new AwsError('RequestEntityTooLargeException', `Request size ${size} is over the limit of ${limit}`, 413);
  }
  return Buffer.concat(chunks);
}

/** Bodies up to this many bytes are held in memory, because streaming a short body costs more. */
const SHORT = 64 * 1024;

/** Whether the headers of a request declare a short body or none. */
export function isShortRequest({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SHORT;
}

/** Whether the headers of a response declare a short body. */
export function isShortAnswer({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length']) <= SHORT;
}
