import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Access } from '../access/access.ts';
import { callOf, requestsOf } from '../access/asked.ts';
import { askedOfEc2 } from '../access/asked-of-ec2.ts';
import { checkBucketOwner, type OwnerOf } from '../access/bucket-owner.ts';
import { declaredPayload, type Identity, identify, verify } from '../access/identify.ts';
import type { Request } from '../access/policy.ts';
import { s3Operation, s3Requests } from '../access/s3-operation.ts';
import { notImplemented } from '../protocol/not-implemented.ts';
import { type Answer, errorAnswer, INVOCATIONS, protocolOf } from '../protocol/protocol.ts';
import { AwsError } from '../protocol/service.ts';
import { parameter, splitTarget } from '../protocol/target.ts';
import type { Regions } from '../regions.ts';
import { type Form, formOf, type Sts } from '../sts/sts.ts';
import { isShortRequest, readBody } from './body.ts';
import { refuseForeign } from './foreign.ts';
import type { Body } from './forward.ts';
import { FORWARDED } from './forwarded.ts';
import { answerLocal, LOCAL_PREFIX, type LocalApi } from './local-api.ts';
import type { NotebookDoor } from './notebook-door.ts';
import { checkPayload, incomplete, payloadCheck } from './payload.ts';

/**
 * Maximum bytes of a request that is held in memory. A function's package of 50 MB arrives as base64, which is longer.
 */
const BODY_LIMIT = 5_000_000;
const RAW_BODY_LIMIT = 80_000_000;
/** Milliseconds without data after which a connection is closed; an invocation of an endpoint may take 60 s. */
const IDLE_LIMIT = 120_000;
/** The same while a function runs, which may take 15 minutes. */
const FUNCTION_LIMIT = 920_000;

/** What the gateway routes requests to. */
export interface Services extends LocalApi {
  readonly access: Access;
  readonly sts: Sts;
  readonly regions: Pick<Regions, 'of'>;
  readonly door: NotebookDoor;
  readonly bucketOwner: OwnerOf;
  /** Applies the settings that AWS gives every new bucket. */
  readonly newBucket: (bucket: string) => Promise<void>;
  readonly log: (line: string) => void;
}

/**
 * The HTTP server that clients use as AWS. It identifies the caller, checks the caller's permissions, validates the
 * request and routes it. The server is not listening yet.
 */
