import {
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
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
import type { Found, Kind, Observed, Tags } from '../../core/graph.ts';
import { type Artefact, findArtefact } from './artifact.aws.ts';

/** A training job and the identity of the model that it left in S3. */
export interface SeenTrainingJob extends DescribeTrainingJobResponse {
  /** What lies at `ModelArtifacts.S3ModelArtifacts`; absent until the job has completed. */
  readonly artefact?: Artefact;
  /** How its metrics ended in its log; absent until the job has completed. */
  readonly figures?: LogFigures;
}

/**
 * SageMaker training jobs. A completed one whose artefact is gone counts as failed, and may be run again; one whose log
 * ends in nan or inf counts as failed.
 */
export function trainingJobKind(aws: Aws): Kind<SeenTrainingJob> {
  const sagemaker = () => aws.client(SageMakerClient);
  const metrics = new Map<string, MetricLines>();
  const readFigures = logFigures(aws);
  return {
    name: 'training job',
    onCancel: 'stop',
    naming: 'content',
    async observe(id): Promise<Observed<SeenTrainingJob> | undefined> {
      const seen = await unlessNotFound(sagemaker().send(new DescribeTrainingJobCommand({ TrainingJobName: id })));
      if (seen === undefined) return undefined;
      const tags = await readTags(aws, seen.TrainingJobArn);
      if (tags === undefined) return undefined;
      const phase = jobPhase(seen.TrainingJobStatus ?? '', seen.SecondaryStatus, seen.FailureReason);
      if (phase.is !== 'ready') return { seen, phase, tags };
      const uri = seen.ModelArtifacts?.S3ModelArtifacts ?? '';
      if (!uri.startsWith('s3://'))
        throw annotate(
          new Misshapen(
            'AWS answered without ModelArtifacts.S3ModelArtifacts, which each job has that completed',
            seen,
          ),
          { operation: 'DescribeTrainingJob', resource: id },
        );
      const artefact = await findArtefact(aws, uri);
      if (artefact === undefined)
        return { seen, tags, phase: { is: 'failed', detail: `its artefact ${uri} is gone`, transient: true } };
      const figures = await readFigures(id, seen.AlgorithmSpecification?.MetricDefinitions);
      const diverged = divergence(figures);
      if (diverged !== undefined) {
        const detail = `it diverged: at the end of its log, ${diverged}. Lower the learning rate, say, and let the script exit with an error as soon as a figure is none`;
        return { seen, tags, phase: { is: 'failed', detail } };
      }
      return { seen: { ...seen, artefact, figures }, phase, tags };
    },
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
    tag: (_id, seen, tags) => writeTags(aws, seen.TrainingJobArn, tags),
    lastLines: (id) => readFailedLog(aws, id),
    news: async (id, seen, cursor) => {
      const log = await readJobLog(aws, id, cursor);
      const own = metrics.get(id) ?? new MetricLines(seen?.AlgorithmSpecification?.MetricDefinitions);
      if (seen !== undefined) metrics.set(id, own);
      const figures = own.figures(log);
      const newest = log.findLast((_, line) => figures.some(({ values }) => values[line] !== undefined));
      return {
        log,
        lines: own.givenUp(),
        newest,
        secondsLeft: secondsLeft(seen, log),
      };
    },
  };
}

/** From the newest line that counts epochs, such as `Epoch: 3/8`, and the time that those took. */
function secondsLeft(seen: SeenTrainingJob | undefined, log: readonly string[]): number | undefined {
  const [, done, of] =
    log.map((line) => /\bepoch:?\s*(\d+)\s*(?:\/|of)\s*(\d+)/i.exec(line)).findLast((match) => match !== null) ?? [];
  if (done === undefined || of === undefined || seen?.TrainingStartTime === undefined || Number(done) === 0)
    return undefined;
  const elapsed = (Date.now() - seen.TrainingStartTime.getTime()) / 1000;
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
