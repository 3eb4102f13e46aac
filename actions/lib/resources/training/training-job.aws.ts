import {
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  DeleteTrainingJobCommand,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  paginateListTrainingJobs,
  SageMakerClient,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { annotate, hasEnded, isNotFound, unlessNotFound } from '../../aws/errors.ts';
import { readFailedLog, readJobLog } from '../../aws/job-log.ts';
import { jobPhase } from '../../aws/job-phase.ts';
import { divergence, type LogFigures, logFigures } from '../../aws/log-figures.ts';
import { MetricLines } from '../../aws/metric-lines.ts';
import { Misshapen } from '../../aws/misshapen.ts';
import { readTags, tagsOf, toTags, writeTags } from '../../aws/tags.ts';
import type { Found, Observed, OwnedKind, Tags, View } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';
import { type Artifact, findArtifact } from './artifact.aws.ts';

/** A training job and its artifact. */
export interface TrainingJob extends DescribeTrainingJobResponse {
  /** The object at `ModelArtifacts.S3ModelArtifacts`; absent until the job has completed. */
  readonly artifact?: Artifact;
  /** The last values of its metrics in its log; absent until the job has completed. */
  readonly figures?: LogFigures;
}

/**
 * SageMaker training jobs. A completed job without its artifact counts as failed and may run again; a job whose log
 * ends with nan or inf counts as failed.
 */
export function trainingJobKind(aws: Aws): OwnedKind<TrainingJob> & Required<View<TrainingJob>> {
  const sagemaker = () => aws.client(SageMakerClient);
  const metrics = new Map<string, MetricLines>();
  const readFigures = logFigures(aws);
  return {
    name: 'training job',
    identity: 'content',
    numbered: true,
    longRunning: true,
    async observe(id): Promise<Observed<TrainingJob> | undefined> {
      const resource = await describeTrainingJob(aws, id);
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.TrainingJobArn);
      if (tags === undefined) return undefined;
      const phase = jobPhase(resource.TrainingJobStatus ?? '', resource.SecondaryStatus, resource.FailureReason);
      if (phase.is !== 'ready') return { resource, phase, tags };
      const uri = resource.ModelArtifacts?.S3ModelArtifacts ?? '';
      if (!uri.startsWith('s3://'))
        throw annotate(
          new Misshapen('AWS answered without ModelArtifacts.S3ModelArtifacts, which each completed job has', resource),
          { operation: 'DescribeTrainingJob', resource: id },
        );
      const artifact = await findArtifact(aws, uri);
      if (artifact === undefined)
        return {
          resource,
          tags,
          phase: { is: 'failed', detail: `its artifact ${uri} no longer exists`, transient: true },
        };
      const figures = await readFigures(id, resource.AlgorithmSpecification?.MetricDefinitions);
      const diverged = divergence(figures);
      if (diverged !== undefined) {
        const detail = `it diverged: at the end of its log, ${diverged}. For example, lower the learning rate, and let the script exit with an error at the first NaN or infinite value`;
        return { resource, tags, phase: { is: 'failed', detail } };
      }
      return { resource: { ...resource, artifact, figures }, phase, tags };
    },
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      const newest = { NameContains: prefix, SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
      for await (const page of paginateListTrainingJobs({ client: sagemaker() }, newest)) {
        for (const { TrainingJobName: id, TrainingJobStatus, TrainingJobArn } of page.TrainingJobSummaries ?? []) {
          if (id?.startsWith(prefix))
            yield { id, running: TrainingJobStatus === 'InProgress', tags: tagsOf(aws, TrainingJobArn) };
        }
      }
    },
    async stop(id) {
      try {
        await sagemaker().send(new StopTrainingJobCommand({ TrainingJobName: id }));
      } catch (error) {
        if (!hasEnded(error) && !isNotFound(error)) throw error;
      }
    },
    async remove(id) {
      await unlessNotFound(sagemaker().send(new DeleteTrainingJobCommand({ TrainingJobName: id })));
    },
    tag: (_id, resource, tags) => writeTags(aws, resource.TrainingJobArn, tags),
    lastLines: (id) => readFailedLog(aws, id),
    news: async (id, resource, cursor) => {
      const log = await readJobLog(aws, id, cursor);
      const own = metrics.get(id) ?? new MetricLines(resource?.AlgorithmSpecification?.MetricDefinitions);
      if (resource !== undefined) metrics.set(id, own);
      const figures = own.figures(log);
      const newest = log.findLast((_, line) => figures.some(({ values }) => values[line] !== undefined));
      return {
        log,
        lines: own.givenUp(),
        newest,
        secondsLeft: secondsLeft(resource, log, aws.clock.now()),
      };
    },
  };
}

/** A training job by name, without its S3 objects and its log; `undefined` when it does not exist. */
export function describeTrainingJob(aws: Aws, id: string): Promise<DescribeTrainingJobResponse | undefined> {
  return unlessNotFound(aws.client(SageMakerClient).send(new DescribeTrainingJobCommand({ TrainingJobName: id })));
}

/** Estimated from the newest line with an epoch number, such as `Epoch: 3/8`, and the elapsed time. */
function secondsLeft(resource: TrainingJob | undefined, log: readonly string[], now: number): number | undefined {
  const [, done, of] =
    log.map((line) => /\bepoch:?\s*(\d+)\s*(?:\/|of)\s*(\d+)/i.exec(line)).findLast((match) => match !== null) ?? [];
  if (done === undefined || of === undefined || resource?.TrainingStartTime === undefined || Number(done) === 0)
    return undefined;
  const elapsed = (now - resource.TrainingStartTime.getTime()) / 1000;
  return (elapsed / Number(done)) * (Number(of) - Number(done));
}

/** Starts a training job. */
export async function createTrainingJob(
  aws: Aws,
  request: Omit<CreateTrainingJobRequest, 'Tags'>,
  tags: Tags,
): Promise<void> {
  const command = new CreateTrainingJobCommand({ ...request, Tags: toTags(tags) });
  await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}
