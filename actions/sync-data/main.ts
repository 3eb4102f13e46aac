import { noEarlyOutputs, withSession } from '../lib/action/session.ts';
import { runAction } from '../lib/github/run-action.ts';
import { inputNodes } from '../lib/pipeline/tune.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  main: (job) =>
    withSession(job, 'Sync data', noEarlyOutputs, async (session) => {
      const { list, data } = inputNodes(session.scope);
      const of = await session.ensure(list, ['sync-data']);
      const { version, published } = of(data);
      job.output('data-version', version);
      job.output('uploaded', published?.uploaded ?? 0);
      job.output('copied', published?.copied ?? 0);
    }),
});
