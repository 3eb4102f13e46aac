import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  type ScalingPolicy,
  TagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { UpdateEndpointWeightsAndCapacitiesCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAction, startAction } from '../support/action.ts';
import type { FaultProxy } from '../support/proxy.ts';
import { scalingClient, variantOf } from '../support/scaling.ts';
import { Hosting } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const ENDPOINT = 'machine-endpoint';
const TARGET = variantOf(ENDPOINT);

let bench: Workbench;
let standIn: StandIn;
let proxy: FaultProxy;
let repository: UserRepository;
let scaling: ApplicationAutoScalingClient;
let hosting: Hosting;

// biome-ignore lint/suspicious/noExplicitAny: a config of any shape.
const edit = (change: (endpoint: any) => void) => repository.edit((config) => change(config['endpoints'][ENDPOINT]));

const call = (inputs: Record<string, string>) => ({
  workspace: repository.folder,
  inputs: { config: repository.config, 'execution-role': standIn.executionRole, ...inputs },
  env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint },
});
const run = (name: string, inputs: Record<string, string> = {}) => runAction(name, call(inputs));

/** Runs an action and gives, with its result, what it changed at SageMaker's endpoint and its scaling. */
async function watch(name: string, inputs: Record<string, string> = {}) {
  const before = proxy.writes().length;
  const result = await run(name, inputs);
  const calls = proxy.writes().slice(before);
  const writes = calls
    .map(({ operation }) => operation)
    .filter((name) => /Scal|Scheduled|UpdateEndpoint|TagResource/.test(name));
  return { result, writes };
}

async function registration() {
  const { ScalableTargets = [] } = await scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker', ResourceIds: [TARGET.ResourceId] }),
  );
  const { ScalingPolicies = [] } = await scaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: 'sagemaker', ResourceId: TARGET.ResourceId }),
  );
  const [target] = ScalableTargets;
  const targetOf = ({ TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy) => tracking?.TargetValue;
  const policies = Object.fromEntries(ScalingPolicies.map((policy) => [policy.PolicyName, targetOf(policy)]));
  const suspended = target?.SuspendedState?.DynamicScalingInSuspended;
  return { min: target?.MinCapacity, max: target?.MaxCapacity, suspended, policies };
}

const instances = async () => (await hosting.describe(ENDPOINT)).ProductionVariants?.[0]?.CurrentInstanceCount;

/** No instance comes up while the gate is closed. */
const gate = () => join(repository.folder, 'gate');
const open = () => writeFileSync(gate(), '');
const close = () => rmSync(gate());

beforeAll(async () => {
  bench = await startWorkbench();
  ({ standIn, proxy } = bench);
  repository = userRepository('machine');
  hosting = new Hosting(standIn);
  scaling = scalingClient(standIn);
  edit((endpoint) => {
    endpoint.scaling = { min: 2, max: 4, 'target-invocations-per-instance-per-minute': 1000 };
  });
  repository.edit((config) => delete config['tune']);
  const wait = `import os, time\n    while not os.path.exists("${gate()}"):\n        time.sleep(0.05)`;
  const app = repository.read('serving/serve_app.py');
  repository.write(
    'serving/serve_app.py',
    app.replace('    return Model.bind()', `    ${wait}\n    return Model.bind()`),
  );
  open();
  for (const stage of ['sync-data', 'train', 'deploy', 'scale']) {
    const result = await run(stage);
    if (result.code !== 0) throw new Error(result.log);
  }
  // What the user did by hand is nobody's to lose: no scaling in, and a policy of their own.
  const SuspendedState = { DynamicScalingInSuspended: true };
  await scaling.send(new RegisterScalableTargetCommand({ ...TARGET, SuspendedState }));
  await scaling.send(
    new PutScalingPolicyCommand({
      ...TARGET,
      PolicyName: 'by-hand',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 5000,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      },
    }),
  );
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

const REGISTERED = {
  min: 2,
  max: 4,
  suspended: true,
  policies: { 'invocations-per-instance': 1000, 'by-hand': 5000 },
};
const AROUND = ['DeregisterScalableTarget', 'UpdateEndpoint', 'RegisterScalableTarget'];

describe('another instance type under a scaled endpoint', () => {
  it('takes the registration off and puts all of it back; the instances stay as many', async () => {
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.large';
    });
    const { result, writes } = await watch('deploy');
    expect(result.code, result.log).toBe(0);
    expect(writes).toEqual([...AROUND, 'PutScalingPolicy', 'PutScalingPolicy']);
    expect(result.log).toContain('autoscaling (2 to 4) is deregistered while the instance type changes');
    expect(await registration()).toEqual(REGISTERED);
    expect(await instances()).toBe(2);
  });

  it('does so on the way back too', async () => {
    const before = (await hosting.describe(ENDPOINT)).EndpointConfigName;
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.2xlarge';
      endpoint.smoke.expect = 'dog';
    });
    const { result, writes } = await watch('deploy');
    expect(result.code).toBe(1);
    expect(result.annotations[0]?.message).toContain(
      `The endpoint was rolled back and serves the previous configuration ${before}.`,
    );
    expect(writes.filter((name) => AROUND.includes(name))).toEqual([...AROUND, ...AROUND]);
    expect(await registration()).toEqual(REGISTERED);
    expect(await instances()).toBe(2);
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.large';
      endpoint.smoke.expect = 'cat';
    });
  });

  it('puts it back when AWS rolls the update back', async () => {
    const application = repository.read('serving/serve_app.py');
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.2xlarge';
    });
    repository.write('serving/serve_app.py', application.replace('return Model.bind()', 'raise ValueError("broken")'));
    const { result } = await watch('deploy');
    expect(result.code).toBe(1);
    expect(await registration()).toEqual(REGISTERED);
    repository.write('serving/serve_app.py', application);
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.large';
    });
  });
});

