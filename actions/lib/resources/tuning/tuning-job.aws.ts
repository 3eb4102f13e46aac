import {
  CreateHyperParameterTuningJobCommand,
  type CreateHyperParameterTuningJobRequest,
  DeleteHyperParameterTuningJobCommand,
  DescribeHyperParameterTuningJobCommand,
  type DescribeHyperParameterTuningJobResponse,
  type HyperParameterTrainingJobSummary,
  paginateListHyperParameterTuningJobs,
  paginateListTrainingJobsForHyperParameterTuningJob,
  SageMakerClient,
  StopHyperParameterTuningJobCommand,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { hasEnded, isNotFound, unlessNotFound } from '../../aws/errors.ts';
import { readFailedLog } from '../../aws/job-log.ts';
import { jobPhase } from '../../aws/job-phase.ts';
import { logFigures } from '../../aws/log-figures.ts';
import { readTags, tagsOf, toTags, writeTags } from '../../aws/tags.ts';
import { LAST_LINES } from '../../core/failure.ts';
import { float32 } from '../../core/figure.ts';
import type { Found, OwnedKind, Phase, Tags } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';
import { findWinner, type Winner } from './winner.aws.ts';

/** A tuning job and its best trial. */
export interface TuningJob extends DescribeHyperParameterTuningJobResponse {
  /** Absent until the job has completed, and if every trial diverged. */
  readonly winner?: Winner;
}

/** SageMaker hyperparameter tuning jobs. A completed job without a valid best trial counts as failed. */
export function tuningJobKind(aws: Aws): OwnedKind<TuningJob> {
  const sagemaker = () => aws.client(SageMakerClient);
  const readFigures = logFigures(aws);
  return {
    name: 'tuning job',
    identity: 'content',
    numbered: true,
    longRunning: true,
    async observe(id) {
      const resource = await describeTuningJob(aws, id);
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.HyperParameterTuningJobArn);
      if (tags === undefined) return undefined;
      const phase = tuningPhase(resource);
      if (phase.is !== 'ready') return { resource, phase, tags };
      const winner = await findWinner(resource, readFigures, () => listTrials(aws, id));
      if (winner.trial !== undefined) return { resource: { ...resource, winner }, phase, tags };
      const trials = winner.passedOver.map(({ name, diverged }) => `${name} (${diverged})`).join('; ');
      const detail = `every trial that reported the objective diverged: ${trials}. For example, search lower learning rates, and let the script exit with an error at the first NaN or infinite value`;
      return { resource, tags, phase: { is: 'failed', detail } };
    },
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      const newest = { NameContains: prefix, SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
      for await (const page of paginateListHyperParameterTuningJobs({ client: sagemaker() }, newest)) {
        for (const job of page.HyperParameterTuningJobSummaries ?? []) {
          const id = job.HyperParameterTuningJobName;
          if (!id?.startsWith(prefix)) continue;
          yield {
            id,
            running: job.HyperParameterTuningJobStatus === 'InProgress',
            tags: tagsOf(aws, job.HyperParameterTuningJobArn),
          };
        }
      }
    },
    async stop(id) {
      try {
        await sagemaker().send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id }));
      } catch (error) {
        if (!hasEnded(error) && !isNotFound(error)) throw error;
      }
    },
    async remove(id) {
      const request = new DeleteHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id });
      await unlessNotFound(sagemaker().send(request));
    },
    tag: (_id, resource, tags) => writeTags(aws, resource.HyperParameterTuningJobArn, tags),
    lastLines: (id) => endOfTrial(aws, id),
    news: async (id, resource, cursor) => ({
      lines: await trialRows(aws, id, cursor),
      log: [],
      secondsLeft: secondsLeft(resource, aws.clock.now()),
    }),
  };
}

/** A tuning job by name, without its winner; `undefined` when it does not exist. */
export function describeTuningJob(aws: Aws, id: string): Promise<DescribeHyperParameterTuningJobResponse | undefined> {
  const request = new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id });
  return unlessNotFound(aws.client(SageMakerClient).send(request));
}

