import { withSession } from '../lib/action/session.ts';
import { runAction } from '../lib/github/run-action.ts';
import { servingGraph } from '../lib/pipeline/serving-graph.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Deploy', { [`endpoint:${job.input('endpoint')}`]: 'endpoint-name' }, async (session) => {
      const { graph, endpoints } = servingGraph(session.scope, job.input('endpoint') || undefined);
      const of = await session.ensure(graph, ['deploy']);
      const [served] = [...endpoints.values()].map(of);
      job.output('endpoint-name', served?.endpoint);
      job.output('endpoint-config', served?.endpointConfig);
      job.output('model-name', served?.model);
      job.output('previous-endpoint-config', served?.previousConfig);
      job.output('state', 'ready');
    }),
});
