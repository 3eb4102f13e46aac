import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialOf } from '../../local-aws/src/access/signature.ts';
import { errorAnswer, type Protocol, protocolOf } from '../../local-aws/src/protocol/protocol.ts';
import { AwsError } from '../../local-aws/src/protocol/service.ts';
import { type Asked, needsBody, recognise } from './recognise.ts';

/** A call as it passed, in the order in which calls arrived. */
export interface RecordedCall extends Asked {
  /** Access key that signed it; empty for none. */
  readonly caller: string;
  /** Milliseconds since the epoch at its arrival. */
  readonly at: number;
  /** HTTP status that the caller got; 0 while it is under way, and for good when the caller got none. */
  status: number;
}

/** What is to go wrong with the next calls that match. */
export interface Fault {
  readonly operation: string;
  /** A part of the resource's name; default: any. */
  readonly resource?: string;
  /** How many calls; default 1. */
  readonly times?: number;
  /** How many matching calls pass first; default 0. */
  readonly after?: number;
  /**
   * `throttle`, `error`, `expire` (credentials that ended) and `deny` (a role without the right to) answer in the
   * service's own way without asking it;
   * `cut-before` closes the connection before the call is executed, `cut-after` once it has been; `delay` holds it back
   * and then passes it on. Of the answer's body, `truncate` sends one half and closes the connection, `stall` sends one
   * half and then nothing, `garble` sends another second half. `alter` sends another answer, `refuse` answers with `error`.
   */
  readonly how:
    | 'throttle'
    | 'error'
    | 'expire'
    | 'deny'
    | 'cut-before'
    | 'cut-after'
    | 'delay'
    | 'truncate'
    | 'stall'
    | 'garble'
    | 'alter'
    | 'refuse';
  /** Of `refuse`: AWS's code and words. */
  readonly error?: readonly [name: string, message: string];
  /** Of `delay`. */
  readonly milliseconds?: number;
  /** Of `alter`: what the caller gets in place of the answer. */
  readonly alter?: (answer: Answer, request: IncomingMessage) => Answer;
}

/** An answer that is on its way. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Something that happens at a moment of a call: before it is executed, once it has been, or behind its answer. */
export interface Interruption {
  /** Whether it is this call; asked once for each, in the order in which they arrive. */
  readonly at: (call: Asked) => boolean;
  readonly moment: 'before' | 'executed' | 'answered';
  /** E.g. the caller is killed. Before its answer, the connection is closed then. */
  readonly happen: () => Promise<unknown>;
}

