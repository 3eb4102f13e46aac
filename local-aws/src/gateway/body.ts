import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/service.ts';

/**
 * Reads a message's body whole. Rejects when the connection breaks before its end.
 * @param limit bytes; a longer one is read to its end and dropped. Default: none.
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

/** Bytes up to which a body is passed on whole: streaming it costs more than it does. */
const SHORT = 64 * 1024;

/** Whether a request says that its body is short; none is. */
export function isShortRequest({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SHORT;
}

/** Whether an answer says that its body is short. */
export function isShortAnswer({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length']) <= SHORT;
}
