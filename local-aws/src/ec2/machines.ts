import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Context, Part } from '../context.ts';
import { baseRequirements, instanceRequirements } from '../python/images.ts';
import { pythonEnvironment } from '../python/python-environment.ts';
import type { InstanceRecord, InstanceRecords } from './instance-records.ts';
import { type Machine, startMachine } from './machine.ts';
import type { Metadata } from './metadata.ts';

const SELF = 'Client.InstanceInitiatedShutdown: Instance initiated shutdown';
const USER = 'Client.UserInitiatedShutdown: User initiated shutdown';
/** Reason of an instance that AWS has lost (EC2 User Guide, "Troubleshoot instance termination"). */
const LOST = 'Server.InternalError: Internal error';
const SPOT = 'Server.SpotInstanceTermination: Spot instance termination';

/**
 * Seconds between notice and interruption (EC2 User Guide, "Spot Instance interruption notices"). They are real ones
 * whatever the time scale is, because programs of an instance look for the notice in real time.
 */
const NOTICE = 120;

/** The running instances of a region: starts and ends them. */
export class Machines implements Part {
  readonly #context: Context;
  readonly #records: InstanceRecords;
  readonly #metadata: Metadata;
  readonly #running = new Map<string, Machine>();
  readonly #starting = new Set<Promise<void>>();
  readonly #end = new AbortController();

  constructor(context: Context, records: InstanceRecords, metadata: Metadata) {
    this.#context = context;
    this.#records = records;
    this.#metadata = metadata;
    try {
      rmSync(this.#folder(), { recursive: true, force: true });
    } catch (error) {
      context.log(`disks of instances of a stand-in that was killed could not be removed: ${error}`);
    }
    for (const record of records.known()) this.#lose(record);
  }

  /** Starts a pending instance. */
  start(record: InstanceRecord): void {
    const started = this.#start(record).catch((error: unknown) => {
      if (this.#end.signal.aborted) return;
      this.#context.log(`${record.description.InstanceId}: ${error}`);
      if (record.ended === undefined) this.#records.enter(record, 'terminated', LOST);
    });
    this.#starting.add(started);
    void started.then(() => this.#starting.delete(started));
  }

  /** Terminates an instance in any state. @param reason code and message; default: the user initiated the shutdown */
  terminate(record: InstanceRecord, reason = USER): void {
    const { InstanceId, State } = record.description;
    if (this.#end.signal.aborted || /^(shutting-down|terminated)$/.test(State?.Name ?? '')) return;
    const at = new Date().toISOString().replace('T', ' ').replace(/\..*/, ' GMT');
    const transition = reason === USER ? `User initiated (${at})` : '';
    const machine = this.#running.get(InstanceId);
    this.#records.enter(record, machine ? 'shutting-down' : 'terminated', reason, transition);
    machine?.shutDown();
  }

  /**
   * Interrupts a spot instance after a notice.
   * @param notice in seconds
   * @returns the time of its termination; undefined when it is not a running spot instance
   */
  interrupt(record: InstanceRecord, notice = NOTICE): Date | undefined {
    const { State, InstanceLifecycle } = record.description;
    if (State?.Name !== 'running' || InstanceLifecycle !== 'spot') return undefined;
    const time = new Date(Date.now() + notice * 1000);
    this.#metadata.announce(record, time);
    setTimeout(() => this.terminate(record, SPOT), notice * 1000).unref();
    return time;
  }

  /** The last 64 KB of the instance's console output. */
  console(record: InstanceRecord): Buffer {
    const file = this.#records.console(record);
    return existsSync(file) ? readFileSync(file).subarray(-65_536) : Buffer.alloc(0);
  }

  /** Ends all instances at once, as a power failure does. */
  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#starting);
    const machines = [...this.#running.values()];
    for (const machine of machines) machine.kill();
    await Promise.all(machines.map(({ ended }) => ended));
  }

  async #start(record: InstanceRecord): Promise<void> {
    const { description } = record;
    const { environments, endpoint } = this.#context;
    const python = await pythonEnvironment({
      folder: environments,
      requirements: baseRequirements(),
      added: instanceRequirements(),
      log: this.#context.log,
      signal: this.#end.signal,
    });
    // The instance may have been terminated in the meantime, or the stand-in is stopping.
    if (this.#end.signal.aborted || description.State?.Name !== 'pending') return;
    const file = this.#records.console(record);
    const machine = startMachine({
      python,
      folder: this.#folder(description.InstanceId),
      userData: Buffer.from(record.userData ?? '', 'base64'),
      hostName: description.PrivateDnsName?.split('.')[0] ?? '',
      // As many threads as a training job of the stand-in has, because the model depends on this number.
      environment: {
        OMP_NUM_THREADS: '1',
        MKL_NUM_THREADS: '1',
        AWS_ENDPOINT_URL: endpoint,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: this.#metadata.open(record),
      },
      up: (ownRoot) => {
        if (!ownRoot)
          appendFileSync(file, `local: no root of its own; /opt/pytorch is ${python.replace('/bin/python', '')}\n`);
        if (description.State?.Name === 'pending') this.#records.enter(record, 'running');
      },
      down: () => this.#goDown(record),
      print: (text) => appendFileSync(file, text),
    });
    this.#running.set(description.InstanceId, machine);
    void machine.ended.then(() => this.#gone(record));
  }

  /** Called when the instance shuts down, for any reason. A state that TerminateInstances has set stays. */
  #goDown(record: InstanceRecord): void {
    if (!/running|pending/.test(record.description.State?.Name ?? '')) return;
    this.#records.enter(record, record.shutdownBehavior === 'stop' ? 'stopping' : 'shutting-down', SELF);
  }

  #gone(record: InstanceRecord): void {
    const { InstanceId, State } = record.description;
    this.#running.delete(InstanceId);
    this.#metadata.close(record);
    if (this.#end.signal.aborted) return;
    if (State?.Name === 'stopping') this.#records.enter(record, 'stopped');
    else if (State?.Name === 'shutting-down') this.#records.enter(record, 'terminated');
    else this.#records.enter(record, 'terminated', LOST);
  }

  /** Updates the record of an instance that ended with an earlier process of the stand-in. */
  #lose(record: InstanceRecord): void {
    const { Name } = record.description.State ?? {};
    if (Name === 'terminated' || Name === 'stopped') return;
    if (Name === 'shutting-down') this.#records.enter(record, 'terminated');
    else this.#records.enter(record, 'terminated', LOST);
  }

  #folder(id = ''): string {
    return join(this.#context.state, 'ec2', 'machines', id);
  }
}
