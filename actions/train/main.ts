import { chosen } from '../lib/resources/chosen.ts';
import type { Config } from '../lib/resources/types.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';
import { stopStarted } from '../lib/runner/stop-started.ts';

const firstJob = (entry: string) => (config: Config) => ({
  [`train:${entry || Object.keys(config.train)[0]}`]: 'training-job',
});

await runAction({
  stop: stopStarted,
  main: (context) =>
    withSession(context, 'Train', firstJob(context.input('entry')), async (session) => {
      const only = context.input('entry') || undefined;
      chosen(session.scope.config.train, 'training entry', only);
      const { train } = await session.load(() => import('./train.ts'));
      await train(session, only);
    }),
});
