import { Failure } from '../../core/failure.ts';
import type { Refused } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import type { Endpoint } from './config.ts';

/**
 * Compares a new model with the model that the endpoint serves, before the new one replaces it.
 *
 * @returns the reason for a refusal if the new model is worse by more than the tolerance and the input `force` is not
 *   set
 */
export async function gate(
  scope: Scope,
  endpoint: string,
  { gate: rules }: Endpoint,
  candidate: Trained,
): Promise<Refused | undefined> {
  if (rules === undefined) return undefined;
  // Loaded late, because most endpoints have no gate.
  const [{ baselineOf }, { compareModels }] = await Promise.all([
    import('../comparison/baseline.ts'),
    import('../comparison/compare-models.ts'),
  ]);
  const baseline = await baselineOf(scope, endpoint);
  const { comparison, none } = await compareModels(scope, { endpoint, candidate, baseline }, rules);
  const key = `endpoint:${endpoint}`;
  if (comparison === undefined) {
    if ('none' in baseline) scope.warn(key, `the gate was not applied. ${none}`);
    return undefined;
  }
  const told = comparison.metrics.map(({ sentence }) => sentence).join(' ');
  if (comparison.verdict !== 'fail') {
    scope.note(key, `compared with the served model: ${comparison.sentence} ${told}`);
    return undefined;
  }
  if (scope.force) {
    scope.note(key, `a worse model replaces the served one by \`force\`: ${told}`);
    scope.warn(key, `\`force\` is set, so a worse model replaces the served one: ${told}`);
    return undefined;
  }
  const served = 'none' in baseline ? '' : baseline.trained.trainingJob;
  return {
    reason: comparison.sentence,
    failure: new Failure(
      `worse-than-baseline: The model of ${candidate.trainingJob} does not replace that of ${served}, which the endpoint ${endpoint} serves: ${told}`,
      'Train a better model, raise the tolerance in `gate`, or set the input `force: true` to serve it all the same.',
    ),
  };
}
