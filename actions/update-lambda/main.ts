import { explain } from '../lib/report/explain.ts';
import { chosen, oneFunction } from '../lib/resources/chosen.ts';
import type { Config } from '../lib/resources/types.ts';
import { InputError } from '../lib/runner/job.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';

const firstFunction = (name: string) => (config: Config) => ({
  [`function:${name || Object.keys(config.functions)[0]}`]: 'function-name',
});

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Update Lambda', firstFunction(job.input('function')), async (session) => {
      const { config } = session.scope;
      const only = job.input('function') || undefined;
      const version = job.input('version');
      if (!/^\d*$/.test(version)) throw new InputError(`The input version is ${version}.`, 'Write a number.');
      if (version === '') chosen(config.functions, 'function', only);
      else oneFunction(config, only);
      const { updateLambda } = await session.load(() => import('./update-lambda.ts'));
      await updateLambda(session, only, version);
    }),
});
