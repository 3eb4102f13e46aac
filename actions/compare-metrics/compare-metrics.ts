import { Failure } from '../lib/core/failure.ts';
import { compareModels, type EndpointComparison } from '../lib/operations/compare-models.ts';
import { buildComparisons } from '../lib/resources/comparison/graph.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** From good to bad: the worst of all endpoints is the verdict. */
const VERDICTS = ['nothing-to-compare', 'pass', 'inconclusive', 'fail'] as const;

/** Compares the models of all endpoints, or of one. @throws Failure when one is worse by more than its tolerance */
export async function compareMetrics({ job, scope, ensure }: Session, only: string | undefined): Promise<void> {
  const { pullRequest } = scope.config;
  if (pullRequest === undefined) {
    job.info('Nothing to compare: the config has no section `pull-request`.');
    job.output('verdict', 'nothing-to-compare');
    return;
  }
  const { graph, of } = await pipelineOf(scope, { endpoint: only });
  const output = await ensure(graph, ['compare']);
  const compared = await Promise.all(
    [...of(buildComparisons).values()].map((node) => compareModels(scope, output(node), pullRequest.compare)),
  );
  for (const each of compared) for (const line of linesOf(each)) job.info(`${each.endpoint}: ${line}`);
  const verdict = worst(compared);
  job.output('verdict', verdict);
  job.output('differences', differencesOf(compared));
  job.output('state', 'ready');
  if (verdict !== 'fail') return;
  const failed = compared.filter(({ comparison }) => comparison?.verdict === 'fail');
  throw new Failure(
    failed.map(({ endpoint, comparison }) => `${endpoint}: ${comparison?.sentence}`).join('\n'),
    'Train a better model, or raise the tolerance in `pull-request.compare` if this loss is acceptable.',
  );
}

function verdictOf({ comparison }: EndpointComparison): (typeof VERDICTS)[number] {
  return comparison?.verdict ?? 'nothing-to-compare';
}

function worst(compared: readonly EndpointComparison[]): (typeof VERDICTS)[number] {
  return VERDICTS.findLast((verdict) => compared.some((each) => verdictOf(each) === verdict)) ?? 'nothing-to-compare';
}

function linesOf({ candidate, baseline, comparison, none }: EndpointComparison): string[] {
  if (comparison === undefined) return [none ?? ''];
  return [
    `${candidate} compared with ${baseline}, which main serves. ${comparison.sentence}`,
    ...comparison.metrics.map(({ sentence }) => sentence),
    ...comparison.problems,
    ...comparison.notes,
  ];
}

function differencesOf(compared: readonly EndpointComparison[]) {
  const metrics = ({ comparison }: EndpointComparison) =>
    (comparison?.metrics ?? []).map(({ name, baseline, candidate, difference, interval, verdict }) => [
      name,
      { baseline, candidate, difference, interval, verdict },
    ]);
  return Object.fromEntries(compared.map((each) => [each.endpoint, Object.fromEntries(metrics(each))]));
}
