import { explain } from '../lib/report/explain.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';

await runAction({
  explain,
  main: async (job) => {
    if (job.flag('policies')) {
      const { writePolicies } = await import('./write-policies.ts');
      return writePolicies(job);
    }
    const folder = job.input('fork-report');
    if (folder !== '') {
      const { reportFork } = await import('./report-fork.ts');
      return reportFork(job, folder);
    }
    return withSession(job, 'Plan', noEarlyOutputs, async (session) => {
      const { makePlan } = await session.load(() => import('./plan.ts'));
      await makePlan(session);
    });
  },
});
