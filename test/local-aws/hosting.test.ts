import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONFIG, Hosting, modelArchive, RAY_IMAGE, rejection, serveApp } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let aws: Hosting;
let data: string;
let arn: (what: string) => string;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  aws = new Hosting(standIn);
  arn = (what) => `arn:aws:sagemaker:us-east-1:${standIn.account}:${what}`;
  data = await aws.upload(await modelArchive({ 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) }));
});
afterAll(async () => {
  await workbench?.[Symbol.asyncDispose]();
});

const configure = (name: string, ...variants: object[]) =>
  aws.sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ProductionVariants: variants.map((variant) => ({
        VariantName: 'AllTraffic',
        ModelName: 'kept',
        InitialInstanceCount: 1,
        InstanceType: 'ml.m5.large',
        ...variant,
      })),
    }),
  );

test("a model is kept as it was asked for; AWS's words refuse a second and a missing one", async () => {
  expect(await aws.createModel('kept', data, RAY_IMAGE, { LEVEL: '1' })).toMatchObject({ ModelArn: arn('model/kept') });
  expect(await aws.sagemaker.send(new DescribeModelCommand({ ModelName: 'kept' }))).toMatchObject({
    ModelArn: arn('model/kept'),
    ExecutionRoleArn: standIn.executionRole,
    PrimaryContainer: { Image: RAY_IMAGE, ModelDataUrl: data, Environment: { LEVEL: '1' } },
    CreationTime: expect.any(Date),
  });
  expect(await rejection(aws.createModel('kept', data))).toMatchObject({
    name: 'ValidationException',
    message: `Cannot create already existing model "${arn('model/kept')}".`,
  });
  expect(await rejection(aws.sagemaker.send(new DeleteModelCommand({ ModelName: 'none' })))).toMatchObject({
    name: 'ValidationException',
    message: `Could not find model "${arn('model/none')}".`,
  });
});

test('model data must be there, and the image in ECR', async () => {
  expect(await rejection(aws.createModel('x', 's3://models/none/model.tar.gz'))).toMatchObject({
    name: 'ValidationException',
    message: 'Could not find model data at s3://models/none/model.tar.gz.',
  });
  expect(await rejection(aws.createModel('x', data, 'public.ecr.aws/ray/serve:1'))).toMatchObject({
    message: expect.stringContaining('Using non-ECR image without Vpc repository access mode is not supported'),
  });
});

test('models are listed in pages, filtered and sorted', async () => {
  for (const name of ['page-1', 'page-2', 'page-3']) await aws.createModel(name, data);
  const list = async (more: object) => {
    const answer = await aws.sagemaker.send(new ListModelsCommand({ NameContains: 'PAGE', MaxResults: 2, ...more }));
    return { names: answer.Models?.map(({ ModelName }) => ModelName), token: answer.NextToken };
  };
  const first = await list({});
  expect(first.names).toEqual(['page-3', 'page-2']);
  expect(await list({ NextToken: first.token })).toEqual({ names: ['page-1'], token: undefined });
  expect((await list({ SortBy: 'Name', SortOrder: 'Ascending' })).names).toEqual(['page-1', 'page-2']);
  expect((await list({ CreationTimeAfter: new Date(Date.now() + 60_000) })).names).toEqual([]);
});

test('a configuration refers to models that exist, and may be deleted', async () => {
  expect(await configure('hosted-config', { InitialInstanceCount: 3 })).toMatchObject({
    EndpointConfigArn: arn('endpoint-config/hosted-config'),
  });
  const describe = () => aws.sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName: 'hosted-config' }));
  expect(await describe()).toMatchObject({ ProductionVariants: [{ ModelName: 'kept', InitialInstanceCount: 3 }] });
  expect(await rejection(configure('hosted-config', {}))).toMatchObject({
    message: `Cannot create already existing endpoint configuration "${arn('endpoint-config/hosted-config')}".`,
  });
  expect(await rejection(configure('other', { ModelName: 'none' }))).toMatchObject({
    message: `Could not find model "${arn('model/none')}".`,
  });
  const { EndpointConfigs } = await aws.sagemaker.send(new ListEndpointConfigsCommand({ NameContains: 'hosted-' }));
  expect(EndpointConfigs).toMatchObject([{ EndpointConfigName: 'hosted-config' }]);
  await aws.sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: 'hosted-config' }));
  const missing = `Could not find endpoint configuration "${arn('endpoint-config/hosted-config')}".`;
  expect(await rejection(describe())).toMatchObject({ message: missing });
  const endpoint = new CreateEndpointCommand({ EndpointName: 'endpoint', EndpointConfigName: 'hosted-config' });
  expect(await rejection(aws.sagemaker.send(endpoint))).toMatchObject({ message: missing });
});

