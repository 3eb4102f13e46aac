import { withSession } from '../lib/action/session.ts';
import type { Config } from '../lib/config/types.ts';
import { Failure } from '../lib/core/failure.ts';
import { runAction } from '../lib/github/run-action.ts';
import { servingGraph } from '../lib/pipeline/serving-graph.ts';
import { explain } from '../lib/report/explain.ts';

const firstTarget = (endpoint: string) => (config: Config) => ({
  [`scaling:${endpoint || Object.keys(config.endpoints).find((name) => config.endpoints[name]?.scaling)}`]:
    'resource-id',
});

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Scale', firstTarget(job.input('endpoint')), async (session) => {
      const endpoint = job.input('endpoint') || undefined;
      const { graph, scaling } = servingGraph(session.scope, endpoint);
      const of = await session.ensure(graph, ['scale']);
      const isIdle = scaling.size === 0 && session.steps.length === 0;
      if (isIdle && endpoint !== undefined) {
        throw new Failure(
          `The endpoint ${endpoint} has no \`scaling\` in the config.`,
          'Add it: min, max and a target.',
        );
      }
      if (isIdle) job.info('No endpoint of the config has `scaling`: nothing to do.');
      const [name = '', node] = [...scaling][0] ?? [];
      const scaled = node && of(node);
      job.output('resource-id', scaled?.resourceId);
      job.output('min', scaled?.min);
      job.output('max', scaled?.max);
      job.output('target', session.scope.config.endpoints[name]?.scaling?.target);
      job.output('state', 'ready');
    }),
});
