import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplicationAutoScalingClient,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAction, startAction } from '../support/action.ts';
import { clientSettings } from '../support/client-settings.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { scalingClient, variantOf } from '../support/scaling.ts';
import { CONFIG, Hosting, serveApp } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

const ENDPOINT = 'scaled-endpoint';
const RESOURCE = `endpoint/${ENDPOINT}/variant/AllTraffic`;
const { ServiceNamespace, ResourceId } = variantOf(ENDPOINT);
const ALARM = `scaled-${ENDPOINT}-step`;
let standIn: StandIn;
let proxy: FaultProxy;
let repository: UserRepository;
let scaling: ApplicationAutoScalingClient;
let hosting: Hosting;
let cloudwatch: CloudWatchClient;

beforeAll(async () => {
  standIn = await startStandIn({ timeScale: 300 });
  proxy = await startProxy(standIn.endpoint);
  repository = userRepository('scaled');
  hosting = new Hosting(standIn);
  scaling = scalingClient(standIn);
  cloudwatch = new CloudWatchClient(clientSettings(standIn));
  repository.edit((config) => delete config['tune']);
  scale({ min: 1, max: 4, target: 4 });
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await proxy.close();
  await standIn.stop();
});

function scale({ min, max, target }: { min: number; max: number; target: number }): void {
  repository.edit((config) => {
    config['endpoints'][ENDPOINT].scaling = {
      min,
      max,
      'target-invocations-per-instance-per-minute': target,
      'scale-in-cooldown': '30s',
      'scale-out-cooldown': '30s',
    };
  });
}

const run = (name: string, inputs: Record<string, string> = {}) =>
  runAction(name, {
    workspace: repository.folder,
    inputs: { config: repository.config, 'execution-role': standIn.executionRole, ...inputs },
    env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint },
  });

// biome-ignore lint/suspicious/noExplicitAny: a config of any shape.
const edit = (change: (endpoint: any) => void) => repository.edit((config) => change(config['endpoints'][ENDPOINT]));

/** Runs an action that must succeed, and gives what it changed about scaling. */
async function watch(name: string, inputs: Record<string, string> = {}) {
  const before = proxy.writes().length;
  const result = await run(name, inputs);
  expect(result.code, result.log).toBe(0);
  const operations = proxy.writes().map(({ operation }) => operation);
  return { ...result, writes: operations.slice(before).filter((operation) => /Scal|Alarm/.test(operation)) };
}

async function stepPolicy() {
  const names = { ServiceNamespace, ResourceId, PolicyNames: ['step'] };
  return (await scaling.send(new DescribeScalingPoliciesCommand(names))).ScalingPolicies?.[0];
}

async function alarm(name = ALARM) {
  return (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0];
}

async function writesOf(work: () => Promise<unknown>): Promise<string[]> {
  const before = proxy.writes().length;
  await work();
  return proxy.writesSince(before);
}

async function registered() {
  const { ScalableTargets } = await scaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker', ResourceIds: [RESOURCE] }),
  );
  const { ScalingPolicies } = await scaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: 'sagemaker', ResourceId: RESOURCE }),
  );
  return { target: ScalableTargets?.[0], policies: ScalingPolicies ?? [] };
}

const instances = async () => (await hosting.describe(ENDPOINT)).ProductionVariants?.[0]?.CurrentInstanceCount;

const suspendScalingIn = (DynamicScalingInSuspended: boolean) =>
  scaling.send(
    new RegisterScalableTargetCommand({ ...variantOf(ENDPOINT), SuspendedState: { DynamicScalingInSuspended } }),
  );

const until = async (met: () => Promise<boolean>) => {
  while (!(await met())) await sleep(100);
};

it('says which stage comes first when there is no endpoint yet', async () => {
  for (const stage of ['sync-data', 'train']) expect(await run(stage)).toMatchObject({ code: 0 });
  const result = await run('scale');
  expect(result.code).toBe(1);
  expect(result.annotations[0]?.message).toContain('Run the stage deploy first.');
});

