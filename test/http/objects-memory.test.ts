import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';

const SCRIPT = fileURLToPath(new URL('../support/publish-large.ts', import.meta.url));
const MEBIBYTE = 1024 ** 2;
/** In MiB; publishing it takes half of this. */
const SIZE = 360;

test('a file larger than the memory that it may take is published in parts that are all there', async () => {
  await using folder = await dataFolder({ 'data/large.bin': '' });
  // A file of holes: it takes no room on the disk.
  truncateSync(join(folder.root, 'data/large.bin'), SIZE * MEBIBYTE);
  let received = 0;
  let parts = 0;
  // An S3 that keeps nothing.
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const isPart = url.includes('partNumber=');
    request.on('data', (chunk: Buffer) => {
      if (isPart) received += chunk.length;
    });
    request.on('end', () => {
      const answer = (status: number, body: string) => response.writeHead(status, { etag: '"kept-nowhere"' }).end(body);
      if (request.method === 'HEAD') response.writeHead(404).end();
      else if (request.method === 'GET' && !url.includes('list-type='))
        answer(404, '<Error><Code>NoSuchKey</Code></Error>');
      else if (request.method === 'GET') answer(200, '<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>');
      else if (url.includes('uploads')) {
        answer(200, '<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>');
      } else if (request.method === 'POST')
        answer(200, '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
      else {
        parts += Number(isPart);
        answer(200, '');
      }
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = await promisify(execFile)(process.execPath, [SCRIPT, endpoint, join(folder.root, 'data')]);
  server.closeAllConnections();
  server.close();
  expect([received, parts]).toEqual([SIZE * MEBIBYTE, Math.ceil(SIZE / 8)]);
  expect(Number(child.stdout)).toBeLessThan(SIZE - 50);
}, 180_000);
