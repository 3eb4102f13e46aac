import { expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadText, validConfig } from '../support/config-repository.ts';

const load = (budget: string) => loadText(`${validConfig}budget: ${budget}\n`);

test.each([
  ['{ per-run: 20, per-month: 300.5 }', { perRun: 20, perMonth: 300.5 }],
  ['{ per-run: $20.50 }', { perRun: 20.5 }],
  ["{ per-month: '$300' }", { perMonth: 300 }],
])('%s is an amount of dollars', (text, budget) => {
  expect(load(text)).toMatchObject({ config: { budget } });
});

test('without a budget there is none', () => {
  const loaded = loadText(validConfig);
  expect('config' in loaded && loaded.config.budget).toBeUndefined();
});

test.each(['0', '-5', '$0', '20 USD', '€20', 'true', '.inf', '[20]'])('%s is none', (amount) => {
  const loaded = load(`{ per-run: ${amount} }`);
  expect('problems' in loaded ? loaded.problems.map(formatProblem) : []).toEqual([
    expect.stringMatching(/budget\.per-run: .*must be an amount of US dollars above 0; .*20/),
  ]);
});
