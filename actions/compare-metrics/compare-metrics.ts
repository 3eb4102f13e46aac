import { PriceList } from '../lib/aws/price-list.ts';
import { intervalOfDifference } from '../lib/compare/index.ts';
import { Failure, Failures } from '../lib/core/failure.ts';
import { comparisonLines, lacksEvidence, worstOf } from '../lib/report/comparison.ts';
import { withBesides } from '../lib/resources/comparison/besides.ts';
import { compareModels, type EndpointComparison } from '../lib/resources/comparison/compare-models.ts';
import { compares, servedFromEc2 } from '../lib/resources/comparison/compares.ts';
import { buildComparisons } from '../lib/resources/comparison/graph.ts';
import { seedsOf, together } from '../lib/resources/comparison/seeds.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import { readPreviews } from '../lib/resources/preview/state.ts';
import type { Session } from '../lib/runner/session.ts';

/**
 * Compares the models of all endpoints, or of one, with the models that main serves.
 *
 * @throws Failure when one is worse by more than its tolerance
 */
export async function compareMetrics(
  { context, scope, record, ensure }: Session,
  only: string | undefined,
): Promise<void> {
  const { pullRequest, preview } = scope.config;
  const prices = new PriceList(scope.aws, scope.signal);
  record.previews.push(...(await readPreviews(scope, prices)));
  if (scope.given.preview !== undefined && preview === undefined)
    record.notes.push('There is no preview: the config has no `pull-request.preview`.');
  const planned = plannedProblems(context.input('problems'));
  if (planned.length > 0) throw planned.length > 1 ? new Failures(planned) : planned[0];
  const left = pullRequest === undefined ? [] : servedFromEc2(scope.config);
  if (left.length > 0)
    record.notes.push(`Not compared: ${left.join(', ')}. Pull requests do not train on EC2, so there is no candidate.`);
  if (pullRequest === undefined || !compares(scope.config)) {
    const lacking = pullRequest === undefined ? 'pull-request' : 'endpoints';
    if (left.length === 0)
      record.notes.push(`Nothing to compare: the config has no section \`${lacking}\`, so no candidate is trained.`);
    context.output('verdict', 'nothing-to-compare');
    return;
  }
  const { graph, of } = await pipelineOf(scope, { endpoint: only }, { stages: ['compare'] });
  const output = await ensure(graph, ['compare']);
  const pairs = [...of(buildComparisons).values()].map(output);
  const seeds = await Promise.all(pairs.map((pair) => seedsOf(scope, pair)));
  const trainings = together(seeds);
  const trained = await ensure(trainings.graph, ['compare'], trainings.costs);
  const compared = await Promise.all(
    pairs.map(async (pair, index) => {
      const { baseline = [], candidate = [] } = seeds[index] ?? {};
      const more = { baseline: baseline.map(trained), candidate: candidate.map(trained) };
      return withBesides(scope, prices, pair, await compareModels(scope, pair, pullRequest.compare, more));
    }),
  );
  record.comparisons.push(...compared);
  for (const each of compared) for (const line of comparisonLines(each)) context.info(`${each.endpoint}: ${line}`);
  const verdict = worstOf(compared);
  context.output('verdict', verdict);
  context.output('differences', differencesOf(compared));
  context.output('state', 'ready');
  if (verdict === 'fail') {
    const failed = compared.filter(({ comparison }) => comparison?.verdict === 'fail');
    throw new Failure(
      `worse-than-baseline: ${failed.map(({ endpoint, comparison }) => `${endpoint}: ${comparison?.sentence}`).join('\n')}`,
      'Train a better model, or raise the tolerance in `pull-request.compare` if this loss is acceptable.',
    );
  }
  if (verdict === 'inconclusive' && pullRequest.inconclusive === 'failure')
    throw new Failure(
      'comparison-inconclusive: The comparison is inconclusive, and the config lets that fail.',
      compared.some(({ serves }) => serves)
        ? 'Let main train and deploy a model with this config, which is compared with then, or set `pull-request.inconclusive: neutral`.'
        : compared.some(lacksEvidence)
          ? 'Give each metric what the comparison says it lacks, or set `pull-request.inconclusive: neutral`.'
          : 'Test on more examples, raise the tolerance, or set `pull-request.inconclusive: neutral`.',
    );
}

/** Why the plan of this run failed: then there is no candidate. */
function plannedProblems(json: string): Failure[] {
  try {
    const problems = JSON.parse(json) as { what?: unknown; next?: unknown }[];
    return problems.map(({ what, next }) => new Failure(`run-would-fail: ${what}`, String(next)));
  } catch {
    return [];
  }
}

function differencesOf(compared: readonly EndpointComparison[]) {
  const metrics = ({ comparison }: EndpointComparison) =>
    (comparison?.metrics ?? []).map(({ name, baseline, candidate, difference, verdict, ...metric }) => [
      name,
      { baseline, candidate, difference, interval: intervalOfDifference(metric), verdict },
    ]);
  return Object.fromEntries(compared.map((each) => [each.endpoint, Object.fromEntries(metrics(each))]));
}
