import { describe, expect, test } from 'vitest';
import { problemsOf, warningsOf } from '../support/config-repository.ts';

const at = (place: string, said: string) => [`pipeline.yml:${place}: ${said}`];

describe('how the entry point is started', () => {
  const several = { 'single: { instance: ml.m5.xlarge }': 'single: { instance: ml.m5.xlarge, count: 2 }' };

  test('a setup.py makes the folder a package, which torchrun refuses', () => {
    const files = { 'code/setup.py': '', 'code/dist.py': 'import torch.distributed' };
    expect(warningsOf({}, files)).toEqual([
      'pipeline.yml:5:11: training.source: contains a setup.py, which makes it a package: SageMaker runs pip install . and python -m train; remove code/setup.py, and name packages in requirements.txt, if train.py is to run as a script',
    ]);
    expect(problemsOf(several, files)).toEqual([
      'pipeline.yml:18:44: train.single.count: is 2, but torchrun, which starts a script on several instances, refuses a folder with code/setup.py; remove code/setup.py, or write 1',
    ]);
  });

  test('its name goes through the shell, too', () => {
    const files = { 'code/my train.py': '"""\n\n    Validation Loss: 1\n"""' };
    expect(problemsOf({ 'source: code': 'source: code\n  entry-point: my train.py' }, files)).toEqual([
      "pipeline.yml:6:16: training.entry-point: cannot be started: SageMaker's toolkit runs the command in a shell, and a shell splits it at spaces; give the file a name of letters, digits and _./-",
    ]);
  });

  test('for a shell script no requirements are installed, and torchrun refuses it', () => {
    const files = {
      'code/go.sh': '"""\n\n    Validation Loss: 1\n"""',
      'code/requirements.txt': 'scipy',
      'code/dist.py': 'import torch.distributed',
    };
    const shell = { 'source: code': 'source: code\n  entry-point: go.sh' };
    expect(warningsOf(shell, files)).toEqual([
      'pipeline.yml:6:16: training.entry-point: is not a .py file, so SageMaker does not install code/requirements.txt; run pip install -r requirements.txt in it',
    ]);
    expect(problemsOf({ ...shell, ...several }, files)).toEqual([
      'pipeline.yml:19:44: train.single.count: is 2, but torchrun, which starts a script on several instances, refuses go.sh; write a .py as training.entry-point, or 1',
    ]);
  });
});

describe('names of variables that are kept', () => {
  const names = (section: string, variables: string) => {
    const text = { training: 'source: code', serving: 'source: serve' }[section] ?? '';
    const separator = section === 'training' ? '\n  ' : ', ';
    return problemsOf({ [text]: `${text}${separator}environment: { ${variables} }` }).map((line) =>
      line.split(': ').slice(1).join(': '),
    );
  };

  test.each([
    ['AWS_REGION', 'is set by SageMaker itself'],
    ['TRAINING_JOB_NAME', 'is set by SageMaker itself'],
    ['SM_MODEL_DIR', "is set by the toolkit of SageMaker's training images"],
    ['SAGEMAKER_PROGRAM', "is set by the toolkit of SageMaker's training images"],
    ['MASTER_ADDR', "is set by the toolkit of SageMaker's training images"],
    ['NCCL_DEBUG', "is set by the toolkit of SageMaker's training images"],
  ])('of a job: %s', (name, what) => {
    expect(names('training', `${name}: x`)).toEqual([`training.environment.${name}: ${what}; write another name`]);
  });

  test('of a model, and what is free', () => {
    expect(names('serving', 'AWS_REGION: x')).toEqual([
      'serving.environment.AWS_REGION: is set by SageMaker itself; write another name',
    ]);
    expect(names('training', 'AWS_MAX_ATTEMPTS: 9, NCCL_ALGO: Ring, SMOOTHING: x')).toEqual([]);
    expect(names('serving', 'SAGEMAKER_PROGRAM: inference.py, SM_X: y')).toEqual([]);
  });

  test('of a function', () => {
    const functions =
      '\nfunctions:\n  ask: { source: code, handler: train.run, endpoint: shapes, provisioned-concurrency: 1, environment: { AWS_REGION: x, X: y, _Y: z, TZ: w } }';
    const edits = { 'model: single, instance: ml.m5.large }': `model: single, instance: ml.m5.large }${functions}` };
    const script = '"""\n\n    Validation Loss: 1\n"""\ndef run(): pass\n';
    const own = 'must begin with a letter and have two or more letters, digits and _, as Lambda requires';
    expect(problemsOf(edits, { 'code/train.py': script }).map((line) => line.split(': ').slice(1).join(': '))).toEqual([
      'functions.ask.environment.AWS_REGION: is set by Lambda itself, which refuses it; write another name',
      `functions.ask.environment.X: ${own}; write another name`,
      `functions.ask.environment._Y: ${own}; write another name`,
    ]);
  });
});

