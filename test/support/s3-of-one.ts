import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';

/**
 * A client of an S3 that answers each request in the same way: for connections that break off or fall silent.
 *
 * @param answer writes the answer, whose status and length are already set
 * @param length bytes of the object
 */
export async function s3OfOne(length: number, answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': length });
    answer(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    forcePathStyle: true,
  });
  const close = () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  };
  return { client, [Symbol.dispose]: close };
}
