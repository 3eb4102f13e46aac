import { once } from 'node:events';
import { type ClientRequest, type RequestOptions, request as send } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../protocol/service.ts';
import type { Emulator } from './emulator.ts';

/**
 * Opens a request to the emulator, as the account itself; the caller writes the body, or ends it.
 *
 * @param service its signing name, e.g. `s3`
 * @param request headers are names and values in turn, sent as they are
 * @throws AwsError when the emulator does not come up
 */
export type AskEmulator = (
  service: string,
  request: { method: string; path: string; headers: readonly string[] },
) => Promise<ClientRequest>;

/** The emulator takes the account from the access key, and looks at no signature. */
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

/** Milliseconds that an emulator may need from closing its socket to its end. */
const ENDING_LIMIT = 20_000;

/**
 * Opens a request on a connection that stands. A connection that is refused has taken nothing of the body: the emulator
 * is ending or starting, and the request waits for it.
 */
async function connect(emulator: Emulator, options: RequestOptions): Promise<ClientRequest> {
  const deadline = Date.now() + ENDING_LIMIT;
  for (;;) {
    await emulator.ready().catch((error: unknown) => {
      throw new AwsError('ServiceUnavailable', `The stand-in's emulator is not running: ${error}`, 503);
    });
    const outgoing = send(options);
    // Whoever waits hears of an error in another way; without a listener it would end the process.
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
