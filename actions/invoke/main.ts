import { noEarlyOutputs, withSession } from '../lib/action/session.ts';
import { runAction } from '../lib/github/run-action.ts';
import { ask } from '../lib/pipeline/ask.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Invoke', noEarlyOutputs, async ({ scope }) => {
      const { endpoint, prediction, milliseconds } = await ask(scope, {
        endpoint: job.input('endpoint'),
        file: job.input('file'),
        url: job.input('url'),
        contentType: job.input('content-type'),
        expect: job.input('expect'),
      });
      job.info(`${endpoint} answered in ${Math.round(milliseconds)} ms: ${prediction.shown}`);
      job.output('prediction', prediction.top);
      job.output('latency-ms', Math.round(milliseconds));
    }),
});
