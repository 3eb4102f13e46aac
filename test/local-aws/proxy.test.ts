import {
  CopyObjectCommand,
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, ListModelsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let proxy: FaultProxy;
let config: object;
let s3: S3Client;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  config = { region: standIn.region, credentials: { accessKeyId, secretAccessKey } };
  await new S3Client({ ...config, endpoint: standIn.endpoint }).send(new CreateBucketCommand({ Bucket: 'recorded' }));
}, 60_000);
afterAll(() => workbench?.[Symbol.asyncDispose]());

beforeEach(async () => {
  proxy = await startProxy(standIn.endpoint);
  config = { ...config, endpoint: proxy.endpoint };
  s3 = new S3Client(config);
  return () => proxy.close();
});

const put = (Key: string, Body = 'text') => s3.send(new PutObjectCommand({ Bucket: 'recorded', Key, Body }));
const lines = () => proxy.calls.map((call) => `${call.service}:${call.operation} ${call.resource} ${call.status}`);

test('calls are recorded by their names in AWS', async () => {
  await put('folder/a b');
  await s3.send(new CopyObjectCommand({ Bucket: 'recorded', Key: 'copy', CopySource: 'recorded/folder/a b' }));
  await s3.send(new GetObjectCommand({ Bucket: 'recorded', Key: 'copy' }));
  await s3.send(new HeadObjectCommand({ Bucket: 'recorded', Key: 'none' })).catch(() => undefined);
  await s3.send(new ListObjectsV2Command({ Bucket: 'recorded' }));
  await new STSClient(config).send(new GetCallerIdentityCommand({}));
  await new SageMakerClient(config).send(new ListModelsCommand({}));
  await new SageMakerClient(config)
    .send(new DescribeTrainingJobCommand({ TrainingJobName: 'nowhere' }))
    .catch(() => undefined);
  await new SageMakerRuntimeClient(config)
    .send(new InvokeEndpointCommand({ EndpointName: 'nowhere', Body: 'x' }))
    .catch(() => undefined);
  expect(lines()).toEqual([
    's3:PutObject recorded/folder/a b 200',
    's3:CopyObject recorded/copy 200',
    's3:GetObject recorded/copy 200',
    's3:HeadObject recorded/none 404',
    's3:ListObjectsV2 recorded 200',
    'sts:GetCallerIdentity  200',
    'sagemaker:ListModels  200',
    'sagemaker:DescribeTrainingJob nowhere 400',
    'sagemaker:InvokeEndpoint nowhere 400',
  ]);
  expect(proxy.writes().map((call) => call.operation)).toEqual(['PutObject', 'CopyObject']);
  expect(new Set(proxy.calls.map((call) => call.caller))).toEqual(new Set([standIn.env['AWS_ACCESS_KEY_ID']]));
});

test('a throttled call is one that the client sees and tries again', async () => {
  proxy.fault({ operation: 'ListModels', how: 'throttle', times: 2 });
  await new SageMakerClient(config).send(new ListModelsCommand({}));
  expect(proxy.calls.map((call) => call.status)).toEqual([400, 400, 200]);
  proxy.fault({ operation: 'ListModels', how: 'throttle' });
  await expect(
    new SageMakerClient({ ...config, maxAttempts: 1 }).send(new ListModelsCommand({})),
  ).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
});

test('a fault meets only the resource and the call that it names', async () => {
  s3 = new S3Client({ ...config, maxAttempts: 1 });
  proxy.fault({ operation: 'PutObject', resource: 'second', after: 1, how: 'error' });
  await put('first');
  await put('second');
  await expect(put('second')).rejects.toMatchObject({ name: 'InternalError' });
  await put('second');
});

test('cut before: not executed; cut after: executed, and the client does not know', async () => {
  s3 = new S3Client({ ...config, maxAttempts: 1 });
  const direct = new S3Client({ ...config, endpoint: standIn.endpoint });
  proxy.fault({ operation: 'PutObject', resource: 'before', how: 'cut-before' });
  proxy.fault({ operation: 'PutObject', resource: 'after', how: 'cut-after' });
  await expect(put('before')).rejects.toThrow();
  await expect(put('after')).rejects.toThrow();
  expect(proxy.calls.map((call) => call.status)).toEqual([0, 0]);
  const head = (Key: string) => direct.send(new HeadObjectCommand({ Bucket: 'recorded', Key }));
  await expect(head('before')).rejects.toMatchObject({ name: 'NotFound' });
  expect((await head('after')).ContentLength).toBe(4);
});

test('a delayed call is executed late', async () => {
  proxy.fault({ operation: 'PutObject', how: 'delay', milliseconds: 300 });
  const start = Date.now();
  await put('late');
  expect(Date.now() - start).toBeGreaterThanOrEqual(300);
});
