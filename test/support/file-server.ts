import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server with one file at every path. */
export interface FileServer extends AsyncDisposable {
  readonly url: string;
  /** Method and Range header of every request, in order. */
  readonly requests: readonly string[];
}

/** How the server misbehaves. `request` counts the GET requests from 1. */
export interface FileServerOptions {
  body: (request: number) => Buffer;
  etag?: (request: number) => string;
  /** Bytes after which the connection is cut; `undefined` sends all. */
  cut?: (request: number) => number | undefined;
  /** Answers instead of the file when it returns true. */
  instead?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean;
}

export async function fileServer({ body, etag, cut, instead }: FileServerOptions): Promise<FileServer> {
  const requests: string[] = [];
  let gets = 0;
  const server = createServer((request, response) => {
    requests.push([request.method, request.headers.range].filter(Boolean).join(' '));
    if (request.method === 'GET') gets += 1;
    const count = Math.max(gets, 1);
    if (instead?.(request, response, count)) return;
    const content = body(count);
    const tag = etag?.(count);
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const resumes = start > 0 && request.headers['if-range'] === tag;
    const part = resumes ? content.subarray(start) : content;
    response.writeHead(resumes ? 206 : 200, {
      'content-length': part.length,
      ...(tag !== undefined && { etag: tag }),
      ...(resumes && { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
    });
    if (request.method === 'HEAD') return response.end();
    const limit = cut?.(count);
    if (limit === undefined) return response.end(part);
    return response.write(part.subarray(0, limit), () => response.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
