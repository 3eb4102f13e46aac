import { noEarlyOutputs, withSession } from '../lib/action/session.ts';
import { writePolicies } from '../lib/action/write-policies.ts';
import { Failure } from '../lib/core/failure.ts';
import { plan } from '../lib/core/plan.ts';
import type { Job } from '../lib/github/job.ts';
import { runAction } from '../lib/github/run-action.ts';
import { functionGraph } from '../lib/pipeline/function-graph.ts';
import { explain } from '../lib/report/explain.ts';
import { renderStep } from '../lib/report/summary.ts';

const STAGES: readonly string[] = ['sync-data', 'tune', 'train', 'deploy', 'scale', 'function'];

function stagesOf(job: Job): string[] {
  const named = job
    .input('stages')
    .split(',')
    .map((stage) => stage.trim())
    .filter((stage) => stage !== '');
  // The workflow's list may also name stages that own no resource.
  const unknown = named.filter((stage) => !STAGES.includes(stage) && stage !== 'invoke');
  if (unknown.length > 0)
    throw new Failure(`There is no stage ${unknown.join(', ')}.`, `Write some of: ${STAGES.join(', ')}, invoke.`);
  return named.length === 0 ? [...STAGES] : named;
}

function makePlan(job: Job): Promise<void> {
  return withSession(job, 'Plan', noEarlyOutputs, async ({ scope, run }) => {
    const steps = await plan(functionGraph(scope).graph, stagesOf(job), run);
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
  });
}

await runAction({
  explain,
  main: (job) => (job.flag('policies') ? writePolicies(job) : makePlan(job)),
});
