import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { complaintsOf, inside, LONGEST, type Read, readsOf, WHOLE } from '../support/wrong-answers.ts';

let bench: Workbench;
let repository: UserRepository;
let reads: Readonly<Record<string, readonly Read[]>>;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('mistold');
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  vi.stubEnv('INPUT_CONFIG', repository.config);
  vi.stubEnv('INPUT_EXECUTION-ROLE', bench.standIn.executionRole);
  // What the toolkit prints for the runner is not for this process's reader.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  reads = { plan: await readsOf(tried('plan')), deploy: await readsOf(tried('deploy')) };
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** Runs an action of the repository, here, through the proxy at this address. */
const run = (action: 'plan' | 'deploy', endpoint: string) =>
  runHere(
    action,
    {
      ...bench.standIn.env,
      AWS_ENDPOINT_URL: endpoint,
      GITHUB_WORKSPACE: repository.folder,
      GITHUB_REPOSITORY: 'someone/pipelines',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_RUN_ID: '1001',
      GITHUB_EVENT_NAME: 'push',
    },
    LONGEST,
  );

const tried = (action: 'plan' | 'deploy') => ({
  bench,
  action,
  repository,
  run: (endpoint: string) => run(action, endpoint),
});

test.each(['plan', 'deploy'] as const)(
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
    expect(await complaintsOf(tried(action), cases)).toEqual([]);
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
  const { annotations, code } = await run('plan', bench.proxy.endpoint);
  expect(annotations[0]?.message).toMatch(words);
  expect(annotations[0]?.message).toContain('→ Check the network between this machine and AWS');
  expect(code).toBe(1);
});
