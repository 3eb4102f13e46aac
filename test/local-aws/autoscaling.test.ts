import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  type ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CreateEndpointConfigCommand,
  DeleteEndpointCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { scalingClient, variantOf } from '../support/scaling.ts';
import { CONFIG, Hosting, rejection, serveApp } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

/** A minute of AWS's time lasts 0.1 s. */
const TIME_SCALE = 600;
let standIn: StandIn;
let aws: Hosting;
let scaling: ApplicationAutoScalingClient;

function connect(): void {
  aws = new Hosting(standIn);
  scaling = scalingClient(standIn);
}

beforeAll(async () => {
  standIn = await startStandIn({ timeScale: TIME_SCALE });
  connect();
  await aws.configure('model', { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) });
  await Promise.all(['one', 'two'].map((name) => aws.create(name, 'model')));
});
afterAll(async () => {
  await standIn.stop();
});

const register = (endpoint: string, MinCapacity: number, MaxCapacity: number, more: object = {}) =>
  scaling.send(new RegisterScalableTargetCommand({ ...variantOf(endpoint), MinCapacity, MaxCapacity, ...more }));
const policy = (endpoint: string, TargetValue: number, more: object = {}) =>
  scaling.send(
    new PutScalingPolicyCommand({
      ...variantOf(endpoint),
      PolicyName: 'requests',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        ScaleInCooldown: 30,
        ScaleOutCooldown: 30,
        ...more,
      },
    }),
  );
const activities = async (endpoint: string) => {
  const { ResourceId, ServiceNamespace } = variantOf(endpoint);
  const found = await scaling.send(new DescribeScalingActivitiesCommand({ ResourceId, ServiceNamespace }));
  return found.ScalingActivities ?? [];
};
const instances = async (endpoint: string) =>
  (await aws.describe(endpoint)).ProductionVariants?.[0]?.CurrentInstanceCount;
const until = async (met: () => Promise<boolean>) => {
  while (!(await met())) await sleep(50);
};

describe('registering', () => {
  afterEach(async () => {
    await aws.settled('one');
    await scaling.send(new DeregisterScalableTargetCommand(variantOf('one'))).catch(() => undefined);
  });

  test.each([
    ['a missing endpoint', 'none', 1, 2, /Could not find endpoint/],
    ['a minimum above the maximum', 'one', 3, 2, /Maximum capacity cannot be less than minimum capacity/],
  ])('%s is refused', async (_what, endpoint, min, max, words) => {
    expect(await rejection(register(endpoint, min, max))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(words),
    });
  });

  test('a variant that the endpoint does not have is refused, and so is another resource', async () => {
    const other = (ResourceId: string) => rejection(register('one', 1, 2, { ResourceId }));
    expect(await other('endpoint/one/variant/Other')).toMatchObject({
      message: expect.stringContaining('has no variant Other'),
    });
    expect(await other('service/cluster/name')).toMatchObject({ name: 'ValidationException' });
  });

  test('pulls the number of instances into the range at once, with an activity in AWS’s words', async () => {
    await register('one', 2, 3);
    await until(
      async () => (await instances('one')) === 2 && (await activities('one'))[0]?.StatusCode === 'Successful',
    );
    expect((await activities('one'))[0]).toMatchObject({
      ...variantOf('one'),
      Description: 'Setting desired instance count to 2.',
      Cause: 'minimum capacity was set to 2',
      StatusMessage: 'Successfully set desired instance count to 2. Change successfully fulfilled by sagemaker.',
    });
    await register('one', 1, 1);
    await until(async () => (await instances('one')) === 1);
    expect((await activities('one'))[0]).toMatchObject({ Cause: 'maximum capacity was set to 1' });
  });

  test('keeps tags, takes further ones, and deletes the policies with the registration', async () => {
    const { ScalableTargetARN: ResourceARN } = await register('one', 1, 2, { Tags: { team: 'dogs' } });
    expect(ResourceARN).toMatch(/^arn:aws:application-autoscaling:us-east-1:\d{12}:scalable-target\/[0-9a-f]{32}$/);
    await scaling.send(new TagResourceCommand({ ResourceARN, Tags: { more: '1' } }));
    await scaling.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['team'] }));
    expect(await scaling.send(new ListTagsForResourceCommand({ ResourceARN }))).toMatchObject({ Tags: { more: '1' } });
    await policy('one', 20);
    await scaling.send(new DeregisterScalableTargetCommand(variantOf('one')));
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker', ResourceIds: [variantOf('one').ResourceId] }),
    );
    expect(ScalableTargets).toEqual([]);
    const left = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'sagemaker' }));
    expect(left.ScalingPolicies).toEqual([]);
  });

  test('forbids another instance type until it is undone, and goes with its endpoint', async () => {
    await aws.create('gone', 'model');
    await register('gone', 1, 2);
    await aws.sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'larger',
        ProductionVariants: [
          { VariantName: 'AllTraffic', ModelName: 'model', InitialInstanceCount: 1, InstanceType: 'ml.m5.xlarge' },
        ],
      }),
    );
    const larger = () =>
      aws.sagemaker.send(new UpdateEndpointCommand({ EndpointName: 'gone', EndpointConfigName: 'larger' }));
    expect(await rejection(larger())).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('must be deregistered as a scalable target'),
    });
    await scaling.send(new DeregisterScalableTargetCommand(variantOf('gone')));
    await larger();
    await aws.settled('gone');
    await register('gone', 1, 2);
    await aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'gone' }));
    expect(await rejection(scaling.send(new DeregisterScalableTargetCommand(variantOf('gone'))))).toMatchObject({
      name: 'ObjectNotFoundException',
    });
  });
});

