import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAction } from '../support/action.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { scalingClient, variantOf } from '../support/scaling.ts';
import { Hosting } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

const ENDPOINT = 'steps-endpoint';
const { ServiceNamespace, ResourceId } = variantOf(ENDPOINT);
const ALARM = `steps-${ENDPOINT}-step`;

let standIn: StandIn;
let proxy: FaultProxy;
let repository: UserRepository;
let scaling: ApplicationAutoScalingClient;
let cloudwatch: CloudWatchClient;

// biome-ignore lint/suspicious/noExplicitAny: a config of any shape.
const edit = (change: (endpoint: any) => void) => repository.edit((config) => change(config['endpoints'][ENDPOINT]));

/** Runs an action that must succeed, and gives what it changed about scaling. */
async function run(name: string, inputs: Record<string, string> = {}) {
  const before = proxy.writes().length;
  const result = await runAction(name, {
    workspace: repository.folder,
    inputs: { config: repository.config, 'execution-role': standIn.executionRole, ...inputs },
    env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint },
  });
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

beforeAll(async () => {
  standIn = await startStandIn({ timeScale: 120 });
  proxy = await startProxy(standIn.endpoint);
  repository = userRepository('steps');
  scaling = scalingClient(standIn);
  const { endpoint, region, env } = standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  cloudwatch = new CloudWatchClient({ endpoint, region, credentials });
  edit((entry) => {
    entry.scaling = {
      min: 1,
      max: 6,
      'target-invocations-per-instance-per-minute': 1000,
      step: {
        cooldown: '1h',
        add: [
          { above: 10, instances: 1 },
          { above: 20, instances: 3 },
        ],
      },
    };
  });
  repository.edit((config) => delete config['tune']);
  for (const stage of ['sync-data', 'train', 'deploy']) await run(stage);
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await proxy.close();
  await standIn.stop();
});

it('makes a step-scaling policy and the alarm that calls it, once', async () => {
  const { writes } = await run('scale');
  expect(writes.sort()).toEqual(['PutMetricAlarm', 'PutScalingPolicy', 'PutScalingPolicy', 'RegisterScalableTarget']);
  const policy = await stepPolicy();
  expect(policy?.StepScalingPolicyConfiguration).toMatchObject({
    AdjustmentType: 'ChangeInCapacity',
    Cooldown: 3600,
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
      { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
    ],
  });
  expect(policy?.Alarms?.map(({ AlarmName }) => AlarmName)).toEqual([ALARM]);
  expect(await alarm()).toMatchObject({
    AlarmActions: [policy?.PolicyARN],
    Namespace: 'AWS/SageMaker',
    MetricName: 'InvocationsPerInstance',
    Threshold: 10,
    ComparisonOperator: 'GreaterThanThreshold',
    Period: 60,
    EvaluationPeriods: 1,
  });
  expect((await run('scale')).writes).toEqual([]);
});

it('is not mentioned where the config has none', async () => {
  const { log } = await run('plan', { stages: 'scale' });
  expect(log).toMatch(/reuse +step scaling /);
  expect(log).not.toContain('scheduled actions');
});

it('adds what its step says after one minute, and no more in its cool-down', async () => {
  const load = await run('invoke', { rate: '80', duration: '4s' });
  expect(load.outputs['failures']).toBe('0');
  const fleet = JSON.parse(load.outputs['instances'] ?? '') as { desired: number }[];
  expect(Math.max(...fleet.map(({ desired }) => desired))).toBe(4);
  const found = await scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace, ResourceId }));
  // The load may begin late in a minute, whose few requests ask for the smaller step first.
  expect(found.ScalingActivities?.[0]).toMatchObject({
    Description: 'Setting desired instance count to 4.',
    Cause: `monitor alarm ${ALARM} in state ALARM triggered policy step`,
  });
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
  const { annotations } = await run('deploy');
  expect(await alarm('theirs')).toEqual(theirs);
  const after = (await stepPolicy())?.PolicyARN;
  expect(annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringMatching(
        /^scaling:steps-endpoint: The alarm theirs calls the scaling policy step by an ARN/,
      ),
    },
  ]);
  // The account's number is nobody's to read in a log.
  expect(annotations[0]?.message).toContain(`Set its action to ${after?.replace(standIn.account, '***')}, which`);
  const policy = await stepPolicy();
  expect(policy?.PolicyARN).not.toBe(before);
  expect((await alarm())?.AlarmActions).toEqual([policy?.PolicyARN]);
  expect((await run('scale')).writes).toEqual([]);
});

it('goes with its alarm when it leaves the config', async () => {
  edit((entry) => {
    delete entry.scaling.step;
  });
  const { writes, log } = await run('scale');
  expect(writes).toEqual(['DeleteAlarms', 'DeleteScalingPolicy']);
  expect(log).toMatch(
    /remove +step scaling \S+: the config no longer has it: add 1 above 10, 3 above 20 after 1 min, cool-down 3600 s/,
  );
  expect((await run('scale')).log).not.toContain('step scaling');
  expect(await stepPolicy()).toBeUndefined();
  expect(await alarm()).toBeUndefined();
  const hosting = new Hosting(standIn);
  // Without the step, what it added is taken away by target tracking.
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
  await run('scale');
  expect(await alarm()).toBeDefined();
  edit((entry) => delete entry.scaling);
  const { outputs } = await run('plan', { stages: 'scale' });
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
  const { writes, log } = await run('scale', { endpoint: ENDPOINT });
  expect(writes).toEqual(['DeleteAlarms', 'DeleteScalingPolicy', 'DeregisterScalableTarget']);
  expect(log).toContain(`${ENDPOINT} keeps its 1 instance`);
  expect([await target(), await stepPolicy(), await alarm()]).toEqual([undefined, undefined, undefined]);
  const plan = await run('plan', { stages: 'scale' });
  expect(plan.log).toContain('Nothing to do: everything exists already.');

  await scaling.send(new RegisterScalableTargetCommand({ ...variantOf(ENDPOINT), MinCapacity: 1, MaxCapacity: 2 }));
  expect((await run('scale')).writes).toEqual([]);
  expect(await target()).toMatchObject({ MaxCapacity: 2 });
});
