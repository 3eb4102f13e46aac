import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import type { Credentials } from './credentials.ts';
import { FORWARDED, type Forward } from './forward.ts';
import { type Identity, identify } from './identify.ts';
import type { Invocation } from './invocation.ts';
import type { JsonService } from './json-service.ts';
import { answerLocal, type Capabilities, LOCAL_PREFIX } from './local-api.ts';
import { notImplemented } from './not-implemented.ts';
import { type Answer, errorAnswer, INVOCATIONS, protocolOf } from './protocol.ts';
import type { RestService } from './rest-service.ts';
import { AwsError } from './service.ts';
import { answerSts } from './sts.ts';
import { splitTarget } from './target.ts';

/** Bytes of a request that is held in memory. */
const BODY_LIMIT = 5_000_000;
/** Milliseconds without a byte after which a connection is closed; an invocation may take 60 s. */
const IDLE_LIMIT = 120_000;

/** What the gateway routes to. */
export interface Services {
  readonly credentials: Credentials;
  readonly capabilities: Capabilities;
  /** By signing name. */
  readonly json: Readonly<Record<string, JsonService>>;
  /** By signing name. */
  readonly rest: Readonly<Record<string, RestService>>;
  readonly invocation: Invocation;
  readonly forward: Forward;
  readonly log: (line: string) => void;
}

/** The HTTP server that stands for AWS. It identifies each request, validates it and routes it; not yet listening. */
export function gateway(services: Services): Server {
  const server = createServer((request, response) => void serve(request, response));
  server.on('checkContinue', (request, response) => void serve(request, response));
  server.requestTimeout = 0;
  server.timeout = IDLE_LIMIT;
  server.keepAliveTimeout = IDLE_LIMIT;
  return server;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      if (request.url?.startsWith(LOCAL_PREFIX)) {
        reply(request, response, answerLocal(request, services.credentials, services.capabilities));
        return;
      }
      const identity = identify(request, services.credentials);
      if (request.headers.expect === '100-continue') response.writeContinue();
      if (FORWARDED.has(identity.scope)) await services.forward(request, response, identity);
      else reply(request, response, await answer(request, identity, requestId));
    } catch (error) {
      if (!(error instanceof AwsError)) services.log(error instanceof Error ? `${error.stack}` : String(error));
      const shown = error instanceof AwsError ? error : new AwsError('InternalFailure', `${error}`, 500);
      if (response.headersSent) response.destroy();
      else reply(request, response, errorAnswer(protocolOf(request), shown, requestId));
    }
  }

  async function answer(request: IncomingMessage, identity: Identity, requestId: string): Promise<Answer> {
    const { caller, scope } = identity;
    const [, target, operation] = /^(\w+)\.(\w+)$/.exec(request.headers['x-amz-target']?.toString() ?? '') ?? [];
    const service = services.json[scope];
    if (operation !== undefined && service?.target === target) {
      const call = { operation, caller, requestId };
      const answered = await service?.answer(await readBody(request, BODY_LIMIT), call);
      if (answered !== undefined) return answered;
    }
    const rest = await services.rest[scope]?.answer(request, caller, requestId);
    if (rest !== undefined) return rest;
    const endpoint = INVOCATIONS.exec(splitTarget(request.url ?? '/').path)?.[1];
    if (scope === 'sagemaker' && endpoint !== undefined && request.method === 'POST') {
      return services.invocation(request, decodeURIComponent(endpoint), caller, requestId);
    }
    const body = request.headers['x-amz-target'] === undefined ? await readBody(request, BODY_LIMIT) : Buffer.alloc(0);
    if (scope === 'sts') return answerSts(request, body, caller, requestId);
    throw notImplemented(request, scope, body.toString('latin1'));
  }
}

function reply(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  // Whatever of the body nobody has read must not be taken for the connection's next request.
  request.resume();
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
