import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateModelCommand,
  CreateTrainingJobCommand,
  ListModelsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

const state = mkdtempSync(join(tmpdir(), 'local-aws-'));
let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn({ state });
  await s3('eu-central-1').send(createBucket('of-europe', 'eu-central-1'));
  await s3('eu-central-1').send(new PutObjectCommand({ Bucket: 'of-europe', Key: 'data/a', Body: 'europe' }));
  await s3('us-east-1').send(new CreateBucketCommand({ Bucket: 'of-america' }));
});

afterAll(async () => {
  await standIn.stop();
  rmSync(state, { recursive: true, force: true });
});

function settings(region: string) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  return { endpoint: standIn.endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
}

const s3 = (region: string, more = {}) => new S3Client({ ...settings(region), forcePathStyle: true, ...more });

function createBucket(Bucket: string, LocationConstraint: 'eu-central-1' | 'eu-west-1') {
  return new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } });
}

const read = async (client: S3Client, Bucket: string, Key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

test('a bucket is read in its region; another region names it with 301, and a client that follows gets there', async () => {
  expect(await read(s3('eu-central-1'), 'of-europe', 'data/a')).toBe('europe');
  const america = s3('us-east-1');
  expect(await failureOf(read(america, 'of-europe', 'data/a'))).toMatchObject({
    name: 'PermanentRedirect',
    message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    $metadata: { httpStatusCode: 301 },
    $response: { headers: { 'x-amz-bucket-region': 'eu-central-1' } },
  });
  expect(await failureOf(america.send(new HeadBucketCommand({ Bucket: 'of-europe' })))).toMatchObject({
    $metadata: { httpStatusCode: 301 },
    $response: { headers: { 'x-amz-bucket-region': 'eu-central-1' } },
  });
  expect(await failureOf(read(s3('ap-south-1'), 'of-america', 'a'))).toMatchObject({ name: 'PermanentRedirect' });
  expect(await read(s3('us-east-1', { followRegionRedirects: true }), 'of-europe', 'data/a')).toBe('europe');
  const { LocationConstraint } = await america.send(new GetBucketLocationCommand({ Bucket: 'of-europe' }));
  expect(LocationConstraint).toBe('eu-central-1');
  const { Buckets = [] } = await america.send(new ListBucketsCommand({ MaxBuckets: 100 }));
  expect(Object.fromEntries(Buckets.map(({ Name, BucketRegion }) => [Name, BucketRegion]))).toMatchObject({
    'of-america': 'us-east-1',
    'of-europe': 'eu-central-1',
  });
});

test('a bucket is made in the region that its maker names: us-east-1 takes any, another region only itself', async () => {
  await s3('us-east-1').send(createBucket('of-ireland', 'eu-west-1'));
  await s3('eu-west-1').send(new PutObjectCommand({ Bucket: 'of-ireland', Key: 'b', Body: 'ireland' }));
  const copy = new CopyObjectCommand({ Bucket: 'of-ireland', Key: 'a', CopySource: 'of-europe/data/a' });
  await s3('eu-west-1').send(copy);
  expect(await read(s3('eu-west-1'), 'of-ireland', 'a')).toBe('europe');
  expect(await failureOf(s3('eu-central-1').send(createBucket('nowhere', 'eu-west-1')))).toMatchObject({
    name: 'IllegalLocationConstraintException',
    message:
      'The eu-west-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
    $metadata: { httpStatusCode: 400 },
  });
});

test('what else is made in a region is there alone, also after a kill', async () => {
  const models = (region: string) => new SageMakerClient(settings(region));
  const Image = '763104351884.dkr.ecr.eu-central-1.amazonaws.com/ray:serve-ml-sagemaker-cpu-v1.5';
  const model = { ModelName: 'same', ExecutionRoleArn: standIn.executionRole, PrimaryContainer: { Image } };
  const { ModelArn } = await models('eu-central-1').send(new CreateModelCommand(model));
  expect(ModelArn).toBe('arn:aws:sagemaker:eu-central-1:123456789012:model/same');
  expect((await models('us-east-1').send(new ListModelsCommand({}))).Models).toEqual([]);
  const logs = (region: string) => new CloudWatchLogsClient(settings(region));
  await logs('eu-central-1').send(new CreateLogGroupCommand({ logGroupName: 'group' }));
  expect((await logs('us-east-1').send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
  const [group] = (await logs('eu-central-1').send(new DescribeLogGroupsCommand({}))).logGroups ?? [];
  expect(group?.logGroupArn).toBe('arn:aws:logs:eu-central-1:123456789012:log-group:group');

  await standIn.kill();
  standIn = await startStandIn({ state });
  expect((await models('eu-central-1').send(new ListModelsCommand({}))).Models).toHaveLength(1);
  expect((await models('us-east-1').send(new ListModelsCommand({}))).Models).toEqual([]);
  expect(await read(s3('eu-central-1'), 'of-europe', 'data/a')).toBe('europe');
  expect((await s3('us-east-1').send(new HeadBucketCommand({ Bucket: 'of-america' }))).BucketRegion).toBe('us-east-1');
});

test('jobs and functions of one region get nothing from a bucket of another one', async () => {
  const job = new CreateTrainingJobCommand({
    TrainingJobName: 'far-away',
    RoleArn: standIn.executionRole,
    AlgorithmSpecification: {
      TrainingImage: '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch:2.13.0-cpu-amzn2023-sagemaker',
      TrainingInputMode: 'File',
    },
    InputDataConfig: [
      {
        ChannelName: 'train',
        DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://of-europe/data/' } },
      },
    ],
    OutputDataConfig: { S3OutputPath: 's3://of-america/jobs/' },
    ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
  });
  const elsewhere = 'The bucket is in this region: eu-central-1. Please use this region to retry the request';
  expect(await failureOf(new SageMakerClient(settings('us-east-1')).send(job))).toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(
      new RegExp(`the bucket exists in the selected region \\(us-east-1\\).* Error message from S3: ${elsewhere}$`),
    ),
  });
  const lambda = new CreateFunctionCommand({
    FunctionName: 'far-away',
    Role: standIn.functionRole,
    Runtime: 'python3.12',
    Handler: 'a.b',
    Code: { S3Bucket: 'of-europe', S3Key: 'data/a' },
  });
  expect(await failureOf(new LambdaClient(settings('us-east-1')).send(lambda))).toMatchObject({
    name: 'InvalidParameterValueException',
    message: `Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: ${elsewhere}`,
  });
});

test('what is no region is refused', async () => {
  expect(await failureOf(read(s3('local'), 'of-america', 'a'))).toMatchObject({
    name: 'AuthorizationHeaderMalformed',
    message: "The authorization header is malformed; the region 'local' is wrong; expecting 'us-east-1'",
  });
  expect(await failureOf(new SageMakerClient(settings('nowhere')).send(new ListModelsCommand({})))).toMatchObject({
    name: 'InvalidSignatureException',
    message: 'Credential should be scoped to a valid region.',
  });
});
