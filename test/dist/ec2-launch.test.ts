import { TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Ec2Repository, ec2Repository, LEFT } from '../support/ec2-repository.ts';
import { until } from '../support/until.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: Ec2Repository;
let edition = 0;

const ALL_OF_EC2 = { noCapacity: [], defaultVpc: 'yes', vcpuQuotas: {} };
const STANDARD = 'L-1216C47A';
/** Not in all zones is there each type. */
const ZONES = [...'abcdf'].map((zone) => `us-east-1${zone}`);

beforeAll(async () => {
  bench = await startWorkbench();
  // Its roles are those of spot instances, which may do more.
  repository = await ec2Repository(bench, 'launch', { spot: true });
}, 120_000);

afterEach(() => repository.instances.local('ec2', ALL_OF_EC2));

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** Gives the repository another script for as long as a test takes. */
function editScript(from: string, to: string): Disposable {
  const script = repository.read('training/train.py');
  repository.write('training/train.py', script.replace(from, to));
  return { [Symbol.dispose]: () => repository.write('training/train.py', script) };
}

/** Gives the training other content than any before, and the section `ec2`. */
function change(section: object = {}, hyperparameters: object = {}): void {
  repository.edit((config) => {
    config['ec2'] = { 'max-runtime': '10m', ...section };
    config['training'].hyperparameters = { sleep: 0, batch_size: ++edition, ...hyperparameters };
  });
}

const train = (run = 1000) => bench.run('train-on-ec2', repository, { env: { GITHUB_RUN_ID: String(run + edition) } });

/** Instances that were launched since, the oldest first. */
async function launchedSince(before: number) {
  const all = await repository.all();
  return all.slice(0, all.length - before).reverse();
}

test('what AWS would refuse is refused by plan, all at once, before anything is made', {
  timeout: 60_000,
}, async () => {
  const before = bench.proxy.writes().length;
  const problems = async (section: object, settings: object = {}) => {
    change(section);
    await repository.instances.local('ec2', { ...ALL_OF_EC2, ...settings });
    const plan = await bench.run('plan', repository, { inputs: { stages: 'train-on-ec2' } });
    expect(plan.code, plan.log).toBe(1);
    return plan.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  };
  const ami = '/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-9.9-ubuntu-26.04/latest/ami-id';
  const several = await problems({ ami, 'instance-profile': 'nobody' }, { vcpuQuotas: { [STANDARD]: 0 } });
  expect(several.join('\n')).toContain(`There is no Systems Manager parameter ${ami} in us-east-1.`);
  expect(several.join('\n')).toMatch(
    /The account may run none of the instance types .*m5\.xlarge has 4 vCPUs, .* may have 0 /,
  );
  expect(several.join('\n')).toContain(`--service-code ec2 --quota-code ${STANDARD} --desired-value 4`);
  expect(several.join('\n')).toContain('There is no instance profile nobody');
  const others = await problems({ instance: 'm5.huge', 'volume-size': '50GB' });
  expect(others.join('\n')).toMatch(/EC2 has no instance type m5\.huge/);
  expect(others.join('\n')).toMatch(/is 50 GB, but the disk of the AMI .* has 75 GB/);
  expect(await problems({ subnets: ['subnet-0123'] })).toEqual([
    expect.stringMatching(/There is no subnet subnet-0123/),
  ]);
  expect(await problems({}, { defaultVpc: 'no' })).toEqual([
    expect.stringMatching(/The account has no default VPC in us-east-1/),
  ]);
  expect(bench.proxy.writes().slice(before)).toEqual([]);
});

