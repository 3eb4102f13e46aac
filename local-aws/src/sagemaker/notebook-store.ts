import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotebookInstanceStatus, UpdateNotebookInstanceInput } from '@aws-sdk/client-sagemaker';
import { Actor } from '../access/actor.ts';
import { type LogStream, logStream } from '../common/log-stream.ts';
import type { Context, Part } from '../context.ts';
import type { Inside } from '../gateway/pass-on.ts';
import { notebookRequirements } from '../python/images.ts';
import { pythonEnvironment } from '../python/python-environment.ts';
import { Records } from '../state/records.ts';
import { prepareMachine } from './notebook-folder.ts';
import { type NotebookMachine, startNotebookMachine } from './notebook-machine.ts';
import type { LifecycleConfigRecord, NotebookRecord } from './notebook-records.ts';

const STOPPED: NotebookInstanceStatus = 'Stopped';

/** A running machine, and how to stop it. */
interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  address?: Inside;
}

/** Notebook instances: their records and volumes, which survive a restart, and the running machines. */
export class Notebooks implements Part {
  readonly #context: Context;
  readonly #configs: Records<LifecycleConfigRecord>;
  readonly #records: Records<NotebookRecord>;
  readonly #running = new Map<string, Running>();
  readonly #changing = new Set<Promise<void>>();
  #closed = false;

  /**
   * Instances that were running when the stand-in stopped become Stopped: their machines have ended, their volumes
   * exist.
   */
  constructor(context: Context, configs: Records<LifecycleConfigRecord>) {
    this.#context = context;
    this.#configs = configs;
    this.#records = new Records(join(context.state, 'sagemaker', 'notebook-instances'));
    for (const record of this.#records.all())
      if (!['Stopped', 'Failed'].includes(record.NotebookInstanceStatus))
        this.set(record.NotebookInstanceName, STOPPED);
  }

  get(name: string): NotebookRecord | undefined {
    return this.#records.get(name);
  }

  all(): NotebookRecord[] {
    return this.#records.all();
  }

  /** Port and token of Jupyter of an instance in service; undefined for others. */
  address(name: string): Inside | undefined {
    return this.#running.get(name)?.address;
  }

  put(record: NotebookRecord): void {
    this.#records.put(record.NotebookInstanceName, { ...record, LastModifiedTime: new Date() });
  }

  set(name: string, status: NotebookInstanceStatus, reason?: string): void {
    const record = this.#records.get(name);
    if (record === undefined) return;
    const { FailureReason: _, ...rest } = record;
    const told = reason === undefined ? {} : { FailureReason: reason };
    this.put({ ...rest, NotebookInstanceStatus: status, ...told });
  }

  /** Starts the machine. @param created true = the instance is new, so its script OnCreate runs too */
  start(name: string, created: boolean): void {
    this.set(name, 'Pending');
    const stop = new AbortController();
    const running: Running = { stop, ended: this.#launch(name, created, stop.signal) };
    this.#running.set(name, running);
  }

  /** Stops the machine. Files outside the volume are lost. */
  stop(name: string): void {
    this.set(name, 'Stopping');
    this.#change(async () => {
      await this.#end(name);
      this.set(name, STOPPED);
    });
  }

  /** Changes a stopped instance. */
  update(name: string, change: (record: NotebookRecord) => NotebookRecord): void {
    const record = this.#records.get(name);
    if (record === undefined) return;
    this.put({ ...change(record), NotebookInstanceStatus: 'Updating' });
    this.#change(async () => this.set(name, STOPPED));
  }

