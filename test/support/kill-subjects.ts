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
import { GetAliasCommand, GetFunctionConcurrencyCommand, ListVersionsByFunctionCommand } from '@aws-sdk/client-lambda';
import { GetPublicAccessBlockCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import {
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { type FunctionRepository, functionRepository, handlerCode } from './function-repository.ts';
import { FunctionBench } from './functions.ts';
import type { Subject } from './kills.ts';
import { scalingClient, variantOf } from './scaling.ts';
import { until } from './until.ts';
import { type UserRepository, userRepository } from './user-repository.ts';
import type { Workbench } from './workbench.ts';

/** A repository whose model is trained. */
async function trained(bench: Workbench, name: string): Promise<UserRepository> {
  const repository = userRepository(name);
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data', 'train'], repository);
  return repository;
}

/** Gives the repository serving code of an edition. */
function serve(repository: UserRepository, original: string, edition: number, right: boolean): void {
  const code = right ? original : original.replace('self.model["answer"]', '"dog"');
  repository.write('serving/serve_app.py', `${code}\n# ${edition}\n`);
}

async function describe({ sagemaker }: Workbench, endpoint: string): Promise<DescribeEndpointOutput | undefined> {
  return sagemaker.send(new DescribeEndpointCommand({ EndpointName: endpoint })).catch(() => undefined);
}

/** An endpoint and all that goes with it; `before` is the configuration that was served before the change. */
async function endpointState(bench: Workbench, repository: UserRepository, endpoint: string, before = '') {
  const { sagemaker } = bench;
  const seen = await describe(bench, endpoint);
  if (seen === undefined) return 'none';
  const { Tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn: seen.EndpointArn }));
  const tags = Object.fromEntries(
    Tags.map(({ Key = '', Value = '' }) => [Key.replace('sagemaker-actions:', ''), Value]),
  );
  const prefix = { NameContains: `${repository.name}-${endpoint}-` };
  const { EndpointConfigs = [] } = await sagemaker.send(new ListEndpointConfigsCommand(prefix));
  const { Models = [] } = await sagemaker.send(new ListModelsCommand(prefix));
  const said = (config: string | undefined) => (config === before ? 'before' : config ? 'other' : 'none');
  const tried = /tried=(\S+)/.exec(tags['unproven'] ?? '')?.[1];
  return {
    status: seen.EndpointStatus,
    serves: said(seen.EndpointConfigName),
    previous: said(tags['previous-config']),
    putBack: said(tags['put-back']),
    proven: tried !== seen.EndpointConfigName,
    instances: seen.ProductionVariants?.[0]?.CurrentInstanceCount,
    tags: Object.keys(tags).sort(),
    configs: EndpointConfigs.length,
    models: Models.length,
  };
}

/** Another configuration under an endpoint that serves. */
export async function anotherModel(bench: Workbench, name: string, right: boolean): Promise<Subject> {
  const repository = await trained(bench, name);
  const { endpoint } = repository;
  const original = repository.read('serving/serve_app.py');
  await bench.runAll(['deploy'], repository);
  let before: string | undefined;
  return {
    ...{ title: `a deploy of ${right ? 'a' : 'a wrong'} model`, action: 'deploy', repository, right },
    async change(edition) {
      before = (await describe(bench, endpoint))?.EndpointConfigName;
      serve(repository, original, edition, right);
    },
    async state() {
      const state = await endpointState(bench, repository, endpoint, before);
      // What was wrong stays beside until the next good deploy, and more of it with every edition.
      return state === 'none' || right ? state : { ...state, configs: undefined, models: undefined };
    },
  };
}

/** An endpoint that is not there yet. */
export async function newEndpoint(bench: Workbench, name: string, right: boolean): Promise<Subject> {
  const repository = await trained(bench, name);
  const original = repository.read('serving/serve_app.py');
  let endpoint = repository.endpoint;
  return {
    ...{ title: `a first deploy of ${right ? 'a' : 'a wrong'} model`, action: 'deploy', repository, right },
    async change(edition) {
      const former = endpoint;
      endpoint = `${name}-${edition}`;
      repository.edit((config) => {
        config['endpoints'] = { [endpoint]: config['endpoints'][former] };
      });
      serve(repository, original, edition, right);
    },
    state: () => endpointState(bench, repository, endpoint),
    async clear() {
      if ((await describe(bench, endpoint)) === undefined) return;
      await bench.sagemaker.send(new DeleteEndpointCommand({ EndpointName: endpoint }));
      await until(async () => (await describe(bench, endpoint)) === undefined);
    },
  };
}

const MACHINES = ['ml.m5.large', 'ml.m5.xlarge'];