describe('an endpoint whose number of instances changes at this moment', () => {
  const resize = (DesiredInstanceCount: number) =>
    hosting.sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: ENDPOINT,
        DesiredWeightsAndCapacities: [{ VariantName: 'AllTraffic', DesiredInstanceCount }],
      }),
    );

  const answered = (operation: string, since: number) =>
    expect
      .poll(() => proxy.calls.slice(since).find((call) => call.operation === operation)?.status ?? 0)
      .toBeGreaterThan(0);

  it('is waited for before it is scaled', async () => {
    close();
    await resize(3);
    const scale = startAction('scale', call({}));
    await scale.printed(/endpoint:machine-endpoint: .*Updating/);
    open();
    const result = await scale.ended;
    expect(result.code, result.log).toBe(0);
    expect(result.outputs['state']).toBe('ready');
  });

  it('is deployed to as soon as it is steady, although AWS refused the update at first', async () => {
    repository.write('serving/note.txt', 'another package');
    proxy.fault({ operation: 'UpdateEndpoint', how: 'delay', milliseconds: 1000 });
    const before = proxy.calls.length;
    const deploy = startAction('deploy', call({}));
    await deploy.printed(/update +endpoint machine-endpoint/);
    close();
    await resize(4);
    await answered('UpdateEndpoint', before);
    open();
    const result = await deploy.ended;
    expect(result.code, result.log).toBe(0);
    const updates = proxy.calls.slice(before).filter(({ operation }) => operation === 'UpdateEndpoint');
    expect(updates.map(({ status }) => status)).toEqual([400, 200]);
    expect(await instances()).toBe(4);
  });

  it('gets another instance type once it is steady, and its autoscaling back', async () => {
    await resize(2);
    await hosting.settled(ENDPOINT);
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.xlarge';
    });
    proxy.fault({ operation: 'DeregisterScalableTarget', how: 'delay', milliseconds: 1000 });
    const before = proxy.calls.length;
    const deploy = startAction('deploy', call({}));
    await deploy.printed(/is deregistered while the instance type changes/);
    close();
    await resize(3);
    await answered('DeregisterScalableTarget', before);
    // Long enough for an update that does not wait.
    await sleep(500);
    open();
    const result = await deploy.ended;
    expect(result.code, result.log).toBe(0);
    const updates = proxy.calls.slice(before).filter(({ operation }) => operation === 'UpdateEndpoint');
    expect(updates.map(({ status }) => status)).toEqual([200]);
    expect(await registration()).toEqual(REGISTERED);
    expect(await instances()).toBe(3);
  });
});

