import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';
import { stopStarted } from '../lib/runner/stop-started.ts';

await runAction({
  stop: stopStarted,
  main: (context) =>
    withSession(
      context,
      'Tune',
      () => ({ tune: 'tuning-job' }),
      async (session) => {
        const { tune } = await session.load(() => import('./tune.ts'));
        await tune(session);
      },
    ),
});
