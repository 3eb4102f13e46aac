import { noEarlyOutputs, withSession } from '../lib/action/session.ts';
import { runAction } from '../lib/github/run-action.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Sync data', noEarlyOutputs, async (session) => {
      const { syncData } = await session.load(() => import('./sync-data.ts'));
      await syncData(session);
    }),
});
