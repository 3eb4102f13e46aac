import type {
  Channel,
  CreateTrainingJobRequest,
  DescribeTrainingJobResponse,
  HyperParameterTrainingJobDefinition,
} from '@aws-sdk/client-sagemaker';
import { compare, type Identity } from '../../core/compare.ts';
import type { Change } from '../../core/graph.ts';

type Members = Partial<CreateTrainingJobRequest & DescribeTrainingJobResponse>;

/**
 * Everything that determines the result of a training job and its location, from a request or a description: program,
 * data, machines, values and role. Also checkpoints, from which a job would continue, and remote sessions, which could
 * change anything.
 */
export function trainingIdentity(job: Members): Identity {
  return { ...commonIdentity(job), hyperparameters: job.HyperParameters, 'tuning-job': job.TuningJobArn };
}

/**
 * The same for a tuning job's training jobs. SageMaker adds the objective to the request: its name among the
 * hyperparameters, and its expression once more among the metrics, as `ObjectiveMetric` (seen in recorded
 * descriptions).
 *
 * @param objective name of the objective metric
 */
export function trialIdentity(
  definition: HyperParameterTrainingJobDefinition,
  objective: string | undefined,
): Identity {
  const { _tuning_objective_metric: _, ...fixed } = definition.StaticHyperParameters ?? {};
  const common = commonIdentity(definition as Members);
  const { ObjectiveMetric: added, ...metrics } = common.metrics;
  const isObjectives = added === undefined || added === metrics[objective ?? ''];
  return { ...common, metrics: isObjectives ? metrics : common.metrics, hyperparameters: fixed };
}

function commonIdentity(job: Members) {
  const { AlgorithmSpecification: algorithm, ResourceConfig: resources } = job;
  return {
    image: algorithm?.TrainingImage,
    'image-config': algorithm?.TrainingImageConfig,
    algorithm: algorithm?.AlgorithmName,
    entrypoint: algorithm?.ContainerEntrypoint,
    arguments: algorithm?.ContainerArguments,
    'input-mode': algorithm?.TrainingInputMode,
    metrics: Object.fromEntries(
      (algorithm?.MetricDefinitions ?? []).map(({ Name = '', Regex }) => [Name, Regex] as const),
    ) as Readonly<Record<string, string | undefined>>,
    environment: job.Environment,
    channels: Object.fromEntries((job.InputDataConfig ?? []).map((channel) => [channel.ChannelName, source(channel)])),
    output: job.OutputDataConfig?.S3OutputPath?.replace(/\/+$/, ''),
    instance: resources?.InstanceType,
    count: resources?.InstanceCount,
    'instance-groups': resources?.InstanceGroups,
    checkpoint: job.CheckpointConfig?.S3Uri,
    'remote-debug': job.RemoteDebugConfig?.EnableRemoteDebug,
    role: job.RoleArn,
  };
}

function source({ DataSource, ContentType, CompressionType, RecordWrapperType, InputMode, ShuffleConfig }: Channel) {
  const { S3DataSource: s3, FileSystemDataSource } = DataSource ?? {};
  const unlessNone = (value: string | undefined) => (value === 'None' ? undefined : value);
  return {
    uri: s3?.S3Uri,
    type: s3?.S3DataType,
    distribution: s3?.S3DataDistributionType,
    attributes: s3?.AttributeNames,
    'file-system': FileSystemDataSource,
    'content-type': ContentType,
    compression: unlessNone(CompressionType),
    wrapper: unlessNone(RecordWrapperType),
    'input-mode': InputMode,
    shuffle: ShuffleConfig,
  };
}

/** Settings that do not affect the result: a reused job keeps them, and the message names the difference. */
export function settingsApart(resource: Members, wanted: Members): Change[] {
  const settings = ({ ResourceConfig, StoppingCondition, OutputDataConfig, VpcConfig, ...job }: Members): Identity => ({
    'volume-size': ResourceConfig?.VolumeSizeInGB,
    'max-runtime': StoppingCondition?.MaxRuntimeInSeconds,
    // AWS describes a job without a KMS key with an empty string.
    'kms-key': { volume: ResourceConfig?.VolumeKmsKeyId, output: OutputDataConfig?.KmsKeyId || undefined },
    subnets: VpcConfig?.Subnets?.toSorted(),
    'security-groups': VpcConfig?.SecurityGroupIds?.toSorted(),
    spot: job.EnableManagedSpotTraining,
  });
  return compare(settings(resource), settings(wanted)).map((change) => ({ ...change, by: 'nothing' }));
}
