import { chosen } from '../lib/resources/chosen.ts';
import type { Config } from '../lib/resources/types.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';

const firstTarget = (endpoint: string) => (config: Config) => ({
  [`scaling:${endpoint || Object.keys(config.endpoints).find((name) => config.endpoints[name]?.scaling)}`]:
    'resource-id',
});

await runAction({
  main: (context) =>
    withSession(context, 'Scale', firstTarget(context.input('endpoint')), async (session) => {
      const only = context.input('endpoint') || undefined;
      chosen(session.scope.config.endpoints, 'endpoint', only);
      const { scale } = await session.load(() => import('./scale.ts'));
      await scale(session, only);
    }),
});
