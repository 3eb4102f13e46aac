import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { CreateTrainingJobRequest, DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import { wordsOfS3 } from '../other-region.ts';
import { lacks } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import { parseS3Prefix } from './s3-prefix.ts';
import { advance } from './training-status.ts';

type Described = Pick<
  CreateTrainingJobRequest,
  | 'InputDataConfig'
  | 'OutputDataConfig'
  | 'StoppingCondition'
  | 'EnableNetworkIsolation'
  | 'EnableInterContainerTrafficEncryption'
  | 'EnableManagedSpotTraining'
>;

/**
 * Adds the members that AWS has in each description of a training job. Clients read them without a check: the SageMaker
 * SDK reads `OutputDataConfig.KmsKeyId` and `StoppingCondition.MaxRuntimeInSeconds`. Source: responses of AWS that
 * users have printed in public notebooks, 2018 to 2022.
 */
export function describedTraining<T extends Partial<Described>>(request: T): T {
  const { InputDataConfig, OutputDataConfig } = request;
  return {
    ...request,
    ...(InputDataConfig && {
      InputDataConfig: InputDataConfig.map((channel) => ({
        CompressionType: 'None',
        RecordWrapperType: 'None',
        ...channel,
      })),
    }),
    OutputDataConfig: { KmsKeyId: '', ...OutputDataConfig },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400, ...request.StoppingCondition },
    EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
    EnableInterContainerTrafficEncryption: request.EnableInterContainerTrafficEncryption ?? false,
    EnableManagedSpotTraining: request.EnableManagedSpotTraining ?? false,
  };
}

/** The record of a new job. */
export function recordOf(
  { Tags: _tags, ...request }: CreateTrainingJobRequest,
  arn: string,
  tuningJobArn: string | undefined,
): DescribeTrainingJobResponse {
  const record: DescribeTrainingJobResponse = {
    ...describedTraining(request),
    TrainingJobArn: arn,
    ...(tuningJobArn !== undefined && { TuningJobArn: tuningJobArn }),
    CreationTime: new Date(),
  } as DescribeTrainingJobResponse;
  return advance(record, { status: 'InProgress', secondary: 'Starting' });
}

/**
 * Refuses parameters that the stand-in would otherwise ignore, so that the result would differ from AWS's.
 * @throws AwsError `NotImplemented`
 */
export function refuseLacking(request: CreateTrainingJobRequest): void {
  const { AlgorithmName, ContainerEntrypoint, ContainerArguments, TrainingInputMode } =
    request.AlgorithmSpecification ?? {};
  const channels = request.InputDataConfig ?? [];
  const isPiped = [TrainingInputMode, ...channels.map(({ InputMode }) => InputMode)].includes('Pipe');
  const asked = {
    'OutputDataConfig.CompressionType NONE': request.OutputDataConfig?.CompressionType === 'NONE' || undefined,
    'AlgorithmSpecification.AlgorithmName': AlgorithmName,
    'AlgorithmSpecification.ContainerEntrypoint': ContainerEntrypoint,
    'AlgorithmSpecification.ContainerArguments': ContainerArguments,
    'InputMode Pipe': isPiped || undefined,
    'InputDataConfig.RecordWrapperType RecordIO':
      channels.some(({ RecordWrapperType }) => RecordWrapperType === 'RecordIO') || undefined,
    'InputDataConfig.ShuffleConfig': channels.find(({ ShuffleConfig }) => ShuffleConfig !== undefined),
    ServerlessJobConfig: request.ServerlessJobConfig,
    TensorBoardOutputConfig: request.TensorBoardOutputConfig,
    'RemoteDebugConfig.EnableRemoteDebug': request.RemoteDebugConfig?.EnableRemoteDebug || undefined,
    ModelPackageConfig: request.ModelPackageConfig,
    MlflowConfig: request.MlflowConfig,
    'ResourceConfig.InstanceGroups': request.ResourceConfig?.InstanceGroups,
  };
  const names = Object.keys(asked).filter((name) => asked[name as keyof typeof asked] !== undefined);
  if (names.length > 0) throw lacks(`${names.join(', ')} of CreateTrainingJob`);
}

/**
 * Refuses a job whose channels have no objects, as AWS does, or need a feature that the stand-in does not have.
 * @throws AwsError `ValidationException`
 */
export async function checkChannels(
  context: Context,
  request: Pick<CreateTrainingJobRequest, 'InputDataConfig' | 'OutputDataConfig' | 'RoleArn'>,
): Promise<void> {
  for (const { ChannelName, DataSource, CompressionType = 'None' } of request.InputDataConfig ?? []) {
    const source = DataSource?.S3DataSource;
    if (source?.S3DataType !== 'S3Prefix' || CompressionType !== 'None') {
      const words = 'the local stand-in takes uncompressed channels with an S3DataSource of type S3Prefix only';
      throw new AwsError('ValidationException', `Channel ${ChannelName}: ${words}.`);
    }
    const uri = source.S3Uri ?? '';
    const missing = await emptyPrefix(context, uri);
    if (missing === undefined) continue;
    throw new AwsError(
      'ValidationException',
      `No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected region (${context.region}), that objects exist under that S3 prefix, and that the role "${request.RoleArn}" has "s3:ListBucket" permissions on bucket "${parseS3Prefix(uri).bucket}".${missing}`,
    );
  }
}

/** S3's message for a prefix without objects, or an empty text; undefined when there is an object. */
async function emptyPrefix({ s3 }: Context, uri: string): Promise<string | undefined> {
  const { bucket, prefix } = parseS3Prefix(uri);
  try {
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 }));
    return KeyCount === 0 ? '' : undefined;
  } catch (error) {
    if (!(error instanceof Error && ['NoSuchBucket', 'PermanentRedirect'].includes(error.name))) throw error;
    return ` Error message from S3: ${wordsOfS3(error)}`;
  }
}
