import { randomBytes } from 'node:crypto';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { Actor } from '../access/actor.ts';
import { type LogStream, logStream } from '../common/log-stream.ts';
import type { Context } from '../context.ts';
import { functionPython, startFunctionProcess } from './function-process.ts';
import { RuntimeApi, type RuntimeEvent } from './runtime-api.ts';

/** Limit of the initialization in milliseconds. On AWS: 10 s, up to 15 minutes with provisioned concurrency. */
const INIT_LIMIT = 60_000;

/** Maximum bytes of a response. Source: LocalStack's test_lambda_too_large_response. */
const LARGEST_ANSWER = 6_291_556;

const TOO_LARGE = {
  errorMessage: `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER} bytes).`,
  errorType: 'Function.ResponseSizeTooLarge',
};

/** Result of an invocation. */
export interface Outcome {
  readonly payload: Buffer;
  readonly failed: boolean;
  /** Lines that the invocation wrote to the log. */
  readonly log: readonly string[];
}

/** One execution environment of a version: a process that answers one event at a time. */
export class ExecutionEnvironment {
  readonly version: FunctionConfiguration;
  /** Resolves when the environment is initialized; rejects with an {@link InitError}. */
  readonly initialized: Promise<void>;
  #alive = true;
  #stop: () => void = () => undefined;
  readonly #log: LogStream;
  #lines: string[] = [];
  #api: RuntimeApi | undefined;
  #initialization: 'under way' | 'unreported' | 'reported' = 'under way';
  #initMilliseconds = 0;
  #idle: () => void = () => undefined;
  #end: (error: object) => void = () => undefined;
  #answer: { payload: Buffer; failed: boolean } | undefined;

