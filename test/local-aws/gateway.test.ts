import { createHash } from 'node:crypto';
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { AddTagsCommand, ListAppsCommand, ListModelsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presign, send, sign } from '../support/sign.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let config: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
let s3: S3Client;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  config = {
    endpoint: standIn.endpoint,
    region: standIn.region,
    credentials: {
      accessKeyId: standIn.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: standIn.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
  s3 = new S3Client(config);
  await s3.send(new CreateBucketCommand({ Bucket: 'gateway-data' }));
}, 60_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

const sagemaker = (overrides = {}) => new SageMakerClient({ ...config, ...overrides });

describe('identify', () => {
  const conflict = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };

  test('the keys cannot be taken for keys of AWS', () => {
    expect(config.credentials.accessKeyId).toMatch(/^LOCALAWS[A-Z2-7]{12}$/);
  });

  test('STS says whose they are', async () => {
    const identity = await new STSClient(config).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: standIn.account, Arn: `arn:aws:iam::${standIn.account}:user/local` });
  });

  test('an unknown key is refused in the words of the service that was called', async () => {
    const foreign = { ...config, credentials: conflict };
    await expect(new SageMakerClient(foreign).send(new ListModelsCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
    await expect(new STSClient(foreign).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(new S3Client(foreign).send(new CreateBucketCommand({ Bucket: 'theirs' }))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
      $metadata: { httpStatusCode: 403 },
    });
    const cbor = await fetch(`${standIn.endpoint}/service/GraniteServiceVersion20100801/operation/ListMetrics`, {
      method: 'POST',
      headers: {
        'smithy-protocol': 'rpc-v2-cbor',
        authorization: `AWS4-HMAC-SHA256 Credential=${conflict.accessKeyId}/20250101/us-east-1/monitoring/aws4_request`,
      },
    });
    expect([cbor.status, cbor.headers.get('content-type')]).toEqual([400, 'application/cbor']);
    expect(await cbor.text()).toContain('UnrecognizedClientException');
  });

  test('without any signature nothing is served', async () => {
    const response = await fetch(`${standIn.endpoint}/gateway-data/some-object`);
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessDenied</Code>'),
    ]);
    const json = await fetch(standIn.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'SageMaker.ListModels' },
    });
    expect(await json.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  });
});

describe('forward', () => {
  test('an object goes in and comes out, and its checksum is verified', async () => {
    const Body = Buffer.from('naïve bytes \0 of an object');
    await s3.send(
      new PutObjectCommand({ Bucket: 'gateway-data', Key: 'a b+c/ü.bin', Body, Metadata: { origin: 'test' } }),
    );
    const back = await s3.send(new GetObjectCommand({ Bucket: 'gateway-data', Key: 'a b+c/ü.bin' }));
    expect(Buffer.from((await back.Body?.transformToByteArray()) ?? [])).toEqual(Body);
    expect(back.Metadata).toEqual({ origin: 'test' });
    const wrong = new PutObjectCommand({
      Bucket: 'gateway-data',
      Key: 'broken',
      Body,
      ContentMD5: createHash('md5').update('other bytes').digest('base64'),
    });
    await expect(s3.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(s3.send(new HeadObjectCommand({ Bucket: 'gateway-data', Key: 'broken' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test('a multipart upload becomes one object', async () => {
    const at = { Bucket: 'gateway-data', Key: 'parts' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('tail')];
    const Parts = await Promise.all(
      bodies.map(async (Body, index) => {
        const { ETag } = await s3.send(new UploadPartCommand({ ...at, UploadId, PartNumber: index + 1, Body }));
        return { ETag, PartNumber: index + 1 };
      }),
    );
    await s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
    const { ContentLength } = await s3.send(new HeadObjectCommand(at));
    expect(ContentLength).toBe(5 * 1024 * 1024 + 4);
  });

  test('a presigned address gives the object, until it has expired', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'gateway-data', Key: 'signed', Body: 'for who has the address' }));
    const fresh = await fetch(await presign(config, '/gateway-data/signed'));
    expect([fresh.status, await fresh.text()]).toEqual([200, 'for who has the address']);
    const late = await fetch(await presign(config, '/gateway-data/signed', 60, new Date(Date.now() - 3600_000)));
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  test('the execution role is in IAM', async () => {
    const response = await call('iam', { Action: 'GetRole', RoleName: 'sagemaker-execution', Version: '2010-05-08' });
    expect(await response.text()).toContain(`<Arn>${standIn.executionRole}</Arn>`);
  });

  test('log groups are kept', async () => {
    const logs = new CloudWatchLogsClient(config);
    await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/test' }));
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/test' }));
    expect(logGroups?.map((group) => group.arn)).toEqual([
      expect.stringContaining(`${standIn.account}:log-group:/aws/test`),
    ]);
  });
});

describe('what the stand-in lacks is a 501 that names it', () => {
  test('in SageMaker', async () => {
    await expect(sagemaker().send(new ListAppsCommand({}))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'The stand-in for AWS does not have sagemaker:ListApps',
      $metadata: { httpStatusCode: 501 },
    });
  });

  test('in STS, in an emulated service, in a service that is not there at all', async () => {
    await expect(new STSClient(config).send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
      message: 'The stand-in for AWS does not have sts:GetSessionToken',
    });
    const emulated = await call('iam', { Action: 'GenerateOrganizationsAccessReport', Version: '2010-05-08' });
    expect([emulated.status, await emulated.text()]).toEqual([
      501,
      expect.stringContaining('does not have iam:GenerateOrganizationsAccessReport'),
    ]);
    const absent = await call('redshift', { Action: 'DescribeClusters', Version: '2012-12-01' });
    expect([absent.status, await absent.text()]).toEqual([
      501,
      expect.stringContaining('does not have redshift:DescribeClusters'),
    ]);
  });
});

describe('SageMaker', () => {
  test('findings reach the client, all at once', async () => {
    const wrong = new AddTagsCommand({ ResourceArn: 'no arn', Tags: [{ Key: '', Value: 'v' }] });
    await expect(sagemaker().send(wrong)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^2 validation errors detected: .*'resourceArn'.*'tags\.1\.member\.key'/),
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  test('an invocation over the limit is refused as the runtime words it', async () => {
    const runtime = new SageMakerRuntimeClient(config);
    const tooLong = new InvokeEndpointCommand({ EndpointName: 'e', Body: Buffer.alloc(6_291_457) });
    await expect(runtime.send(tooLong)).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must have length less than or equal to 6291456",
    });
  });

  test('capabilities say what is simplified', async () => {
    const response = await fetch(`${standIn.endpoint}/_local/capabilities`);
    const { simplified } = (await response.json()) as { simplified: Record<string, string[]> };
    expect(Object.keys(simplified)).toEqual(
      expect.arrayContaining(['gateway', 'training-jobs', 'tuning-jobs', 'endpoints']),
    );
    expect(Object.values(simplified).flat().join()).toContain('policies');
  });
});

/** A request of the query protocol. */
async function call(service: string, parameters: Record<string, string>): Promise<Response> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = `${new URLSearchParams(parameters)}`;
  return send(await sign(config, service, { method: 'POST', path: '/', headers, body }));
}
