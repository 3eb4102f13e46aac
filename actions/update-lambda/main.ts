import { chosen, oneFunction } from '../lib/resources/chosen.ts';
import type { Config } from '../lib/resources/types.ts';
import { InputError } from '../lib/runner/action-context.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';

const firstFunction = (name: string) => (config: Config) => ({
  [`function:${name || Object.keys(config.functions)[0]}`]: 'function-name',
});

await runAction({
  main: (context) =>
    withSession(context, 'Update Lambda', firstFunction(context.input('function')), async (session) => {
      const { config } = session.scope;
      const only = context.input('function') || undefined;
      const version = context.input('version');
      if (!/^\d*$/.test(version)) throw new InputError(`The input version is ${version}.`, 'Write a number.');
      if (version === '') chosen(config.functions, 'function', only);
      else oneFunction(config, only);
      const { updateLambda } = await session.load(() => import('./update-lambda.ts'));
      await updateLambda(session, only, version);
    }),
});
