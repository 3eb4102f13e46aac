import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { PriceList } from '../../actions/lib/aws/price-list.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import type { ActionResult } from '../support/action.ts';
import { handlerCode } from '../support/function-repository.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('priced');
});
afterEach(() => bench.proxy.heal());
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

interface Cost {
  readonly worst: number;
  readonly expected?: number | null;
  readonly least?: number;
  readonly unknown: readonly string[];
  readonly items: readonly { readonly key: string; readonly earlier?: readonly string[]; readonly source: string }[];
}

const costs = ({ outputs }: ActionResult) => ({
  run: JSON.parse(outputs['cost-per-run'] ?? '') as Cost,
  month: JSON.parse(outputs['cost-per-month'] ?? '') as Cost,
});

const warnings = ({ annotations }: ActionResult) =>
  annotations.flatMap(({ level, message }) => (level === 'warning' ? [message] : []));

const budget = (limits: object | undefined) => repository.edit((config) => Object.assign(config, { budget: limits }));

/** Two trials and one training job of 2 h each, at $0.23 an hour. */
const WORST = 1.38;

it('a plan says what the run costs at worst, and what stays, before anything is paid for', async () => {
  const plan = await bench.run('plan', repository);
  expect(plan.code, plan.log).toBe(0);
  const { run, month } = costs(plan);
  expect(run).toMatchObject({ currency: 'USD', worst: WORST, expected: null, unknown: [] });
  expect(run.items.map(({ key, source }) => [key, source])).toEqual([
    ['tune', 'AWS Price List'],
    ['train:single', 'AWS Price List'],
  ]);
  expect(month).toMatchObject({ least: 0.23 * 730, worst: 0.23 * 730, unknown: [] });
  expect(plan.log).toContain('This run costs $1.38 at most.');
  expect(plan.log).toContain('What stays costs $0.23 an hour, $167.90 a month (730 h).');
  expect(plan.summary).toContain('| price of | what | US dollars |');
});

it('the plan of a pull request counts the function that its role may not read', async () => {
  const before = repository.read(repository.config);
  repository.write('function/handler.py', handlerCode('priced'));
  repository.edit((config) => {
    config['functions'] = {
      'priced-classify': { source: 'function', endpoint: repository.endpoint, 'provisioned-concurrency': 2 },
    };
  });
  const env = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' };
  const [main] = await bench.runAll(['plan'], repository);
  const [pull] = await bench.runAll(['plan'], repository, { env });
  repository.write(repository.config, before);
  expect(costs(main as ActionResult).month.items.map(({ key }) => key)).toEqual([
    `endpoint:${repository.endpoint}`,
    'provisioned-concurrency:priced-classify',
  ]);
  expect(costs(pull as ActionResult).month).toEqual(costs(main as ActionResult).month);
  expect(pull?.log).toContain('This plan leaves out the function priced-classify, except for its price:');
});

it('over budget, plan fails by the amount and by what, and a stage alone starts nothing', async () => {
  budget({ 'per-run': '$1', 'per-month': 100.5 });
  const plan = await bench.run('plan', repository);
  expect(plan.code).toBe(1);
  const errors = plan.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  expect(errors).toEqual([
    expect.stringMatching(
      /^The jobs of this run may cost \$1\.38, which is \$0\.38 more than `budget\.per-run` \(\$1\.00\): tune \$0\.92 \(2 jobs × 1 × ml\.m5\.xlarge × 2 h\); train:single \$0\.46 (?:.|\n)*write `per-run: 1\.4` under `budget`\./,
    ),
    expect.stringMatching(
      /^What stays may cost in a month \(730 h\) \$167\.90, which is \$67\.40 more than `budget\.per-month` \(\$100\.50\): endpoint:priced-endpoint /,
    ),
  ]);
  expect(costs(plan).run.worst).toBeCloseTo(WORST, 6);
  budget({ 'per-run': 0.5 });
  await bench.runAll(['sync-data'], repository);
  const before = bench.proxy.writes().length;
  expect(onlyError(await bench.run('tune', repository))).toContain(
    'The jobs of this run may cost $0.92, which is $0.42 more than `budget.per-run` ($0.50)',
  );
  expect(bench.proxy.writes().slice(before)).toEqual([]);
});