test('tags live as long as what they belong to', async () => {
  await aws.createModel('tagged', data);
  const ResourceArn = arn('model/tagged');
  const tags = () => aws.sagemaker.send(new ListTagsCommand({ ResourceArn }));
  await aws.sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [{ Key: 'a', Value: '1' }] }));
  expect((await tags()).Tags).toEqual([{ Key: 'a', Value: '1' }]);
  await aws.sagemaker.send(new DeleteModelCommand({ ModelName: 'tagged' }));
  expect(await rejection(tags())).toMatchObject({ name: 'ValidationException' });
});

test('two variants share the traffic by weight, and a request may choose', async () => {
  const served = async (name: string) =>
    aws.createModel(
      name,
      await aws.upload(
        await modelArchive({ 'config.yaml': CONFIG, 'serve_app.py': serveApp({ call: `return "${name}"` }) }),
      ),
    );
  await Promise.all([served('blue'), served('green')]);
  await configure(
    'both',
    { VariantName: 'blue', ModelName: 'blue', InitialVariantWeight: 3 },
    { VariantName: 'green', ModelName: 'green', InitialVariantWeight: 1 },
  );
  await aws.create('both', 'both');
  const answers = await Promise.all(Array.from({ length: 200 }, () => aws.invoke('both')));
  for (const { text, variant } of answers) expect(text).toBe(variant);
  const blue = answers.filter(({ variant }) => variant === 'blue').length;
  // Binomial, n = 200, p = 0.75: outside of this once in ten million runs.
  expect(blue).toBeGreaterThan(116);
  expect(blue).toBeLessThan(181);
  const ask = new InvokeEndpointCommand({ EndpointName: 'both', Body: '', TargetModel: 'm.tar.gz' });
  expect(await rejection(aws.runtime.send(ask))).toMatchObject({
    message: 'The stand-in for AWS does not have the header X-Amzn-SageMaker-Target-Model of InvokeEndpoint',
  });
  const choose = (TargetVariant: string) =>
    aws.runtime.send(new InvokeEndpointCommand({ EndpointName: 'both', Body: '', TargetVariant }));
  expect((await choose('green')).InvokedProductionVariant).toBe('green');
  expect(await rejection(choose('red'))).toMatchObject({ name: 'ValidationError' });
});

test('requirements that cannot be installed fail the deployment', async () => {
  const files = { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}), 'code/requirements.txt': '--no-such-option\n' };
  await aws.configure('cannot-be-installed', files);
  expect(await aws.create('cannot-be-installed', 'cannot-be-installed')).toMatchObject({ EndpointStatus: 'Failed' });
});

test('model data may be named as a source, as the SageMaker SDK does for the model of a job', async () => {
  const source = (more: object) => ({
    ...{ ModelName: 'of-source', ExecutionRoleArn: standIn.executionRole },
    PrimaryContainer: {
      Image: RAY_IMAGE,
      ModelDataSource: {
        S3DataSource: { S3Uri: data, S3DataType: 'S3Object', CompressionType: 'Gzip', ...more } as const,
      },
    },
  });
  await aws.sagemaker.send(new CreateModelCommand(source({})));
  await configure('of-source', { ModelName: 'of-source' });
  await aws.create('of-source', 'of-source');
  expect((await aws.invoke('of-source')).text).toBe('hello');
  const folder = { ...source({ S3DataType: 'S3Prefix', CompressionType: 'None' }), ModelName: 'of-folder' };
  expect(await rejection(aws.sagemaker.send(new CreateModelCommand(folder)))).toMatchObject({
    message: 'The local stand-in does not run models with a ModelDataSource that is not one tar.gz object.',
  });
});
