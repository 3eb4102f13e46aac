import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeEndpointCommand, DescribeEndpointConfigCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { png } from '../support/images.ts';
import { judgedRepository, setParameters } from '../support/judged-repository.ts';
import type { UserRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const PULL_REQUEST = { env: { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' } };
const TRAIN = ['sync-data', 'train'];

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});

afterAll(() => bench[Symbol.asyncDispose]());

const gateOf = (repository: UserRepository, tolerance: number) =>
  repository.edit((config) => {
    config['endpoints'][repository.endpoint].gate = { 'Test Accuracy': { 'higher-is-better': true, tolerance } };
  });

describe('the candidate of a pull request and the model that main serves', () => {
  let repository: UserRepository;

  beforeAll(async () => {
    repository = judgedRepository('compared');
    setParameters(repository, { right: 170, noise: 6 });
    await bench.runAll([...TRAIN, 'deploy'], repository);
  });

  afterAll(() => repository[Symbol.dispose]());

  async function compareCandidate(parameters: object) {
    setParameters(repository, parameters);
    await bench.runAll(['train'], repository, PULL_REQUEST);
    return bench.run('compare-metrics', repository, PULL_REQUEST);
  }

  it('has nothing to compare where both have the same content, and writes nothing', async () => {
    const before = bench.proxy.calls.length;
    const result = await bench.run('compare-metrics', repository, PULL_REQUEST);
    expect(result.code, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: 'nothing-to-compare', state: 'ready' });
    expect(bench.proxy.calls.slice(before).filter(({ write }) => write)).toEqual([]);
  });

  it('is planned with what the test set can tell', async () => {
    const { log } = await bench.run('plan', repository, PULL_REQUEST);
    expect(log).toMatch(/Test Accuracy on 200 examples, 12 % of them judged differently.*: a drop of 0\.09/);
  });

  it('passes where it is shown not to be worse', async () => {
    const result = await compareCandidate({ right: 185 });
    expect(result.code, result.log).toBe(0);
    expect(result.outputs['verdict']).toBe('pass');
    expect(result.log).toContain(
      'The latency of the candidate is unknown: it has no endpoint; with `pull-request.preview`',
    );
    expect(JSON.parse(result.outputs['differences'] ?? '')).toMatchObject({
      'compared-endpoint': {
        'Test Accuracy': { baseline: 0.85, candidate: 0.925, difference: expect.closeTo(0.075), verdict: 'pass' },
      },
    });
  });

  it('fails where it is shown to be worse by more than the tolerance; a gate on main fails no plan of it: it is a warning of what comes after the merge', async () => {
    const before = repository.read(repository.config);
    gateOf(repository, 0);
    const result = await compareCandidate({ right: 130 });
    expect(result.outputs['verdict']).toBe('fail');
    expect(onlyError(result, 'worse-than-baseline')).toMatch(/compared-endpoint: Fail: .*Test Accuracy/);
    const [plan] = await bench.runAll(['plan'], repository, PULL_REQUEST);
    // The endpoint goes on serving, so it goes on costing.
    expect(JSON.parse(plan?.outputs['cost-per-month'] ?? '')).toMatchObject({
      items: [{ key: `endpoint:${repository.endpoint}`, worst: 167.9 }],
    });
    expect(plan?.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('After the merge') }),
    );
    const again = await bench.run('compare-metrics', repository, {
      ...PULL_REQUEST,
      inputs: { problems: plan?.outputs['problems'] ?? '' },
    });
    expect(again.outputs).toEqual(result.outputs);
    repository.write(repository.config, before);
  });

  it('is inconclusive where so many examples cannot tell', async () => {
    const result = await compareCandidate({ right: 168, odd: 40 });
    expect(result.code, result.log).toBe(0);
    expect(result.outputs['verdict']).toBe('inconclusive');
  });

  it.each([
    ['is gone', 'none'],
    ['is cut off', 'half'],
  ])(
    'is compared by its final metrics where its evaluation %s, and says that it proves less',
    async (_, evaluation) => {
      const result = await compareCandidate({ right: 185, evaluation });
      expect(result.code, result.log).toBe(0);
      expect(result.outputs['verdict']).toBe('inconclusive');
      expect(JSON.parse(result.outputs['differences'] ?? '')['compared-endpoint']['Test Accuracy'].interval).toEqual([
        null,
        null,
      ]);
    },
  );

  /** The name of the model that is served. */
  async function servedModel(): Promise<string | undefined> {
    const EndpointName = repository.endpoint;
    const { EndpointConfigName } = await bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
    const served = await bench.sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName }));
    return served.ProductionVariants?.[0]?.ModelName;
  }

  /** The training job of the better model. */
  let better: string | undefined;

  it('further seeds have a price before they are trained; none is trained over budget; then each is once, of both models, and tells the noise of training', async () => {
    const seeds = (number: number) =>
      repository.edit((config) => {
        config['pull-request'].seeds = number;
      });
    setParameters(repository, { right: 170, noise: 6 });
    seeds(3);
    /** What plan tells of further trainings: those of one job, at worst 2 h at $0.23 an hour. */
    const priced = async () => {
      const [plan] = await bench.runAll(['plan'], repository, PULL_REQUEST);
      const { items } = JSON.parse(plan?.outputs['cost-per-run'] ?? '') as {
        items: { key: string; what: string; worst: number }[];
      };
      return items.filter(({ key }) => key.startsWith('compare:')).map(({ what, worst }) => `$${worst} ${what}`);
    };
    // The candidate would be the served model.
    expect(await priced()).toEqual([]);
    setParameters(repository, { right: 160, noise: 6 });
    expect(await priced()).toEqual([
      '$0.92 2 jobs × 1 × ml.m5.xlarge × 2 h, further seeds of the candidate',
      '$0.92 2 jobs × 1 × ml.m5.xlarge × 2 h, further seeds of the served model at worst',
    ]);
    // The served model is trained again on its own instances, whatever those of the candidate are.
    const { train } = parse(repository.read(repository.config));
    const on = (instance: string) =>
      repository.edit((config) => Object.assign(config['train'].single, { instance, 'max-runtime': '1h' }));
    on('ml.m5.large');
    expect(await priced()).toEqual([
      '$0.23 2 jobs × 1 × ml.m5.large × 1 h, further seeds of the candidate',
      '$0.92 2 jobs × 1 × ml.m5.xlarge × 2 h, further seeds of the served model at worst',
    ]);
    repository.edit((config) => Object.assign(config, { train }));
    const earlier = bench.proxy.calls.length;
    const trainings = () =>
      bench.proxy.calls.slice(earlier).filter(({ operation }) => operation === 'CreateTrainingJob').length;
    await bench.runAll(['train'], repository, PULL_REQUEST);
    expect(await priced()).toEqual(Array.from({ length: 4 }, () => '$0.46 1 × ml.m5.xlarge × 2 h'));
    const budget = (limit: number) =>
      repository.edit((config) => Object.assign(config, { budget: { 'per-run': limit } }));
    budget(1.8);
    const before = bench.proxy.writes().length;
    expect(onlyError(await bench.run('compare-metrics', repository, PULL_REQUEST), 'budget-exceeded')).toMatch(
      /^The jobs of this run may cost \$1\.84, .*compare:compared-\S+-seed-1 \$0\.46 /,
    );
    expect(bench.proxy.writes().slice(before)).toEqual([]);
    budget(1.9);
    const first = await bench.run('compare-metrics', repository, PULL_REQUEST);
    expect(first.code, first.log).toBe(0);
    expect(trainings()).toBe(1 + 2 + 2);
    expect(await priced()).toEqual([]);
    const again = await bench.run('compare-metrics', repository, PULL_REQUEST);
    expect(trainings()).toBe(5);
    expect(again.outputs).toEqual(first.outputs);
    const alone = async () => {
      seeds(1);
      return bench.run('compare-metrics', repository, PULL_REQUEST);
    };
    // What one run of each shows too surely is within the noise of training.
    const width = ({ outputs }: typeof first) => {
      const [lower, upper] = JSON.parse(outputs['differences'] ?? '')['compared-endpoint']['Test Accuracy'].interval;
      return upper - lower;
    };
    const once = await alone();
    expect(width(first)).toBeGreaterThan(width(once));
    // What the test set can tell does not count that noise, which is said only where it is known.
    expect(first.log).toMatch(/equal models pass .* These figures leave out the noise of training/);
    expect(once.log).not.toContain('These figures leave out');
    expect([first, once].map(({ log }) => log.includes('The flipped examples are those of the first run'))).toEqual([
      true,
      false,
    ]);
    repository.edit((config) => delete config['budget']);
  });

  it('a failed seed is retried by re-running the workflow: pull requests cannot run a stage by itself', async () => {
    const script = repository.read('training/train.py');
    repository.write('training/train.py', script.replace('right = {', 'assert known.seed == 7\nright = {'));
    const config = repository.read(repository.config);
    repository.edit((config) => {
      config['pull-request'].seeds = 2;
    });
    await bench.runAll(['train'], repository, PULL_REQUEST);
    const result = await bench.run('compare-metrics', repository, PULL_REQUEST);
    expect(onlyError(result, 'resource-failed')).toMatch(
      /To retry without a change, re-run the workflow that has the stage compare\.$/,
    );
    const plan = await bench.run('plan', repository, PULL_REQUEST);
    expect(plan.code, plan.log).toBe(1);
    const problems = JSON.parse(plan.outputs['problems'] ?? '') as { what: string }[];
    expect(problems).toEqual([
      { what: expect.stringMatching(/^failed +training job compared-pr-single-/), next: expect.anything() },
    ]);
    await bench.runAll(['plan'], repository, { env: { ...PULL_REQUEST.env, GITHUB_RUN_ATTEMPT: '2' } });
    repository.write('training/train.py', script);
    repository.write(repository.config, config);
  });

  it('is kept out by the gate where it is worse: the served model stays; plan says so, and `force` overrides it', async () => {
    gateOf(repository, 0.03);
    const model = await servedModel();
    setParameters(repository, { right: 120 });
    await bench.runAll(['train'], repository);
    const plan = await bench.run('plan', repository);
    expect(onlyError(plan)).toMatch(/does not replace .*Test Accuracy 0\.85 → 0\.6/);
    const refused = await bench.run('deploy', repository);
    expect(onlyError(refused)).toMatch(/does not replace .*Test Accuracy 0\.85 → 0\.6/);
    expect(await servedModel()).toBe(model);
    const forced = await bench.run('deploy', repository, { inputs: { force: 'true' } });
    expect(forced.code, forced.log).toBe(0);
    expect(forced.outputs['model-name']).not.toBe(model);
    expect(forced.summary).toMatch(/a worse model replaces the served one by `force`: .*Test Accuracy 0\.85 → 0\.6/);
    expect(forced.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('`force` is set') }),
    );
  });

  it('passes the gate where it is better', async () => {
    setParameters(repository, { right: 190 });
    const [train] = await bench.runAll(['train', 'deploy'], repository);
    better = train?.outputs['training-job'];
  });

  it('is compared without a served model whose archive is damaged, and `force` still deploys', async () => {
    const Key = `compared/jobs/${better}/output/output.tar.gz`;
    const Bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
    await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.from([31, 139, 8, 0, 1, 2, 3]) }));
    const compared = await compareCandidate({ right: 130 });
    expect(compared.outputs['verdict'], compared.log).toBe('inconclusive');
    expect(compared.log).toContain('its output.tar.gz cannot be read');
    await bench.runAll(['plan'], repository, PULL_REQUEST);
    await bench.runAll(['train', 'deploy'], repository, { inputs: { force: 'true' } });
  });
});

