import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import type { Config } from '../../actions/lib/resources/types.ts';
import { edited, loadText } from '../support/config-repository.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function configOf(edits: Readonly<Record<string, string>>): Config {
  const loaded = loadText(edited(edits));
  if ('problems' in loaded) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.config;
}

test('each folder of code says which of its files belong to it', () => {
  const { training, serving } = configOf({
    'source: code': 'source: code\n  include: all',
    'source: serve': 'source: serve, include: git',
  });
  expect([training?.include, serving?.include]).toEqual(['all', 'git']);
});

test('fills defaults in and speaks SageMaker’s words', () => {
  expect(configOf({})).toEqual({
    name: 'shapes',
    aws: { region: 'eu-central-1', tags: {}, subnets: [], securityGroups: [] },
    data: { locations: ['images'], prefix: 'shapes/', layout: 'image-folders' },
    training: {
      source: 'code',
      entryPoint: 'train.py',
      metrics: { Loss: 'Validation Loss: ([0-9.]+)' },
      hyperparameters: { epochs: 2 },
      environment: {},
    },
    tune: {
      instance: 'ml.m5.xlarge',
      count: 1,
      image: '763104351884.dkr.ecr.eu-central-1.amazonaws.com/pytorch:2.13.0-cpu-amzn2023-sagemaker',
      maxRuntime: 7200,
      volumeSize: 30,
      strategy: 'Bayesian',
      jobs: 4,
      parallel: 2,
      objective: { type: 'Minimize', metric: 'Loss' },
      ranges: {
        learning_rate: { type: 'Continuous', min: 0.001, max: 0.1, scale: 'Logarithmic' },
        batch_size: { type: 'Categorical', values: [32, 64] },
      },
      earlyStopping: false,
    },
    train: {
      single: {
        instance: 'ml.m5.xlarge',
        count: 1,
        image: '763104351884.dkr.ecr.eu-central-1.amazonaws.com/pytorch:2.13.0-cpu-amzn2023-sagemaker',
        maxRuntime: 7200,
        volumeSize: 30,
      },
    },
    serving: { source: 'serve', environment: {} },
    functions: {},
    report: true,
    endpoints: {
      shapes: {
        model: 'single',
        instance: 'ml.m5.large',
        count: 1,
        image: '763104351884.dkr.ecr.eu-central-1.amazonaws.com/ray:serve-ml-sagemaker-cpu-v1.5',
      },
    },
  });
});

test('resolves units, several locations and text', () => {
  const config = configOf({
    'source: images': `source: [images, https://example.com/x.zip], sha256: ${'a1'.repeat(32)}, prefix: dogs/`,
    'source: code': 'source: code/\n  environment: { THREADS: 1, DEBUG: true }',
    'single: { instance: ml.m5.xlarge': 'single: { instance: ml.m5.xlarge, max-runtime: 90m, volume-size: 1TB',
    'minimize: Loss': 'maximize: Loss',
    '[32, 64]': '{ min: 8, max: 64, integer: true }',
  });
  expect(config.data).toEqual({
    locations: ['images', 'https://example.com/x.zip'],
    sha256: 'a1'.repeat(32),
    prefix: 'dogs/',
    layout: 'image-folders',
  });
  expect(config.training).toMatchObject({ source: 'code', environment: { THREADS: '1', DEBUG: 'true' } });
  expect(config.train['single']).toMatchObject({ maxRuntime: 5400, volumeSize: 1024 });
  expect(config.tune?.objective).toEqual({ type: 'Maximize', metric: 'Loss' });
  expect(config.tune?.ranges['batch_size']).toEqual({ type: 'Integer', min: 8, max: 64, scale: 'Auto' });
});

describe('images', () => {
  test('a GPU instance gets the GPU image and, for serving, its driver', () => {
    const config = configOf({
      'single: { instance: ml.m5.xlarge': 'single: { instance: ml.g5.xlarge',
      'ml.m5.large': 'ml.g5.xlarge',
    });
    expect(config.train['single']?.image).toMatch(/pytorch:2\.13\.0-cu133-amzn2023-sagemaker$/);
    expect(config.tune?.image).toMatch(/cpu/);
    expect(config.endpoints['shapes']).toMatchObject({
      image: '763104351884.dkr.ecr.eu-central-1.amazonaws.com/ray:serve-ml-sagemaker-cuda-v1.5',
      inferenceAmi: 'al2023-ami-sagemaker-inference-gpu-4-1',
    });
  });

  test.each([
    ['eu-south-1', '692866216735.dkr.ecr.eu-south-1.amazonaws.com'],
    ['ap-east-1', '871362719292.dkr.ecr.ap-east-1.amazonaws.com'],
    ['us-west-2', '763104351884.dkr.ecr.us-west-2.amazonaws.com'],
  ])('in %s they come from %s', (region, registry) => {
    const { train, endpoints } = configOf({ 'eu-central-1': region });
    expect(train['single']?.image.split('/')[0]).toBe(registry);
    expect(endpoints['shapes']?.image.split('/')[0]).toBe(registry);
  });

  test('an image URI is taken as written', () => {
    const uri = `123456789012.dkr.ecr.us-east-1.amazonaws.com/own/trainer@sha256:${'0'.repeat(64)}`;
    expect(configOf({ 'source: code': `source: code\n  image: ${uri}` }).train['single']?.image).toBe(uri);
  });
});

describe('the shipped configs', () => {
  test('local.yml loads without a word', () => {
    expect(loadConfig('pipeline-config/local.yml', root)).toMatchObject({ config: { name: 'local' }, warnings: [] });
  });

  test('dog-breeds.yml loads; only its download, whose hash nobody has published, is pointed at', () => {
    const loaded = loadConfig('pipeline-config/dog-breeds.yml', root);
    expect(loaded).toMatchObject({
      config: {
        tune: { jobs: 2, parallel: 1, instance: 'ml.m5.xlarge' },
        train: { single: { instance: 'ml.m5.xlarge' } },
        data: { prefix: 'dogImages/' },
      },
      warnings: [{ path: 'data.source' }],
    });
  });

  test('schema.json and the instance types are what the generator makes', () => {
    const check = () =>
      execFileSync(process.execPath, ['scripts/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
    expect(check).not.toThrow();
  });

  test('a config that is not there', () => {
    expect(loadConfig('pipeline-config/none.yml', root)).toEqual({
      problems: [
        {
          file: 'pipeline-config/none.yml',
          line: 1,
          column: 1,
          path: '',
          what: 'cannot be read',
          instead: 'write the path of a config, such as pipeline-config/local.yml',
        },
      ],
    });
  });
});
