import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CreateTrainingJobRequest, DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import { Actor } from '../access/actor.ts';
import type { Context, Part } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';
import { type MetricStream, metricStream } from './metric-data.ts';
import { MetricReader } from './metrics.ts';
import { Slots } from './slots.ts';
import { checkChannels, recordOf, refuseLacking } from './training-request.ts';
import { runTraining } from './training-run.ts';
import { advance, hasEnded } from './training-status.ts';

/** Number of jobs that run at the same time; the others wait with the status Starting. */
const RUNNING_LIMIT = Math.max(8, availableParallelism());

/** Milliseconds between a stop and the kill: AWS's 120 seconds on the stand-in's scale of 1 for 60. */
const STOP_GRACE = 2000;

/** AWS's message for an internal failure, and the cause here. */
const INTERRUPTED =
  'InternalServerError: We encountered an internal error. Please try again. The local stand-in was stopped while the job ran.';

/** Maximum delay of a JavaScript timer in milliseconds (24.8 days). */
const LONGEST_TIMER = 2 ** 31 - 1;

type Running = {
  stop: AbortController;
  kill: AbortController;
  metrics: MetricReader;
  /** Sends its metrics to CloudWatch. */
  sent: MetricStream;
  ended: Promise<void>;
};

/** Training jobs: their records, which survive a restart, and the running jobs. */
export class TrainingJobs implements Part {
  readonly #context: Context;
  readonly #records: Records<DescribeTrainingJobResponse>;
  readonly #slots = new Slots(RUNNING_LIMIT);
  readonly #running = new Map<string, Running>();
  #closed = false;

  /** @param folder for the records. Jobs that were running when the stand-in stopped become Failed. */
  constructor(context: Context, folder: string) {
    this.#context = context;
    this.#records = new Records(folder);
    rmSync(join(context.state, 'training'), { recursive: true, force: true });
    for (const job of this.#records.all()) {
      if (!hasEnded(job)) this.#records.put(job.TrainingJobName ?? '', end(job, 'Failed', INTERRUPTED));
    }
  }

  /** The response of DescribeTrainingJob, with the current metrics. */
  get(name: string): DescribeTrainingJobResponse | undefined {
    const job = this.#records.get(name);
    const running = this.#running.get(name);
    return job && running ? { ...job, FinalMetricDataList: running.metrics.final() } : job;
  }

  all(): DescribeTrainingJobResponse[] {
    return this.#records.all();
  }