describe('a step', () => {
  beforeAll(async () => {
    edit((entry) => {
      entry.scaling = {
        min: 1,
        max: 6,
        'target-invocations-per-instance-per-minute': 1000,
        step: {
          cooldown: '2h',
          add: [
            { above: 3, instances: 1 },
            { above: 8, instances: 3 },
          ],
        },
      };
    });
    await watch('deploy');
  });

  it('makes a step-scaling policy and the alarm that calls it, once', async () => {
    const { writes } = await watch('scale');
    expect(writes.sort()).toEqual(['PutMetricAlarm', 'PutScalingPolicy', 'PutScalingPolicy', 'RegisterScalableTarget']);
    const policy = await stepPolicy();
    expect(policy?.StepScalingPolicyConfiguration).toMatchObject({
      AdjustmentType: 'ChangeInCapacity',
      Cooldown: 7200,
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 5, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 5, ScalingAdjustment: 3 },
      ],
    });
    expect(policy?.Alarms?.map(({ AlarmName }) => AlarmName)).toEqual([ALARM]);
    expect(await alarm()).toMatchObject({
      AlarmActions: [policy?.PolicyARN],
      Namespace: 'AWS/SageMaker',
      MetricName: 'InvocationsPerInstance',
      Threshold: 3,
      ComparisonOperator: 'GreaterThanThreshold',
      Period: 60,
      EvaluationPeriods: 1,
    });
    expect((await watch('scale')).writes).toEqual([]);
  });

  it('is not mentioned where the config has none', async () => {
    const { log } = await watch('plan', { stages: 'scale' });
    expect(log).toMatch(/reuse +step scaling /);
    expect(log).not.toContain('scheduled actions');
  });

  it('adds what its step says after one minute, and no more in its cool-down', async () => {
    // Fifteen minutes below the target are 3 s here, and target tracking would rightly take away what the step has added.
    await suspendScalingIn(true);
    // 16 requests in each minute of 0.2 s: 4 instances with 4 each are still above the first step.
    const load = await watch('invoke', { rate: '80', duration: '3s' });
    expect(load.outputs['failures']).toBe('0');
    const fleet = JSON.parse(load.outputs['instances'] ?? '') as { desired: number }[];
    expect(Math.max(...fleet.map(({ desired }) => desired))).toBe(4);
    const found = await scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace, ResourceId }));
    // The load may begin late in a minute, whose few requests ask for the smaller step first.
    expect(found.ScalingActivities?.[0]).toMatchObject({
      Description: 'Setting desired instance count to 4.',
      Cause: `monitor alarm ${ALARM} in state ALARM triggered policy step`,
    });
    await suspendScalingIn(false);
  });

  it('keeps calling the policy after another instance type made it anew; an alarm of somebody else is theirs', async () => {
    const before = (await stepPolicy())?.PolicyARN ?? '';
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName: 'theirs', AlarmActions: [before], Namespace: 'AWS/SageMaker', MetricName: 'Invocations' },
        Dimensions: [
          { Name: 'EndpointName', Value: ENDPOINT },
          { Name: 'VariantName', Value: 'AllTraffic' },
        ],
        ...{ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1_000_000 },
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const theirs = await alarm('theirs');
    edit((entry) => {
      entry.instance = 'ml.m5.large';
    });
    const { annotations } = await watch('deploy');
    expect(await alarm('theirs')).toEqual(theirs);
    const after = (await stepPolicy())?.PolicyARN;
    expect(annotations).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(
          /^scaling:scaled-endpoint: The alarm theirs calls the scaling policy step by an ARN/,
        ),
      },
    ]);
    // The account's number is nobody's to read in a log.
    expect(annotations[0]?.message).toContain(`Set its action to ${after?.replace(standIn.account, '***')}, which`);
    const policy = await stepPolicy();
    expect(policy?.PolicyARN).not.toBe(before);
    expect((await alarm())?.AlarmActions).toEqual([policy?.PolicyARN]);
    expect((await watch('scale')).writes).toEqual([]);
  });

  it('goes with its alarm when it leaves the config', async () => {
    edit((entry) => {
      delete entry.scaling.step;
    });
    const { writes, log } = await watch('scale');
    expect(writes).toEqual(['DeleteAlarms', 'DeleteScalingPolicy']);
    expect(log).toMatch(
      /remove +step scaling \S+: the config no longer has it: add 1 above 3, 3 above 8 after 1 min, cool-down 7200 s/,
    );
    expect((await watch('scale')).log).not.toContain('step scaling');
    expect(await stepPolicy()).toBeUndefined();
    expect(await alarm()).toBeUndefined();
    const hosting = new Hosting(standIn);
    // What the step has added is taken away by target tracking.
    while ((await hosting.describe(ENDPOINT)).ProductionVariants?.[0]?.CurrentInstanceCount !== 1) await sleep(100);
  });

  it('ends with all that was registered when the section leaves the config; what others registered stays', async () => {
    const target = async () => {
      const one = { ServiceNamespace, ResourceIds: [ResourceId] };
      return (await scaling.send(new DescribeScalableTargetsCommand(one))).ScalableTargets?.[0];
    };
    edit((entry) => {
      entry.scaling.step = { add: [{ above: 10, instances: 1 }] };
      entry.scaling.scheduled = { morning: { schedule: 'cron(0 8 * * ? *)', min: 2 } };
    });
    await watch('scale');
    expect(await alarm()).toBeDefined();
    edit((entry) => delete entry.scaling);
    const { outputs } = await watch('plan', { stages: 'scale' });
    const detail = `the config no longer scales it; ${ENDPOINT} keeps its 1 instance (1 to 6 instances)`;
    expect(JSON.parse(outputs['changes'] ?? '')).toEqual([
      {
        key: `step-scaling:${ENDPOINT}`,
        does: 'remove',
        id: `${ResourceId}:${ALARM}`,
        detail: expect.stringContaining('add 1 above 10'),
        changes: [],
      },
      { key: `scaling:${ENDPOINT}`, does: 'remove', id: ResourceId, detail, changes: [] },
    ]);
    const { writes, log } = await watch('scale', { endpoint: ENDPOINT });
    expect(writes).toEqual(['DeleteAlarms', 'DeleteScalingPolicy', 'DeregisterScalableTarget']);
    expect(log).toContain(`${ENDPOINT} keeps its 1 instance`);
    expect([await target(), await stepPolicy(), await alarm()]).toEqual([undefined, undefined, undefined]);
    const plan = await watch('plan', { stages: 'scale' });
    expect(plan.log).toContain('Nothing to do: everything exists already.');

    await scaling.send(new RegisterScalableTargetCommand({ ...variantOf(ENDPOINT), MinCapacity: 1, MaxCapacity: 2 }));
    expect((await watch('scale')).writes).toEqual([]);
    expect(await target()).toMatchObject({ MaxCapacity: 2 });
  });
});

