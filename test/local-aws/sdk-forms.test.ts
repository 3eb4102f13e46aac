import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateEndpointConfigCommand,
  CreateHyperParameterTuningJobCommand,
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  DescribeHyperParameterTuningJobCommand,
  ListTrainingJobsCommand,
} from '@aws-sdk/client-sagemaker';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import { send, sign } from '../support/sign.ts';
import { startTrainingBench, type TrainingBench } from './training-bench.ts';

/** What the SageMaker SDK, versions 2 and 3, sends, and what it reads of the answers. */

let bench: TrainingBench;
beforeAll(async () => {
  bench = await startTrainingBench();
});
afterAll(() => bench.close());

const QUICK = { 'train.py': 'print("Testing Loss: 0.5")' };

/** A bundle as Python's tarfile writes a folder that is added as `/`. */
async function archiveOfRoot(files: Record<string, string>): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name: '/', type: 'directory' });
  for (const [path, content] of Object.entries(files)) archive.entry({ name: `/${path}` }, content);
  archive.finalize();
  return gzipSync(Buffer.concat((await Array.fromAsync(archive)) as Buffer[]));
}

test('a bundle whose first entry is / is unpacked, and hosts find one another by name', async () => {
  const script = `
import os, socket
try:
    found = socket.gethostbyname("algo-2")
except OSError:
    found = "unknown"
print("found", found, "in", os.environ["SAGEMAKER_BASE_DIR"])
`;
  const request = await bench.request({ files: {} });
  const uri = request.HyperParameters?.['sagemaker_submit_directory'] ?? '';
  await bench.put(uri.replace(/^s3:\/\/[^/]+\//, ''), await archiveOfRoot({ 'train.py': script }));
  const ResourceConfig = { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 10 } as const;
  await bench.sagemaker.send(new CreateTrainingJobCommand({ ...request, ResourceConfig }));
  const job = await bench.until(request.TrainingJobName ?? '', ({ TrainingEndTime }) => TrainingEndTime !== undefined);
  expect(job.FailureReason).toBeUndefined();
  // Where the system permits no mounts of its own to a job, names do not resolve, as its log and the capabilities say.
  const [line] = (await bench.log(job.TrainingJobName)).filter((each) => each.startsWith('found'));
  expect(line).toMatch(/^found (127\.0\.0\.1 in \/opt\/ml|unknown in \/.+\/ml)$/);
});

test('a description has what the SDK indexes without asking', async () => {
  const job = await bench.train({ files: QUICK, data: { a: 'a' }, extra: { StoppingCondition: {} } });
  expect(job).toMatchObject({
    OutputDataConfig: { KmsKeyId: '' },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    InputDataConfig: [{ CompressionType: 'None', RecordWrapperType: 'None' }],
    ...{ EnableNetworkIsolation: false, EnableManagedSpotTraining: false },
    EnableInterContainerTrafficEncryption: false,
  });
});

/** A request as clients sent it to CloudWatch before it had other protocols; names of the metrics that the answer lists. */
async function listAsOlderClients(dimension: string): Promise<string[]> {
  const signer = { ...clientSettings(bench.standIn), endpoint: bench.standIn.endpoint };
  const form = { Action: 'ListMetrics', Version: '2010-08-01', Namespace: '/aws/sagemaker/TrainingJobs' };
  const signed = await sign(signer, 'monitoring', {
    ...{ method: 'POST', path: '/', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    body: new URLSearchParams({ ...form, 'Dimensions.member.1.Name': dimension }).toString(),
  });
  const text = await (await send(signed)).text();
  return [...text.matchAll(/<MetricName>(.*?)</g)].map(([, name = '']) => name);
}

/** The call of TrainingJobAnalytics: namespace, dimension, average of each minute. */
async function metrics(job: string): Promise<(number | undefined)[]> {
  const cloudwatch = new CloudWatchClient(clientSettings(bench.standIn));
  const request = new GetMetricStatisticsCommand({
    ...{ Namespace: '/aws/sagemaker/TrainingJobs', MetricName: 'Test Loss', Period: 60, Statistics: ['Average'] },
    Dimensions: [{ Name: 'TrainingJobName', Value: job }],
    StartTime: new Date(Date.now() - 600_000),
    EndTime: new Date(Date.now() + 60_000),
  });
  const { Datapoints = [] } = await cloudwatch.send(request);
  return Datapoints.map(({ Average }) => Average);
}

test('metrics of a job are in CloudWatch when it has ended', async () => {
  const { TrainingJobName = '' } = await bench.train({ files: QUICK });
  expect(await metrics(TrainingJobName)).toEqual([0.5]);
  const cloudwatch = new CloudWatchClient(clientSettings(bench.standIn));
  const Dimensions = [{ Name: 'TrainingJobName', Value: TrainingJobName }];
  const listed = await cloudwatch.send(
    new ListMetricsCommand({ Namespace: '/aws/sagemaker/TrainingJobs', Dimensions }),
  );
  expect(listed.Metrics).toEqual([{ Namespace: '/aws/sagemaker/TrainingJobs', MetricName: 'Test Loss', Dimensions }]);
  expect(await listAsOlderClients('TrainingJobName')).toContain('Test Loss');
  expect(await listAsOlderClients('Host')).toEqual([]);
  const { MetricDataResults } = await cloudwatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [{ Id: 'loss', MetricStat: { Metric: listed.Metrics?.[0], Period: 60, Stat: 'Minimum' } }],
      StartTime: new Date(Date.now() - 600_000),
      EndTime: new Date(Date.now() + 60_000),
    }),
  );
  expect(MetricDataResults).toMatchObject([{ Id: 'loss', Label: 'Test Loss', Values: [0.5], StatusCode: 'Complete' }]);
});