  /**
   * Starts a job.
   * @param tuningJobArn ARN of the tuning job that the job belongs to; default: none.
   * @throws AwsError `ResourceInUse` for a name that exists already; `ValidationException`.
   */
  async create(request: CreateTrainingJobRequest, tuningJobArn?: string): Promise<DescribeTrainingJobResponse> {
    const { account, region, tags, log } = this.#context;
    const name = request.TrainingJobName ?? '';
    const arn = `arn:aws:sagemaker:${region}:${account}:training-job/${name}`;
    const refuseDuplicate = () => {
      if (!this.#records.has(name)) return;
      const words =
        'Training job names must be unique within an AWS account and region, and a training job with this name already exists';
      throw new AwsError('ResourceInUse', `${words} (${arn})`);
    };
    refuseDuplicate();
    refuseLacking(request);
    const sent = metricStream(this.#context, new Actor(this.#context, request.RoleArn, 'SageMaker'), name);
    const metrics = new MetricReader(
      request.AlgorithmSpecification?.MetricDefinitions ?? [],
      (metric) =>
        log(
          `${name}: the regular expression of the metric ${metric} takes too long for a line of the log; the metric gets no more values`,
        ),
      sent.write,
    );
    await checkChannels(this.#context, request);
    // Checked again: another request may have created the job during the check of the channels.
    refuseDuplicate();
    const job = this.#records.put(name, recordOf(request, arn, tuningJobArn));
    tags.add(arn, request.Tags);
    const running = { stop: new AbortController(), kill: new AbortController(), metrics, sent };
    this.#running.set(name, { ...running, ended: this.#run(name, running) });
    return job;
  }

  /**
   * Stops a job as AWS does: the script gets no signal and is killed after a while.
   * @returns false when the job has ended
   */
  stop(name: string, why: 'Stopped' | 'MaxRuntimeExceeded' = 'Stopped'): boolean {
    const job = this.#records.get(name);
    const running = this.#running.get(name);
    if (job === undefined || running === undefined || hasEnded(job)) return false;
    if (running.stop.signal.aborted) return true;
    this.#records.put(name, advance(job, { status: 'Stopping', secondary: 'Stopping' }));
    running.stop.abort(why);
    setTimeout(() => running.kill.abort(), STOP_GRACE).unref();
    return true;
  }

  /** Deletes the record of a job that has ended, so that its name is free. @returns false when the job has not ended */
  delete(name: string): boolean {
    const job = this.#records.get(name);
    if (job === undefined || !hasEnded(job)) return false;
    this.#context.tags.forget(job.TrainingJobArn ?? '');
    this.#running.delete(name);
    return this.#records.delete(name);
  }

  /** Resolves with the job when it has ended. */
  async ended(name: string): Promise<DescribeTrainingJobResponse | undefined> {
    await this.#running.get(name)?.ended;
    return this.#records.get(name);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const running = [...this.#running.values()];
    for (const { stop, kill } of running) {
      stop.abort();
      kill.abort();
    }
    await Promise.all(running.map(({ ended }) => ended));
  }

  async #run(name: string, { stop, kill, metrics, sent }: Omit<Running, 'ended'>): Promise<void> {
    const current = () => this.#record(name);
    let deadline: NodeJS.Timeout | undefined;
    const onPhase = (phase: 'Downloading' | 'Training' | 'Uploading') => {
      if (this.#closed) throw new Error('the stand-in is stopping');
      const job = advance(current(), { status: stop.signal.aborted ? 'Stopping' : 'InProgress', secondary: phase });
      this.#records.put(name, phase === 'Downloading' ? { ...job, TrainingStartTime: new Date() } : job);
      if (phase === 'Training') deadline = this.#limit(name, job.StoppingCondition?.MaxRuntimeInSeconds);
      if (phase === 'Uploading') clearTimeout(deadline);
    };
    let model: string | undefined;
    let failure: string | undefined;
    try {
      const run = { context: this.#context, job: current(), stop: stop.signal, kill: kill.signal };
      model = await this.#slots.use(stop.signal, () =>
        runTraining({
          ...run,
          actor: new Actor(run.context, run.job.RoleArn, 'SageMaker'),
          onPhase,
          onLine: (line) => metrics.read(line),
        }),
      );
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    clearTimeout(deadline);
    const final = metrics.final();
    await sent.close();
    this.#running.delete(name);
    if (this.#closed) return;
    const job: DescribeTrainingJobResponse = {
      ...current(),
      FinalMetricDataList: final,
      ...(model !== undefined && { ModelArtifacts: { S3ModelArtifacts: model } }),
    };
    const stopped = stop.signal.aborted && (stop.signal.reason as 'Stopped' | 'MaxRuntimeExceeded');
    this.#records.put(name, end(job, stopped || (failure === undefined ? 'Completed' : 'Failed'), failure));
  }

  #record(name: string): DescribeTrainingJobResponse {
    const job = this.#records.get(name);
    if (job === undefined) throw new Error(`no training job ${name}`);
    return job;
  }

  #limit(name: string, seconds = 86_400): NodeJS.Timeout {
    return setTimeout(() => this.stop(name, 'MaxRuntimeExceeded'), Math.min(seconds * 1000, LONGEST_TIMER));
  }
}

/** The record of a job that ends now, with its times. */
function end(
  job: DescribeTrainingJobResponse,
  how: 'Completed' | 'Failed' | 'Stopped' | 'MaxRuntimeExceeded',
  failure: string | undefined,
): DescribeTrainingJobResponse {
  const status = how === 'MaxRuntimeExceeded' ? 'Stopped' : how;
  const reason = how === 'Failed' && failure !== undefined ? failure.slice(0, 1024) : undefined;
  const ended = advance(job, { status, secondary: how, ...(reason !== undefined && { message: reason }) });
  const start = job.TrainingStartTime;
  const now = ended.LastModifiedTime ?? new Date();
  const seconds = start && Math.max(1, Math.round((now.getTime() - start.getTime()) / 1000));
  return {
    ...ended,
    TrainingEndTime: now,
    ...(reason !== undefined && { FailureReason: reason }),
    ...(seconds !== undefined && { TrainingTimeInSeconds: seconds, BillableTimeInSeconds: seconds }),
  };
}
