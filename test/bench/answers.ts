import { parseArgs } from 'node:util';
import { functionRepository } from '../support/function-repository.ts';
import { startWorkbench } from '../support/workbench.ts';
import { complaintsOf, inProcesses, inside, readsOf, WHOLE } from '../support/wrong-answers.ts';

const HELP = `What the actions make of answers that AWS does not give: each operation that an action calls on a pipeline
that is there gets each wrong answer, one run of the action each. Takes hours; with --every 20 minutes.

node test/bench/answers.ts [--action NAME]… [--operation NAME]… [--every N]    default: all of them
Prints every answer that ended in a stack trace, in "This should not happen" or without a word about its operation; none is the budget.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    action: {
      type: 'string',
      multiple: true,
      default: ['plan', 'sync-data', 'tune', 'train', 'deploy', 'scale', 'update-lambda', 'invoke'],
    },
    every: { type: 'string', default: '1' },
    operation: { type: 'string', multiple: true, default: [] },
  },
});
if (values.help) {
  console.log(HELP);
} else {
  await using bench = await startWorkbench();
  using repository = await functionRepository('wrong', bench.standIn, bench.proxy.endpoint);
  const made = await repository.run('update-lambda');
  if (made.code !== 0) throw new Error(made.log);
  let [tried, wrong] = [0, 0];
  for (const action of values.action) {
    const subject = inProcesses(bench, action, repository);
    for (const { operation, answer } of await readsOf(subject)) {
      if (values.operation.length > 0 && !values.operation.includes(operation)) continue;
      const mutations = [...WHOLE, ...inside(answer)].filter(
        (_, index) => (index + tried) % Number(values.every) === 0,
      );
      const cases = mutations.map((mutation) => ({ operation, mutation }));
      const complaints = await complaintsOf(subject, cases);
      for (const complaint of complaints) console.log(complaint);
      tried += mutations.length;
      wrong += complaints.length;
      console.log(
        `${action}, ${operation}: ${complaints.length} of ${mutations.length} wrong; in all ${wrong} of ${tried}`,
      );
    }
  }
  process.exitCode = wrong === 0 ? 0 : 1;
}
