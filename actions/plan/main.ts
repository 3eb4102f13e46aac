import { noEarlyOutputs, withSession } from '../lib/action/session.ts';
import { runAction } from '../lib/github/run-action.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  main: async (job) => {
    if (job.flag('policies')) {
      const { writePolicies } = await import('../lib/action/write-policies.ts');
      return writePolicies(job);
    }
    return withSession(job, 'Plan', noEarlyOutputs, async (session) => {
      const { makePlan } = await session.load(() => import('./plan.ts'));
      await makePlan(session);
    });
  },
});
