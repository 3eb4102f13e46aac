import { expect, test } from 'vitest';
import { compareWithOne } from '../../actions/lib/report/speed-up.ts';

const one = { instance: 'ml.m5.xlarge', count: 1, trainingSeconds: 100, billableSeconds: 120 };

test('a run on several instances is told in times and cost of the run on one of their type', () => {
  const two = { ...one, count: 2, trainingSeconds: 60, billableSeconds: 75 };
  expect(
    compareWithOne([
      { ...one, entry: 'single' },
      { ...two, entry: 'multi' },
    ]),
  ).toEqual([
    'multi on 2 × ml.m5.xlarge took 60 s, single on one took 100 s: 1.67 times as fast for 1.25 times the cost (150 instead of 120 billable instance-seconds).',
  ]);
});

test('nothing is told where there is no run on one instance of its type to compare with', () => {
  const other = { ...one, entry: 'other', instance: 'ml.m5.large', count: 2 };
  expect(compareWithOne([{ ...one, entry: 'single' }, other])).toEqual([]);
});