test('answers have the shapes that the official model gives them', async () => {
  const python = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin/python');
  const { stdout } = await promisify(execFile)(python, ['test/support/ask_scaling.py', 'one'], {
    env: { ...standIn.env, HOME: standIn.state },
  });
  expect(JSON.parse(stdout)).toEqual({ faults: [], asked: 13 });
});

describe('a policy', () => {
  test('needs a registered target and a target value above 0', async () => {
    expect(await rejection(policy('none', 20))).toMatchObject({
      name: 'ObjectNotFoundException',
      message:
        'No scalable target registered for service namespace: sagemaker, resource ID: endpoint/none/variant/AllTraffic, scalable dimension: sagemaker:variant:DesiredInstanceCount',
    });
    await register('two', 1, 3);
    expect(await rejection(policy('two', 0))).toMatchObject({ name: 'ValidationException' });
  });

  test('has two alarms named as AWS names them, which an update keeps', async () => {
    const first = await policy('two', 20);
    expect(first.PolicyARN).toMatch(/:resource\/sagemaker\/endpoint\/two\/variant\/AllTraffic:policyName\/requests$/);
    expect(first.Alarms?.map(({ AlarmName }) => AlarmName)).toEqual([
      expect.stringMatching(/^TargetTracking-endpoint\/two\/variant\/AllTraffic-AlarmHigh-[0-9a-f-]{36}$/),
      expect.stringMatching(/^TargetTracking-endpoint\/two\/variant\/AllTraffic-AlarmLow-[0-9a-f-]{36}$/),
    ]);
    expect(await policy('two', 30)).toMatchObject({ PolicyARN: first.PolicyARN, Alarms: first.Alarms });
    const { ScalingPolicies: kept } = await scaling.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace: 'sagemaker', PolicyNames: ['requests'] }),
    );
    expect(kept).toMatchObject([{ TargetTrackingScalingPolicyConfiguration: { TargetValue: 30 } }]);
  });

  test('scales out on three minutes above the target and in on fifteen below, also after a restart', async () => {
    await policy('two', 0.5);
    const load = new AbortController();
    const failures: unknown[] = [];
    const sender = (async () => {
      while (!load.signal.aborted) {
        void aws.invoke('two').catch((error: unknown) => failures.push(error));
        await sleep(15);
      }
    })();
    await until(async () => (await instances('two')) === 3);
    const [out] = await activities('two');
    expect(out?.Cause).toMatch(
      /^monitor alarm TargetTracking-endpoint\/two\/variant\/AllTraffic-AlarmHigh-\S+ in state ALARM triggered policy requests$/,
    );
    load.abort();
    await sender;
    expect(failures).toEqual([]);

    const { state } = standIn;
    await standIn.kill();
    standIn = await startStandIn({ state, timeScale: TIME_SCALE });
    connect();
    const newest = async () => (await activities('two'))[0];
    // As long as the restarted endpoint is bringing its instances up again, one may be all there is.
    await until(async () => {
      const { Description, StatusCode } = (await newest()) ?? {};
      return Description === 'Setting desired instance count to 1.' && StatusCode === 'Successful';
    });
    expect((await newest())?.Cause).toContain('-AlarmLow-');
    await until(async () => (await instances('two')) === 1);
  });

  test('that is deleted, or whose target forbids it, scales no more', async () => {
    await aws.settled('two');
    await aws.sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: 'two',
        DesiredWeightsAndCapacities: [{ VariantName: 'AllTraffic', DesiredInstanceCount: 2 }],
      }),
    );
    await policy('two', 2, { DisableScaleIn: true });
    await aws.settled('two');
    await sleep(20 * 100);
    expect(await instances('two')).toBe(2);
    await policy('two', 2, { DisableScaleIn: false });
    await until(async () => (await instances('two')) === 1);
    await scaling.send(new DeleteScalingPolicyCommand({ ...variantOf('two'), PolicyName: 'requests' }));
    expect(
      await rejection(scaling.send(new DeleteScalingPolicyCommand({ ...variantOf('two'), PolicyName: 'requests' }))),
    ).toMatchObject({ name: 'ObjectNotFoundException' });
  });
});
