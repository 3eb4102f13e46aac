import type { Channel, MetricDefinition, VpcConfig } from '@aws-sdk/client-sagemaker';
import type { Domain } from '../../core/domain.ts';
import { Failure } from '../../core/failure.ts';
import type { Code } from '../code/node.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import type { HyperparameterValue, Training, TrainingResources } from './config.ts';
import type { TrainingInputs } from './inputs.ts';

/** The section `training`; the config's checks require it for `tune` and `train`. */
export function trainingOf({ config }: Pick<Scope, 'config'>): Training {
  if (config.training === undefined) throw new Error('The config has no section training.');
  return config.training;
}

/**
 * Hyperparameters as text, as SageMaker requires. Each value is JSON, so that script mode restores its type. The
 * `sagemaker_*` values tell script mode which program of which archive to run, and, on several hosts, to start it with
 * torchrun, with one process per host or GPU. Source: sagemaker-training-toolkit, torch_distributed.py.
 */
export function hyperparameters(
  scope: Scope,
  code: Code,
  searched: Readonly<Record<string, HyperparameterValue>>,
  count: number,
): Record<string, string> {
  const training = trainingOf(scope);
  const own = {
    ...training.hyperparameters,
    ...(training.seed === undefined ? {} : { seed: training.seed }),
    ...searched,
  };
  const control = {
    sagemaker_program: training.entryPoint,
    sagemaker_submit_directory: code.uri,
    sagemaker_region: scope.config.aws.region,
    ...(count > 1 ? { sagemaker_torch_distributed_enabled: true } : {}),
  };
  return Object.fromEntries(
    Object.entries({ ...own, ...control }).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

/** @throws Failure when the input `execution-role` is missing */
export function requireExecutionRole({ executionRole }: Scope): void {
  if (executionRole !== '') return;
  throw new Failure(
    'role-missing: SageMaker needs a role to run jobs.',
    'Set the input `execution-role` (in the workflows: the repository variable SAGEMAKER_EXECUTION_ROLE_ARN).',
  );
}

/** Members that training jobs and trials have in common, in a trust domain. */
export function trainingRequest(
  scope: Scope,
  resources: TrainingResources,
  inputs: TrainingInputs,
  domain: Domain = scope.domain,
) {
  const { config, executionRole } = scope;
  const training = trainingOf(scope);
  const { aws } = config;
  const kms = aws.kmsKey === undefined ? {} : { KmsKeyId: aws.kmsKey };
  const volumeKms = aws.kmsKey === undefined ? {} : { VolumeKmsKeyId: aws.kmsKey };
  const vpc: { VpcConfig?: VpcConfig } =
    aws.subnets.length === 0
      ? {}
      : { VpcConfig: { Subnets: [...aws.subnets], SecurityGroupIds: [...aws.securityGroups] } };
  return {
    AlgorithmSpecification: {
      TrainingImage: resources.image,
      TrainingInputMode: 'File' as const,
      MetricDefinitions: metricDefinitions(training.metrics),
    },
    RoleArn: executionRole,
    InputDataConfig: channels(inputs),
    OutputDataConfig: { S3OutputPath: `s3://${inputs.bucket}/${prefixOf(scope, domain)}/jobs`, ...kms },
    ResourceConfig: {
      InstanceType: resources.instance as 'ml.m5.xlarge',
      InstanceCount: resources.count,
      VolumeSizeInGB: resources.volumeSize,
      ...volumeKms,
    },
    StoppingCondition: { MaxRuntimeInSeconds: resources.maxRuntime },
    Environment: { ...training.environment },
    ...vpc,
  };
}

function metricDefinitions(metrics: Readonly<Record<string, string>>): MetricDefinition[] {
  return Object.entries(metrics).map(([Name, Regex]) => ({ Name, Regex }));
}

function channels({ data, weights }: TrainingInputs): Channel[] {
  const channel = (ChannelName: string, S3Uri: string): Channel => ({
    ChannelName,
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri, S3DataDistributionType: 'FullyReplicated' } },
  });
  return [channel('training', data.uri), ...(weights === undefined ? [] : [channel('weights', weights.channel)])];
}

/** Everything that determines the result of a training job with these resources and hyperparameters, by name. */
export function trainingContent(
  scope: Scope,
  { image, instance: type, count }: TrainingResources,
  inputs: TrainingInputs,
  parameters: object,
) {
  return contentOn(scope, { image, instance: { type, count } }, inputs, parameters);
}

/** The same, for a machine of any kind. @param machine its image, and its properties that can change the result */
export function contentOn(
  scope: Scope,
  { image, instance }: { readonly image: string; readonly instance: object },
  inputs: TrainingInputs,
  parameters: object,
) {
  const training = trainingOf(scope);
  return {
    code: { hash: inputs.code.hash, entryPoint: training.entryPoint },
    data: inputs.data.version,
    weights: inputs.weights?.sha256,
    image,
    instance,
    parameters: {
      fixed: training.hyperparameters,
      seed: training.seed,
      environment: training.environment,
      ...parameters,
    },
    metrics: training.metrics,
  };
}
