import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { DescribeEndpointCommand, DescribeModelCommand, ListEndpointsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ec2Repository, ec2Repository, LEFT } from '../support/ec2-repository.ts';
import { until } from '../support/until.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: Ec2Repository;

/** Says what the model thinks of ten examples, of which it gets nine right. */
const EVALUATES = `
judged = {hashlib.sha256(b"%d" % at).hexdigest(): {"class": "cat", "predicted": "dog" if at == 0 else "cat"} for at in range(10)}
(Path(os.environ["SM_OUTPUT_DATA_DIR"]) / "evaluation.json").write_text(json.dumps(judged))
`;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = await ec2Repository(bench, 'beside');
  repository.write('training/train.py', `${repository.read('training/train.py')}${EVALUATES}`);
  repository.edit((config) => {
    config['report'] = true;
    // So long that a second run meets it.
    config['training'].hyperparameters = { sleep: 3 };
    config['pull-request'] = { compare: { 'Test Accuracy': { 'higher-is-better': true, tolerance: 0.02 } } };
    const endpoint = config['endpoints'][repository.endpoint];
    config['endpoints']['beside-ec2'] = { ...endpoint, model: 'ec2' };
  });
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

const outputs = { state: 'ready', metrics: '{"Test Accuracy":0.9,"Validation Loss":0.01}' };
let name = '';

test('an instance trains, leaves what SageMaker would, and ends itself; a second run waits for it, and launches none', {
  timeout: 120_000,
}, async () => {
  const action = bench.start('train-on-ec2', repository);
  await action.printed(/running \(/);
  const [instance, ...others] = await repository.all();
  expect(others).toEqual([]);
  // Nobody can log in, and nothing can connect; its metadata cannot be read by who only can make it send a request.
  expect(instance).toMatchObject({
    IamInstanceProfile: { Arn: expect.stringMatching(/:instance-profile\/beside-ec2$/) },
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
  });
  expect(instance?.KeyName).toBeUndefined();
  const GroupIds = instance?.SecurityGroups?.map(({ GroupId = '' }) => GroupId) ?? [];
  const { SecurityGroups } = await repository.instances.client.send(new DescribeSecurityGroupsCommand({ GroupIds }));
  expect(SecurityGroups).toMatchObject([{ GroupName: expect.stringMatching(/^beside-ec2-vpc-/), IpPermissions: [] }]);
  const second = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '1002' } });
  const [result, other] = await Promise.all([action.ended, second.ended]);
  expect(result.code, result.log).toBe(0);
  expect(result.outputs).toMatchObject(outputs);
  name = result.outputs['training-job'] ?? '';
  expect(other, other.log).toMatchObject({ code: 0, outputs: { ...outputs, 'training-job': name } });
  expect(other.log).toMatch(/^wait for {4}EC2 training /m);
  expect(name).toMatch(/^beside-ec2-[0-9a-f]{10}$/);
  expect(result.outputs['artifact']).toMatch(new RegExp(`^s3://.+/beside/ec2/${name}/model\\.tar\\.gz$`));
  expect(Number(result.outputs['billable-seconds'])).toBeGreaterThanOrEqual(60);
  expect(result.log).toContain('Validation Loss: 0.010000');
  expect(result.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^train-on-ec2: m5\.xlarge has no GPU, and the AMI is made for instances with one/),
  ]);
  expect(await repository.files()).toEqual({ [name]: LEFT });
  const [ended, ...more] = await repository.all();
  expect(more).toEqual([]);
  expect(ended?.InstanceId).toBe(result.outputs['instance-id']);
  expect(Object.fromEntries((ended?.Tags ?? []).map(({ Key = '', Value }) => [Key, Value]))).toMatchObject({
    Name: name,
    'sagemaker-actions:pipeline': 'beside',
    'sagemaker-actions:repository': 'someone/pipelines',
    'sagemaker-actions:stage': 'train-on-ec2',
    'sagemaker-actions:ref': 'refs/heads/main',
    'sagemaker-actions:run': '1001.1',
  });
  await until(async () => (await repository.all())[0]?.State?.Name === 'terminated');
});

