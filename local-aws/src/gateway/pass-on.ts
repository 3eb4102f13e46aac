import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A server on this machine, and the token that it requires. */
export interface Inside {
  /** Port on 127.0.0.1. */
  readonly port: number;
  /** Token for Jupyter's `Authorization: token …`. */
  readonly token: string;
}

/** Passes a request to the server and streams its response to the client. */
export function passRequest(request: IncomingMessage, response: ServerResponse, inside: Inside): void {
  const passed = ask(towards(request, inside), (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', (error) => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end(`The server behind this address does not answer: ${error.message}\n`);
  });
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

/** Passes a web socket on. */
export function passUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, inside: Inside): void {
  const passed = ask(towards(request, inside));
  const end = () => {
    socket.destroy();
    passed.destroy();
  };
  passed.on('upgrade', ({ rawHeaders }, inner, first) => {
    const lines = rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}\r\n`] : [],
    );
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    socket.write(first);
    inner.write(head);
    inner.on('error', end).on('close', end);
    inner.pipe(socket).pipe(inner);
  });
  passed.on('response', end).on('error', end);
  socket.on('error', end).on('close', end);
  passed.end();
}

/** Refuses a web socket with status 403. */
export function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
}

function towards({ url = '/', method, headers }: IncomingMessage, { port, token }: Inside) {
  return { host: '127.0.0.1', port, path: url, method, headers: { ...headers, authorization: `token ${token}` } };
}
