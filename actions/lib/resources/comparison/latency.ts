import { type LatencyDifference, latencyDifference } from '../../compare/index.ts';
import { latencyIn, type Measured } from '../endpoint/latency.ts';
import { endpointKind } from '../endpoint/observe.ts';
import { type ServedModel, servedModel } from '../endpoint/served-model.ts';
import { previewName } from '../preview/names.ts';
import type { Scope } from '../scope.ts';

/** The latency of an endpoint and its instance type, or the reason why it is not known. */
export type KnownLatency = (Measured & { readonly instance: string }) | { readonly none: string };

/** Latencies of the model that main serves and of the candidate. */
export interface LatencyComparison {
  readonly baseline: KnownLatency;
  readonly candidate: KnownLatency;
  /** Absent if a latency is not known, or if the two endpoints got different requests. */
  readonly difference?: LatencyDifference;
}

/**
 * The known latencies of both models. It only reads: main measured its endpoint when it deployed it, and a pull request
 * may not invoke that endpoint; a candidate is measured if it has a preview.
 *
 * @param baseline the model that main's endpoint serves
 * @param trainingJob of the candidate
 */
export async function compareLatency(
  scope: Scope,
  baseline: ServedModel,
  trainingJob: string,
): Promise<LatencyComparison> {
  const both = await Promise.all([latencyOf(scope, baseline), ofCandidate(scope, baseline.endpoint, trainingJob)]);
  const [served, candidate] = both;
  if ('none' in served || 'none' in candidate || served.asked !== candidate.asked)
    return { baseline: served, candidate };
  return { baseline: served, candidate, difference: latencyDifference(served, candidate) };
}

async function ofCandidate(scope: Scope, entry: string, trainingJob: string): Promise<KnownLatency> {
  const { config, given } = scope;
  const without = 'it has no endpoint';
  if (config.preview === undefined)
    return { none: `${without}; with \`pull-request.preview\` in the config, the label \`preview\` gives it one` };
  if (given.preview === undefined) return { none: `${without}; the label \`preview\` gives it one` };
  const served = await servedModel(scope.aws, previewName(config.name, given.preview, entry));
  if ('none' in served) return { none: `${without}: ${served.none}` };
  if (served.trainingJob === trainingJob) return latencyOf(scope, served);
  return { none: `the endpoint ${served.endpoint} serves another model, that of ${served.trainingJob}` };
}

async function latencyOf({ aws }: Scope, { endpoint, instance }: ServedModel): Promise<KnownLatency> {
  const observed = await endpointKind(aws).observe(endpoint);
  const measured = observed && latencyIn(observed);
  return measured === undefined
    ? { none: `the endpoint ${endpoint} has no smoke request, or was not measured when it was deployed` }
    : { ...measured, instance };
}
