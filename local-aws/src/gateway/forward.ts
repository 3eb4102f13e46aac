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

/** A request's body: whole, or streamed through what must pass it; an AwsError of theirs is what the caller is answered. */
export type Body = Buffer | readonly [Readable, ...Transform[]];

/**
 * Sends requests on to the emulator and their answers back, untouched but for the credential and for headers that
 * would let web pages read an answer; long ones are streamed.
 * @returns what was answered
 */
export type Forward = (
  request: IncomingMessage,
  response: ServerResponse,
  credential: Credential,
  options: {
    body: Body;
    /** Called before a caller is told that something is not there; may refuse by an AwsError. */
    onMissing?: () => Promise<void>;
    /** Called before a caller is told that the request was carried out. */
    onDone?: () => Promise<void>;
  },
) => Promise<{ status: number; etag: string | undefined }>;

/**
 * The emulator verifies presigned addresses with keys of its own: a request that was identified here goes on without its
 * signature. A request that arrives while the emulator is starting waits for it.
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
      // The emulator may answer, and refuse, before it has read the whole body.
      pipeline([...body, outgoing]).catch((error: unknown) => {
        if (!outgoing.destroyed) outgoing.destroy(error as Error);
      });
      // What went wrong in a stage: upstream only knows that its connection was cut.
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
    // Only a delete marker is there and may not be read: S3 says 405 as well.
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

/** The body of an answer by which the emulator says that it lacks an operation, as no AWS error or by these codes. */
function isUnknown(body: Buffer): boolean {
  const text = body.toString('latin1');
  const code = /"__type":\s*"([^"]+)"|<Code>([^<]+)<|InvalidAction/.exec(text);
  return code === null || /InvalidAction|MethodNotAllowed/.test(code[0]) || /Unknown action: \w+"/.test(text);
}

const isReplaced = (name: string) => /^(connection|keep-alive|authorization|x-amz-security-token|expect)$/.test(name);
/** The emulator lets every web page read its answers. */
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
