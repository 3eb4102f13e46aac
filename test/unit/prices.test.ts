import { describe, expect, test } from 'vitest';
import { Failure } from '../../actions/lib/core/failure.ts';
import { duration, type Estimate, hourly, money, runItem, standingItem } from '../../actions/lib/prices/arithmetic.ts';
import { checkBudget } from '../../actions/lib/prices/budget.ts';
import { costLines, costOutputs } from '../../actions/lib/report/cost.ts';
import { newRecord } from '../../actions/lib/report/run.ts';
import { renderSummary } from '../../actions/lib/report/summary.ts';
import type { RunCost, StandingCost } from '../../actions/lib/resources/cost.ts';
import { endpointCosts } from '../../actions/lib/resources/endpoint/costs.ts';
import { functionCosts } from '../../actions/lib/resources/function/costs.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';

const price = { dollars: 0.5, source: 'AWS Price List' };
const tune: RunCost = {
  ...{ is: 'run', key: 'tune', product: { use: 'training', instance: 'ml.m5.xlarge' } },
  ...{ instances: 2, jobs: 3, seconds: 7200, earlier: async () => [] },
};
const endpoint: StandingCost = {
  ...{ is: 'standing', key: 'endpoint:dog', product: { use: 'hosting', instance: 'ml.m5.xlarge' } },
  ...{ least: 1, most: 4, what: '1 to 4 × ml.m5.xlarge' },
};
const earlier = [
  { job: 'dog-tune-b', seconds: 100 },
  { job: 'dog-tune-a', seconds: 260 },
];
const known: Estimate = { run: [runItem(tune, [price], earlier)], standing: [standingItem(endpoint, price)] };
const unknown: Estimate = {
  run: [runItem(tune, [price], []), runItem({ ...tune, key: 'train:single' }, [undefined], earlier)],
  standing: [standingItem(endpoint, undefined)],
};

describe('what a run costs', () => {
  test('is instances × jobs × time × price: at worst the longest time, else that of earlier jobs', () => {
    expect(known.run[0]).toMatchObject({ worst: 2 * 3 * 2 * 0.5, earlier: ['dog-tune-b', 'dog-tune-a'] });
    expect(known.run[0]?.expected).toBeCloseTo(2 * 3 * (180 / 3600) * 0.5, 10);
    expect(runItem(tune, [price], []).expected).toBeUndefined();
  });

  test('is at worst that of the dearest type that may be taken, and unknown where the price of one is', () => {
    const instance = (type: string) => ({ use: 'ec2', instance: type }) as const;
    const ec2 = { ...tune, product: instance('m5.xlarge'), others: [instance('p3.2xlarge'), instance('m5a.xlarge')] };
    const [dear, cheap] = [3, 0.1].map((dollars) => ({ ...price, dollars }));
    expect(runItem(ec2, [price, dear, cheap], earlier)).toMatchObject({
      what: '3 jobs × 2 × p3.2xlarge × 2 h (where AWS has no m5.xlarge)',
      ...{ price: dear, worst: 2 * 3 * 2 * 3, expected: 2 * 3 * (180 / 3600) * 0.5 },
    });
    const untold = runItem(ec2, [price, dear, undefined], earlier);
    expect(untold.what).toContain('m5a.xlarge × 2 h (where');
    expect(untold).not.toHaveProperty('worst');
  });

  test('of what stays is its number × price, in 730 hours a month', () => {
    expect(known.standing[0]).toMatchObject({ least: 0.5, most: 2 });
    expect(costOutputs(known).perMonth).toMatchObject({ hours: 730, least: 365, worst: 1460, unknown: [] });
  });

  test('is told with what it is made of, where the prices are from and what is not in them', () => {
    expect(costLines(known)).toEqual([
      'This run costs $6.00 at most, $0.15 expected.',
      '  tune: 3 jobs × 2 × ml.m5.xlarge × 2 h × $0.50 an hour = $6.00 at most, $0.15 expected; expected from dog-tune-b, dog-tune-a',
      'What stays costs $0.50 to $2.00 an hour, $365.00 to $1460.00 a month (730 h).',
      '  endpoint:dog: 1 to 4 × ml.m5.xlarge: $0.50 to $2.00 an hour, $365.00 to $1460.00 a month',
      'Prices are on-demand prices in US dollars (AWS Price List), without storage, requests and transfer.',
    ]);
    expect(costLines({ run: [], standing: [] })).toEqual([]);
  });

  test('that is unknown is said and never guessed, and a total says what is not in it', () => {
    const lines = costLines({ ...unknown, failure: 'AccessDeniedException: no' });
    expect(lines[0]).toBe('This run costs $6.00 at most, without train:single, whose price is unknown.');
    expect(lines[1]).toContain('no earlier run on these instances');
    expect(lines[2]).toBe('  train:single: 3 jobs × 2 × ml.m5.xlarge × 2 h; the price is unknown');
    expect(lines[3]).toContain('without endpoint:dog, whose price is unknown');
    expect(lines.at(-1)).toBe(
      'The AWS Price List could not be read (AccessDeniedException: no): only known prices are used.',
    );
    expect(costOutputs(unknown)).toMatchObject({
      perRun: { currency: 'USD', worst: 6, expected: null, unknown: ['train:single'] },
      perMonth: { least: 0, worst: 0, unknown: ['endpoint:dog'] },
    });
    expect(costOutputs(unknown).perRun.items[1]).toMatchObject({ price: null, worst: null, expected: null });
  });

  test('is a table of the summary', () => {
    const text = renderSummary({ ...newRecord('Plan', 0), cost: known }, {});
    expect(text).toContain('| price of | what | US dollars |');
    expect(text).toMatch(/\| tune \| .*ml\.m5\.xlarge.* \| .*6\.00.* at most/);
    expect(renderSummary({ ...newRecord('Plan', 0), cost: { run: [], standing: [] } }, {})).not.toContain('price of');
  });

  test('is written as people read it', () => {
    expect([0, 5.519, 0.0042, 1234.5].map(money)).toEqual(['$0.00', '$5.52', '$0.0042', '$1234.50']);
    expect([0.23, 0.115, 0.5, 0.0075, 0.01500012].map(hourly)).toEqual([
      '$0.23',
      '$0.115',
      '$0.50',
      '$0.0075',
      '$0.015',
    ]);
    expect([7200, 5400, 45].map(duration)).toEqual(['2 h', '90 min', '45 s']);
  });
});

