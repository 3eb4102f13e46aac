import { describe, expect, test } from 'vitest';
import { problemsOf, warningsOf } from '../support/config-repository.ts';

const many = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i)).join(', ');
const metric = "'Validation Loss: ([0-9.]+)'";

describe('metrics', () => {
  test.each([
    ["'Validation Loss: [0-9.]+'", 'has 0 capturing groups; SageMaker reads exactly one; put the number in ( )'],
    [
      "'(Validation) Loss: ([0-9.]+)'",
      'has 2 capturing groups; SageMaker reads exactly one; write (?: ) for every group except the one around the number',
    ],
    ["'Loss: (([0-9.]+)'", "does not compile: Unterminated group; write an expression such as 'Loss: ([0-9.e+-]+)'"],
    [
      "'Validation Lost: ([0-9.]+)'",
      'matches no line of the sample log in code/train.py; write an expression for one of its lines, e.g. "Epoch: 1 Validation Loss: 1.25 Device: cpu"',
    ],
    [
      "'Device: (.*)'",
      'captures "cpu" in the sample log of code/train.py, which is not a number; put only the number in ( )',
    ],
    [`'Loss: ([0-9.]+)${'x?'.repeat(250)}'`, 'has 515 characters; SageMaker takes 500; write a shorter expression'],
  ])('%s', (regex, said) => {
    expect(problemsOf({ [metric]: regex })).toEqual([`pipeline.yml:7:11: training.metrics.Loss: ${said}`]);
  });

  test('a group that captures nothing does not count', () => {
    expect(problemsOf({ [metric]: "'(?:Validation|Test) Loss: ([0-9.]+)'" })).toEqual([]);
  });

  test('a script without a sample log is only suspected', () => {
    expect(warningsOf({}, { 'code/train.py': 'print("Validation Loss: 1")\n' })).toEqual([
      'pipeline.yml:6:3: training.metrics: cannot be tried: the docstring of code/train.py shows no log lines; put sample log lines, indented, in the docstring at its top',
    ]);
  });

  test('more than SageMaker takes when tuning', () => {
    const problems = problemsOf({
      [`Loss: ${metric}`]: `Loss: ${metric}\n${many(20, (i) => `    M${i}: ${metric}`).replaceAll(', ', '\n')}`,
    });
    expect(problems).toEqual([
      'pipeline.yml:6:3: training.metrics: has 21 metrics; SageMaker takes 20 when tuning; keep at most 20',
    ]);
  });
});

describe('tuning', () => {
  test.each([
    [
      { 'minimize: Loss': 'minimize: Los' },
      'pipeline.yml:13:26: tune.objective.minimize: is not a metric in training.metrics: "Los"; write Loss',
    ],
    [
      { 'minimize: Loss': 'minimize: Loss, maximize: Loss' },
      'pipeline.yml:13:14: tune.objective: has both minimize and maximize; write minimize or maximize with a metric',
    ],
    [
      { 'minimize: Loss': '' },
      'pipeline.yml:13:14: tune.objective: has no metric; write minimize or maximize with a metric',
    ],
    [
      { 'parallel: 2': 'parallel: 5' },
      'pipeline.yml:12:13: tune.parallel: is 5, more than jobs, which is 4; write 4 or less',
    ],
    [
      { 'jobs: 4': 'jobs: 800' },
      'pipeline.yml:11:9: tune.jobs: is 800; SageMaker takes 750 for Bayesian; write 750 or less, or strategy: Random',
    ],
    [
      { 'min: 0.001': 'min: 0.5' },
      'pipeline.yml:15:27: tune.ranges.learning_rate.min: is 0.5, not below max, which is 0.1; write less than 0.1',
    ],
    [
      { 'min: 0.001': 'min: 0' },
      'pipeline.yml:15:27: tune.ranges.learning_rate.min: is 0; a log scale begins above 0; write a number above 0, or scale: linear',
    ],
    [
      { 'max: 0.1, scale: log': 'max: 1, scale: reverse-log' },
      'pipeline.yml:15:39: tune.ranges.learning_rate.max: a reverse-log scale needs values from 0 to below 1; write 0 <= min < max < 1',
    ],
    [
      { '[32, 64]': '{ min: 2, max: 9007199254740993, integer: true }' },
      'pipeline.yml:16:32: tune.ranges.batch_size.max: YAML cannot hold 9007199254740993 exactly and reads 9007199254740992; write a number below 2^53',
    ],
    [
      { '[32, 64]': '{ min: 1.5, max: 4, integer: true }' },
      'pipeline.yml:16:24: tune.ranges.batch_size.min: is 1.5, but integer is true; write 2',
    ],
    [{ '[32, 64]': '[32, 64, 32]' }, 'pipeline.yml:16:26: tune.ranges.batch_size[2]: is duplicated: 32; keep one'],
    [
      { '[32, 64]': `[${many(31, String)}]` },
      'pipeline.yml:16:17: tune.ranges.batch_size: must be a list of 1 to 30 values; got a list of 31; write [32, 64, 128]',
    ],
    [
      { '    batch_size: [32, 64]': many(30, (i) => `    h${i}: [1]`).replaceAll(', ', '\n') },
      'pipeline.yml:14:3: tune.ranges: has 31 hyperparameters; SageMaker searches 30 at most; keep at most 30',
    ],
  ] as [Record<string, string>, string][])('%j', (edits, problem) => {
    expect(problemsOf(edits)).toEqual([problem]);
  });

  test('a search on the test split is suspected', () => {
    const test = {
      [`Loss: ${metric}`]: "Test Loss: 'Testing Loss: ([0-9.]+)'",
      'minimize: Loss': 'minimize: Test Loss',
    };
    expect(warningsOf(test)).toEqual([
      'pipeline.yml:13:26: tune.objective.minimize: seems to be measured on the test split: a metric that selects the model can no longer test it; write a metric of the validation split',
    ]);
  });
});

