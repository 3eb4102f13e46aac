import { noEarlyOutputs, withSession } from '../lib/action/session.ts';
import { Failure } from '../lib/core/failure.ts';
import type { Job } from '../lib/github/job.ts';
import { runAction } from '../lib/github/run-action.ts';
import { explain } from '../lib/report/explain.ts';

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

await runAction({
  explain,
  main: async (job) => {
    if (job.flag('policies')) {
      const { writePolicies } = await import('../lib/action/write-policies.ts');
      return writePolicies(job);
    }
    return withSession(job, 'Plan', noEarlyOutputs, async (session) => {
      const stages = stagesOf(job);
      const { makePlan } = await session.load(() => import('./plan.ts'));
      await makePlan(session, stages);
    });
  },
});
