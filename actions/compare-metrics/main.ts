import { chosen } from '../lib/resources/chosen.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';
import { stopStarted } from '../lib/runner/stop-started.ts';

await runAction({
  stop: stopStarted,
  main: (context) => {
    // The verdict until the comparison is made, also if the config has problems.
    context.output('verdict', 'error');
    return withSession(
      context,
      'Comparison',
      noEarlyOutputs,
      async (session) => {
        const only = context.input('endpoint') || undefined;
        chosen(session.scope.config.endpoints, 'endpoint', only);
        const { compareMetrics } = await session.load(() => import('./compare-metrics.ts'));
        await compareMetrics(session, only);
      },
      async (record, config) => {
        if (context.input('github-token') === '') return;
        const { publish } = await import('./publish.ts');
        await publish(context, record, config);
      },
    );
  },
});