test('a job whose role may not put metrics goes on without them', async () => {
  const iam = new IAMClient(clientSettings(bench.standIn));
  const RoleName = 'without-metrics';
  const document = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const trust = { Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const created = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }));
  const PolicyDocument = document({ Action: ['s3:*', 'ecr:*', 'logs:*'], Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'all-else', PolicyDocument }));
  const {
    TrainingJobName = '',
    TrainingJobStatus,
    FinalMetricDataList,
  } = await bench.train({
    files: QUICK,
    extra: { RoleArn: created.Role?.Arn },
  });
  expect([TrainingJobStatus, FinalMetricDataList]).toMatchObject(['Completed', [{ Value: 0.5 }]]);
  expect(await metrics(TrainingJobName)).toEqual([]);
});

test('a list of jobs with a status has those of its page, so it may be shorter, and empty', async () => {
  const list = (MaxResults: number, NextToken?: string) =>
    bench.sagemaker.send(new ListTrainingJobsCommand({ StatusEquals: 'Failed', MaxResults, NextToken }));
  const failed = await bench.train({ files: { 'train.py': 'raise SystemExit(1)' } });
  await bench.train({ files: QUICK });
  const first = await list(1);
  expect(first).toMatchObject({ TrainingJobSummaries: [], NextToken: expect.any(String) });
  const { TrainingJobSummaries } = await list(1, first.NextToken);
  expect(TrainingJobSummaries?.map(({ TrainingJobName }) => TrainingJobName)).toEqual([failed.TrainingJobName]);
});

test.each<[string, Partial<CreateTrainingJobRequest>]>([
  [
    'OutputDataConfig.CompressionType NONE',
    { OutputDataConfig: { S3OutputPath: 's3://b/o', CompressionType: 'NONE' } },
  ],
  [
    'AlgorithmSpecification.ContainerEntrypoint',
    { AlgorithmSpecification: { TrainingImage: 'i', TrainingInputMode: 'File', ContainerEntrypoint: ['/bin/bash'] } },
  ],
  [
    'ResourceConfig.InstanceGroups',
    {
      ResourceConfig: {
        InstanceGroups: [{ InstanceType: 'ml.m5.large', InstanceCount: 1, InstanceGroupName: 'one' }],
        VolumeSizeInGB: 1,
      },
    },
  ],
  ['InputMode Pipe', { AlgorithmSpecification: { TrainingImage: 'i', TrainingInputMode: 'Pipe' } }],
  ['TensorBoardOutputConfig', { TensorBoardOutputConfig: { S3OutputPath: 's3://b/t' } }],
])('%s is refused by name, not passed over', async (name, extra) => {
  await expect(bench.start({ files: QUICK, extra })).rejects.toMatchObject({
    ...{ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } },
    message: `The stand-in for AWS does not have ${name} of CreateTrainingJob`,
  });
});

