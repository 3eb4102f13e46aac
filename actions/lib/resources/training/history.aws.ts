import { DescribeTrainingJobCommand, type MetricDefinition, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, unlessNotFound } from '../../aws/errors.ts';
import { type HostLog, readLogEnds } from '../../aws/job-log.ts';
import { MetricLines } from '../../aws/metric-lines.ts';
import { isFigure } from '../../core/figure.ts';

/** The course of a training job, from SageMaker's description and its log. */
export interface JobCourse {
  readonly job: string;
  /** SageMaker's status, such as `Completed`. */
  readonly status: string;
  readonly instance: string;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly phases: readonly JobPhase[];
  readonly curves: readonly Curve[];
}

/** A phase of a job, from DescribeTrainingJob's SecondaryStatusTransitions; times in milliseconds since the epoch. */
export interface JobPhase {
  /** SageMaker's status, such as `Downloading`. */
  readonly name: string;
  readonly from: number;
  /** Absent until the phase has ended. */
  readonly to?: number;
}

/** The values of a metric in the order of the log. */
export interface Curve {
  readonly metric: string;
  /** The meaning of the first number of a point: the epoch, or the number of the value. */
  readonly by: 'epoch' | 'value';
  readonly points: readonly (readonly [number, number])[];
}

/** Addresses of a job's data and results. */
export interface JobPlaces {
  /** `s3://…/` of the channel `training`; absent if the job has no such channel. */
  readonly data?: string;
  /** `s3://…/model.tar.gz`; absent until the job has completed. */
  readonly artifact?: string;
}

/** @returns undefined if the job does not exist */
export async function readCourse(aws: Aws, job: string): Promise<(JobCourse & { places: JobPlaces }) | undefined> {
  const command = new DescribeTrainingJobCommand({ TrainingJobName: job });
  const found = await unlessNotFound(aws.client(SageMakerClient).send(command));
  if (found === undefined) return undefined;
  const logs = await readLogEnds(aws, job).catch((error: unknown) => {
    if (isDenied(error)) return [];
    throw error;
  });
  const transitions = found.SecondaryStatusTransitions ?? [];
  const data = found.InputDataConfig?.find(({ ChannelName }) => ChannelName === 'training');
  return {
    job,
    status: found.TrainingJobStatus ?? '',
    instance: found.ResourceConfig?.InstanceType ?? '',
    count: found.ResourceConfig?.InstanceCount ?? 1,
    created: found.CreationTime?.getTime() ?? 0,
    phases: transitions.flatMap(({ Status: name = '', StartTime: from, EndTime: to }) =>
      from === undefined ? [] : [{ name, from: from.getTime(), ...(to !== undefined && { to: to.getTime() }) }],
    ),
    curves: readCurves(logs, found.AlgorithmSpecification?.MetricDefinitions),
    places: {
      ...(data?.DataSource?.S3DataSource?.S3Uri !== undefined && { data: data.DataSource.S3DataSource.S3Uri }),
      ...(found.TrainingJobStatus === 'Completed' &&
        found.ModelArtifacts?.S3ModelArtifacts !== undefined && { artifact: found.ModelArtifacts.S3ModelArtifacts }),
    },
  };
}

/** Maximum number of points of a curve: more than a chart can show. */
const MOST_POINTS = 400;

/** The curves of a job's metrics, from the first host that printed any. A metric with a single value has no curve. */
export function readCurves(
  logs: readonly Pick<HostLog, 'lines'>[],
  definitions: readonly MetricDefinition[] = [],
): Curve[] {
  const hosts = logs.map(({ lines }) =>
    new MetricLines(definitions).figures(lines).flatMap(({ name, values }) => {
      const found = values.flatMap((text, line) =>
        text !== undefined && isFigure(text) ? [{ value: Number(text), epoch: epochOf(lines[line] ?? '') }] : [],
      );
      const by = found.every(({ epoch }) => epoch !== undefined) ? ('epoch' as const) : ('value' as const);
      const counted = found.map(({ value, epoch = 0 }, index) => [by === 'epoch' ? epoch : index + 1, value] as const);
      // A line that repeats an earlier epoch, such as the best one, is not a further epoch.
      const rising = counted.filter(([at], index) => counted.slice(0, index).every(([before]) => before < at));
      const every = Math.ceil(rising.length / MOST_POINTS);
      const points = rising.filter((_, index) => index % every === 0 || index === rising.length - 1);
      return points.length < 2 ? [] : [{ metric: name, by, points }];
    }),
  );
  return hosts.find((curves) => curves.length > 0) ?? [];
}

function epochOf(line: string): number | undefined {
  const [, epoch] = /\bepoch:?\s*(\d+)/i.exec(line) ?? [];
  return epoch === undefined ? undefined : Number(epoch);
}