describe('hyperparameters and environment', () => {
  const hyperparameters = (text: string) => problemsOf({ 'epochs: 2': text });

  test.each([
    [
      'batch_size: 32',
      'pipeline.yml:16:5: tune.ranges.batch_size: is both searched and fixed in training.hyperparameters; remove one of the two',
    ],
    [
      'sagemaker_program: x',
      'pipeline.yml:8:22: training.hyperparameters.sagemaker_program: is a name that SageMaker reserves; rename or remove it',
    ],
    [
      '_tuning_objective_metric: x',
      'pipeline.yml:8:22: training.hyperparameters._tuning_objective_metric: is a name that SageMaker reserves; rename or remove it',
    ],
    [
      `note: ${'x'.repeat(2501)}`,
      'pipeline.yml:8:28: training.hyperparameters.note: has 2503 characters as JSON; SageMaker takes 2500; put it in a file of the bundle and name the file',
    ],
    [
      'note: "a\\u2028b"',
      'pipeline.yml:8:28: training.hyperparameters.note: has several lines; SageMaker allows one; put it in a file of the bundle and name the file',
    ],
    [
      'note: "a\\nb"',
      'pipeline.yml:8:28: training.hyperparameters.note: has several lines; SageMaker allows one; put it in a file of the bundle and name the file',
    ],
    [
      'id: 12345678901234567890',
      "pipeline.yml:8:26: training.hyperparameters.id: YAML cannot hold 12345678901234567890 exactly and reads 12345678901234567000; write '12345678901234567890'",
    ],
  ])('%s', (text, problem) => {
    expect(hyperparameters(text)).toEqual([problem]);
  });

  test('names that every object of JavaScript has are names like others', () => {
    expect(problemsOf({ 'epochs: 2': 'epochs: 2, constructor: 1, __proto__: 2' })).toEqual([]);
  });

  test('a seed given twice', () => {
    expect(problemsOf({ 'source: code': 'source: code\n  seed: 7', 'epochs: 2': 'seed: 3' })).toEqual([
      'pipeline.yml:9:22: training.hyperparameters.seed: is given twice: training.seed is 7; remove one of the two',
    ]);
  });

  test('numbers may be written as one likes, yes and no are pointed at', () => {
    expect(warningsOf({ 'epochs: 2': 'decay: 1e-3, pretrained: no' })).toEqual([
      "pipeline.yml:8:47: training.hyperparameters.pretrained: YAML reads no as text, so the script gets the text no; write false, or 'no' if the text is meant",
    ]);
  });

  test('text that YAML would change', () => {
    expect(problemsOf({ 'source: code': 'source: code\n  environment: { VERSION: 1.10, THREADS: 1 }' })).toEqual([
      "pipeline.yml:6:27: training.environment.VERSION: YAML reads 1.10 as the number 1.1; write '1.10'",
    ]);
  });

  test('more variables than a tuning job takes, and names that differ in case only', () => {
    expect(
      problemsOf({ 'source: code': `source: code\n  environment: { a1: x, ${many(48, (i) => `A${i}: x`)} }` }),
    ).toEqual([
      'pipeline.yml:6:3: training.environment: has 49 variables; a tuning job takes 48; keep at most 48',
      expect.stringMatching(/^pipeline.yml:6:\d+: training.environment.A1: differs from a1 only in case/),
    ]);
  });
});

describe('training on several instances', () => {
  const several = (count: string) => ({
    'single: { instance: ml.m5.xlarge }': `single: { instance: ml.m5.xlarge, count: ${count} }`,
  });
  const suspected =
    'pipeline.yml:18:44: train.single.count: is 2, but no file in code uses torch.distributed: each instance would train a copy of the same model; use torch.distributed as python/training/train.py does, or write 1';

  test('a script that does not seem to divide the work', () => {
    expect(warningsOf(several('2'))).toEqual([suspected]);
    expect(warningsOf(several('1'))).toEqual([]);
    // Words in data or documentation are no script.
    expect(warningsOf(several('2'), { 'code/notes.md': 'torch.distributed' })).toEqual([suspected]);
  });

  test.each([
    'import torch.distributed as dist',
    'from torch.distributed import init_process_group',
    'import lightning as L',
  ])('%s in any file of the bundle is enough', (line) => {
    expect(warningsOf(several('2'), { 'code/parts/hosts.py': `${line}\n` })).toEqual([]);
  });

  test.each(['0', '21', '1.5', 'two', '-1'])('count: %s', (count) => {
    expect(problemsOf(several(count))).toEqual([
      `pipeline.yml:18:44: train.single.count: must be a whole number from 1 to 20; got ${count === 'two' ? '"two"' : count}; write 2`,
    ]);
  });
});
