import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { GetPublicAccessBlockCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import {
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import type { Subject } from './kills.ts';
import { scalingClient, variantOf } from './scaling.ts';
import { until } from './until.ts';
import { type UserRepository, userRepository } from './user-repository.ts';
import type { Workbench } from './workbench.ts';

/** A repository whose model is deployed. */
export async function deployed(bench: Workbench, name: string): Promise<UserRepository> {
  const repository = userRepository(name);
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  return repository;
}

/** Gives the repository serving code of an edition. */
function serve(repository: UserRepository, edition: number, right: boolean): void {
  const code = repository.read('serving/serve_app.py').replace(/\n# \d+\n$/, '');
  const [is, shall] = right ? ['"dog"', 'self.model["answer"]'] : ['self.model["answer"]', '"dog"'];
  repository.write('serving/serve_app.py', `${code.replace(is, shall)}\n# ${edition}\n`);
}

async function describe({ sagemaker }: Workbench, endpoint: string): Promise<DescribeEndpointOutput | undefined> {
  return sagemaker.send(new DescribeEndpointCommand({ EndpointName: endpoint })).catch(() => undefined);
}

/** An endpoint and all that goes with it; `before` is the configuration that was served before the change. */
async function endpointState(bench: Workbench, repository: UserRepository, endpoint: string, before = '') {
  const { sagemaker } = bench;
  const resource = await describe(bench, endpoint);
  if (resource === undefined) return 'none';
  const { Tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn: resource.EndpointArn }));
  const tags = Object.fromEntries(
    Tags.map(({ Key = '', Value = '' }) => [Key.replace('sagemaker-actions:', ''), Value]),
  );
  const prefix = { NameContains: `${repository.name}-${endpoint}-` };
  const { EndpointConfigs = [] } = await sagemaker.send(new ListEndpointConfigsCommand(prefix));
  const { Models = [] } = await sagemaker.send(new ListModelsCommand(prefix));
  const said = (config: string | undefined) => (config === before ? 'before' : config ? 'other' : 'none');
  const tried = /tried=(\S+)/.exec(tags['unproven'] ?? '')?.[1];
  return {
    status: resource.EndpointStatus,
    serves: said(resource.EndpointConfigName),
    previous: said(tags['previous-config']),
    putBack: said(tags['put-back']),
    proven: tried !== resource.EndpointConfigName,
    instances: resource.ProductionVariants?.[0]?.CurrentInstanceCount,
    tags: Object.keys(tags).sort(),
    configs: EndpointConfigs.length,
    models: Models.length,
  };
}

/** Another configuration under an endpoint that serves. */
export async function anotherModel(
  bench: Workbench,
  repository: UserRepository,
  right: boolean,
  endpoint = repository.endpoint,
): Promise<Subject> {
  let before: string | undefined;
  return {
    ...{ title: `a deploy of ${right ? 'a' : 'a wrong'} model`, action: 'deploy', repository, right },
    async change(edition) {
      before = (await describe(bench, endpoint))?.EndpointConfigName;
      serve(repository, edition, right);
    },
    async state() {
      const state = await endpointState(bench, repository, endpoint, before);
      // What was wrong stays beside until the next good deploy, and more of it with every edition.
      return state === 'none' || right ? state : { ...state, configs: undefined, models: undefined };
    },
  };
}

/** An endpoint that is not there yet. @param beside beginning of its name where other endpoints of the config stay */
export async function newEndpoint(
  bench: Workbench,
  repository: UserRepository,
  right: boolean,
  beside?: string,
): Promise<Subject> {
  let endpoint = repository.endpoint;
  return {
    ...{ title: `a first deploy of ${right ? 'a' : 'a wrong'} model`, action: 'deploy', repository, right },
    async change(edition) {
      const former = endpoint;
      endpoint = `${beside ?? repository.name}-${edition}`;
      repository.edit((config) => {
        const entry = config['endpoints'][former];
        if (beside === undefined) config['endpoints'] = {};
        else if (former !== repository.endpoint) delete config['endpoints'][former];
        config['endpoints'][endpoint] = entry;
      });
      serve(repository, edition, right);
    },
    state: () => endpointState(bench, repository, endpoint),
    async clear() {
      if ((await describe(bench, endpoint)) === undefined) return;
      await bench.sagemaker.send(new DeleteEndpointCommand({ EndpointName: endpoint }));
      await until(async () => (await describe(bench, endpoint)) === undefined);
    },
  };
}

/** Clients of what somebody does by hand with an endpoint, and the name of their alarm. */
function handsOf({ standIn }: Workbench, served: string) {
  const { endpoint, region, env } = standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const cloudwatch = new CloudWatchClient({ endpoint, region, credentials });
  return { scaling: scalingClient(standIn), cloudwatch, AlarmName: `${served}-by-hand` };
}

/** Registers the endpoint for autoscaling, with all that this can have, and an alarm that calls its steps. */
export async function registerByHand(
  bench: Workbench,
  repository: UserRepository,
  endpoint = repository.endpoint,
): Promise<void> {
  const { scaling, cloudwatch, AlarmName } = handsOf(bench, endpoint);
  const target = variantOf(endpoint);
  const SuspendedState = { ScheduledScalingSuspended: true };
  const Tags = { team: 'theirs' };
  await scaling.send(
    new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 3, SuspendedState, Tags }),
  );
  const { PolicyARN = '' } = await scaling.send(
    new PutScalingPolicyCommand({
      ...{ ...target, PolicyName: `${endpoint}-steps`, PolicyType: 'StepScaling' },
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    }),
  );
  await scaling.send(
    new PutScalingPolicyCommand({
      ...{ ...target, PolicyName: `${endpoint}-tracking`, PolicyType: 'TargetTrackingScaling' },
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 5000,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      },
    }),
  );
  await scaling.send(
    new PutScheduledActionCommand({
      ...{ ...target, ScheduledActionName: 'new-year', Schedule: 'at(2099-01-01T00:00:00)', Timezone: 'Europe/Berlin' },
      ScalableTargetAction: { MinCapacity: 2 },
      EndTime: new Date('2099-01-02'),
    }),
  );
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      ...{ AlarmName, AlarmActions: [PolicyARN], Namespace: 'AWS/SageMaker', MetricName: 'Invocations' },
      Dimensions: [
        { Name: 'EndpointName', Value: endpoint },
        { Name: 'VariantName', Value: 'AllTraffic' },
      ],
      ...{ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1_000_000 },
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
}