describe('scale', () => {
  beforeAll(async () => {
    // What others registered would be changed, not made.
    await scaling.send(new DeregisterScalableTargetCommand(variantOf(ENDPOINT)));
    scale({ min: 1, max: 4, target: 4 });
  });

  it('registers the variant with its policy, tagged, and does nothing the second time', async () => {
    const result = await run('scale');
    expect(result.code, result.log).toBe(0);
    expect(result.outputs).toEqual({ state: 'ready', 'resource-id': RESOURCE, min: '1', max: '4', target: '4' });
    const { target, policies } = await registered();
    expect(target).toMatchObject({ MinCapacity: 1, MaxCapacity: 4 });
    expect(policies).toMatchObject([
      {
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 4,
          PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
          ScaleInCooldown: 30,
          ScaleOutCooldown: 30,
        },
      },
    ]);
    const { Tags } = await scaling.send(new ListTagsForResourceCommand({ ResourceARN: target?.ScalableTargetARN }));
    expect(Tags).toMatchObject({ 'sagemaker-actions:pipeline': 'scaled', 'sagemaker-actions:stage': 'scale' });
    expect(await writesOf(() => run('scale'))).toEqual([]);
  });

  it('changes only what differs, and plan says it before', async () => {
    scale({ min: 2, max: 4, target: 5 });
    const plan = await run('plan', { stages: 'scale' });
    expect(plan.log).toContain(`update      scalable target ${RESOURCE}: min: 1 → 2`);
    expect(plan.log).toContain('known later scaling policy');
    const operations = await writesOf(() => run('scale'));
    expect(operations).toEqual(['TagResource', 'RegisterScalableTarget', 'PutScalingPolicy']);
    expect(await instances()).toBe(2);
    scale({ min: 1, max: 4, target: 5 });
    expect(await writesOf(() => run('scale'))).toEqual(['TagResource', 'RegisterScalableTarget']);
  });
});