test('no capacity anywhere is told; the next run launches the same training with its own settings, and tries the next zone and type', {
  timeout: 120_000,
}, async () => {
  const instance = ['m5.xlarge', 'm5a.xlarge'];
  change({ instance });
  await repository.instances.local('ec2', { noCapacity: instance });
  const before = (await repository.all()).length;
  const message = onlyError(await train(), 'capacity-missing');
  const everywhere = instance.flatMap((type) => ZONES.map((zone) => `${type} in ${zone}`));
  expect(message).toContain(`no capacity now for ${everywhere.join(', ')}. Of the last`);
  expect((await repository.all()).length).toBe(before);
  await repository.instances.local('ec2', { noCapacity: ['m5.xlarge', `m5a.xlarge@${ZONES[0]}`] });
  repository.edit((config) => {
    config['ec2']['max-runtime'] = '20m';
  });
  const again = await train(2000);
  expect(again.code, again.log).toBe(0);
  // It begins with its own first choice.
  for (const zone of ZONES) expect(again.log).toContain(`AWS has no m5.xlarge in ${zone} now; the next is tried`);
  expect(await launchedSince(before)).toMatchObject([
    { InstanceType: 'm5a.xlarge', Placement: { AvailabilityZone: ZONES[1] } },
  ]);
  const job = again.outputs['training-job'] ?? '';
  expect(job).toMatch(/-[0-9a-f]{10}$/);
  const Bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
  const launchOf = async (number: number) => {
    const { Body } = await bench.s3.send(
      new GetObjectCommand({ Bucket, Key: `launch/ec2/${job}/launch-${number}.json` }),
    );
    return JSON.parse((await Body?.transformToString()) ?? '');
  };
  // Each has a launch of its own.
  const launches = ((await repository.files())[job] ?? []).filter((file) => file.startsWith('launch-'));
  const refused = 2 * ZONES.length;
  const second = refused + ZONES.length + 2;
  const numbers = Array.from({ length: second }, (_, index) => `launch-${index + 1}.json`);
  expect(launches.toSorted()).toEqual([...numbers, `launch-${refused}-refused.json`].toSorted());
  const [first, last] = [await launchOf(1), await launchOf(refused + 1)];
  expect(last).toMatchObject({ maxRuntime: 1200, parameters: { InstanceType: 'm5.xlarge' } });
  // The same machine as that of the first launch, but not the same launch.
  expect(last.token).not.toBe(first.token);
});

test('an instance that an earlier run has asked for keeps the settings of that run, which is told; lost answers make no second one', {
  timeout: 60_000,
}, async () => {
  change();
  const before = (await repository.all()).length;
  bench.proxy.fault({ operation: 'RunInstances', how: 'cut-before', times: 4 });
  expect(onlyError(await train(), 'aws-request-failed')).toContain('RunInstances');
  repository.edit((config) => {
    config['ec2']['max-runtime'] = '20m';
  });
  bench.proxy.fault({ operation: 'RunInstances', how: 'cut-after', times: 2 });
  const again = await train(2000);
  expect(again.code, again.log).toBe(0);
  expect(await launchedSince(before)).toHaveLength(1);
  expect(again.log).toMatch(/an earlier run asked for this instance with other settings.*max-runtime: 600 → 1200/);
});

test('what was launched by a run that no answer reached is waited for by the next run; one instance runs', {
  timeout: 60_000,
}, async () => {
  change();
  const before = (await repository.all()).length;
  bench.proxy.fault({ operation: 'RunInstances', how: 'cut-after', times: 4 });
  onlyError(await train(), 'aws-request-failed');
  const again = await train(2000);
  expect(again.code, again.log).toBe(0);
  expect(again.log).toMatch(/^(wait for|reuse) .*EC2 training/m);
  expect(await launchedSince(before)).toHaveLength(1);
});

test('what AWS refuses otherwise is told with its words, and nothing runs; a new instance profile is waited for', {
  timeout: 60_000,
}, async () => {
  change();
  await repository.instances.local('ec2', { vcpuQuotas: { [STANDARD]: 4 } });
  const before = (await repository.all()).length;
  const other = await repository.instances.run('#!/bin/sh\nexec sleep 600\n');
  const message = onlyError(await train(), 'aws-request-failed');
  expect(message).toContain('VcpuLimitExceeded');
  expect(message).toContain('Wait until other instances of the account have ended');
  expect((await repository.all()).length).toBe(before);
  await repository.instances.client.send(new TerminateInstancesCommand({ InstanceIds: [other.InstanceId] }));
  await repository.instances.until(other.InstanceId, 'terminated');
  const words =
    'Value (launch-ec2) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name';
  bench.proxy.fault({ operation: 'RunInstances', how: 'refuse', error: ['InvalidParameterValue', words], times: 3 });
  const again = await train(2000);
  expect(again.code, again.log).toBe(0);
  expect(await launchedSince(before)).toHaveLength(1);
});

