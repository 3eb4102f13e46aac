/**
 * An S3 that takes every object and keeps none, in a process of its own: beside it, what a client itself takes is not
 * lost in what the server takes. Prints its address; ends when standard input closes.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const EMPTY_LIST = '<ListBucketResult><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>';
const NO_SUCH_KEY = '<Error><Code>NoSuchKey</Code><Message>Nothing is kept.</Message></Error>';

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    if (request.method === 'PUT') response.writeHead(200, { etag: '"kept-nowhere"' }).end();
    else if (request.url?.includes('list-type=2')) response.writeHead(200).end(EMPTY_LIST);
    else response.writeHead(404).end(request.method === 'HEAD' ? undefined : NO_SUCH_KEY);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on('close', () => process.exit(0)).resume();