  /** Deletes the instance and its volume. */
  delete(name: string): void {
    this.set(name, 'Deleting');
    this.#change(async () => {
      await this.#end(name);
      await rm(this.#volume(name), { recursive: true, force: true });
      this.#context.tags.forget(this.#records.get(name)?.NotebookInstanceArn ?? '');
      this.#records.delete(name);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running.keys()].map((name) => this.#end(name)));
    await Promise.all(this.#changing);
  }

  /** AWS responds before it begins the change, so that DescribeNotebookInstance shows the status in between. */
  #change(work: () => Promise<void>): void {
    const changing = (async () => {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
      await work();
    })()
      .catch((error: unknown) => this.#context.log(`notebook instance: ${error}`))
      .finally(() => this.#changing.delete(changing));
    this.#changing.add(changing);
  }

  async #end(name: string): Promise<void> {
    const running = this.#running.get(name);
    running?.stop.abort();
    await running?.ended;
    this.#running.delete(name);
  }

  #volume(name: string): string {
    return join(this.#context.state, 'sagemaker', 'notebook-volumes', name);
  }

  async #launch(name: string, created: boolean, signal: AbortSignal): Promise<void> {
    const record = this.#records.get(name);
    if (record === undefined) return;
    const folder = join(this.#context.state, 'sagemaker', 'notebook-machines', name);
    const streams = new Map<string, LogStream>();
    const onLine = (stream: string, line: string) => this.#log(record, streams, stream, line);
    let machine: NotebookMachine | undefined;
    let failure: string | undefined;
    try {
      const python = await pythonEnvironment({
        ...{ folder: this.#context.environments, requirements: notebookRequirements(), signal },
        log: (line) => onLine('jupyter.log', line),
      });
      const volume = this.#volume(name);
      const config = this.#configs.get(record.NotebookInstanceLifecycleConfigName ?? '');
      const token = await prepareMachine(this.#context, { record, config, folder, volume, python, created });
      signal.throwIfAborted();
      machine = startNotebookMachine({ python, folder, volume, onLine });
      signal.addEventListener('abort', machine.kill);
      const started = await machine.started;
      if ('failed' in started) throw new Error(reasonOf(record, config, started.failed));
      const running = this.#running.get(name);
      if (running !== undefined && !signal.aborted) {
        running.address = { port: started.port, token };
        this.set(name, 'InService');
      }
    } catch (error) {
      failure = error instanceof Error ? error.message : `${error}`;
      machine?.kill();
    }
    await machine?.ended;
    await Promise.all([...streams.values()].map((stream) => stream.close()));
    await rm(folder, { recursive: true, force: true });
    // A client that sees the status Failed can already read the reason in the log.
    if (failure !== undefined && !signal.aborted && !this.#closed) this.set(name, 'Failed', failure);
  }

  /**
   * On AWS, the output of systemd units is in the journal of the machine only; here it goes to the stand-in's own log.
   */
  #log(
    { NotebookInstanceName: name, RoleArn }: NotebookRecord,
    streams: Map<string, LogStream>,
    end: string,
    line: string,
  ) {
    if (end === 'journal') return this.#context.log(`notebook instance ${name}: ${line}`);
    let stream = streams.get(end);
    if (stream === undefined) {
      const actor = new Actor(this.#context, RoleArn, 'SageMaker');
      stream = logStream(this.#context, actor, { group: LOG_GROUP, stream: `${name}/${end}` });
      streams.set(end, stream);
    }
    stream.write(line);
  }
}

const LOG_GROUP = '/aws/sagemaker/NotebookInstances';

/** Milliseconds for which a status between two others is visible. */
const BETWEEN = 100;

/**
 * The FailureReason. AWS's message for a script that takes too long is from
 * aws-samples/amazon-sagemaker-notebook-instance-lifecycle-config-samples#86; the one for a script that fails is
 * written like it.
 */
function reasonOf(record: NotebookRecord, config: LifecycleConfigRecord | undefined, failed: string): string {
  const [, how] = /^On(?:Create|Start) (took longer|failed)$/.exec(failed) ?? [];
  if (how === undefined) return failed;
  const what = how === 'failed' ? 'failed' : 'took longer than 5 minutes';
  return `Notebook Instance Lifecycle Config '${config?.NotebookInstanceLifecycleConfigArn}' for Notebook Instance '${record.NotebookInstanceArn}' ${what}. Please check your CloudWatch logs for more details if your Notebook Instance has Internet access.`;
}

/** The record after an update, whose parameters partly have other names than the members of the description. */
export function changed(record: NotebookRecord, input: UpdateNotebookInstanceInput): NotebookRecord {
  const { LifecycleConfigName, DisassociateLifecycleConfig, DisassociateDefaultCodeRepository, ...rest } = input;
  const { DisassociateAcceleratorTypes: _, DisassociateAdditionalCodeRepositories: none, ...others } = rest;
  const members = {
    ...others,
    NotebookInstanceName: record.NotebookInstanceName,
    RoleArn: others.RoleArn ?? record.RoleArn,
  };
  const {
    NotebookInstanceLifecycleConfigName: config,
    DefaultCodeRepository: repository,
    AdditionalCodeRepositories: more,
    ...kept
  } = { ...record, ...members };
  const name = LifecycleConfigName ?? (DisassociateLifecycleConfig ? undefined : config);
  return {
    ...kept,
    ...(name === undefined ? {} : { NotebookInstanceLifecycleConfigName: name }),
    ...(repository === undefined || DisassociateDefaultCodeRepository ? {} : { DefaultCodeRepository: repository }),
    ...(more === undefined || none ? {} : { AdditionalCodeRepositories: more }),
  };
}
