import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Credential } from '../access/signature.ts';
import type { AskEmulator } from '../emulator/ask-emulator.ts';
import { notImplemented } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import { splitTarget } from '../protocol/target.ts';
import { isShortAnswer, readBody } from './body.ts';
import { checkForm } from './forwarded.ts';

/**
 * The body of a request: in memory, or a stream with the transforms that it passes. If a transform fails with an
 * AwsError, the client gets this error.
 */
export type Body = Buffer | readonly [Readable, ...Transform[]];

/**
 * Sends requests to the emulator and its responses to the client. Only the credential is changed, and headers that
 * would let web pages read a response are removed. Long bodies are streamed.
 * @returns status and ETag of the response
 */
export type Forward = (
  request: IncomingMessage,
  response: ServerResponse,
  credential: Credential,
  options: {
    body: Body;
    /** Called before the client gets a 404; may throw an AwsError that the client gets instead. */
    onMissing?: () => Promise<void>;
    /** Called before the client gets a 200. */
    onDone?: () => Promise<void>;
  },
) => Promise<{ status: number; etag: string | undefined }>;

/**
 * The emulator verifies presigned URLs with its own keys. A request whose signature was verified here is therefore sent
 * without it. A request that arrives while the emulator starts waits for it.
 *
 * @param ask opens requests to the emulator.
 */
export function forwarder(ask: AskEmulator): Forward {
  return async (request, response, { scope, presigned }, { body, onMissing, onDone }) => {
    checkForm(request, scope);
    const outgoing = await ask(scope, {
      method: request.method ?? 'GET',
      path: presigned ? withoutSignature(request.url ?? '/') : (request.url ?? '/'),
      headers: without(request.rawHeaders, isReplaced),
    });
    const answer = once(outgoing, 'response').then(([incoming]) => incoming as IncomingMessage);
    answer.catch(() => undefined);
    let broken: unknown;
    if (Buffer.isBuffer(body)) outgoing.end(body);
    else {
      // The emulator may respond, for example with an error, before it has read the whole body.
      pipeline([...body, outgoing]).catch((error: unknown) => {
        if (!outgoing.destroyed) outgoing.destroy(error as Error);
      });
      // Keeps the error of a transform, because `answer` then only rejects with a closed connection.
      for (const stage of body.slice(1)) stage.once('error', (error) => (broken = error));
    }
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy();
    });
    const incoming = await answer.catch((error: unknown) => {
      if (broken instanceof AwsError) throw broken;
      return brokeOff(error);
    });
    const status = incoming.statusCode ?? 502;
    if (status === 404 && onMissing !== undefined) {
      await onMissing().catch((error: unknown) => {
        incoming.resume();
        throw error;
      });
    }
    if (status === 200) await onDone?.();
    // S3 also returns 405 for an object of which only a delete marker exists.
    const marker = incoming.headers['x-amz-delete-marker'] !== undefined;
    const refused = (status === 400 || status === 405) && request.method !== 'HEAD' && !marker;
    const whole = refused || isShortAnswer(incoming) ? await readBody(incoming).catch(brokeOff) : undefined;
    if (refused && whole && isUnknown(whole)) throw notImplemented(request, scope, whole.toString('latin1'));
    response.sendDate = false;
    response.writeHead(status, incoming.statusMessage, without(incoming.rawHeaders, isKeptBack));
    if (whole) response.end(whole);
    else await pipeline(incoming, response).catch(() => response.destroy());
    return { status, etag: incoming.headers.etag };
  };
}

function brokeOff(error: unknown): never {
  throw new AwsError('ServiceUnavailable', `The stand-in's emulator closed the connection: ${error}`, 503);
}

/**
 * Whether a response of the emulator means that it lacks the operation: it is no AWS error, or has one of these codes.
 */
function isUnknown(body: Buffer): boolean {
  const text = body.toString('latin1');
  const code = /"__type":\s*"([^"]+)"|<Code>([^<]+)<|InvalidAction/.exec(text);
  return code === null || /InvalidAction|MethodNotAllowed/.test(code[0]) || /Unknown action: \w+"/.test(text);
}

const isReplaced = (name: string) => /^(connection|keep-alive|authorization|x-amz-security-token|expect)$/.test(name);
/** The emulator's CORS headers would let every web page read its responses. */
const isKeptBack = (name: string) => /^(connection|keep-alive|access-control-.*)$/.test(name);
const SIGNATURE = /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token)$/i;

function without(rawHeaders: readonly string[], dropped: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (!dropped(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

function withoutSignature(target: string): string {
  const { path, query } = splitTarget(target);
  const kept = query.filter(({ name }) => !SIGNATURE.test(name)).map(({ raw }) => raw);
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
