import type { Compared } from '../resources/comparison/node.ts';
import type { Scope } from '../resources/scope.ts';
import { readEvaluation } from '../resources/training/evaluation.ts';
import type { Trained } from '../resources/training/node.ts';
import type { Rule } from '../resources/types.ts';
import { type Comparison, compare, LARGEST_EVALUATION, parseEvaluation, type Side } from './compare/index.ts';

/** What became of one endpoint's comparison. */
export interface EndpointComparison {
  readonly endpoint: string;
  readonly candidate: string;
  /** Training job of the served model; absent where there is none to compare with. */
  readonly baseline?: string;
  readonly comparison?: Comparison;
  /** Why nothing was compared. */
  readonly none?: string;
}

/** Compares the candidate of an endpoint with the model that main serves. */
export async function compareModels(
  scope: Scope,
  { endpoint, candidate, baseline }: Compared,
  rules: Readonly<Record<string, Rule>>,
): Promise<EndpointComparison> {
  const own = { endpoint, candidate: candidate.trainingJob };
  if ('none' in baseline) return { ...own, none: `There is no baseline: ${baseline.none}.` };
  const both = { ...own, baseline: baseline.trained.trainingJob };
  if (baseline.trained.trainingJob === candidate.trainingJob)
    return { ...both, none: 'Nothing to compare: the served model is of the same content.' };
  const [before, after] = await Promise.all([sideOf(scope, baseline.trained), sideOf(scope, candidate)]);
  return { ...both, comparison: compare([before], [after], rules) };
}

async function sideOf({ aws, signal, warn }: Scope, trained: Trained): Promise<Side> {
  const { trainingJob: name, metrics, artifact } = trained;
  const bytes = await readEvaluation(aws, artifact, LARGEST_EVALUATION, signal);
  if (bytes === undefined) return { name, metrics };
  const parsed = parseEvaluation(bytes);
  if ('evaluation' in parsed) return { name, metrics, evaluation: parsed.evaluation };
  for (const problem of parsed.problems) warn(name, `evaluation.json: ${problem}`);
  return { name, metrics };
}
