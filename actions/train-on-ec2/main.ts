import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';
import { stopStarted } from '../lib/runner/stop-started.ts';

await runAction({
  stop: stopStarted,
  main: (context) =>
    withSession(context, 'Train on EC2', noEarlyOutputs, async (session) => {
      const { trainOnEc2 } = await session.load(() => import('./train-on-ec2.ts'));
      await trainOnEc2(session);
    }),
});
