import { expect, test } from 'vitest';
import type { Range } from '../../actions/lib/resources/tuning/config.ts';
import { readHyperparameters } from '../../actions/lib/resources/tuning/hyperparameter-values.ts';

const ranges: Record<string, Range> = {
  learning_rate: { type: 'Continuous', min: 0.001, max: 0.1, scale: 'Logarithmic' },
  layers: { type: 'Integer', min: 1, max: 5, scale: 'Auto' },
  batch_size: { type: 'Categorical', values: [32, 64] },
  optimizer: { type: 'Categorical', values: ['sgd', 'adam'] },
  version: { type: 'Categorical', values: ['1', '2'] },
};

test('what a tuning job tells as text has its real types again, by name', () => {
  const tuned = {
    version: '"2"',
    optimizer: '"adam"',
    learning_rate: '0.004839261',
    layers: '3',
    batch_size: '"64"',
    sagemaker_program: '"train.py"',
  };
  expect(Object.entries(readHyperparameters(tuned, ranges))).toEqual([
    ['batch_size', 64],
    ['layers', 3],
    ['learning_rate', 0.004839261],
    ['optimizer', 'adam'],
    ['version', '2'],
  ]);
});

test.each([
  ['64', 64],
  ['"64"', 64],
  ['"128"', '128'],
])('a categorical value may come with quotes or without: %s', (text, value) => {
  expect(readHyperparameters({ batch_size: text }, ranges)).toEqual({ batch_size: value });
});

test('a very small number survives', () => {
  expect(readHyperparameters({ learning_rate: '1.0E-5' }, ranges)).toEqual({ learning_rate: 0.00001 });
});
