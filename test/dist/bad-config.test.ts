import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Thirty lines, each with a mistake of its own. */
const THIRTY = `nmae: thirty
aws:
  region: 7
  buckt: default
  tags: { aws:x: y }
  kms-key: [a]
data:
  source: nowhere
  layout: image-folder
  prefix: 3
training:
  source: missing
  entry-point: 5
  image: pytorhc
  seed: seven
  metrics:
    Validation Loss: "no group"
    Test Accuracy: "(two) (groups)"
  hyperparameters:
    sagemaker_program: x
tune:
  instance: ml.m5.xlrge
  strategy: Bayes
  jobs: none
  parallel: -1
  objective: { minimise: Validation Loss }
  ranges:
    learning_rate: { min: 1, max: 0.1 }
    batch_size: []
train:
  single: { instance: m5.xlarge, volum: 3 }
serving:
  source: [1]
  image: ray
  enviroment: {}
endpoints:
  thirty-endpoint:
    model: single
    instances: ml.m5.xlarge
    count: zero
    smoke: { file: 3, content-type: image/png, expct: cat }
`;

describe('a config with mistakes', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await startWorkbench();
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  beforeEach(() => {
    bench.proxy.calls.length = 0;
  });

  it('is told, also where the summary cannot be written, of which a warning tells', async () => {
    using repository = userRepository('unwritten');
    repository.write('pipeline.yml', 'name: unwritten\n');
    const env = { GITHUB_STEP_SUMMARY: '/nowhere/summary' };
    const { code, annotations } = await bench.run('plan', repository, { env });
    expect(code).toBe(1);
    const messages = annotations.map(({ level, message }) => `${level}: ${message}`).join('\n');
    expect(messages).toMatch(/^error: .*pipeline\.yml has .*the action changed nothing/ms);
    expect(messages).toMatch(/^warning: The job's summary could not be written: .*\/nowhere\/summary/m);
  });

  it('is told all of them at once, each on its line, before anything is asked of AWS', async () => {
    using repository = userRepository('thirty');
    repository.write(repository.config, THIRTY);
    const { code, annotations, log } = await bench.run('sync-data', repository);
    const placed = annotations.filter(({ level, line }) => level === 'error' && line !== undefined);
    const lines = new Set(placed.map(({ line }) => Number(line)));
    expect(placed.length, log).toBeGreaterThanOrEqual(30);
    expect(lines.size).toBeGreaterThanOrEqual(28);
    for (const { file, message } of placed) expect(`${file}: ${message}`).toMatch(/^pipeline\.yml: .+; .+/);
    const others = annotations.filter(({ line }) => line === undefined).map(({ message }) => message);
    expect(others).toEqual([
      expect.stringMatching(new RegExp(`^pipeline.yml has ${placed.length} problems; the action changed nothing`)),
    ]);
    expect(code).toBe(1);
    expect(bench.proxy.calls).toEqual([]);
  });

  it('a wrong key gives one problem and the closing one', async () => {
    using repository = userRepository('wrong');
    repository.edit((config) => {
      config['endpoints']['wrong-endpoint'].instance = 'ml.p4d.24xlarg';
    });
    const { code, annotations, log } = await bench.run('deploy', repository);
    const errors = annotations.filter(({ level }) => level === 'error');
    expect(errors, log).toHaveLength(2);
    expect(errors[0]).toMatchObject({ file: 'pipeline.yml', line: expect.stringMatching(/^\d+$/) });
    expect(errors[0]?.message).toMatch(
      /^endpoints\.wrong-endpoint\.instance: is not an instance type for hosting: ml\.p4d\.24xlarg; write ml\.p4d\.24xlarge/,
    );
    expect(errors[1]?.message).toMatch(/^pipeline\.yml has a problem; the action changed nothing\./);
    expect(code).toBe(1);
    expect(bench.proxy.calls).toEqual([]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a config that is not there', { config: 'pipelin.yml' }, /pipelin\.yml has a problem/],
    ['an entry that is not there', { entry: 'singel' }, /no training entry singel\.\n→ Name one of: single/],
    ['a flag that is neither', { retry: 'yes' }, /^The input retry is yes\.\n→ Write true or false\./],
    [
      'a duration without a unit',
      { wait: '90' },
      /^The input wait is 90\.\n→ Write a duration such as 30s, 90m or 5h\./,
    ],
    [
      'hyperparameters that are no JSON',
      { hyperparameters: '{' },
      /^The input hyperparameters is not a JSON object: \{/,
    ],
  ])('%s as an input is refused before anything is asked of AWS', async (_what, inputs, expected) => {
    using repository = userRepository('badinputs');
    const result = await bench.run('train', repository, { inputs });
    const errors = result.annotations.filter(({ level }) => level === 'error');
    expect(errors.at(-1)?.message).toMatch(expected);
    expect(errors).toHaveLength('config' in inputs ? 2 : 1);
    expect(result.code).toBe(1);
    expect(bench.proxy.calls).toEqual([]);
  });

  it.each([
    ['GITHUB_OUTPUT', '/nowhere/output', /GITHUB_OUTPUT is \/nowhere\/output, which is not a file/],
    ['GITHUB_STATE', '/', /GITHUB_STATE is \/, which is not a file that can be written\.\n→ Let the runner/],
    ['RUNNER_TEMP', '/nowhere', /^No temporary folder can be created in \/nowhere: .*\n→ Set RUNNER_TEMP to/],
    ['AWS_ENDPOINT_URL', 'localhost:4566/x y', /AWS_ENDPOINT_URL is not an http or https address\.\n→ Write http:/],
    ['HTTPS_PROXY', 'http://user:p%zz@proxy.example', /HTTPS_PROXY is not the address of an HTTP proxy\.\n→ .*%25/],
  ])('the environment variable %s as %s is refused in plain words', async (name, value, why) => {
    using repository = userRepository('runner');
    const result = await bench.run('plan', repository, { env: { [name]: value } });
    expect(onlyError(result, 'environment-invalid')).toMatch(why);
    expect(bench.proxy.calls).toEqual([]);
  });

  it('asks nothing of AWS without credentials, and says what to set', async () => {
    using repository = userRepository('nokeys');
    const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    for (const action of ['plan', 'sync-data', 'tune', 'train', 'deploy', 'invoke']) {
      expect(onlyError(await bench.run(action, repository, { env }), 'credentials-missing')).toMatch(
        /\n→ .*`aws-role`.*AWS_ACCESS_KEY_ID/,
      );
    }
    expect(bench.proxy.calls).toEqual([]);
  });
});
