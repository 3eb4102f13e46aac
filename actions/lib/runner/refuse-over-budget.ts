import { Failures } from '../core/failure.ts';
import type { Graph } from '../core/graph.ts';
import type { Run } from '../core/run.ts';
import type { Cost } from '../resources/cost.ts';
import type { Scope } from '../resources/scope.ts';

/**
 * Refuses to start what costs more than the config's budget. A scheduled run is not checked, because it starts nothing
 * new.
 *
 * @throws Failures
 */
export async function refuseOverBudget(
  scope: Scope,
  { graph, costs }: { graph: Graph; costs: readonly Cost[] },
  stages: readonly string[],
  run: Run,
): Promise<void> {
  const { budget } = scope.config;
  if (budget === undefined || scope.scheduled) return;
  const [{ plan }, { estimate }, { checkBudget }] = await Promise.all([
    import('../core/plan.ts'),
    import('../prices/estimate.ts'),
    import('../prices/budget.ts'),
  ]);
  const { steps } = await plan(graph, stages, run);
  const { failures, unchecked } = checkBudget(await estimate(scope, steps, costs), budget);
  for (const sentence of unchecked) scope.warn('budget', sentence);
  if (failures.length > 0) throw new Failures(failures);
}
