import { type Comparison, compare, LARGEST_EVALUATION, parseEvaluation, type Side } from '../../compare/index.ts';
import { Failure } from '../../core/failure.ts';
import { testDataOf } from '../data/test-data.ts';
import type { NoModel } from '../endpoint/served-model.ts';
import type { Scope } from '../scope.ts';
import { readEvaluation } from '../training/evaluation.ts';
import { findTrained } from '../training/find-trained.ts';
import type { Trained } from '../training/node.ts';
import type { Baseline } from './baseline.ts';
import type { Besides } from './besides.ts';
import type { Rule } from './config.ts';

/** The models of one endpoint that are compared. */
export interface Compared {
  readonly endpoint: string;
  readonly candidate: Trained;
  /** The served model, or the reason why there is none. */
  readonly baseline: Baseline | NoModel;
}

/** The result of one endpoint's comparison. */
export interface EndpointComparison {
  readonly endpoint: string;
  /** Training job. */
  readonly candidate: string;
  /** Training job of the served model; absent if there is no model to compare with. */
  readonly baseline?: string;
  readonly comparison?: Comparison;
  readonly besides?: Besides;
  /** The reason why nothing was compared. */
  readonly none?: string;
  /** Whether a model is served that cannot be compared; then the candidate's quality is unknown. */
  readonly serves?: true;
}

/**
 * Compares the candidate of an endpoint with the model that it serves.
 *
 * @param more further trainings of both, with other seeds
 */
export async function compareModels(
  scope: Scope,
  { endpoint, candidate, baseline }: Compared,
  rules: Readonly<Record<string, Rule>>,
  more: { readonly baseline: readonly Trained[]; readonly candidate: readonly Trained[] } = {
    baseline: [],
    candidate: [],
  },
): Promise<EndpointComparison> {
  const own = { endpoint, candidate: candidate.trainingJob };
  if ('none' in baseline) {
    const { none, serves } = baseline;
    if (serves === undefined) return { ...own, none: `There is no baseline: ${none}.` };
    return { ...own, none: `The served model cannot be compared with: ${none}.`, serves };
  }
  const both = { ...own, baseline: baseline.trained.trainingJob };
  if (baseline.trained.trainingJob === candidate.trainingJob)
    return { ...both, none: 'Nothing to compare: the endpoint serves this very model.' };
  const sides = (runs: readonly Trained[]) => Promise.all(runs.map((run) => sideOf(scope, run)));
  const before = await sides([baseline.trained, ...more.baseline]);
  const after = await sides([candidate, ...more.candidate]);
  const isEvaluated = [...before, ...after].every(({ evaluation }) => evaluation !== undefined);
  const tested = async (runs: readonly Side[]) =>
    isEvaluated ? runs : await Promise.all(runs.map(withTestData(scope)));
  return { ...both, comparison: compare(await tested(before), await tested(after), rules) };
}

/** One run of a model as it is compared. */
export async function sideOf(
  { aws, signal, warn }: Scope,
  { trainingJob: name, metrics, artifact }: Trained,
): Promise<Side> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readEvaluation(aws, artifact, LARGEST_EVALUATION, signal);
  } catch (error) {
    // With a damaged archive the comparison proves less; it must not stop a pull request that could train a better
    // model.
    if (!(error instanceof Failure)) throw error;
    warn(name, error.message);
    return { name, metrics, unknown: `its output.tar.gz cannot be read (${error.message})` };
  }
  if (bytes === undefined) return { name, metrics };
  const parsed = parseEvaluation(bytes);
  if ('evaluation' in parsed) return { name, metrics, evaluation: parsed.evaluation };
  for (const problem of parsed.problems) warn(name, `evaluation.json: ${problem}`);
  return { name, metrics, unknown: `its evaluation.json is not valid (${parsed.problems[0]})` };
}

/** Without the examples of all evaluations, only the jobs tell whether both models were tested on the same data. */
const withTestData =
  ({ aws, config }: Scope) =>
  async (side: Side): Promise<Side> => {
    const found = await findTrained({ aws }, side.name);
    const channels = 'none' in found ? [] : (found.job.InputDataConfig ?? []);
    const uri = channels.find(({ ChannelName }) => ChannelName === 'training')?.DataSource?.S3DataSource?.S3Uri;
    return uri === undefined ? side : { ...side, testData: await testDataOf(aws, config, uri) };
  };
