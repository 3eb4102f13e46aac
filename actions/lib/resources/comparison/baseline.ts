import { findTrainedOnEc2, isTrainedOnEc2 } from '../ec2/find-trained.ts';
import { type NoModel, type ServedModel, servedModel } from '../endpoint/served-model.ts';
import type { Scope } from '../scope.ts';
import { type FinishedJob, findTrained } from '../training/find-trained.ts';

/** The model that main serves, with the training job that made it; `job` is absent if the model was trained on EC2. */
export interface Baseline extends Pick<FinishedJob, 'trained'>, Partial<Pick<FinishedJob, 'job'>> {
  readonly served: ServedModel;
}

/** The model that an endpoint serves, or the reason why there is no model to compare with. */
export async function baselineOf(scope: Scope, endpoint: string): Promise<Baseline | NoModel> {
  const served = await servedModel(scope.aws, endpoint);
  if ('none' in served) return served;
  const { trainingJob } = served;
  const isOnEc2 = isTrainedOnEc2(scope, trainingJob);
  const found = isOnEc2 ? await findTrainedOnEc2(scope, trainingJob) : await findTrained(scope, trainingJob);
  return 'none' in found ? { ...found, serves: true } : { served, ...found };
}