it('within budget everything runs; then only what stays costs, and a change is expected to cost what it did', async () => {
  budget({ 'per-run': 2, 'per-month': 200 });
  const [, train] = await bench.runAll(['tune', 'train', 'deploy'], repository);
  const [unchanged] = await bench.runAll(['plan'], repository);
  expect(costs(unchanged as ActionResult).run).toMatchObject({ worst: 0, items: [] });
  expect(costs(unchanged as ActionResult).month.worst).toBeCloseTo(0.23 * 730, 6);
  repository.edit((config) => {
    config['training'].hyperparameters.epochs = 2;
  });
  const [plan] = await bench.runAll(['plan'], repository);
  const { run } = costs(plan as ActionResult);
  expect(run.worst).toBeCloseTo(WORST, 6);
  expect(run.expected).toBeGreaterThan(0);
  expect(run.expected).toBeLessThan(0.1);
  expect(run.items.find(({ key }) => key === 'train:single')?.earlier).toEqual([train?.outputs['training-job']]);
  expect(plan?.log).toMatch(/tune: 2 jobs × .* expected; expected from priced-tune-[0-9a-f]{10}$/m);
}, 60_000);

it('a price that the list does not have is unknown', async () => {
  const before = repository.read(repository.config);
  repository.edit((config) => {
    config['train'].single.instance = 'ml.p4d.24xlarge';
    config['training'].image = 'example.com/image:1';
  });
  const plan = await bench.run('plan', repository);
  expect(costs(plan).run).toMatchObject({ worst: 0.92, unknown: ['train:single'] });
  expect(plan.log).toContain('train:single: 1 × ml.p4d.24xlarge × 2 h; the price is unknown');
  expect(plan.log).not.toContain('could not be read');
  repository.write(repository.config, before);
});

it('where the Price List refuses, known prices are used, others are unknown, and both is said', async () => {
  bench.proxy.fault({ operation: 'GetProducts', how: 'deny', times: 9 });
  const before = repository.read(repository.config);
  repository.edit((config) => {
    config['train'].single.instance = 'ml.m5.2xlarge';
  });
  const plan = await bench.run('plan', repository);
  repository.write(repository.config, before);
  expect(plan.code, plan.log).toBe(0);
  const { run, month } = costs(plan);
  expect(run).toMatchObject({ worst: 0.92, expected: null, unknown: ['train:single'] });
  expect(run.items[0]?.source).toBe('AWS Price List as of 2026-09-24');
  expect(month.items).toMatchObject([{ source: 'AWS Price List as of 2026-09-28', worst: 0.23 * 730 }]);
  expect(plan.log).toMatch(
    /^The AWS Price List could not be read \(AccessDeniedException: .*\): only known prices are used\.$/m,
  );
  expect(plan.log).toContain('This run costs $0.92 at most, without train:single, whose price is unknown.');
  expect(warnings(plan)).toContain(
    'budget: `budget.per-run` was not checked for train:single, because the price is unknown',
  );
});

it('a Price List that answers with half of another answer fails no plan', async () => {
  bench.proxy.fault({ operation: 'GetProducts', how: 'garble', times: 9 });
  const plan = await bench.run('plan', repository);
  expect(plan.code, plan.log).toBe(0);
  expect(plan.log).toContain('The AWS Price List could not be read');
});

it.each(['throttle', 'error', 'cut-before', 'garble'] as const)(
  'a Price List that answers with %s is no error: it says what failed, and known prices are used',
  async (how) => {
    bench.proxy.fault({ operation: 'GetProducts', how, times: 99 });
    const { region, env } = bench.standIn;
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
    const { signal } = new AbortController();
    const aws = new Aws({
      ...{
        region,
        endpoint: bench.proxy.endpoint,
        agent: 'test',
        patience: { clock: systemClock, signal, deadline: 0 },
      },
      credentials: async () => ({ accessKeyId, secretAccessKey }),
    });
    const list = new PriceList(aws, signal);
    const price = await list.of({ use: 'training', instance: 'ml.m5.xlarge' });
    expect(price).toEqual({ dollars: 0.23, source: 'AWS Price List as of 2026-09-24' });
    expect(list.failure).toMatch(/^\w+: ./);
  },
);
