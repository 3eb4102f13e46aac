import { DescribeTrainingJobCommand, type MetricDefinition, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, unlessNotFound } from '../../aws/errors.ts';
import { type HostLog, readLogEnds } from '../../aws/job-log.ts';
import { MetricLines } from '../../aws/metric-lines.ts';
import { isFigure } from '../../core/figure.ts';

/** How a training job went, as far as SageMaker and its log tell. */
export interface JobCourse {
  readonly job: string;
  /** SageMaker's word, such as `Completed`. */
  readonly status: string;
  readonly instance: string;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly phases: readonly JobPhase[];
  readonly curves: readonly Curve[];
}

/** What SageMaker did with a job, from DescribeTrainingJob's SecondaryStatusTransitions; times in ms since the epoch. */
export interface JobPhase {
  /** Such as `Downloading`. */
  readonly name: string;
  readonly from: number;
  /** Absent while it lasts. */
  readonly to?: number;
}

/** The values of a metric in the order in which the log has them. */
export interface Curve {
  readonly metric: string;
  /** What the first number of a point counts. */
  readonly by: 'epoch' | 'value';
  readonly points: readonly (readonly [number, number])[];
}

/** Where a job's data and results lie. */
export interface JobPlaces {
  /** `s3://…/` of the channel `training`; absent where it has none. */
  readonly data?: string;
  /** `s3://…/model.tar.gz`; absent until the job has completed. */
  readonly artifact?: string;
}

/** @returns undefined for a job that is not there */
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

/** Points of a curve that are kept: more than a drawing has room for. */
const MOST_POINTS = 400;

/** The curves of a job's metrics, from the first host that printed any: what has one value only is no curve. */
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
      // A line that tells of the best epoch again is no further epoch.
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
