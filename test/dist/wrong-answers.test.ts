import { afterAll, beforeAll, expect, test } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { complaintsOf, inside, type Read, readsOf, WHOLE } from '../support/wrong-answers.ts';

/** Of all wrong answers, which `test/bench/answers.ts` gives, some for each operation, and other ones for the next. */
const FOR_EACH = 1;

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
    const cases = all.flatMap(({ operation, answer }, index) => {
      const [whole, within] = [WHOLE, inside(answer)];
      const some = [
        ...Array.from({ length: FOR_EACH }, (_, nth) => whole[(index * FOR_EACH + nth) % whole.length]),
        ...Array.from({ length: FOR_EACH }, (_, nth) => within[(index * 11 + nth * 17) % within.length]),
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