/** Another instance type under an endpoint that somebody has registered for autoscaling by hand. */
export async function anotherMachine(bench: Workbench, name: string, right: boolean): Promise<Subject> {
  const repository = await trained(bench, name);
  const { endpoint } = repository;
  const original = repository.read('serving/serve_app.py');
  await bench.runAll(['deploy'], repository);
  const scaling = scalingClient(bench.standIn);
  const target = variantOf(endpoint);
  const { endpoint: address, region, env } = bench.standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const cloudwatch = new CloudWatchClient({ endpoint: address, region, credentials });
  const AlarmName = `${name}-by-hand`;
  const SuspendedState = { ScheduledScalingSuspended: true };
  const Tags = { team: 'theirs' };
  await scaling.send(
    new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 3, SuspendedState, Tags }),
  );
  const { PolicyARN = '' } = await scaling.send(
    new PutScalingPolicyCommand({
      ...{ ...target, PolicyName: 'steps', PolicyType: 'StepScaling' },
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    }),
  );
  await scaling.send(
    new PutScalingPolicyCommand({
      ...{ ...target, PolicyName: 'tracking', PolicyType: 'TargetTrackingScaling' },
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
      ...{
        AlarmName,
        AlarmActions: [PolicyARN],
        Namespace: 'theirs',
        MetricName: 'load',
        Statistic: 'Sum',
        Period: 60,
      },
      ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' },
    }),
  );
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
      serve(repository, original, edition, right);
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

const BROKEN = 'def handler(event, context):\n    return {"statusCode": 500, "body": "broken"}\n';

async function functionState(bench: FunctionBench, FunctionName: string, before = '0') {
  const alias = await bench.client.send(new GetAliasCommand({ FunctionName, Name: 'live' })).catch(() => undefined);
  const { Versions = [] } = await bench.client.send(new ListVersionsByFunctionCommand({ FunctionName }));
  const published = Versions.map(({ Version }) => Number(Version)).filter((version) => version > Number(before));
  const provisioned = await bench.allProvisioned(FunctionName);
  const reserved = await bench.client.send(new GetFunctionConcurrencyCommand({ FunctionName }));
  const version = alias?.FunctionVersion;
  return {
    serves: version === undefined ? 'none' : version === before ? 'before' : 'new',
    published: published.length,
    provisioned: provisioned.map((each) => each.replace(/^\d+/, (of) => (of === version ? 'served' : 'not served'))),
    reserved: reserved.ReservedConcurrentExecutions,
  };
}

/** Another version of a function that serves. */
export async function anotherVersion(bench: Workbench, name: string, right: boolean): Promise<Subject> {
  const repository = await functionRepository(name, bench.standIn, bench.proxy.endpoint);
  const functions = new FunctionBench(bench.standIn);
  await repository.run('update-lambda');
  let before: string | undefined;
  const newest = async () => {
    const { Versions = [] } = await functions.client.send(
      new ListVersionsByFunctionCommand({ FunctionName: repository.function }),
    );
    return String(Math.max(...Versions.map(({ Version }) => Number(Version) || 0)));
  };
  return {
    ...{ title: `a release of ${right ? 'a' : 'a wrong'} function`, action: 'update-lambda', repository, right },
    async change(edition) {
      before = await newest();
      repository.write('function/handler.py', right ? handlerCode(`${edition}`) : `${BROKEN}# ${edition}\n`);
    },
    async state() {
      const { serves, ...state } = await functionState(functions, repository.function, before);
      return right ? { serves, ...state } : { ...state, answers: await functions.served(repository) };
    },
  };
}

/** A function that is not there yet. */
export async function newFunction(bench: Workbench, name: string, right: boolean): Promise<Subject> {
  const repository: FunctionRepository = await functionRepository(name, bench.standIn, bench.proxy.endpoint);
  const functions = new FunctionBench(bench.standIn);
  let called = repository.function;
  return {
    ...{ title: `a first release of ${right ? 'a' : 'a wrong'} function`, action: 'update-lambda', repository, right },
    async change(edition) {
      const former = called;
      called = `${name}-${edition}`;
      repository.edit((config) => {
        config['functions'] = { [called]: config['functions'][former] };
      });
      repository.write('function/handler.py', right ? handlerCode('first') : BROKEN);
    },
    state: () => functionState(functions, called),
  };
}

/** A bucket that is not there yet, and its first data. */
export async function firstRun(bench: Workbench, name: string): Promise<Subject> {
  const repository = userRepository(name);
  let Bucket = '';
  return {
    ...{ title: 'a first run', action: 'sync-data', repository, right: true },
    async change(edition) {
      Bucket = `${name}-bucket-${edition}`;
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
