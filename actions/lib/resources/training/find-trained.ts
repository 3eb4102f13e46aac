import type { Scope } from '../scope.ts';
import { type Trained, trained } from './node.ts';
import { type TrainingJob, trainingJobKind } from './training-job.aws.ts';

/** A finished training job as AWS describes it. */
export interface FinishedJob {
  readonly trained: Trained;
  readonly job: TrainingJob;
}

/** A finished training job by its name, or the reason why it cannot be used. */
export async function findTrained({ aws }: Pick<Scope, 'aws'>, name: string): Promise<FinishedJob | { none: string }> {
  const observed = await trainingJobKind(aws).observe(name);
  if (observed === undefined) return { none: `the training job ${name} no longer exists` };
  const { phase, resource } = observed;
  return phase.is === 'ready'
    ? { trained: trained(name, resource), job: resource }
    : { none: `the training job ${name} is not usable: ${phase.detail}` };
}
