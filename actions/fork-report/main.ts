import { explain } from '../lib/report/explain.ts';
import { runAction } from '../lib/runner/run-action.ts';

await runAction({
  explain,
  main: async (job) => {
    const { reportOnFork } = await import('./report-on-fork.ts');
    await reportOnFork(job);
  },
});
