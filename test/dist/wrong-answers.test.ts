import { afterAll, beforeAll, expect, test } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { complaintsOf, inside, type Read, readsOf, WHOLE } from '../support/wrong-answers.ts';

let bench: Workbench;
let repository: UserRepository;
let reads: Readonly<Record<string, readonly Read[]>>;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('mistold');
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  reads = { plan: await readsOf(bench, 'plan', repository), deploy: await readsOf(bench, 'deploy', repository) };
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

test.each(['plan', 'deploy'])(
  'whatever %s is answered in place of an answer, it goes on, or names the operation that failed',
  async (action) => {
    const all = reads[action] ?? [];
    expect(all.length).toBeGreaterThan(8);
    const others = reads[action === 'plan' ? 'deploy' : 'plan'] ?? [];
    // Of all wrong answers, which `test/bench/answers.ts` gives, each operation gets one that is wrong as a whole and one
    // that is wrong inside, and the next operation other ones. What both actions read gets one from each.
    const cases = all.flatMap(({ operation, answer }, index) => {
      const shared = others.some((other) => other.operation === operation);
      const within = inside(answer);
      const some = [
        ...(shared && action === 'deploy' ? [] : [WHOLE[index % WHOLE.length]]),
        ...(shared && action === 'plan' ? [] : [within[(index * 11) % within.length]]),
      ];
      return some.flatMap((mutation) => (mutation === undefined ? [] : [{ operation, mutation }]));
    });
    expect(await complaintsOf(bench, action, repository, cases)).toEqual([]);
  },
  120_000,
);

test.each([
  [
    'DescribeTrainingJob',
    'TrainingJobStatus gone',
    /^DescribeTrainingJob of mistold-\S+ failed: AWS answered without TrainingJobStatus/,
  ],
  [
    'DescribeTrainingJob',
    'ModelArtifacts text',
    /failed: AWS answered with a ModelArtifacts that is a string \(request /,
  ],
  [
    'DescribeEndpoint',
    'ProductionVariants a number',
    /^DescribeEndpoint of mistold-endpoint failed: .* ProductionVariants that is a number/,
  ],
  ['GetCallerIdentity', 'Account gone', /^GetCallerIdentity failed: AWS answered without Account/],
])('%s: %s', async (operation, what, words) => {
  const read = reads['plan']?.find((one) => one.operation === operation);
  const mutation = read && inside(read.answer).find(({ name }) => name.endsWith(what));
  if (mutation === undefined) throw new Error(`nothing that plan reads has ${what}`);
  bench.proxy.fault({ operation, how: 'alter', alter: mutation.alter });
  const { annotations, code } = await bench.run('plan', repository);
  expect(annotations[0]?.message).toMatch(words);
  expect(annotations[0]?.message).toContain('→ Check the network between this machine and AWS');
  expect(code).toBe(1);
});
