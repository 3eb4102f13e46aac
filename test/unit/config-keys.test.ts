import { expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { edited, loadText, problemsOf } from '../support/config-repository.ts';

test.each([
  [
    'an unknown key',
    { 'jobs: 4': 'jobs: 4\n  spot: true' },
    [
      'pipeline.yml:12:3: tune.spot: is not a valid key here; write one of instance, max-runtime, volume-size, strategy, jobs, parallel, objective, ranges, early-stopping',
    ],
  ],
  [
    'a misspelt key, once',
    { 'name: shapes': 'nmae: shapes' },
    ['pipeline.yml:1:1: nmae: is not a valid key here; write name'],
  ],
  ['a missing key', { '  jobs: 4\n': '' }, ['pipeline.yml:9:1: tune.jobs: is missing; write jobs: 4']],
  [
    'a missing section',
    { 'aws: { region: eu-central-1 }\n': '' },
    ['pipeline.yml:1:1: aws: is missing; write aws: { region: us-east-1 }'],
  ],
  [
    'an empty section',
    { 'aws: { region: eu-central-1 }': 'aws:' },
    ['pipeline.yml:2:5: aws: must be a mapping with keys; got nothing; write { region: us-east-1 }'],
  ],
  [
    "SageMaker's own words",
    { '  instance: ml.m5.xlarge\n  jobs: 4': '  InstanceType: ml.m5.xlarge\n  MaxNumberOfTrainingJobs: 4' },
    [
      'pipeline.yml:10:3: tune.InstanceType: is not a valid key here; write instance',
      'pipeline.yml:11:3: tune.MaxNumberOfTrainingJobs: is not a valid key here; write jobs',
    ],
  ],
  [
    "the Python SDK's words",
    { 'source: code': 'source: code\n  entry_point: train.py' },
    ['pipeline.yml:6:3: training.entry_point: is not a valid key here; write entry-point'],
  ],
  [
    'a role',
    { 'eu-central-1 }': 'eu-central-1, RoleArn: x }' },
    ['pipeline.yml:2:30: aws.RoleArn: is not a key of the config; remove it: roles are inputs of the actions'],
  ],
  [
    'a duration that is none',
    { 'jobs: 4': 'jobs: 4\n  max-runtime: true' },
    ['pipeline.yml:12:16: tune.max-runtime: must be a duration with its unit, such as 30m or 2h; got true; write 2h'],
  ],
  [
    'a number that is text',
    { 'jobs: 4': 'jobs: four' },
    ['pipeline.yml:11:9: tune.jobs: must be a whole number from 1 to 10000; got "four"; write 4'],
  ],
  [
    'a flag as YAML 1.1 had it',
    { 'jobs: 4': 'jobs: 4\n  early-stopping: no' },
    [
      'pipeline.yml:12:19: tune.early-stopping: must be true or false (YAML reads yes and no as text); got "no"; write true or false',
    ],
  ],
  [
    'a range with half its limits',
    { '[32, 64]': '{ min: 1 }' },
    ['pipeline.yml:16:5: tune.ranges.batch_size.max: is missing; write max: 0.1'],
  ],
  [
    'a range that is none',
    { '[32, 64]': '32' },
    [
      'pipeline.yml:16:17: tune.ranges.batch_size: must be a list of values or a mapping with min and max; got 32; write { min: 0.001, max: 0.1 } or [32, 64]',
    ],
  ],
  [
    'a pipeline name over the limit',
    { 'name: shapes': 'name: shapes-and-forms' },
    [
      'pipeline.yml:1:7: name: must be at most 13 lower-case letters, digits and single hyphens, beginning with a letter; got "shapes-and-forms"; write dog-breeds',
    ],
  ],
  [
    'a name that AWS would refuse',
    { '  shapes: {': '  Shapes_1: {' },
    [
      'pipeline.yml:21:3: endpoints.Shapes_1: must be lower-case letters, digits and single hyphens, beginning with a letter; got "Shapes_1"; write a name such as dog-breeds',
    ],
  ],
  [
    'a path that leaves the repository',
    { 'source: code': 'source: ../code' },
    ['pipeline.yml:5:11: training.source: must be a path inside the repository; got "../code"; write python/training'],
  ],
])('says where and what: %s', (_, edits, problems) => {
  expect(problemsOf(edits)).toEqual(problems);
});

test.each([
  [
    'a key twice',
    { 'jobs: 4': 'jobs: 4\n  jobs: 5' },
    ['pipeline.yml:12:3: tune.jobs: is duplicated; keep only one of them'],
  ],
  [
    'a tab, without what follows from it',
    { '  jobs: 4': '\tjobs: 4' },
    ['pipeline.yml:11:1: is indented with a tab; indent with spaces'],
  ],
  [
    'a syntax error beside a fault elsewhere',
    { 'jobs: 4': 'jobs: 4: 5', 'model: single, ': '' },
    [
      'pipeline.yml:11:9: has a second colon in an unquoted value; put the value in quotes',
      'pipeline.yml:21:3: endpoints.shapes.model: is missing; write model: single',
    ],
  ],
])('explains syntax: %s', (_, edits, problems) => {
  expect(problemsOf(edits)).toEqual(problems);
});

test.each([
  ['', 'pipeline.yml:1:1: is empty; write at least name: and aws: { region: … }'],
  ['# nothing yet\n', 'pipeline.yml:1:1: is empty; write at least name: and aws: { region: … }'],
  [
    '- a\n',
    'pipeline.yml:1:1: must be a mapping with keys; got a list of 1; write name: dog-breeds and the other keys',
  ],
  ['name: a\n---\nname: b\n', 'pipeline.yml:2:1: holds several documents; write one pipeline per file'],
])('refuses a file that is no config: %j', (text, problem) => {
  const loaded = loadText(text);
  expect('problems' in loaded && loaded.problems.map(formatProblem)).toEqual([problem]);
});

test('a repeated alias cannot fill the memory', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((key, index) => {
      const before = 'abcdefg'[index];
      return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  const loaded = loadText(bomb);
  expect('problems' in loaded && loaded.problems[0]?.what).toMatch(/alias/i);
});

test('reports thirty problems at once, in the order of the file', () => {
  const config = edited({
    'name: shapes': 'name: Shapes',
    'eu-central-1 }': "europe, bucket: B, kms-key: 'a b', subnets: [net], security-groups: [group] }",
    'source: images, layout: image-folders': 'source: nowhere, sha256: abc, prefix: /x, layout: pictures, strict: on',
    'source: code': 'source: nothing\n  image: torch\n  seed: -1\n  environment: { 1X: a }',
    "'Validation Loss: ([0-9.]+)'": "'('",
    'epochs: 2': 'epochs: [2], sagemaker_x: 1',
    'jobs: 4': 'jobs: 0\n  strategy: Best\n  spot: true',
    'parallel: 2': 'parallel: none',
    'minimize: Loss': 'minimize: Lost',
    'min: 0.001, max: 0.1, scale: log': 'min: 2, max: 1, scale: cubic',
    '[32, 64]': '[32, 32]',
    'single: { instance: ml.m5.xlarge': 'single: { instance: m5.xlarge, max-runtime: 5, volume-size: 5',
    'source: serve': 'source: server, image: ray',
    'model: single, instance: ml.m5.large': 'model: double, instance: ml.m5.lagre, count: 0',
  });
  const loaded = loadText(config);
  const problems = 'problems' in loaded ? loaded.problems : [];
  expect(problems.map(({ path }) => path)).toEqual([
    'name',
    'aws.region',
    'aws.bucket',
    'aws.kms-key',
    'aws.subnets[0]',
    'aws.security-groups[0]',
    'data.source',
    'data.sha256',
    'data.prefix',
    'data.layout',
    'data.strict',
    'training.source',
    'training.image',
    'training.seed',
    'training.environment.1X',
    'training.metrics.Loss',
    'training.hyperparameters.epochs',
    'training.hyperparameters.sagemaker_x',
    'tune.jobs',
    'tune.strategy',
    'tune.spot',
    'tune.parallel',
    'tune.objective.minimize',
    'tune.ranges.learning_rate.min',
    'tune.ranges.learning_rate.scale',
    'tune.ranges.batch_size[1]',
    'train.single.instance',
    'train.single.max-runtime',
    'train.single.volume-size',
    'serving.source',
    'serving.image',
    'endpoints.shapes.model',
    'endpoints.shapes.instance',
    'endpoints.shapes.count',
  ]);
  const places = problems.map(({ line, column }) => line * 1000 + column);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
