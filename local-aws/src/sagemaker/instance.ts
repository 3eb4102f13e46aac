import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Actor } from '../access/actor.ts';
import { downloadObject } from '../common/download-object.ts';
import { type LogStream, logStream } from '../common/log-stream.ts';
import type { Context } from '../context.ts';
import { localImage } from '../python/images.ts';
import { pythonEnvironment } from '../python/python-environment.ts';
import type { ServedVariant } from './endpoint-record.ts';
import { LaunchError } from './launch-error.ts';
import { extractModel, serveApplication } from './model-data.ts';
import { startWorker, type Worker } from './worker.ts';

/** Milliseconds between attempts to replace a worker that ended. They double each time, from `first` to `last`. */
const REPLACE_AFTER = { first: 500, last: 30_000 };

/** Maximum milliseconds of draining. An invocation lasts at most one minute. */
const DRAIN_AT_MOST = 60_000;

/** One instance of a variant: a virtual machine on AWS, a folder and a process here. */
export class Instance {
  /** In the format of EC2's instance IDs; also the end of the log stream's name. */
  readonly id = `i-0${randomBytes(8).toString('hex')}`;
  readonly variant: ServedVariant;
  /** Number of invocations that the instance is answering. */
  busy = 0;
  readonly #context: Context;
  readonly #folder: string;
  readonly #actor: Actor;
  readonly #log: LogStream;
  readonly #stopping = new AbortController();
  #worker: Worker | undefined;
  #started = Promise.resolve();
  #kept = Promise.resolve();

  constructor(context: Context, endpoint: string, variant: ServedVariant) {
    this.#context = context;
    this.variant = variant;
    this.#folder = join(instancesFolder(context, endpoint), this.id);
    this.#actor = new Actor(context, variant.role, 'SageMaker');
    this.#log = logStream(context, this.#actor, {
      group: `/aws/sagemaker/Endpoints/${endpoint}`,
      stream: `${variant.name}/${this.id}`,
    });
  }

  /** The worker while it is healthy; otherwise undefined. */
  get worker(): Worker | undefined {
    return this.#worker;
  }

  /**
   * Downloads the model, builds its Python environment, starts the worker and waits until it is healthy.
   *
   * @throws LaunchError; the log stream has the details.
   */
  async start(): Promise<void> {
    this.#started = this.#start();
    await this.#started;
  }

  /** From now on, starts a new worker whenever there is none, until the instance is stopped. */
  keep(): void {
    this.#kept = this.#keep();
  }

  /** Stops the instance. With `drained`, it first completes its running invocations. */
  async stop(how: 'drained' | 'now'): Promise<void> {
    const end = Date.now() + DRAIN_AT_MOST;
    while (how === 'drained' && this.busy > 0 && Date.now() < end) await sleep(50);
    this.#stopping.abort(new Error('the instance was stopped'));
    await this.#started.catch(() => undefined);
    await (how === 'now' ? this.#worker?.kill() : this.#worker?.stop());
    await this.#kept;
    await rm(this.#folder, { recursive: true, force: true });
    await rm(this.#context.sockets.path(this.id), { force: true });
    await this.#log.close();
  }

  async #start(): Promise<void> {
    const timeout = AbortSignal.timeout(this.variant.startTimeout * 1000);
    try {
      const worker = await this.#launch(AbortSignal.any([this.#stopping.signal, timeout]));
      this.#worker = worker;
      void worker.ended.then((how) => {
        this.#worker = undefined;
        this.#log.write(`The worker ${how}.`);
      });
    } catch (error) {
      this.#log.write(`The instance did not start: ${error instanceof Error ? error.message : error}`);
      throw error instanceof LaunchError ? error : new LaunchError('ping', String(error), this.variant);
    }
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    let pause = REPLACE_AFTER.first;
    while (!signal.aborted) {
      await this.#worker?.ended;
      if (signal.aborted) return;
      const started = await this.start().then(
        () => true,
        () => false,
      );
      if (started) pause = REPLACE_AFTER.first;
      else {
        await sleep(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, REPLACE_AFTER.last);
      }
    }
  }

  async #launch(signal: AbortSignal): Promise<Worker> {
    const { Image = '', ModelDataUrl, Environment = {} } = this.variant.container;
    const image = localImage(Image);
    if (image?.name !== 'ray') throw new LaunchError('image', `it does not support ${Image}`, this.variant);
    await this.#actor.pull(Image).catch((error: unknown) => {
      throw new LaunchError('pull', String(error), this.variant);
    });
    const model = join(this.#folder, 'model');
    await rm(model, { recursive: true, force: true });
    await mkdir(model, { recursive: true });
    if (ModelDataUrl !== undefined) {
      await this.#actor.read(ModelDataUrl).catch((error: unknown) => {
        throw new LaunchError('download', String(error), this.variant);
      });
      const data = await downloadObject(this.#context.s3, ModelDataUrl, signal).catch((error: unknown) => {
        throw new LaunchError('download', String(error), this.variant);
      });
      await extractModel(data, model, signal).catch((error: unknown) => {
        throw new LaunchError('archive', String(error), this.variant);
      });
    }
    const environment = pythonEnvironment({
      folder: this.#context.environments,
      requirements: image.requirements,
      added: await optionalText(join(model, 'code', 'requirements.txt')),
      log: (line) => this.#log.write(line),
    });
    const python = await unlessAborted(environment, signal);
    return await startWorker({
      socket: this.#context.sockets.path(this.id),
      python,
      model,
      application: await serveApplication(model, Environment),
      environment: { ...this.#environment(python), ...Environment },
      log: (line) => this.#log.write(line),
      signal,
    });
  }

  /** The environment variables of the worker. Those of the stand-in are not passed on to a model. */
  #environment(python: string): Record<string, string> {
    return {
      PATH: [dirname(python), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      HOME: this.#folder,
      TMPDIR: this.#folder,
      LANG: 'C.UTF-8',
      AWS_REGION: this.#context.region,
      AWS_ENDPOINT_URL: this.#context.endpoint,
      ...(this.variant.role && this.#context.containerCredentials(this.variant.role)),
      // All instances share the cores of this machine.
      OMP_NUM_THREADS: '1',
    };
  }
}

/** Folder of an endpoint's instances; each instance deletes its files when it ends. */
export function instancesFolder(context: Context, endpoint: string): string {
  return join(context.state, 'sagemaker', 'instances', endpoint);
}

async function optionalText(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}

/** Stops waiting when the signal aborts. The work continues, because others may wait for the same environment. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return await new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
