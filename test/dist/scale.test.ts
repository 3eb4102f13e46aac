import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAction, startAction } from '../support/action.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { scalingClient, variantOf } from '../support/scaling.ts';
import { CONFIG, Hosting, serveApp } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

const ENDPOINT = 'scaled-endpoint';
const RESOURCE = `endpoint/${ENDPOINT}/variant/AllTraffic`;
let standIn: StandIn;
let proxy: FaultProxy;
let repository: UserRepository;
let scaling: ApplicationAutoScalingClient;
let hosting: Hosting;

beforeAll(async () => {
  standIn = await startStandIn({ timeScale: 300 });
  proxy = await startProxy(standIn.endpoint);
  repository = userRepository('scaled');
  hosting = new Hosting(standIn);
  scaling = scalingClient(standIn);
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

const until = async (met: () => Promise<boolean>) => {
  while (!(await met())) await sleep(100);
};

describe('scale', () => {
  it('says which stage comes first when there is no endpoint yet', async () => {
    for (const stage of ['sync-data', 'train']) expect(await run(stage)).toMatchObject({ code: 0 });
    const result = await run('scale');
    expect(result.code).toBe(1);
    expect(result.annotations[0]?.message).toContain('Run the stage deploy first.');
  });

  it('registers the variant with its policy, tagged, and does nothing the second time', async () => {
    expect(await run('deploy')).toMatchObject({ code: 0 });
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

  const suspendScalingIn = (DynamicScalingInSuspended: boolean) =>
    scaling.send(
      new RegisterScalableTargetCommand({ ...variantOf(ENDPOINT), SuspendedState: { DynamicScalingInSuspended } }),
    );

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
