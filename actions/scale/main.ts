import { withSession } from '../lib/action/session.ts';
import type { Config } from '../lib/config/types.ts';
import { runAction } from '../lib/github/run-action.ts';
import { chosen } from '../lib/pipeline/chosen.ts';
import { explain } from '../lib/report/explain.ts';

const firstTarget = (endpoint: string) => (config: Config) => ({
  [`scaling:${endpoint || Object.keys(config.endpoints).find((name) => config.endpoints[name]?.scaling)}`]:
    'resource-id',
});

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Scale', firstTarget(job.input('endpoint')), async (session) => {
      const only = job.input('endpoint') || undefined;
      chosen(session.scope.config.endpoints, 'endpoint', only);
      const { scale } = await session.load(() => import('./scale.ts'));
      await scale(session, only);
    }),
});