/** A recording and fault-injecting proxy in front of an endpoint of AWS. */
export interface FaultProxy extends AsyncDisposable {
  readonly endpoint: string;
  readonly calls: RecordedCall[];
  /** Calls so far that change something, the reports of runs aside. */
  writes(): RecordedCall[];
  /** Calls so far that keep the record of an action or write the report of a run. */
  reports(): RecordedCall[];
  /** Operations of all writes but so many first ones. */
  writesSince(before: number): string[];
  /** Adds a fault; the first one added that matches and is not used up applies. */
  fault(fault: Fault): void;
  /** Takes away all faults, used up or not. */
  heal(): void;
  /** Replaces what interrupts calls, of which the first that it is does; `undefined` = nothing. */
  interrupt(...interruptions: readonly (Interruption | undefined)[]): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1. @param target the endpoint behind it, e.g. a stand-in's. */
export async function startProxy(target: string): Promise<FaultProxy> {
  const upstream = new URL(target);
  const agent = new Agent({ keepAlive: true, timeout: 4000, scheduling: 'lifo' });
  const calls: RecordedCall[] = [];
  const isReport = ({ operation, resource }: Asked) =>
    operation === 'PutObject' && /\/runs\/[\w-]+\/(report\.html|[\w-]+\.\d+\.json)$/.test(resource);
  const writes = () => calls.filter((call) => call.write && !isReport(call));
  const reports = () => calls.filter(isReport);
  const faults: { fault: Fault; after: number; times: number }[] = [];
  let interruptions: readonly Interruption[] = [];
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = needsBody(request) ? await buffer(request) : undefined;
    const asked = recognise(request, body ?? Buffer.alloc(0));
    const call = { ...asked, caller: credentialOf(request)?.accessKeyId ?? '', at: Date.now(), status: 0 };
    calls.push(call);
    const fault = nextFault(asked);
    if (fault?.how === 'cut-before') return void response.destroy();
    const protocol = protocolOf(request);
    const error = fault === undefined ? undefined : errorOf(fault, protocol);
    if (error !== undefined) {
      request.resume();
      const answer = errorAnswer(protocol, error, 'fault');
      call.status = answer.status;
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    if (fault?.how === 'delay') await sleep(fault.milliseconds);
    const interrupted = interruptions.find((one) => one.at(asked));
    if (interrupted?.moment === 'before') {
      await interrupted.happen();
      return void response.destroy();
    }
    const answer = await forward(request, body);
    if (fault?.how === 'cut-after' || interrupted?.moment === 'executed') {
      await buffer(answer);
      await interrupted?.happen();
      response.destroy();
      return;
    }
    call.status = answer.statusCode ?? 0;
    response.sendDate = false;
    if (fault?.alter !== undefined) {
      call.status = await alter(fault.alter, request, answer, response);
      return;
    }
    response.writeHead(call.status, answer.statusMessage, headersOf(answer));
    if (fault !== undefined && fault.how !== 'delay') return spoil(fault.how, await buffer(answer), response);
    await pipeline(answer, response);
    await interrupted?.happen();
  }

  async function forward(request: IncomingMessage, body: Buffer | undefined): Promise<IncomingMessage> {
    const outgoing = send({
      ...{ agent, host: upstream.hostname, port: upstream.port, method: request.method, path: request.url },
      ...{ headers: headersOf(request), setDefaultHeaders: false, setHost: false },
    });
    const answer = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    if (body !== undefined) outgoing.end(body);
    else pipeline(request, outgoing).catch((error: Error) => outgoing.destroy(error));
    const [incoming] = await answer;
    return incoming;
  }

  function nextFault(asked: Asked): Fault | undefined {
    const matching = faults.find(
      ({ fault, times }) =>
        times > 0 && fault.operation === asked.operation && asked.resource.includes(fault.resource ?? ''),
    );
    if (matching === undefined) return undefined;
    if (matching.after > 0) {
      matching.after -= 1;
      return undefined;
    }
    matching.times -= 1;
    return matching.fault;
  }

  async function close(): Promise<void> {
    agent.destroy();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    writes,
    reports,
    writesSince: (before) =>
      writes()
        .slice(before)
        .map(({ operation }) => operation),
    interrupt: (...next) => {
      interruptions = next.filter((one) => one !== undefined);
    },
    heal: () => void faults.splice(0),
    fault: (fault) => void faults.push({ fault, after: fault.after ?? 0, times: fault.times ?? 1 }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Sends another answer than the one that came; what its headers say of its body's length and hash goes. @returns its status */
async function alter(
  change: NonNullable<Fault['alter']>,
  request: IncomingMessage,
  answer: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      /^(content-length|connection|keep-alive|transfer-encoding|x-amz-crc32|x-amz-checksum-.*)$/.test(name)
        ? []
        : [[name, String(value)]],
    ),
  );
  const sent = change({ status: answer.statusCode ?? 0, headers, body: await buffer(answer) }, request);
  response.writeHead(sent.status, sent.headers).end(request.method === 'HEAD' ? undefined : sent.body);
  return sent.status;
}

function errorOf({ how, error }: Fault, protocol: Protocol): AwsError | undefined {
  if (how === 'refuse') return new AwsError(...(error ?? (['ValidationException', 'No.'] as const)));
  return how in ERRORS ? ERRORS[how as keyof typeof ERRORS](protocol) : undefined;
}

function spoil(how: Fault['how'], body: Buffer, response: ServerResponse): void {
  const half = body.subarray(0, body.length >> 1);
  if (how === 'garble') response.end(Buffer.concat([half, Buffer.alloc(body.length - half.length, 'X')]));
  else response.write(half, () => how === 'truncate' && response.destroy());
}

const ERRORS: Record<'throttle' | 'error' | 'expire' | 'deny', (protocol: Protocol) => AwsError> = {
  throttle: (protocol) =>
    protocol === 's3'
      ? new AwsError('SlowDown', 'Please reduce your request rate.', 503)
      : new AwsError(protocol === 'query' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded'),
  error: (protocol) =>
    new AwsError(protocol === 's3' ? 'InternalError' : 'InternalFailure', 'We encountered an internal error.', 500),
  expire: (protocol) =>
    protocol === 's3' || protocol === 'query'
      ? new AwsError('ExpiredToken', 'The provided token has expired.')
      : new AwsError('ExpiredTokenException', 'The security token included in the request is expired'),
  deny: () => new AwsError('AccessDeniedException', 'User is not authorized to perform: this on resource: *'),
};

/** Raw headers but for those of the connection itself. */
function headersOf({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, index) => !/^(connection|keep-alive|expect)$/i.test(rawHeaders[index & ~1] ?? ''));
}
