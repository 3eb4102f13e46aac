import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { png } from '../support/images.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

interface Planned {
  readonly id: string;
  readonly does: string;
  readonly detail: string;
  readonly changes: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[];
}

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('worth');
  await bench.runAll(['sync-data', 'tune', 'train', 'deploy'], repository);
}, 120_000);
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

type Plan = Readonly<Record<string, Planned>>;

/** The steps of a plan by key, and what is handed on of them for readers. */
async function bothPlanned(): Promise<{ plan: Plan; shown: Plan }> {
  const [result] = await bench.runAll(['plan'], repository);
  const [plan = {}, shown = {}] = ['changes', 'changes-shown'].map((output): Plan => {
    const steps = JSON.parse(result?.outputs[output] ?? '') as (Planned & { key: string })[];
    return Object.fromEntries(steps.map((step) => [step.key, step]));
  });
  return { plan, shown };
}

const planned = async () => (await bothPlanned()).plan;

/** Makes a change, plans it, and takes it back. */
async function planOf(change: Parameters<UserRepository['edit']>[0]): Promise<{ plan: Plan; shown: Plan }> {
  const before = repository.read(repository.config);
  repository.edit(change);
  try {
    return await bothPlanned();
  } finally {
    repository.write(repository.config, before);
  }
}

it('changed data are told by the files that differ from the newest version', async () => {
  const before = readFileSync(join(repository.folder, 'images/train/002.dog/2.png'));
  repository.write('images/train/002.dog/2.png', png(99));
  repository.write('images/train/002.dog/7.png', png(98));
  const told =
    /^2 files are new or changed \(train\/002\.dog\/2\.png, train\/002\.dog\/7\.png\) and 1 was removed or replaced since version \w+$/;
  try {
    expect((await planned())['data']).toMatchObject({ does: 'create', detail: expect.stringMatching(told) });
    const [plan] = await bench.runAll(['plan'], repository, {
      env: { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' },
    });
    const steps = JSON.parse(plan?.outputs['changes'] ?? '') as (Planned & { key: string })[];
    expect(steps.find(({ key }) => key === 'data')?.detail).toMatch(told);
  } finally {
    repository.write('images/train/002.dog/2.png', before);
    rmSync(join(repository.folder, 'images/train/002.dog/7.png'));
  }
});

it('what is handed on fits into a variable of Linux, in any alphabet', async () => {
  const { shown } = await planOf((config) => {
    config['training'].hyperparameters = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`name_${index}`, '犬'.repeat(2000)]),
    );
  });
  expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(128 * 1024);
});

it('a changed config is told value by value, old and new; readers get it without the number of the account', async () => {
  const { account } = bench.standIn;
  const { plan, shown } = await planOf((config) => {
    config['training'].hyperparameters = { sleep: 0.1, epochs: 20 };
    config['training'].environment = { LEVEL: 'high', BUCKET: `s3://sagemaker-us-east-1-${account}/x` };
    config['tune'].jobs = 1;
    config['tune'].parallel = 1;
    config['tune'].instance = 'ml.m5.large';
    config['tune'].ranges.learning_rate.min = 0.002;
    config['tune'].ranges.batch_size = [32, 128];
  });
  expect(plan['tune']).toMatchObject({
    does: 'create',
    detail: expect.stringMatching(
      /^instance: ml\.m5\.xlarge → ml\.m5\.large, .*epochs: nothing → 20.* since worth-tune-[0-9a-f]{10}$/,
    ),
  });
  const values = plan['tune']?.changes.map(({ path, before, after }) => [path, before, after]) ?? [];
  expect(values.toSorted()).toEqual([
    ['environment.BUCKET', undefined, `s3://sagemaker-us-east-1-${account}/x`],
    ['environment.LEVEL', undefined, 'high'],
    ['epochs', undefined, 20],
    ['instance', 'ml.m5.xlarge', 'ml.m5.large'],
    ['jobs', 2, 1],
    ['parallel', 2, 1],
    ['ranges.batch_size.1', '64', '128'],
    ['ranges.learning_rate.min', '0.001', '0.002'],
    ['sleep', 0, 0.1],
  ]);
  expect(shown['tune']?.changes).toContainEqual(
    expect.objectContaining({ path: 'environment.BUCKET', after: 's3://sagemaker-us-east-1-***/x' }),
  );
  expect(JSON.stringify(shown)).not.toContain(account);
});

it('of changed code the files are told, and of the data its version', async () => {
  repository.write('training/more.py', '# more\n');
  const script = repository.read('training/train.py');
  repository.write('training/train.py', `${script}\n# changed\n`);
  const plan = await planned();
  expect(plan['tune']?.changes).toEqual([
    { path: 'more.py', after: expect.stringMatching(/^[0-9a-f]{10}$/) },
    {
      path: 'train.py',
      before: expect.stringMatching(/^[0-9a-f]{10}$/),
      after: expect.stringMatching(/^[0-9a-f]{10}$/),
    },
  ]);
  repository.remove('training/more.py');
  repository.write('training/train.py', script);
});

it('what serves is told value by value too', async () => {
  const { plan } = await planOf((config) => {
    config['endpoints']['worth-endpoint'].instance = 'ml.m5.large';
    config['endpoints']['worth-endpoint'].count = 2;
    config['serving'].environment = { LEVEL: 'low', API_TOKEN: 'arn:aws:secretsmanager:us-east-1:1:secret:x' };
  });
  expect(plan['model:worth-endpoint']?.changes).toEqual([
    { path: 'environment.API_TOKEN', after: 'arn:aws:secretsmanager:us-east-1:1:secret:x' },
    { path: 'environment.LEVEL', after: 'low' },
  ]);
  expect(plan['endpoint-config:worth-endpoint']?.changes).toEqual(
    expect.arrayContaining([
      { path: 'count', before: 1, after: 2 },
      { path: 'instance', before: 'ml.m5.xlarge', after: 'ml.m5.large' },
    ]),
  );
});

it('where the earlier code cannot be read, its hash is told', async () => {
  const [, earlier = ''] = /(\/code\/.*)/.exec((await planned())['code']?.id ?? '') ?? [];
  repository.write('training/more.py', '# more\n');
  bench.proxy.fault({ operation: 'GetObject', resource: earlier, how: 'deny', times: 9 });
  const plan = await planned();
  expect(plan['tune']?.detail).toMatch(/^code: [0-9a-f]{10} → [0-9a-f]{10} since worth-tune-/);
  repository.remove('training/more.py');
});
