import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** An event for a function, as the Runtime API delivers it. */
export interface RuntimeEvent {
  readonly requestId: string;
  readonly payload: Buffer;
  /** The ARN that was invoked, with its qualifier. */
  readonly arn: string;
  /** End of the timeout, in milliseconds since the epoch. */
  readonly deadline: number;
  /** The client context as JSON. */
  readonly clientContext?: string | undefined;
}

/** Callbacks for what the runtime of one execution environment reports. */
export interface RuntimeListener {
  /** The runtime asks for the next event. The first call means that the initialization is complete. */
  idle(): void;
  initFailed(error: Buffer): void;
  answered(requestId: string, payload: Buffer, failed: boolean): void;
}

/** An ID in the format of AWS X-Ray. The stand-in traces nothing. */
function traceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}

/** Lambda's Runtime API (version 2018-06-01) for one execution environment, on a Unix socket. */
export class RuntimeApi {
  readonly #server: Server;
  #waiting: ServerResponse | undefined;

  private constructor(listener: RuntimeListener) {
    this.#server = createServer((request, response) => {
      this.#serve(request, response, listener).catch(() => response.destroy());
    });
    // The request for the next event stays open until there is one.
    this.#server.requestTimeout = 0;
    this.#server.keepAliveTimeout = 3600_000;
  }

  /** @param socket path of the Unix socket; `close` removes it */
  static async listen(socket: string, listener: RuntimeListener): Promise<RuntimeApi> {
    const api = new RuntimeApi(listener);
    api.#server.listen(socket);
    await once(api.#server, 'listening');
    return api;
  }

  /** Sends an event to the runtime. @throws Error when the runtime is not idle */
  send(event: RuntimeEvent): void {
    const response = this.#waiting;
    if (response === undefined) throw new Error('The runtime is not idle.');
    this.#waiting = undefined;
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': event.requestId,
      'lambda-runtime-deadline-ms': event.deadline,
      'lambda-runtime-invoked-function-arn': event.arn,
      'lambda-runtime-trace-id': traceId(),
      ...(event.clientContext === undefined ? {} : { 'lambda-runtime-client-context': event.clientContext }),
    });
    response.end(event.payload);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse, listener: RuntimeListener): Promise<void> {
    const [, path = ''] = /^\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '') ?? [];
    if (path === 'invocation/next') {
      this.#waiting = response;
      listener.idle();
      return;
    }
    const body = await buffer(request);
    const [, requestId = '', what] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (path === 'init/error') listener.initFailed(body);
    else if (what !== undefined) listener.answered(requestId, body, what === 'error');
    response.writeHead(what !== undefined || path === 'init/error' ? 202 : 404, { 'content-type': 'application/json' });
    response.end('{"status":"OK"}');
  }
}