const MACHINES = ['ml.m5.large', 'ml.m5.xlarge'];

/** Another instance type under an endpoint, e.g. one that {@link registerByHand} has registered. */
export async function anotherMachine(
  bench: Workbench,
  repository: UserRepository,
  right: boolean,
  endpoint = repository.endpoint,
): Promise<Subject> {
  const { scaling, cloudwatch, AlarmName } = handsOf(bench, endpoint);
  const target = variantOf(endpoint);
  let before: string | undefined;
  return {
    ...{
      title: `${right ? 'a' : 'a wrong model with a'} change of the instance type`,
      action: 'deploy',
      repository,
      right,
    },
    async change(edition) {
      before = (await describe(bench, endpoint))?.EndpointConfigName;
      serve(repository, edition, right);
      repository.edit((config) => {
        const wanted = config['endpoints'][endpoint];
        // What is served keeps its type when it is put back.
        wanted.instance = right ? MACHINES[edition % 2] : 'ml.m5.2xlarge';
      });
    },
    async state() {
      const state = await endpointState(bench, repository, endpoint, before);
      const { ResourceId, ServiceNamespace } = target;
      const registered = await scaling.send(
        new DescribeScalableTargetsCommand({ ServiceNamespace, ResourceIds: [ResourceId] }),
      );
      const [{ MinCapacity, MaxCapacity, SuspendedState, ScalableTargetARN } = {}] = registered.ScalableTargets ?? [];
      const tags =
        ScalableTargetARN === undefined
          ? undefined
          : await scaling.send(new ListTagsForResourceCommand({ ResourceARN: ScalableTargetARN }));
      const { ScalingPolicies = [] } = await scaling.send(
        new DescribeScalingPoliciesCommand({ ServiceNamespace, ResourceId }),
      );
      const scheduled = await scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace, ResourceId }));
      const alarms = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
      return {
        ...(state === 'none' ? {} : { ...state, configs: undefined, models: undefined }),
        target: { MinCapacity, MaxCapacity, SuspendedState, tags: tags?.Tags },
        policies: ScalingPolicies.map(({ PolicyName, StepScalingPolicyConfiguration, ...rest }) => ({
          ...{ PolicyName, StepScalingPolicyConfiguration },
          tracking: rest.TargetTrackingScalingPolicyConfiguration,
        })),
        scheduled: scheduled.ScheduledActions?.map(({ ScheduledActionARN, CreationTime, ...rest }) => rest),
        alarm: alarms.MetricAlarms?.map(({ AlarmActions, Threshold, AlarmConfigurationUpdatedTimestamp }) => ({
          ...{ AlarmActions, Threshold, AlarmConfigurationUpdatedTimestamp },
        })),
      };
    },
  };
}

/** A bucket that is not there yet, and its first data. */
export async function firstRun(bench: Workbench, repository: UserRepository): Promise<Subject> {
  let Bucket = '';
  return {
    ...{ title: 'a first run', action: 'sync-data', repository, right: true },
    async change(edition) {
      Bucket = `${repository.name}-bucket-${edition}`;
      repository.edit((config) => {
        config['aws'].bucket = Bucket;
      });
    },
    async state() {
      const { PublicAccessBlockConfiguration } = await bench.s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      const { Contents = [] } = await bench.s3.send(new ListObjectsV2Command({ Bucket }));
      return { block: PublicAccessBlockConfiguration, objects: Contents.map(({ Key }) => Key).sort() };
    },
  };
}
