import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAction } from '../support/action.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { Hosting } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

const ENDPOINT = 'scaled-endpoint';
const RESOURCE = `endpoint/${ENDPOINT}/variant/AllTraffic`;
const TARGET = {
  ServiceNamespace: 'sagemaker',
  ResourceId: RESOURCE,
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;

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
  scaling = new ApplicationAutoScalingClient({
    endpoint: standIn.endpoint,
    region: standIn.region,
    credentials: {
      accessKeyId: standIn.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: standIn.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
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
  return proxy
    .writes()
    .slice(before)
    .map(({ operation }) => operation);
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

describe('scale', () => {
  it('says which stage comes first when there is no endpoint yet', async () => {
    for (const stage of ['sync-data', 'tune', 'train']) expect(await run(stage)).toMatchObject({ code: 0 });
    const result = await run('scale');
    expect(result.code).toBe(1);
    expect(result.annotations[0]?.message).toContain('Run the stage deploy first.');
  });

  it('registers the variant with its policy, tagged, and does nothing the second time', async () => {
    expect(await run('deploy')).toMatchObject({ code: 0 });
    const result = await run('scale');
    expect(result.code, result.log).toBe(0);
    expect(result.outputs).toEqual({ state: 'ready', 'resource-id': RESOURCE, min: '1', max: '4' });
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
