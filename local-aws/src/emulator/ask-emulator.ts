import { once } from 'node:events';
import { type ClientRequest, type RequestOptions, request as send } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../protocol/service.ts';
import type { Emulator } from './emulator.ts';

/**
 * Opens a request to the emulator with the account's credential; the caller writes or ends its body.
 *
 * @param service the service's signing name, e.g. `s3`
 * @param request its headers are a flat list of names and values, which is sent unchanged
 * @throws AwsError when the emulator does not start
 */
export type AskEmulator = (
  service: string,
  request: { method: string; path: string; headers: readonly string[] },
) => Promise<ClientRequest>;

/** Requests with an unchecked signature: the emulator reads only the account from the access key ID. */
export function asker(emulator: Emulator, account: string, region: string): AskEmulator {
  return (service, { method, path, headers }) => {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    const credential = `${account}/${day}/${region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`;
    return connect(emulator, {
      ...{ agent: emulator.agent, method, path },
      headers: ['Authorization', authorization, ...headers],
      setDefaultHeaders: false,
      setHost: false,
    });
  };
}

/** Maximum milliseconds between the closing of an emulator's socket and the end of its process. */
const ENDING_LIMIT = 20_000;

/**
 * Opens a request and waits until its connection is established. If the connection is refused, nothing of the body has
 * been sent, and the request is opened again, because the emulator is ending or starting.
 */
async function connect(emulator: Emulator, options: RequestOptions): Promise<ClientRequest> {
  const deadline = Date.now() + ENDING_LIMIT;
  for (;;) {
    await emulator.ready().catch((error: unknown) => {
      throw new AwsError('ServiceUnavailable', `The stand-in's emulator is not running: ${error}`, 503);
    });
    const outgoing = send(options);
    // Callers get errors from their own listeners; without any listener, an error would end the process.
    outgoing.on('error', () => undefined);
    const connected = once(outgoing, 'socket').then(async ([socket]: Socket[]) => {
      if (socket?.connecting) await once(socket, 'connect');
    });
    const refused = await connected.catch((error: unknown) => error);
    if (refused === undefined) return outgoing;
    if (Date.now() > deadline) {
      throw new AwsError('ServiceUnavailable', `The stand-in's emulator does not answer: ${refused}`, 503);
    }
    await sleep(50);
  }
}