test('its metrics are those of the same training by SageMaker, and both are compared, also when it is reused', {
  timeout: 60_000,
}, async () => {
  const [trained] = await bench.runAll(['train'], repository);
  expect(trained?.outputs['metrics']).toBe(outputs.metrics);
  const told = [
    ...[`was trained by SageMaker (${trained?.outputs['training-job']}) and on EC2 (${name}): all metrics are equal.`],
    'Test Accuracy: 0.9 by SageMaker and 0.9 on EC2: equal on 10 common test examples.',
    'Both models give the same class to 10 of 10 common test examples.',
    'EC2 60 s at $0.0000533 a second, $0.0032.',
  ];
  for (const line of told) expect(trained?.log).toContain(line);
  const phases = ['waiting', 'set-up', 'data', 'training', 'upload'];
  for (const phase of [...phases, 'all'])
    expect(trained?.summary).toMatch(new RegExp(`^\\| ${phase} \\| .*[\\d.]+ s \\|`, 'm'));
  expect(trained?.summary).toContain('#### EC2 beside SageMaker');
  const Key = 'beside/runs/1001/report.html';
  const Bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket, Key }));
  const report = (await Body?.transformToString()) ?? '';
  expect(report).toMatch(/<h2 id="ec2">EC2 beside SageMaker<\/h2>/);
  expect(report).toMatch(/<td[^>]*>final figures<\/td>/);
  for (const phase of phases) expect(report).toMatch(new RegExp(`<title>${phase}: [\\d.]+ s</title>`));
  // The instance is in the timeline of the run, as any job.
  expect(report).toContain(`<td>${name}</td><td>set-up</td>`);
  const before = bench.proxy.writes().length;
  const again = await bench.run('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '1003' } });
  expect(again, again.log).toMatchObject({ code: 0, outputs: { ...outputs, 'training-job': name } });
  expect(bench.proxy.writes().slice(before)).toEqual([]);
  expect(await repository.all()).toHaveLength(1);
  expect(again.summary).toContain('#### EC2 beside SageMaker');
  // What follows is about something else, and a report costs each action half a second.
  repository.edit((config) => {
    config['report'] = false;
  });
});

const BY_EC2 = { inputs: { stages: 'sync-data,train-on-ec2,deploy' } };

test('its model is served by the runs that train it; other runs leave it alone', { timeout: 120_000 }, async () => {
  const plan = await bench.run('plan', repository);
  expect(plan.code, plan.log).toBe(0);
  expect(plan.outputs['changes']).not.toContain('ec2');
  const others = await bench.run('deploy', repository, { inputs: { stages: 'train,deploy' } });
  const { endpoint } = repository;
  expect(others, others.log).toMatchObject({ code: 0, outputs: { 'endpoint-names': `{"${endpoint}":"${endpoint}"}` } });
  const planned = await bench.run('plan', repository, BY_EC2);
  expect(planned.code, planned.log).toBe(0);
  const steps = JSON.parse(planned.outputs['changes'] ?? '') as { key: string; does: string }[];
  expect(steps).toContainEqual(expect.objectContaining({ key: 'train-on-ec2', does: 'reuse' }));
  expect(steps.filter(({ key }) => key.startsWith('endpoint:'))).toMatchObject([{ key: 'endpoint:beside-ec2' }]);
  const served = await bench.run('deploy', repository, BY_EC2);
  expect(served, served.log).toMatchObject({ code: 0, outputs: { 'endpoint-name': 'beside-ec2', state: 'ready' } });
  expect(served.log).toMatch(/endpoint:beside-ec2: smoke test passed: cat/);
  const { sagemaker } = bench;
  const model = await sagemaker.send(new DescribeModelCommand({ ModelName: served.outputs['model-name'] }));
  expect(model.PrimaryContainer?.ModelDataUrl).toMatch(/\/beside\/packages\/[0-9a-f]{64}\/model\.tar\.gz$/);
  const described = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'beside-ec2' }));
  expect(described.EndpointStatus).toBe('InService');
  const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand({ NameContains: 'beside-e' }));
  expect(Endpoints).toHaveLength(2);
  const asked = await bench.run('invoke', repository, { inputs: { endpoint: 'beside-ec2' } });
  expect(asked).toMatchObject({ code: 0, outputs: { prediction: 'cat' } });
});

