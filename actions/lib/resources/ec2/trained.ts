import { Failure } from '../../core/failure.ts';
import type { Trained } from '../training/node.ts';
import { fileOf, nameOf, type Status } from './launch.ts';
import type { Ec2Run } from './run.aws.ts';

/** A finished training on EC2. */
export interface TrainedOnEc2 extends Trained {
  readonly instanceId: string;
  /** Time of the request for the instance, in milliseconds since the epoch. */
  readonly asked: number;
  readonly status: Status;
}

/**
 * Minimum seconds that EC2 bills for an instance. Source: EC2 pricing, "billed by the second, with a minimum of 60
 * seconds".
 */
const LEAST = 60;

/** Seconds that EC2 bills for the instance of a training. */
export function billedSeconds({ launched, ended }: Pick<Status, 'launched' | 'ended'>): number {
  return Math.max(LEAST, Math.round((ended - launched) / 1000));
}

/** Result of a completed training. */
export function trainedOnEc2(id: string, { launch, status, artifact, figures }: Ec2Run): TrainedOnEc2 {
  if (status === undefined) throw new Error(`${id} has not ended.`);
  const { phases, launched, ended, instance } = status;
  const seconds = (from: number, to: number) => Math.round((to - from) / 1000);
  const worked = phases.filter(({ name }) => name !== 'set-up');
  return {
    trainingJob: nameOf(id),
    artifact: fileOf(id, 'model.tar.gz'),
    artifactTag: artifact?.tag ?? '',
    artifactBytes: artifact?.bytes ?? 0,
    metrics: Object.fromEntries(
      (figures?.endings ?? [])
        .flatMap(({ name, figure, whole }) =>
          figure === undefined ? [] : [[name, Number((whole ?? figure).replaceAll(/[,_]/g, ''))] as const],
        )
        .sort(),
    ),
    billableSeconds: billedSeconds(status),
    trainingSeconds: seconds(worked[0]?.from ?? launched, worked.at(-1)?.to ?? ended),
    instance: instance.type,
    count: 1,
    instanceId: instance.id,
    ...{ asked: launch.asked, status },
  };
}

/** Fails if a training printed none of its metrics, because their regular expressions do not match. @throws Failure */
export function proveMetrics(name: string, { launch, figures }: Ec2Run): void {
  const found = new Set((figures?.endings ?? []).flatMap(({ name, figure }) => (figure === undefined ? [] : [name])));
  const missing = launch.metrics.filter(({ Name = '' }) => !found.has(Name));
  if (missing.length === 0) return;
  const list = missing.map(({ Name, Regex }) => `${Name} (${Regex})`).join(', ');
  throw new Failure(
    `metric-missing: The EC2 training ${name} has completed, but no line of its log matched: ${list}.`,
    'Correct the regular expression under `training.metrics`, or let the script print the metric.',
  );
}