it('trains no candidate where nothing would be compared, and says so', async () => {
  using repository = judgedRepository('uncompared');
  const stages = async () => JSON.parse((await bench.run('plan', repository, PULL_REQUEST)).outputs['run'] ?? '');
  expect(await stages()).toEqual(['sync-data', 'train', 'compare']);
  repository.edit((config) => delete config['pull-request']);
  expect(await stages()).toEqual(['sync-data']);
  const result = await bench.run('compare-metrics', repository, PULL_REQUEST);
  expect(result.outputs['verdict'], result.log).toBe('nothing-to-compare');
  expect(result.summary).toContain('the config has no section `pull-request`, so no candidate is trained');
});

it('leaves out endpoints whose model is trained on EC2, says so, and trains nothing for them; where nothing is served yet there is no baseline', async () => {
  using repository = judgedRepository('machines');
  repository.edit((config) => {
    config['ec2'] = { 'max-runtime': '10m' };
    config['endpoints'][repository.endpoint].model = 'ec2';
  });
  const plan = await bench.run('plan', repository, PULL_REQUEST);
  expect(JSON.parse(plan.outputs['run'] ?? ''), plan.log).toEqual(['sync-data']);
  expect(plan.log).toContain('all endpoints serve models that were trained on EC2, where pull requests do not train');
  const result = await bench.run('compare-metrics', repository, PULL_REQUEST);
  expect(result.outputs['verdict'], result.log).toBe('nothing-to-compare');
  expect(result.summary).toContain('Not compared: machines-endpoint. Pull requests do not train on EC2');
  repository.edit((config) => {
    config['endpoints']['machines-other'] = { ...config['endpoints'][repository.endpoint], model: 'single' };
  });
  await bench.runAll(['sync-data'], repository, PULL_REQUEST);
  const untrained = await bench.run('compare-metrics', repository, PULL_REQUEST);
  expect(onlyError(untrained, 'earlier-stage-missing')).toMatch(
    /This stage needs code, .*\n→ Re-run the workflow that has the stage train\./,
  );
  await bench.runAll(['train'], repository, PULL_REQUEST);
  const mixed = await bench.run('compare-metrics', repository, PULL_REQUEST);
  expect(mixed.code, mixed.log).toBe(0);
  expect(mixed.outputs['verdict']).toBe('nothing-to-compare');
  expect(mixed.summary).toContain('Not compared: machines-endpoint. Pull requests do not train on EC2');
  expect(mixed.log).toMatch(/machines-other: There is no baseline: the endpoint machines-other does not exist yet\./);
});

it('without evaluations, several seeds show something on the same test data only', async () => {
  using repository = judgedRepository('untold');
  const better = async (added: string, seed: number) => {
    repository.write(added, png(seed));
    setParameters(repository, { right: 190, noise: 6, evaluation: 'none' });
    await bench.runAll(TRAIN, repository, PULL_REQUEST);
    return bench.run('compare-metrics', repository, PULL_REQUEST);
  };
  repository.edit((config) => {
    config['pull-request'].seeds = 2;
    config['pull-request'].compare['Test Accuracy'].tolerance = 0.2;
    config['pull-request'].inconclusive = 'failure';
  });
  setParameters(repository, { right: 170, noise: 6, evaluation: 'none' });
  await bench.runAll([...TRAIN, 'deploy'], repository);
  const more = await better('images/train/001.cat/7.png', 7);
  expect(more.outputs['verdict'], more.log).toBe('pass');
  const easier = await better('images/test/001.cat/8.png', 8);
  expect(easier.outputs['verdict'], easier.log).toBe('inconclusive');
  expect(onlyError(easier, 'comparison-inconclusive')).toContain('Give each metric what the comparison says it lacks');
  expect(easier.log).toContain('and their test data differ, or are not known to be the same.');
});
