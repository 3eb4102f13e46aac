import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';

await runAction({
  main: async (context) => {
    if (context.flag('policies')) {
      const { writePolicies } = await import('./write-policies.ts');
      return writePolicies(context);
    }
    const folder = context.input('fork-report');
    if (folder !== '') {
      const { reportFork } = await import('./report-fork.ts');
      return reportFork(context, folder);
    }
    return withSession(context, 'Plan', noEarlyOutputs, async (session) => {
      const { makePlan } = await session.load(() => import('./plan.ts'));
      await makePlan(session);
    });
  },
});