test('jobs that AWS may interrupt cost all their attempts at worst', () => {
  const product = { use: 'ec2', instance: 'm5.xlarge' } as const;
  const cost = { is: 'run', key: 'train-on-ec2', product, instances: 1, jobs: 1, attempts: 9, seconds: 7200 } as const;
  const item = runItem(
    { ...cost, earlier: async () => [] },
    [{ dollars: 0.2, source: '' }],
    [{ job: 'a', seconds: 3600 }],
  );
  expect(item).toMatchObject({
    what: '1 × m5.xlarge × 2 h × 9 times, if AWS interrupts each',
    worst: expect.closeTo(3.6),
    expected: expect.closeTo(0.2),
  });
});

describe('a budget', () => {
  test('that holds says nothing', () => {
    expect(checkBudget(known, { perRun: 6, perMonth: 1460 })).toEqual({ failures: [], unchecked: [] });
    expect(checkBudget(known, {})).toEqual({ failures: [], unchecked: [] });
  });

  test('that says just what is to be paid holds, however the sum is rounded', () => {
    const each = { what: '1 × ml.m5.xlarge × 2 h', worst: 0.46 };
    const run = ['a', 'b', 'c'].map((key) => ({ key, ...each }));
    expect(checkBudget({ run, standing: [] }, { perRun: 1.38 }).failures).toEqual([]);
    expect(checkBudget({ run, standing: [] }, { perRun: 1.37 }).failures).toHaveLength(1);
  });

  test('that is exceeded fails, by how much and by what, and says what to write', () => {
    const { failures } = checkBudget(known, { perRun: 4.5, perMonth: 1000 });
    expect(failures.map((failure) => [failure instanceof Failure, failure.message, failure.next])).toEqual([
      [
        true,
        'The jobs of this run may cost $6.00, which is $1.50 more than `budget.per-run` ($4.50): tune $6.00 (3 jobs × 2 × ml.m5.xlarge × 2 h). Nothing was started.',
        'Lower `max-runtime`, `jobs`, `count` or `seeds`, choose a cheaper instance type, or write `per-run: 6` under `budget`.',
      ],
      [
        true,
        'What stays may cost in a month (730 h) $1460.00, which is $460.00 more than `budget.per-month` ($1000.00): endpoint:dog $1460.00 (1 to 4 × ml.m5.xlarge). Nothing was started.',
        'Lower `scaling.max`, `count` or `provisioned-concurrency`, choose a cheaper instance type, or write `per-month: 1500` under `budget`.',
      ],
    ]);
  });

  test('says what it could not check', () => {
    const { failures, unchecked } = checkBudget(unknown, { perRun: 1, perMonth: 1 });
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringContaining('may cost $6.00, without train:single, which is $5.00 more'),
    ]);
    expect(unchecked).toEqual([
      '`budget.per-run` was not checked for train:single, because the price is unknown',
      '`budget.per-month` was not checked for endpoint:dog, because the price is unknown',
    ]);
  });
});

test('the shipped pipeline: autoscaling counts from its minimum to its maximum, memory by the GB', () => {
  const loaded = loadConfig('pipeline-config/dog-breeds.yml', '.');
  if ('problems' in loaded) throw new Error('dog-breeds.yml has problems');
  const { config } = loaded;
  expect(endpointCosts(config)).toMatchObject([
    { key: 'endpoint:dog-breeds', least: 1, most: 4, what: '1 to 4 × ml.m5.xlarge' },
    { key: 'endpoint:dog-breeds-multi', least: 1, most: 1, what: '1 × ml.m5.xlarge' },
  ]);
  const memory = config.functions['dog-breeds-classify']?.memory ?? 0;
  expect(functionCosts(config)).toMatchObject([
    { key: 'provisioned-concurrency:dog-breeds-classify', least: (5 * memory) / 1024, most: (5 * memory) / 1024 },
  ]);
});