function tuningPhase(resource: DescribeHyperParameterTuningJobResponse): Phase {
  const phase = jobPhase(resource.HyperParameterTuningJobStatus ?? '', undefined, resource.FailureReason);
  if (phase.is === 'ready' && resource.BestTrainingJob?.FinalHyperParameterTuningJobObjectiveMetric === undefined) {
    return {
      is: 'failed',
      detail: 'no training job reported the objective metric: does its regular expression match a line of the log?',
    };
  }
  if (phase.is !== 'in-progress') return phase;
  const { Completed = 0, InProgress = 0, NonRetryableError = 0 } = resource.TrainingJobStatusCounters ?? {};
  const of = resource.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs ?? '?';
  const failed = NonRetryableError > 0 ? `, ${NonRetryableError} failed` : '';
  return { ...phase, detail: `${phase.detail}, ${Completed} of ${of} trials done, ${InProgress} running${failed}` };
}

/** Estimated from the time of the finished trials. */
function secondsLeft(resource: DescribeHyperParameterTuningJobResponse | undefined, now: number): number | undefined {
  const { Completed = 0 } = resource?.TrainingJobStatusCounters ?? {};
  const of = resource?.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs;
  if (of === undefined || Completed === 0 || resource?.CreationTime === undefined) return undefined;
  const elapsed = (now - resource.CreationTime.getTime()) / 1000;
  return (elapsed / Completed) * (of - Completed);
}

/** All training jobs of a tuning job, in the order in which they were started. */
export async function listTrials(aws: Aws, id: string): Promise<HyperParameterTrainingJobSummary[]> {
  const trials: HyperParameterTrainingJobSummary[] = [];
  const client = aws.client(SageMakerClient);
  const request = { HyperParameterTuningJobName: id, MaxResults: 100 };
  for await (const page of paginateListTrainingJobsForHyperParameterTuningJob({ client }, request))
    trials.push(...(page.TrainingJobSummaries ?? []));
  return trials.sort((a, b) => (a.TrainingJobName ?? '').localeCompare(b.TrainingJobName ?? ''));
}

/** The table row of the first failed trial, and the end of its log; if none failed, those of the last trial. */
async function endOfTrial(aws: Aws, id: string): Promise<string[]> {
  const trials = await listTrials(aws, id);
  const trial = trials.find(({ TrainingJobStatus }) => TrainingJobStatus === 'Failed') ?? trials.at(-1);
  if (trial?.TrainingJobName === undefined) return [];
  // The row shows the reason even if the role may not read the log.
  const log = await readFailedLog(aws, trial.TrainingJobName).catch(() => []);
  return [rowOf(id, trial), ...log.slice(1 - LAST_LINES)];
}

/** New rows of the table of trials: a trial gets its row when it ends. */
async function trialRows(aws: Aws, id: string, cursor: Map<string, string>): Promise<string[]> {
  const rows: string[] = [];
  for (const trial of await listTrials(aws, id)) {
    const name = trial.TrainingJobName ?? '';
    const status = trial.TrainingJobStatus ?? '';
    if (!['Completed', 'Failed', 'Stopped'].includes(status) || cursor.get(name) === status) continue;
    cursor.set(name, status);
    rows.push(`  ${rowOf(id, trial)}`);
  }
  return rows;
}

function rowOf(id: string, trial: HyperParameterTrainingJobSummary): string {
  const { TrainingJobName: name = '', TrainingJobStatus: status = '', TunedHyperParameters = {} } = trial;
  const searched = Object.entries(TunedHyperParameters).map(([key, value]) => `${key}=${shorten(value)}`);
  const { MetricName, Value } = trial.FinalHyperParameterTuningJobObjectiveMetric ?? {};
  const objective =
    Value === undefined ? oneLine(trial.FailureReason ?? 'no objective metric') : `${MetricName} ${float32(Value)}`;
  return `${name.slice(id.length + 1).padEnd(13)}${status.padEnd(11)}${searched.sort().join('  ').padEnd(44)}${objective}`;
}

/** Longest reason in a table, in characters. */
const LONGEST_REASON = 160;

/** The beginning of a reason, which contains output of the script, as one line. */
function oneLine(reason: string): string {
  const line = reason.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

/** A hyperparameter's number, short enough for a table. */
function shorten(value: string): string {
  const number = Number(value);
  return Number.isNaN(number) || value.length < 10 ? value : number.toPrecision(6);
}

/** Starts a tuning job; SageMaker copies the tags to its training jobs. */
export async function createTuningJob(
  aws: Aws,
  request: Omit<CreateHyperParameterTuningJobRequest, 'Tags'>,
  tags: Tags,
): Promise<void> {
  const command = new CreateHyperParameterTuningJobCommand({ ...request, Tags: toTags(tags) });
  await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}