describe('an instance type that AWS does not give', () => {
  const denied = async (...operations: string[]) => {
    for (const operation of operations) proxy.fault({ operation, how: 'deny' });
    return await run('deploy');
  };

  beforeAll(() => {
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.2xlarge';
    });
  });

  it('leaves autoscaling as it was', async () => {
    const result = await denied('UpdateEndpoint');
    expect(result.code).toBe(1);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('UpdateEndpoint of machine-endpoint failed'),
    ]);
    expect(result.log).toContain('autoscaling is registered again');
    expect(await registration()).toEqual(REGISTERED);
  });

  it('is reported before what then hinders autoscaling, and is no configuration that was tried', async () => {
    const result = await denied('UpdateEndpoint', 'RegisterScalableTarget');
    expect(result.code).toBe(1);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('UpdateEndpoint of machine-endpoint failed'),
    ]);
    expect(result.log).toMatch(
      /autoscaling is not registered again yet \(.*not authorized.*\): the next run of deploy or scale registers it/,
    );
    expect((await watch('deploy')).result).toMatchObject({ code: 0 });
    expect(await registration()).toEqual(REGISTERED);
    expect((await watch('scale')).writes).toEqual([]);
  });
});

describe('a scalable target of another repository', () => {
  it('is left alone unless it is adopted', async () => {
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker', ResourceIds: [TARGET.ResourceId] }),
    );
    const Tags = { 'sagemaker-actions:repository': 'somebody/else' };
    const ResourceARN = ScalableTargets?.[0]?.ScalableTargetARN;
    await scaling.send(new TagResourceCommand({ ResourceARN, Tags }));
    edit((endpoint) => {
      endpoint.scaling.max = 5;
    });
    const { result, writes } = await watch('scale');
    expect(result.code).toBe(1);
    expect(result.annotations[0]?.message).toContain(
      'belongs to the repository somebody/else, so this run did not change it',
    );
    expect(writes).toEqual([]);
    const adopted = await watch('scale', { adopt: 'true' });
    expect(adopted.result.code, adopted.result.log).toBe(0);
    expect(await registration()).toMatchObject({ max: 5 });
    edit((endpoint) => {
      endpoint.scaling.max = 6;
    });
    expect(await run('scale')).toMatchObject({ code: 0 });
  });
});

describe('scheduled actions', () => {
  const morning = (scheduled: object | undefined) =>
    edit((endpoint) => {
      Object.assign(endpoint.scaling, { min: 2, max: 6, scheduled });
    });

  it('change the limits at their time, which is no difference to mend', async () => {
    const at = new Date(Date.now() + 3000).toISOString().slice(0, 19);
    morning({ soon: { schedule: `at(${at})`, min: 5 } });
    expect(await watch('scale')).toMatchObject({ result: { code: 0 }, writes: ['PutScheduledAction'] });
    while ((await registration()).min !== 5 || (await instances()) !== 5) await sleep(100);
    const again = await watch('scale');
    expect(again.result.outputs, again.result.log).toMatchObject({ state: 'ready', min: '5', max: '6' });
    expect(again.writes).toEqual([]);
  });

  it('go when they leave the config, and the limits are those of the config again', async () => {
    morning(undefined);
    const { result, writes } = await watch('scale');
    expect(result.code, result.log).toBe(0);
    expect(result.log).toMatch(/machine-soon: at\(\S+\) UTC, min 5, max unchanged → nothing/);
    expect(writes.sort()).toEqual(['DeleteScheduledAction', 'RegisterScalableTarget', 'TagResource']);
    expect(await registration()).toMatchObject({ min: 2, max: 6 });
  });
});

describe('autoscaling that a run took off and, killed, did not put back', () => {
  beforeAll(async () => {
    edit((endpoint) => {
      endpoint.instance = 'ml.m5.large';
    });
    const deploy = startAction('deploy', call({}));
    proxy.interrupt({
      at: ({ operation }) => operation === 'DeregisterScalableTarget',
      moment: 'answered',
      happen: async () => deploy.process.kill('SIGKILL'),
    });
    await deploy.ended;
    proxy.interrupt(undefined);
  });

  it('is planned to come back', async () => {
    expect(await registration()).toMatchObject({ max: undefined, policies: {} });
    const { result, writes } = await watch('plan', { stages: 'scale' });
    expect(result.log).toMatch(
      /update +autoscaling machine-endpoint: autoscaling: deregistered by an interrupted run → 2 to 6 instances/,
    );
    expect(writes).toEqual([]);
  });

  it('does not come back over what somebody has registered since', async () => {
    await scaling.send(new RegisterScalableTargetCommand({ ...TARGET, MinCapacity: 1, MaxCapacity: 5 }));
    const { result } = await watch('deploy');
    expect(result.code, result.log).toBe(0);
    expect(result.log).toContain('autoscaling is registered already, so it was not changed');
    expect(await registration()).toMatchObject({ min: 1, max: 5, policies: {} });
    const { result: again } = await watch('plan', { stages: 'deploy' });
    expect(again.log).not.toContain('autoscaling');
  });
});