test('data capture is refused by name', async () => {
  const config = new CreateEndpointConfigCommand({
    EndpointConfigName: 'captured',
    ProductionVariants: [{ VariantName: 'v', ModelName: 'm', InitialInstanceCount: 1, InstanceType: 'ml.m5.large' }],
    DataCaptureConfig: {
      ...{ EnableCapture: true, InitialSamplingPercentage: 100, DestinationS3Uri: 's3://b/c' },
      CaptureOptions: [{ CaptureMode: 'Input' }],
    },
  });
  await expect(bench.sagemaker.send(config)).rejects.toMatchObject({
    ...{ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } },
    message: expect.stringContaining('DataCaptureConfig'),
  });
});

const MACHINE = { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 10 } as const;

/** A tuning job of one trial as the SDK's tuners ask for it. */
async function tune(resources: object): Promise<string> {
  const request = await bench.request({ files: QUICK });
  const { HyperParameters: StaticHyperParameters, TrainingJobName: _name, ResourceConfig: _one, ...rest } = request;
  const { StoppingCondition, AlgorithmSpecification, ...definition } = rest;
  const HyperParameterTuningJobName = `sdk-${randomBytes(4).toString('hex')}`;
  await bench.sagemaker.send(
    new CreateHyperParameterTuningJobCommand({
      HyperParameterTuningJobName,
      HyperParameterTuningJobConfig: {
        Strategy: 'Random',
        HyperParameterTuningJobObjective: { Type: 'Minimize', MetricName: 'Test Loss' },
        ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 1 },
      },
      TrainingJobDefinition: {
        ...definition,
        AlgorithmSpecification: { TrainingInputMode: 'File', ...AlgorithmSpecification },
        StaticHyperParameters: StaticHyperParameters ?? {},
        StoppingCondition: StoppingCondition ?? {},
        HyperParameterRanges: { ContinuousParameterRanges: [{ Name: 'rate', MinValue: '0.1', MaxValue: '0.2' }] },
        ...resources,
      },
    }),
  );
  return HyperParameterTuningJobName;
}

test.each([
  ['itself', MACHINE],
  [
    'a list, of which the first is taken',
    { InstanceConfigs: [MACHINE, { ...MACHINE, InstanceType: 'ml.m5.2xlarge' }] },
  ],
])('a tuning job names its machines by HyperParameterTuningResourceConfig: %s', async (_what, pool) => {
  const name = await tune({ HyperParameterTuningResourceConfig: pool });
  const describe = () =>
    bench.sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
  await expect.poll(async () => (await describe()).HyperParameterTuningJobStatus).toBe('Completed');
  const { BestTrainingJob, TrainingJobDefinition, HyperParameterTuningJobConfig } = await describe();
  expect(TrainingJobDefinition).toMatchObject({
    HyperParameterTuningResourceConfig: pool,
    ResourceConfig: MACHINE,
    OutputDataConfig: { KmsKeyId: '' },
  });
  expect(HyperParameterTuningJobConfig?.TrainingJobEarlyStoppingType).toBe('Off');
  expect((await bench.describe(BestTrainingJob?.TrainingJobName ?? '')).ResourceConfig).toEqual(MACHINE);
});

test('a tuning job that names its machines twice is refused', async () => {
  const both = { HyperParameterTuningResourceConfig: MACHINE, ResourceConfig: MACHINE };
  await expect(tune(both)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('cannot be given together'),
  });
});
