import { runAction } from '../lib/runner/run-action.ts';

await runAction({
  main: async (context) => {
    const { reportOnFork } = await import('./report-on-fork.ts');
    await reportOnFork(context);
  },
});