test('a run that trains on EC2 says which endpoints it leaves alone', async () => {
  const config = repository.read('pipeline.yml');
  repository.edit((config) => delete config['endpoints']['beside-ec2']);
  const result = await bench.run('deploy', repository, BY_EC2);
  repository.write('pipeline.yml', config);
  expect(result, result.log).toMatchObject({ code: 0, outputs: { 'endpoint-names': '{}' } });
  expect(result.log).toContain(`Nothing to do: this run leaves these endpoints as they are: ${repository.endpoint};`);
});

test('a pull request launches nothing', async () => {
  const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' };
  const before = bench.proxy.writes().length;
  const refused = await bench.run('train-on-ec2', repository, { env });
  expect(onlyError(refused, 'input-invalid')).toContain('pull requests train nothing on EC2');
  const plan = await bench.run('plan', repository, { env });
  expect(plan.code, plan.log).toBe(0);
  expect(plan.log).not.toMatch(/EC2/);
  expect(bench.proxy.writes().slice(before)).toEqual([]);
});

/** Goes on until it is ended, unless it is the second attempt. */
const HOLDS = `
with open("/opt/ml/runner/job.json") as file:
    if not json.load(file)["folder"].endswith("-r2"):
        print("holding", flush=True)
        time.sleep(600)
`;

/** Gives the repository a script that holds, with other content than any before. */
function hold(edition: string): void {
  const script = repository
    .read('training/train.py')
    .replace(HOLDS, '')
    .replace(/# edition .*\n/, '');
  const [before = '', after = ''] = script.split(/(?<=^from pathlib import Path\n)/m);
  repository.write('training/train.py', `${before}${HOLDS}# edition ${edition}\n${after}`);
}

test.each(['SIGINT', 'SIGKILL'] as const)(
  'what a run that %s ends has launched ends within seconds, and the next run trains under a further name',
  {
    timeout: 120_000,
  },
  async (signal) => {
    hold(signal);
    const as = (run: number) => ({ env: { GITHUB_RUN_ID: `${run + signal.length}` } });
    const action = bench.start('train-on-ec2', repository, as(2000));
    await action.printed(/^holding$/m);
    const killed = Date.now();
    action.process.kill(signal);
    const { state } = await action.ended;
    const [instance] = await repository.all();
    expect(instance?.State?.Name).toMatch(signal === 'SIGINT' ? /shutting-down|terminated/ : /running/);
    await bench.run('train-on-ec2', repository, { ...as(2000), state });
    await until(async () => (await repository.all())[0]?.State?.Name === 'terminated');
    expect(Date.now() - killed).toBeLessThan(15_000);
    const again = await bench.run('train-on-ec2', repository, as(2100));
    expect(again.code, again.log).toBe(0);
    expect(again.outputs['training-job']).toMatch(/-r2$/);
    expect(again.log).toContain('was ended by a user or another process');
  },
);

test('what newer code supersedes is ended', { timeout: 120_000 }, async () => {
  hold('older');
  const older = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '3001' } });
  await older.printed(/^holding$/m);
  repository.write('training/train.py', repository.read('training/train.py').replace(HOLDS, ''));
  const newer = await bench.run('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '3002' } });
  expect(newer, newer.log).toMatchObject({ code: 0, outputs });
  expect(newer.log).toMatch(/^stop {8}EC2 training \S+: superseded by newer code, data or parameters$/m);
  expect(newer.log).toMatch(/^create {6}EC2 training \S+: train\.py: /m);
  expect(onlyError(await older.ended, 'resource-failed')).toContain('was ended by a user or another process');
});