describe('more trials than combinations', () => {
  const ranges = (text: string) => ({
    '    learning_rate: { min: 0.001, max: 0.1, scale: log }\n    batch_size: [32, 64]': text,
  });

  test.each<[string, number | undefined]>([
    ['    batch_size: [32, 64]', 2],
    ['    batch_size: [32, 64]\n    layers: { min: 1, max: 1.5, integer: false }', undefined],
    ['    a: [1]\n    b: [x]\n    c: [true, false, no]', 3],
    ['    layers: { min: 1, max: 3, integer: true }', 3],
    ['    layers: { min: 1, max: 2, integer: true }\n    batch_size: [32, 64]', undefined],
  ])('%s', (text, combinations) => {
    const problems =
      combinations === undefined
        ? []
        : at(
            '11:9',
            `tune.jobs: is 4, but tune.ranges has ${combinations} combinations, and SageMaker does not repeat one; write ${combinations} or less, or add values or a range of numbers`,
          );
    expect(problemsOf(ranges(text))).toEqual(problems);
  });
});

describe('a metric of a part of a figure', () => {
  const metric = "'Validation Loss: ([0-9.]+)'";
  const warned = (figure: string, regex = metric) =>
    warningsOf(
      { [metric]: regex },
      { 'code/train.py': `"""Train.\n\n    Validation Loss: ${figure} seconds\n"""\n` },
    ).map((line) =>
      line.replace('pipeline.yml:7:11: training.metrics.Loss: ', '').split(' in the sample log of code/train.py; '),
    );

  test('is suspected on the sample log', () => {
    const all = "put the whole number in ( ), with sign and exponent, as in 'Loss: ([0-9.e+-]+)'";
    expect(warned('1.5e-05')).toEqual([['captures "1.5" of "1.5e-05"', all]]);
    expect(warned('-0.5', "'Loss: .*?([0-9.]+)'")).toEqual([['captures "0.5" of "-0.5"', all]]);
    expect(warned('1,234.5')).toEqual([
      ['captures "1" of "1,234.5"', 'let the script print numbers without thousands separators'],
    ]);
    expect(warned('0.5')).toEqual([]);
    expect(warned('1.5e-05', "'Loss: ([0-9.e+-]+)'")).toEqual([]);
  });

  test.each([
    ["'\\AValidation Loss: ([0-9.]+)'", '\\A, \\z and \\Z are not read here, but ^ and $ are'],
    ["'Loss: ([0-9.]++)'", 'repetitions that never give back, (?>…) and a++, are not read here, but a+ is'],
    ["'Loss: ([[:digit:].]+)'", 'classes such as [[:digit:]] are not read here, but [0-9] is'],
    ["'(?x) Loss: ([0-9.]+)'", 'the flag x is not read here'],
  ])('in the words of another engine: %s', (regex, what) => {
    expect(problemsOf({ [metric]: regex })).toEqual(
      at('7:11', `training.metrics.Loss: does not compile: ${what}; write an expression such as 'Loss: ([0-9.e+-]+)'`),
    );
  });

  test.each(["'(?i)validation LOSS: ([0-9.]+)'", "'Loss: (?P<loss>[0-9.]+)'", "'[+*]?Loss: ([0-9.?+]+)'"])(
    'as Python writes it: %s',
    (regex) => {
      expect(problemsOf({ [metric]: regex })).toEqual([]);
    },
  );
});
