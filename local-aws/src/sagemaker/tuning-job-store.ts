import type {
  CreateHyperParameterTuningJobRequest,
  DescribeHyperParameterTuningJobResponse,
  HyperParameterTrainingJobSummary,
  HyperParameterTuningJobStatus,
} from '@aws-sdk/client-sagemaker';
import type { Context, Part } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';
import type { TrainingJobs } from './training-job-store.ts';
import { checkChannels, refuseLacking } from './training-request.ts';
import { describedTuning, planTuning, trialRequest } from './tuning-request.ts';
import { runTuning } from './tuning-run.ts';
import { bestTrial, summarize } from './tuning-trials.ts';

/** A tuning job: its request and its state. */
export interface TuningRecord {
  readonly request: CreateHyperParameterTuningJobRequest;
  readonly arn: string;
  readonly status: HyperParameterTuningJobStatus;
  readonly created: Date;
  readonly modified: Date;
  readonly ended?: Date;
  readonly failure?: string;
}

/** AWS's message for an internal failure, and the cause here. */
const INTERRUPTED =
  'InternalServerError: We encountered an internal error. Please try again. The local stand-in was stopped while the tuning job ran.';

/** Tuning jobs: their records, which survive a restart, and the running jobs. */
export class TuningJobs implements Part {
  readonly #context: Context;
  readonly #jobs: TrainingJobs;
  readonly #records: Records<TuningRecord>;
  readonly #running = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  #closed = false;

  /** @param folder for the records. Tuning jobs that were running when the stand-in stopped become Failed. */
  constructor(context: Context, jobs: TrainingJobs, folder: string) {
    this.#context = context;
    this.#jobs = jobs;
    this.#records = new Records(folder);
    for (const { request, status } of this.#records.all()) {
      if (status === 'InProgress' || status === 'Stopping') {
        this.#update(request.HyperParameterTuningJobName, {
          status: 'Failed',
          failure: INTERRUPTED,
          ended: new Date(),
        });
      }
    }
  }

  get(name: string): TuningRecord | undefined {
    return this.#records.get(name);
  }

  all(): TuningRecord[] {
    return this.#records.all();
  }

  /**
   * Starts a tuning job.
   * @returns its ARN.
   * @throws AwsError `ResourceInUse` for a name that exists already; `ValidationException`.
   */
  async create({ Tags = [], ...request }: CreateHyperParameterTuningJobRequest): Promise<string> {
    const { account, region, tags, tools } = this.#context;
    const name = request.HyperParameterTuningJobName ?? '';
    const arn = `arn:aws:sagemaker:${region}:${account}:hyper-parameter-tuning-job/${name}`;
    const refuseDuplicate = () => {
      if (!this.#records.has(name)) return;
      // AWS's message: aws/amazon-sagemaker-examples#2440.
      const words = `A hyperparameter tuning job with the name, ${name}, already exists. Choose a different name.`;
      throw new AwsError('ResourceInUse', words);
    };
    refuseDuplicate();
    const plan = planTuning(request);
    refuseLacking(trialRequest(plan, { name, tuned: {}, tags: [] }));
    await checkChannels(this.#context, plan.definition);
    // Checked again: another request may have created the job during the check of the channels.
    refuseDuplicate();
    const now = new Date();
    this.#records.put(name, { request, arn, status: 'InProgress', created: now, modified: now });
    tags.add(arn, Tags);
    const stop = new AbortController();
    const run = { name, arn, plan, tags: Tags, jobs: this.#jobs, tools, stop: stop.signal };
    this.#running.set(name, { stop, ended: this.#run(name, stop, () => runTuning(run)) });
    return arn;
  }

  /** Stops a tuning job and its trials. @returns false when it has ended */
  stop(name: string): boolean {
    const running = this.#running.get(name);
    const record = this.#records.get(name);
    if (running === undefined || record === undefined) return false;
    if (running.stop.signal.aborted) return true;
    this.#update(name, { status: 'Stopping' });
    running.stop.abort();
    for (const trial of this.trials(record)) this.#jobs.stop(trial.TrainingJobName ?? '');
    return true;
  }

  /** Deletes the record of a tuning job that has ended; its training jobs stay. @returns false when it has not ended */
  delete(name: string): boolean {
    const record = this.#records.get(name);
    if (record === undefined || ['InProgress', 'Stopping'].includes(record.status)) return false;
    this.#context.tags.forget(record.arn);
    this.#running.delete(name);
    return this.#records.delete(name);
  }

  /** The training jobs of a tuning job. */
  trials({ request, arn }: TuningRecord): HyperParameterTrainingJobSummary[] {
    const plan = planTuning(request);
    return this.#jobs
      .all()
      .filter(({ TuningJobArn }) => TuningJobArn === arn)
      .map((job) => summarize(plan, job));
  }

  /** The response of DescribeHyperParameterTuningJob. */
  describe(record: TuningRecord): DescribeHyperParameterTuningJobResponse {
    const { request, arn, status, created, modified, ended, failure } = record;
    const trials = this.trials(record);
    const best = bestTrial(planTuning(request), trials);
    const count = (...statuses: unknown[]) =>
      trials.filter((trial) => statuses.includes(trial.TrainingJobStatus)).length;
    const reached = (wanted: string) => trials.filter(({ ObjectiveStatus }) => ObjectiveStatus === wanted).length;
    return {
      HyperParameterTuningJobName: request.HyperParameterTuningJobName,
      HyperParameterTuningJobArn: arn,
      ...describedTuning(request),
      HyperParameterTuningJobStatus: status,
      CreationTime: created,
      LastModifiedTime: modified,
      TrainingJobStatusCounters: {
        Completed: count('Completed'),
        InProgress: count('InProgress', 'Stopping'),
        RetryableError: 0,
        NonRetryableError: count('Failed'),
        Stopped: count('Stopped'),
      },
      ObjectiveStatusCounters: {
        Succeeded: reached('Succeeded'),
        Pending: reached('Pending'),
        Failed: reached('Failed'),
      },
      ...(ended && { HyperParameterTuningEndTime: ended }),
      ...(best && { BestTrainingJob: best }),
      ...(failure !== undefined && { FailureReason: failure }),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort();
    await Promise.all(running.map(({ ended }) => ended));
  }

  async #run(name: string, stop: AbortController, work: () => Promise<void>): Promise<void> {
    const seconds = this.#records.get(name)?.request.HyperParameterTuningJobConfig?.ResourceLimits?.MaxRuntimeInSeconds;
    const limit =
      seconds === undefined ? undefined : setTimeout(() => this.stop(name), Math.min(seconds * 1000, 2 ** 31 - 1));
    let failure: string | undefined;
    try {
      await work();
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    clearTimeout(limit);
    this.#running.delete(name);
    if (this.#closed) return;
    const ended = new Date();
    if (stop.signal.aborted) this.#update(name, { status: 'Stopped', ended });
    else if (failure === undefined) this.#update(name, { status: 'Completed', ended });
    else this.#update(name, { status: 'Failed', failure, ended });
  }

  #update(name: string | undefined, change: Partial<TuningRecord>): void {
    const record = this.#records.get(name ?? '');
    if (record) this.#records.put(name ?? '', { ...record, ...change, modified: new Date() });
  }
}