describe('a load', () => {
  /**
   * 80 requests a second: 16 in each minute of 0.2 s, a third more than 4 instances with a target of 3 are for. A busy
   * machine that sends some of them late lets nothing be scaled in.
   */
  const LOAD = { rate: '80', watch: '20s' };

  it('takes the endpoint from 1 to 4 instances and back to 1, and no request fails', async () => {
    scale({ min: 1, max: 4, target: 3 });
    expect(await run('scale')).toMatchObject({ code: 0 });
    // An instance that scaling in has taken off may still be busy, and the endpoint Updating.
    await until(
      async () => (await instances()) === 1 && (await hosting.describe(ENDPOINT)).EndpointStatus === 'InService',
    );
    const result = await run('invoke', { ...LOAD, duration: '6s' });
    expect(result.code, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ prediction: 'cat', requests: '480', failures: '0' });
    const fleet = JSON.parse(result.outputs['instances'] ?? '') as { current: number; status: string }[];
    expect(fleet[0]).toMatchObject({ seconds: 0, current: 1, desired: 1, status: 'InService' });
    expect(Math.max(...fleet.map(({ current }) => current))).toBe(4);
    expect(fleet.at(-1)).toMatchObject({ current: 1, desired: 1, status: 'InService' });
    expect(result.log).toMatch(/480 requests, \d+\.\d a second: 0 failed; latency p50 [\d.]+ ms, p99 [\d.]+ ms/);
    expect(result.summary).toMatch(/\| [\d.]+ \| 4 \| 4 \| InService \|/);
  });

  it('survives a deploy in its middle without a lost request or instance', async () => {
    // On a busy machine the load may fall behind for a while, and autoscaling would rightly take an instance away.
    await suspendScalingIn(true);
    const load = startAction('invoke', {
      workspace: repository.folder,
      inputs: { config: repository.config, ...LOAD, watch: '', duration: '9s' },
      env: { ...standIn.env },
    });
    await load.printed(/4 of 4 instances after [\d.]+ s \(InService\)/);
    repository.write('serving/note.txt', 'another model package');
    const deploy = await run('deploy');
    expect(deploy.code, deploy.log).toBe(0);
    expect(deploy.log).toContain('update      endpoint');
    const result = await load.ended;
    expect(result.code, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ requests: '720', failures: '0' });
    const fleet = JSON.parse(result.outputs['instances'] ?? '') as { current: number; status: string }[];
    const deploying = fleet.slice(fleet.findIndex(({ current }) => current === 4));
    expect(deploying.map(({ status }) => status)).toContain('Updating');
    expect(Math.min(...deploying.map(({ current }) => current)), result.log).toBe(4);
    await suspendScalingIn(false);
  });

  it('counts what failed, in the words of AWS, and fails', async () => {
    const call =
      'self.asked += 1\nif self.asked % 3 == 0:\n    return Response("no luck", 500)\nreturn Response("hello")';
    const files = { 'config.yaml': CONFIG, 'serve_app.py': serveApp({ init: 'self.asked = 0', call }) };
    await hosting.configure('flaky', files);
    await hosting.create('flaky', 'flaky');
    const inputs = { endpoint: 'flaky', file: repository.config, 'content-type': 'text/plain', duration: '1s' };
    const result = await run('invoke', { ...inputs, rate: '20' });
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ prediction: 'hello', requests: '20', failures: '7' });
    expect(result.annotations[0]?.message).toMatch(
      /^7 of 20 requests to the endpoint flaky failed, 7 of them: ModelError: Received server error \(500\)/,
    );
  });

  it.each([
    ['rate', 'often', 'Write a number above 0.'],
    ['duration', '10', 'Write a duration such as 30s, 90m or 5h.'],
  ])('with a wrong %s is not sent', async (input, value, next) => {
    const result = await run('invoke', { rate: '1', [input]: value });
    expect(result.code).toBe(1);
    expect(result.annotations[0]?.message).toContain(`The input ${input} is ${value}.`);
    expect(result.log).toContain(next);
  });
});
