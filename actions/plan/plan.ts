import type { Session } from '../lib/action/session.ts';
import { plan } from '../lib/core/plan.ts';
import { functionGraph } from '../lib/pipeline/function-graph.ts';
import { renderStep } from '../lib/report/summary.ts';

/** Tells what a run of the stages would do, and does nothing. */
export async function makePlan({ job, scope, run }: Session, stages: readonly string[]): Promise<void> {
  const steps = await plan(functionGraph(scope).graph, stages, run);
  for (const step of steps) run.step(step);
  const writes = steps.filter(({ does }) => does !== 'reuse' && does !== 'attach').length;
  job.info(
    writes === 0
      ? 'Nothing to do: everything is there.'
      : `${writes} of ${steps.length} steps change something or are known later.`,
  );
  job.output(
    'changes',
    steps.map(({ key, does, id, detail }) => ({ key, does, id, detail })),
  );
  for (const step of steps.filter(({ does }) => does === 'fail')) job.annotate('warning', renderStep(step));
}