/** Trains three epochs, each of which leaves a checkpoint; it waits for nothing where there is no place for one. */
const EPOCHS = `
on_spot = "SM_CHECKPOINT_DIR" in os.environ
checkpoint = Path(os.environ["SM_CHECKPOINT_DIR" if on_spot else "SM_MODEL_DIR"]) / "epoch"
first = int(checkpoint.read_text()) + 1 if checkpoint.exists() else 1
print(f"begins with epoch {first}", flush=True)
for epoch in range(first, 4):
    if epoch == 3 and first == 1 and on_spot:
        time.sleep(600)
    checkpoint.write_text(str(epoch))
    print(f"epoch {epoch}", flush=True)
`;

test('a spot instance that AWS takes away is followed by another, which goes on from its checkpoint', {
  timeout: 120_000,
}, async () => {
  using _ = editScript('time.sleep(arguments.sleep)\n', EPOCHS);
  change({ spot: true });
  const before = (await repository.all()).length;
  const action = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '6001' } });
  await action.printed(/^epoch 2$/m);
  const checkpoints = async () => Object.values(await repository.files()).flat();
  await until(async () => (await checkpoints()).includes('checkpoints.tar'));
  const [{ InstanceId: instanceId = '', InstanceLifecycle } = {}] = await repository.all();
  expect(InstanceLifecycle).toBe('spot');
  expect((await repository.instances.local('ec2/interrupt', { instanceId })).status).toBe(200);
  const result = await action.ended;
  expect(result.code, result.log).toBe(0);
  expect(result.log).toMatch(/^begins with epoch 1\n(?:.*\n)*begins with epoch 3\n/m);
  expect(result.log).toMatch(/^create {6}EC2 training \S+-r2: \S+ was stopped: AWS takes the spot instance away/m);
  const name = result.outputs['training-job'] ?? '';
  expect(name).toMatch(/-r2$/);
  expect((await repository.files())[name]).toEqual(['checkpoints.tar', ...LEFT]);
  expect(await launchedSince(before)).toMatchObject([{ InstanceLifecycle: 'spot' }, { InstanceLifecycle: 'spot' }]);
  const [trained] = await bench.runAll(['train'], repository);
  expect(trained?.log).toContain(`what was billed has the earlier ones, too: ${name.slice(0, -'-r2'.length)} (60 s).`);
  expect(trained?.log).toContain('; EC2 120 s at ');
  bench.proxy.fault({
    operation: 'DescribeTrainingJob',
    how: 'refuse',
    error: ['AccessDeniedException', 'no'],
  });
  const untold = await train(6000);
  expect(untold.code, untold.log).toBe(0);
  expect(untold.log).toContain('The trainings on EC2 and by SageMaker were not compared');
  expect(untold.log).not.toContain('SageMaker has no finished training');
});

test.each([
  ['that fails', 'resource-failed', 'sys.exit("no good data")', 'exit code 1: no good data'],
  [
    'that prints no metric',
    'metric-missing',
    'print = lambda *_, **__: None',
    'no line of its log matched: Validation Loss',
  ],
  ['that leaves no model', 'artifact-missing', 'os.environ["SM_MODEL_DIR"] = "/tmp"', 'left no file in SM_MODEL_DIR'],
  [
    'that diverges',
    'resource-failed',
    'print("Validation Loss: 1\\nValidation Loss: nan"); math.log10 = lambda _: math.nan',
    'it diverged',
  ],
] as const)('a script %s', { timeout: 60_000 }, async (_what, code, line, says) => {
  using _ = editScript('data = Path', `import sys\n${line}\ndata = Path`);
  change();
  expect(onlyError(await train(), code)).toContain(says);
  await until(async () => (await repository.all())[0]?.State?.Name === 'terminated');
});
