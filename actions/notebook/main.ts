import { runAction } from '../lib/runner/run-action.ts';
import { withSession } from '../lib/runner/session.ts';

await runAction({
  main: (context) =>
    withSession(
      context,
      'Notebook',
      () => ({ notebook: 'notebook-name' }),
      async (session) => {
        const mode = context.choice('mode', ['update', 'start', 'stop', 'delete']);
        const { makeNotebook, stopNotebook, deleteNotebook } = await session.load(() => import('./notebook.ts'));
        if (mode === 'stop') await stopNotebook(session);
        else if (mode === 'delete') await deleteNotebook(session);
        else await makeNotebook(session, mode);
        context.output('state', 'ready');
      },
    ),
});
