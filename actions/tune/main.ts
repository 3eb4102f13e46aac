import { withSession } from '../lib/action/session.ts';
import { runAction } from '../lib/github/run-action.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  stop: async (job, refs) => (await import('../lib/action/stop-started.ts')).stopStarted(job, refs),
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
