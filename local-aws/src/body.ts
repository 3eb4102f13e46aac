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
