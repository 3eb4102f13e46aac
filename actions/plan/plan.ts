import type { Session } from '../lib/action/session.ts';
import { plan } from '../lib/core/plan.ts';
import { functionGraph } from '../lib/pipeline/function-graph.ts';
import { readSources } from '../lib/pipeline/sources.ts';
import { renderStep } from '../lib/report/summary.ts';

/** Tells what a run of the stages would do, and does nothing. */
export async function makePlan({ job, scope, run, section }: Session, stages: readonly string[]): Promise<void> {
  const { config, domain } = scope;
  await readSources(scope);
  // Their role cannot read functions: Lambda hands out code and environment with the description.
  const hidden = domain === 'pull-request' && stages.includes('function') ? Object.keys(config.functions) : [];
  const seen = hidden.length === 0 ? stages : stages.filter((stage) => stage !== 'function');
  const steps = await plan(functionGraph(scope).graph, seen, run);
  for (const step of steps) run.step(step);
  if (hidden.length > 0) {
    const text = `Not visible to pull requests: the function ${hidden.join(', ')}. Their role may not read its code and environment; the plan of a run on main shows it.`;
    job.info(text);
    section(text);
  }
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
