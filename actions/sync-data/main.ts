import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';

await runAction({
  main: (context) =>
    withSession(context, 'Sync data', noEarlyOutputs, async (session) => {
      const { syncData } = await session.load(() => import('./sync-data.ts'));
      await syncData(session);
    }),
});
