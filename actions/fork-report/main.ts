import { explain } from '../lib/report/explain.ts';
import { runAction } from '../lib/runner/run-action.ts';

await runAction({
  explain,
  main: async (context) => {
    const { reportOnFork } = await import('./report-on-fork.ts');
    await reportOnFork(context);
  },
});
