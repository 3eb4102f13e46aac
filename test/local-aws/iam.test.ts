import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let iam: IAMClient;
beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  iam = new IAMClient({ ...clientSettings(standIn), maxAttempts: 1 });
  await new S3Client(clientSettings(standIn)).send(new CreateBucketCommand({ Bucket: 'managed' }));
});
afterAll(() => workbench?.[Symbol.asyncDispose]());

const attach = (RoleName: string, policy: string) =>
  iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` }));

async function makeRole(RoleName: string) {
  const trust = { Effect: 'Allow', Principal: { AWS: standIn.account }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
}

/** Clients of a session of a role that has one managed policy. */
async function holder(RoleName: string, policy: string) {
  await makeRole(RoleName);
  await attach(RoleName, policy);
  const RoleArn = `arn:aws:iam::${standIn.account}:role/${RoleName}`;
  const sts = new STSClient(clientSettings(standIn));
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const settings = { ...clientSettings(standIn), credentials, maxAttempts: 1 };
  return { s3: new S3Client(settings), sagemaker: new SageMakerClient(settings) };
}

describe('a role with a managed policy', () => {
  const put = new PutObjectCommand({ Bucket: 'managed', Key: 'a', Body: 'a' });
  const DENIED = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

  test('of all of S3 does everything there, and nothing elsewhere', async () => {
    const { s3, sagemaker } = await holder('storer', 'AmazonS3FullAccess');
    await s3.send(put);
    await expect(sagemaker.send(new ListTrainingJobsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  test('for reading reads, and writes nothing', async () => {
    const { s3 } = await holder('reader', 'AmazonS3ReadOnlyAccess');
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toContain('managed');
    await expect(s3.send(put)).rejects.toMatchObject(DENIED);
  });

  test('of an administrator does everything', async () => {
    const { s3, sagemaker } = await holder('admin', 'AdministratorAccess');
    await s3.send(put);
    await sagemaker.send(new ListTrainingJobsCommand({}));
  });
});

test('a managed policy that the stand-in does not have is refused by name, not called unknown', async () => {
  await makeRole('lacking');
  await expect(attach('lacking', 'AmazonSageMakerFullAccess')).rejects.toMatchObject({
    message: 'The stand-in for AWS does not have the managed policy arn:aws:iam::aws:policy/AmazonSageMakerFullAccess',
    $metadata: { httpStatusCode: 501 },
  });
});

describe('IAM refuses', () => {
  const role = (AssumeRolePolicyDocument: string) =>
    iam.send(new CreateRoleCommand({ RoleName: 'malformed', AssumeRolePolicyDocument }));
  const statement = { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' };
  const document = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...more }] });

  test.each([
    ['a document that is no JSON', () => role('{"Effect": "Allow",}'), 'This policy contains invalid Json'],
    ['trust in nobody', () => role(document({ Principal: undefined })), 'Missing required field Principal'],
    ['trust with a resource', () => role(document({ Resource: '*' })), 'Has prohibited field Resource'],
  ])('%s', async (_what, call, message) => {
    await expect(call()).rejects.toMatchObject({
      ...{ name: 'MalformedPolicyDocumentException', message },
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('a policy that is no ARN, or that is not there', async () => {
    await makeRole('attached');
    const policy = (PolicyArn: string) => iam.send(new AttachRolePolicyCommand({ RoleName: 'attached', PolicyArn }));
    await expect(policy('a-policy-name-but-no-arn')).rejects.toMatchObject({
      ...{ name: 'ValidationError', message: 'Invalid ARN:  Could not be parsed!' },
      $metadata: { httpStatusCode: 400 },
    });
    const arn = `arn:aws:iam::${standIn.account}:policy/none`;
    await expect(policy(arn)).rejects.toMatchObject({
      ...{ name: 'NoSuchEntityException', message: `Policy ${arn} does not exist or is not attachable.` },
      $metadata: { httpStatusCode: 404 },
    });
  });
});
