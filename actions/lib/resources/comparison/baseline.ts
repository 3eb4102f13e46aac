import { type ServedModel, servedModel } from '../endpoint/served-model.ts';
import type { Scope } from '../scope.ts';
import { findTrained } from '../training/find-trained.ts';
import type { Trained } from '../training/node.ts';

/** The model that main serves, with the training job that made it. */
export interface Baseline {
  readonly served: ServedModel;
  readonly trained: Trained;
}

/** The model that an endpoint serves, or why none can be compared with. */
export async function baselineOf(scope: Scope, endpoint: string): Promise<Baseline | { readonly none: string }> {
  const served = await servedModel(scope.aws, endpoint);
  if ('none' in served) return served;
  const trained = await findTrained(scope, served.trainingJob);
  return 'none' in trained ? trained : { served, trained };
}
