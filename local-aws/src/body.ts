import type { IncomingMessage } from 'node:http';
import { AwsError } from './service.ts';

/**
 * Reads a request's body whole.
 * @param limit bytes; a longer one is read to its end and dropped.
 * @throws AwsError `RequestEntityTooLargeException` (413).
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
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

/** The body of a short message. Rejects when the connection breaks before its end. */
export function collect(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.once('end', () => resolve(Buffer.concat(chunks)));
    message.once('error', reject);
  });
}
