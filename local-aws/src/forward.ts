import { once } from 'node:events';
import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { Socket } from 'node:net';
import { Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from './emulator.ts';
import { notImplemented } from './not-implemented.ts';
import { AwsError } from './service.ts';
import type { Credential } from './signature.ts';
import { splitTarget } from './target.ts';

/** Signing names of the services that the emulator behind the gateway has; nothing else reaches it. */
export const FORWARDED: ReadonlySet<string> = new Set(['s3', 'iam', 'monitoring', 'logs', 'ssm', 'ecr']);

/** Sends requests on to the emulator and their answers back, both streamed and untouched but for the credential. */
export type Forward = (
  request: IncomingMessage,
  response: ServerResponse,
  credential: Credential,
  options: {
    /** The body, and what it must pass on its way; an AwsError of theirs is what the caller is answered. */
    stages: readonly [Readable, ...Transform[]];
    /** Called before a caller is told that something is not there; may refuse by an AwsError. */
    onMissing?: () => Promise<void>;
  },
) => Promise<void>;

/**
 * The emulator takes the account from the access key and verifies presigned addresses with keys of its own: a request
 * that was identified here is given a plain credential that names the account. A request that arrives while the
 * emulator is starting waits for it.
 */
export function forwarder(emulator: Emulator, account: string, region: string): Forward {
  const upstream = new URL(emulator.endpoint);
  // Upstream closes idle connections; LIFO and the short timeout keep us off those that it is about to close.
  const agent = new Agent({ keepAlive: true, timeout: 4000, scheduling: 'lifo' });
  return async (request, response, { scope, presigned }, { stages, onMissing }) => {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    const credential = `${account}/${day}/${region}/${scope}/aws4_request`;
    const outgoing = await connect(emulator, {
      agent,
      host: upstream.hostname,
      port: upstream.port,
      method: request.method,
      path: presigned ? withoutSignature(request.url ?? '/') : request.url,
      headers: [
        ...without(request.rawHeaders, REPLACED),
        'Authorization',
        `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
      ],
      setDefaultHeaders: false,
      setHost: false,
    });
    const answer = once(outgoing, 'response').then(([incoming]) => incoming as IncomingMessage);
    answer.catch(() => undefined);
    // The emulator may answer, and refuse, before it has read the whole body.
    let broken: unknown;
    pipeline([...stages, outgoing]).catch((error: unknown) => {
      if (!outgoing.destroyed) outgoing.destroy(error as Error);
    });
    // What went wrong in a stage: upstream only knows that its connection was cut.
    for (const stage of stages.slice(1)) stage.once('error', (error) => (broken = error));
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy();
    });
    const incoming = await answer.catch((error: unknown) => {
      if (broken instanceof AwsError) throw broken;
      throw new AwsError('ServiceUnavailable', `The stand-in's emulator broke off: ${error}`, 503);
    });
    const status = incoming.statusCode ?? 502;
    if (status === 404 && onMissing !== undefined) {
      await onMissing().catch((error: unknown) => {
        incoming.resume();
        throw error;
      });
    }
    const refused =
      (status === 400 || status === 405) && request.method !== 'HEAD' ? await buffer(incoming) : undefined;
    if (refused && isUnknown(refused)) throw notImplemented(request, scope, refused.toString('latin1'));
    response.sendDate = false;
    response.writeHead(status, incoming.statusMessage, without(incoming.rawHeaders, HOP_BY_HOP));
    await pipeline(refused ? Readable.from([refused]) : incoming, response).catch(() => response.destroy());
  };
}

/** Milliseconds that an emulator may need from closing its port to its end. */
const ENDING_LIMIT = 20_000;

/**
 * Opens a request on a connection that stands. A connection that is refused has taken nothing of the body: the emulator
 * is ending or starting, and the request waits for it.
 */
async function connect(emulator: Emulator, options: RequestOptions): Promise<ClientRequest> {
  const deadline = Date.now() + ENDING_LIMIT;
  for (;;) {
    await emulator.ready().catch((error: unknown) => {
      throw new AwsError('ServiceUnavailable', `The stand-in's emulator is down: ${error}`, 503);
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

/** The body of an answer by which the emulator says that it lacks an operation, as no AWS error or by these codes. */
function isUnknown(body: Buffer): boolean {
  const code = /"__type":\s*"([^"]+)"|<Code>([^<]+)<|InvalidAction/.exec(body.toString('latin1'));
  return code === null || /InvalidAction|MethodNotAllowed/.test(code[0]);
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive']);
const REPLACED = new Set([...HOP_BY_HOP, 'authorization', 'x-amz-security-token', 'expect']);
const SIGNATURE = /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token)$/i;

function without(rawHeaders: readonly string[], names: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (!names.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

function withoutSignature(target: string): string {
  const { path, query } = splitTarget(target);
  const kept = query.filter(({ name }) => !SIGNATURE.test(name)).map(({ raw }) => raw);
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
