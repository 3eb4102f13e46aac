import { chosen } from '../lib/resources/chosen.ts';
import type { Config } from '../lib/resources/types.ts';
import { InputError } from '../lib/runner/action-context.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';

const firstEndpoint = (name: string) => (config: Config) => ({
  [`endpoint:${name || Object.keys(config.endpoints)[0]}`]: 'endpoint-name',
});

await runAction({
  main: (context) =>
    withSession(
      context,
      'Deploy',
      firstEndpoint(context.input('endpoint')),
      async (session) => {
        const { config, given } = session.scope;
        const only = context.input('endpoint') || undefined;
        const names = chosen(config.endpoints, 'endpoint', only).map(([name]) => name);
        if (given.trainingJob !== undefined && names.length > 1) {
          const what = `The input training-job is set, but the config has several endpoints: ${names.join(', ')}.`;
          throw new InputError(what, 'Set the input endpoint too.');
        }
        const { deploy } = await session.load(() => import('./deploy.ts'));
        await deploy(session, only);
      },
      async (record) => {
        if (context.input('github-token') === '') return;
        const { recordDeployments } = await import('./record-deployments.ts');
        await recordDeployments(context, record);
      },
    ),
});
