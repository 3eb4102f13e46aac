import { withSession } from '../lib/action/session.ts';
import type { Config } from '../lib/config/types.ts';
import { InputError } from '../lib/github/job.ts';
import { runAction } from '../lib/github/run-action.ts';
import { functionGraph, rollbackGraph } from '../lib/pipeline/function-graph.ts';
import { explain } from '../lib/report/explain.ts';

const firstFunction = (name: string) => (config: Config) => ({
  [`function:${name || Object.keys(config.functions)[0]}`]: 'function-name',
});

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Update Lambda', firstFunction(job.input('function')), async (session) => {
      const only = job.input('function') || undefined;
      const version = job.input('version');
      if (!/^\d*$/.test(version)) throw new InputError(`The input version is ${version}.`, 'Write a number.');
      const { graph, functions } =
        version === '' ? functionGraph(session.scope, only) : rollbackGraph(session.scope, version, only);
      if (functions.size === 0) job.info('The config has no `functions`: nothing to do.');
      const of = await session.ensure(graph, ['function']);
      const [served] = [...functions.values()].map(of);
      job.output('function-name', served?.name);
      job.output('version', served?.version);
      job.output('previous-version', served?.previousVersion);
      // The walk has seen them ready; a rollback does not look at what is reserved.
      const wanted = session.scope.config.functions[served?.name ?? ''];
      job.output('provisioned-concurrency', wanted?.provisionedConcurrency);
      job.output('reserved-concurrency', version === '' ? wanted?.reservedConcurrency : undefined);
      job.output('state', 'ready');
    }),
});
