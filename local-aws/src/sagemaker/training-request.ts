import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { CreateTrainingJobRequest, DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import { AwsError } from '../service.ts';
import { parseS3Prefix } from './s3-prefix.ts';
import { advance } from './training-status.ts';

/** A job's record at its beginning. */
export function recordOf(
  { Tags: _tags, ...request }: CreateTrainingJobRequest,
  arn: string,
  tuningJobArn: string | undefined,
): DescribeTrainingJobResponse {
  const record: DescribeTrainingJobResponse = {
    ...request,
    TrainingJobArn: arn,
    ...(tuningJobArn !== undefined && { TuningJobArn: tuningJobArn }),
    CreationTime: new Date(),
    EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
    EnableInterContainerTrafficEncryption: request.EnableInterContainerTrafficEncryption ?? false,
    EnableManagedSpotTraining: request.EnableManagedSpotTraining ?? false,
  } as DescribeTrainingJobResponse;
  return advance(record, { status: 'InProgress', secondary: 'Starting' });
}

/**
 * Refuses a job whose channels have no object, as AWS does, or want what the stand-in lacks.
 * @throws AwsError `ValidationException`
 */
export async function checkChannels(
  context: Context,
  request: Pick<CreateTrainingJobRequest, 'InputDataConfig' | 'RoleArn'>,
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

/** What S3 says of a prefix without objects; undefined when there is one. */
async function emptyPrefix({ s3 }: Context, uri: string): Promise<string | undefined> {
  const { bucket, prefix } = parseS3Prefix(uri);
  try {
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 }));
    return KeyCount === 0 ? '' : undefined;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'NoSuchBucket')) throw error;
    return ` Error message from S3: ${error.message}`;
  }
}