  constructor(context: Context, name: string, version: FunctionConfiguration, provisioned: boolean) {
    this.version = version;
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    const stream = `${day}/[${version.Version}]${randomBytes(16).toString('hex')}`;
    const group = `/aws/lambda/${name}`;
    this.#log = logStream(context, new Actor(context, version.Role, name), { group, stream });
    this.initialized = this.#start(context, {
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_LOG_GROUP_NAME: group,
      AWS_LAMBDA_LOG_STREAM_NAME: stream,
      AWS_LAMBDA_INITIALIZATION_TYPE: provisioned ? 'provisioned-concurrency' : 'on-demand',
    });
    // The promise may be rejected before anyone awaits it.
    this.initialized.catch(() => undefined);
  }

  /** Whether the environment can take events. */
  get alive(): boolean {
    return this.#alive;
  }

  /**
   * Runs the function with one event; only one invocation may run at a time. A function that exceeds its timeout or
   * ends its process also ends this environment.
   */
  async invoke(event: Omit<RuntimeEvent, 'deadline'>): Promise<Outcome> {
    const { Timeout = 3, MemorySize = 128, Version } = this.version;
    this.#lines = [];
    this.#answer = undefined;
    this.#write(`START RequestId: ${event.requestId} Version: ${Version}`);
    const started = performance.now();
    const ended = new Promise<object | undefined>((resolve) => {
      this.#idle = () => resolve(undefined);
      this.#end = resolve;
    });
    const { errorType, errorMessage } = timedOut(this.version);
    const slow = setTimeout(() => this.#fail(errorType, errorMessage), Timeout * 1000);
    this.#api?.send({ ...event, deadline: Date.now() + Timeout * 1000 });
    const error = await ended;
    clearTimeout(slow);
    const milliseconds = performance.now() - started;
    const answer = withinLimit(this.#answer);
    const broken = error === undefined ? undefined : withRequest(error, event.requestId);
    if (broken !== undefined) this.#write(broken.errorMessage);
    this.#write(`END RequestId: ${event.requestId}`);
    this.#write(this.#report(event.requestId, milliseconds, MemorySize));
    const log = this.#lines;
    if (answer !== undefined) return { ...answer, log };
    return { payload: Buffer.from(JSON.stringify(broken)), failed: true, log };
  }

  /** Kills the process. */
  async stop(): Promise<void> {
    this.#alive = false;
    this.#stop();
    await this.initialized.catch(() => undefined);
    this.#stop();
    this.#api?.close();
    await this.#log.close();
  }

  async #start(context: Context, variables: Record<string, string>): Promise<void> {
    const started = performance.now();
    const python = await functionPython(context);
    if (!this.#alive) throw new InitError('Runtime.Stopped', 'the environment was stopped');
    this.#write(`INIT_START Runtime Version: ${this.version.Runtime} of the stand-in`);
    await new Promise<void>((resolve, reject) => {
      let slow: NodeJS.Timeout | undefined;
      const failed = (error: InitError) => {
        this.#alive = false;
        reject(error);
      };
      const socket = context.sockets.path(randomBytes(8).toString('hex'));
      const listening = RuntimeApi.listen(socket, {
        idle: () => {
          if (this.#initialization === 'under way') {
            clearTimeout(slow);
            this.#initialization = 'unreported';
            this.#initMilliseconds = performance.now() - started;
            resolve();
          }
          this.#idle();
        },
        initFailed: (body) => failed(new InitError('', '', body)),
        answered: (_requestId, payload, wrong) => {
          this.#answer = { payload, failed: wrong };
        },
      });
      const launched = listening.then((api) => {
        this.#api = api;
        slow = setTimeout(() => this.#fail('Sandbox.Timedout', 'the initialization took too long'), INIT_LIMIT).unref();
        this.#stop = startFunctionProcess(context, {
          python,
          version: this.version,
          variables: { ...variables, AWS_LAMBDA_RUNTIME_API: socket },
          line: (line) => this.#write(line),
          ended: (how, crashed) => {
            clearTimeout(slow);
            this.#fail('Runtime.ExitError', how);
            failed(new InitError('Runtime.ExitError', how, undefined, crashed));
          },
        });
      });
      launched.catch(reject);
    });
  }

  /** Ends the environment; a running invocation gets this error. */
  #fail(errorType: string, message: string): void {
    this.#alive = false;
    this.#end({ errorType, errorMessage: message });
    this.#stop();
  }

  #write(line: string): void {
    this.#lines.push(line);
    this.#log.write(line);
  }

  #report(requestId: string, milliseconds: number, memory: number): string {
    const isFirst = this.#initialization === 'unreported';
    this.#initialization = 'reported';
    const parts = [
      `REPORT RequestId: ${requestId}`,
      `Duration: ${milliseconds.toFixed(2)} ms`,
      `Billed Duration: ${Math.ceil(milliseconds)} ms`,
      `Memory Size: ${memory} MB`,
      ...(isFirst ? [`Init Duration: ${this.#initMilliseconds.toFixed(2)} ms`] : []),
    ];
    return parts.join('\t');
  }
}

function withinLimit(answer: { payload: Buffer; failed: boolean } | undefined) {
  if (answer === undefined || answer.payload.length <= LARGEST_ANSWER) return answer;
  return { payload: Buffer.from(JSON.stringify(TOO_LARGE)), failed: true };
}

function withRequest(error: object, requestId: string): { errorType: string; errorMessage: string } {
  const { errorType, errorMessage } = error as { errorType: string; errorMessage: string };
  return { errorType, errorMessage: `RequestId: ${requestId} Error: ${errorMessage}` };
}

/** The function could not be initialized. `payload` is what AWS returns to its invocations. */
export class InitError extends Error {
  readonly #errorType: string;
  readonly #reported: Buffer | undefined;
  /** Whether a signal ended the process. AWS then responds only when the function's timeout is over. */
  readonly crashed: boolean;

  /** @param reported the error that the runtime reported, as JSON; default: made of `errorType` and `message` */
  constructor(errorType: string, message: string, reported?: Buffer, crashed = false) {
    super(message);
    this.#errorType = errorType;
    this.#reported = reported;
    this.crashed = crashed;
  }

  /** The error as JSON. */
  payload(requestId: string): Buffer {
    const own = { errorType: this.#errorType, errorMessage: this.message };
    return this.#reported ?? Buffer.from(JSON.stringify(withRequest(own, requestId)));
  }
}

/** AWS's error for an invocation that exceeds the function's timeout. */
export function timedOut({ Timeout = 3 }: FunctionConfiguration): { errorType: string; errorMessage: string } {
  return { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${Timeout.toFixed(2)} seconds` };
}
