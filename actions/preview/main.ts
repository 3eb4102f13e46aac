import { InputError } from '../lib/runner/action-context.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';

await runAction({
  main: (context) =>
    withSession(context, 'Preview', noEarlyOutputs, async (session) => {
      const mode = context.choice('mode', ['create', 'remove', 'close', 'remove-expired']);
      const number = session.scope.given.preview;
      const { createPreviews, removePreviews } = await session.load(() => import('./preview.ts'));
      if (mode === 'remove-expired') return removePreviews(session, undefined);
      if (number === undefined)
        throw new InputError('The input preview is empty.', 'Set it to the number of the pull request.');
      if (mode === 'create') return createPreviews(session);
      if (mode === 'close') await (await import('./stop-jobs.ts')).stopJobs(session, number);
      return removePreviews(session, number);
    }),
});
