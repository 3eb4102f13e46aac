import { withSession } from '../lib/action/session.ts';
import { stopStarted } from '../lib/action/stop-started.ts';
import { runAction } from '../lib/github/run-action.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  stop: stopStarted,
  main: (job) =>
    withSession(
      job,
      'Tune',
      () => ({ tune: 'tuning-job' }),
      async (session) => {
        const { tune } = await session.load(() => import('./tune.ts'));
        await tune(session);
      },
    ),
});