export function gateway(services: Services): Server {
  const { access, regions, door } = services;
  const server = createServer((request, response) => void serve(request, response));
  server.on('checkContinue', (request, response) => void serve(request, response));
  server.on('upgrade', (request, socket, head) => {
    // A Jupyter kernel may send nothing for longer than IDLE_LIMIT.
    request.socket.setTimeout(0);
    door.upgrade(request, socket, head);
  });
  server.requestTimeout = 0;
  server.timeout = IDLE_LIMIT;
  server.keepAliveTimeout = IDLE_LIMIT;
  return server;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      if (door.isFor(request)) return door.serve(request, response);
      refuseForeign(request);
      const answered = request.url?.startsWith(LOCAL_PREFIX)
        ? await answerLocal(request, services)
        : await answerAws(request, response, requestId);
      if (answered !== undefined) reply(request, response, answered);
    } catch (error) {
      if (!(error instanceof AwsError)) services.log(error instanceof Error ? `${error.stack}` : String(error));
      const shown = error instanceof AwsError ? error : new AwsError('InternalFailure', `${error}`, 500);
      if (response.headersSent) response.destroy();
      else reply(request, response, errorAnswer(protocolOf(request), shown, requestId));
    }
  }

  /** @returns undefined when the response has been written already */
  async function answerAws(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<Answer | undefined> {
    const token = await webIdentityOf(request);
    if (token !== undefined) return services.sts.answerWebIdentity(token, requestId);
    const identity = identify(request, services.credentials);
    const { scope, region } = identity.credential;
    if (scope === 's3') return passToS3(request, response, identity);
    continueIfAsked(request, response);
    const whole = request.headers['x-amz-target'] !== undefined || scope === 'sts';
    const body = await readBody(request, whole ? BODY_LIMIT : RAW_BODY_LIMIT);
    if (scope === 'lambda') request.socket.setTimeout(FUNCTION_LIMIT);
    verify(request, identity, body);
    // STS itself decides what a caller may do, so there is no authorization here.
    if (scope === 'sts') {
      const answered = await services.sts.answer(formOf(request, body), identity.caller, requestId);
      if (answered === undefined) throw notImplemented(request, scope, body.toString('latin1'));
      return answered;
    }
    const { place, forward } = regions.of(region);
    const call = callOf(request, scope, body);
    await authorize(request, identity, scope === 'ec2' ? await askedOfEc2(call, place) : requestsOf(call, place));
    if (scope === 'iam') await access.checkIam(call);
    if (!FORWARDED.has(scope)) return answer(request, identity, body, requestId);
    await forward(request, response, identity.credential, { body });
    if (scope === 'iam') access.forget();
    return undefined;
  }

  async function passToS3(request: IncomingMessage, response: ServerResponse, identity: Identity): Promise<undefined> {
    verify(request, identity);
    await authorize(request, identity, s3Requests(request));
    checkBucketOwner(request, services.bucketOwner);
    continueIfAsked(request, response);
    const body = await bodyForS3(request, identity);
    const { name, bucket } = s3Operation(request);
    const { forward, objects } = regions.of(identity.credential.region);
    const { status, etag } = await forward(request, response, identity.credential, {
      body,
      onDone: async () => (name === 'CreateBucket' ? services.newBucket(bucket) : undefined),
      // Without s3:ListBucket, a caller must not learn that a key does not exist.
      onMissing: async () => {
        const list = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}`, context: {} };
        await authorize(request, identity, [list]);
      },
    });
    const stored = request.method === 'PUT' && status === 200 && etag !== undefined;
    if (stored && Buffer.isBuffer(body)) objects.remember(etag, body);
    return undefined;
  }

  function authorize(request: IncomingMessage, { caller }: Identity, requests: readonly Request[]): Promise<void> {
    return access.authorize(caller, requests, protocolOf(request));
  }

  async function answer(
    request: IncomingMessage,
    { caller, credential }: Identity,
    body: Buffer,
    requestId: string,
  ): Promise<Answer> {
    const { scope } = credential;
    const { json, rest, query, invocation } = regions.of(credential.region);
    const [, target, operation] = /^(\w+)\.(\w+)$/.exec(request.headers['x-amz-target']?.toString() ?? '') ?? [];
    const service = json[scope];
    if (operation !== undefined && service?.target === target) {
      const answered = await service?.answer(body, { operation, caller, requestId });
      if (answered !== undefined) return answered;
    }
    const byAction = await query[scope]?.answer(formOf(request, body), caller, requestId);
    if (byAction !== undefined) return byAction;
    const byPath = await rest[scope]?.answer(request, body, caller, requestId);
    if (byPath !== undefined) return byPath;
    const endpoint = INVOCATIONS.exec(splitTarget(request.url ?? '/').path)?.[1];
    if (scope === 'sagemaker' && endpoint !== undefined && request.method === 'POST') {
      return invocation(request.headers, decodeURIComponent(endpoint), body, caller, requestId);
    }
    throw notImplemented(request, scope, body.toString('latin1'));
  }
}

/** Checks a short body against its signature. A long body is checked while it is streamed. */
async function bodyForS3(request: IncomingMessage, { secret, credential }: Identity): Promise<Body> {
  const declared = declaredPayload(request) ?? 'UNSIGNED-PAYLOAD';
  if (isShortRequest(request) && !declared.startsWith('STREAMING-')) {
    const body = await readBody(request).catch(() => {
      throw incomplete();
    });
    checkPayload(body, declared);
    return body;
  }
  const check = payloadCheck(declared, secret, credential);
  return check === undefined ? [request] : [request, check];
}

/**
 * The parameters of AssumeRoleWithWebIdentity, the only request that has a token instead of a signature; else
 * undefined.
 */
async function webIdentityOf(request: IncomingMessage): Promise<Form | undefined> {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  const { query } = splitTarget(request.url ?? '/');
  const signed = request.headers.authorization !== undefined || parameter(query, 'X-Amz-Credential') !== undefined;
  if (request.method !== 'POST' || !form || signed) return undefined;
  const members = formOf(request, await readBody(request, BODY_LIMIT));
  return members['Action'] === 'AssumeRoleWithWebIdentity' ? members : undefined;
}

const waits = ({ headers }: IncomingMessage) => headers.expect === '100-continue';
const continued = new WeakSet<IncomingMessage>();

function continueIfAsked(request: IncomingMessage, response: ServerResponse): void {
  if (!waits(request)) return;
  continued.add(request);
  response.writeContinue();
}

function reply(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  // Discards the rest of the body: the server must not parse it as the connection's next request.
  request.resume();
  const body = Buffer.from(answer.body);
  // A client that did not get "100 Continue" does not send its body, so the connection cannot be used again (RFC 9110,
  // 10.1.1).
  const close = waits(request) && !continued.has(request) ? { connection: 'close' } : {};
  response.writeHead(answer.status, { ...answer.headers, ...close, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
