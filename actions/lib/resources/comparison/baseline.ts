import { type ServedModel, servedModel } from '../endpoint/served-model.ts';
import type { Scope } from '../scope.ts';
import { type FinishedJob, findTrained } from '../training/find-trained.ts';

/** The model that main serves, with the training job that made it. */
export interface Baseline extends FinishedJob {
  readonly served: ServedModel;
}

/** The model that an endpoint serves, or why none can be compared with. */
export async function baselineOf(scope: Scope, endpoint: string): Promise<Baseline | { readonly none: string }> {
  const served = await servedModel(scope.aws, endpoint);
  if ('none' in served) return served;
  const found = await findTrained(scope, served.trainingJob);
  return 'none' in found ? found : { served, ...found };
}
