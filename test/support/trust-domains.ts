import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { makeRoles } from '../../scripts/start/roles.ts';
import type { StandIn } from './stand-in.ts';
import { userRepository } from './user-repository.ts';

/** Clients of one role; each call is one try. */
export interface Clients {
  readonly s3: S3Client;
  readonly sagemaker: SageMakerClient;
  readonly runtime: SageMakerRuntimeClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly cloudwatch: CloudWatchClient;
  readonly ec2: EC2Client;
}

/** Ends of roles' names. */
export type RoleName = 'main' | 'pull-request' | 'execution' | 'pr-execution' | 'function' | 'ec2';

/**
 * Makes the roles of a pipeline with all that brings statements into them, for a test of what they may.
 *
 * @param more entries of `train` and of `endpoints` beside `single` and `endpoint`
 * @returns clients of each of its roles
 */
export async function trustDomains(standIn: StandIn, name: string, more: { train?: string; endpoint?: string } = {}) {
  using repository = userRepository(name);
  repository.write('function/handler.py', 'def handler(event, context):\n    return {}\n');
  repository.edit((config) => {
    const { single } = config['train'];
    const endpoint = {
      ...config['endpoints'][repository.endpoint],
      scaling: { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 1000 },
    };
    config['train'] = { single, ...(more.train === undefined ? {} : { [more.train]: single }) };
    config['endpoints'] = { [repository.endpoint]: endpoint };
    if (more.endpoint !== undefined) config['endpoints'][more.endpoint] = endpoint;
    const rule = { 'higher-is-better': true, tolerance: 0.01 };
    config['pull-request'] = { compare: { 'Test Accuracy': rule }, preview: { instance: 'ml.m5.large' } };
    config['ec2'] = { spot: true };
    config['functions'] = { [`${name}-function`]: { source: 'function', endpoint: repository.endpoint } };
  });
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  await makeRoles({ ...standIn, accessKeyId, secretAccessKey }, repository.folder, repository.config);
  const names: readonly RoleName[] = ['main', 'pull-request', 'execution', 'pr-execution', 'function', 'ec2'];
  const clients = await Promise.all(
    names.map(async (role) => [role, await clientsOf(standIn, `${name}-${role}`)] as const),
  );
  return Object.fromEntries(clients) as Record<RoleName, Clients>;
}

/** The stand-in's own user may take any role. @param role undefined: that user itself */
export async function clientsOf({ endpoint, region, account, env }: StandIn, role?: string): Promise<Clients> {
  const own = { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '' };
  const settings = { endpoint, region, credentials: own, maxAttempts: 1, forcePathStyle: true };
  if (role !== undefined) {
    const RoleArn = `arn:aws:iam::${account}:role/${role}`;
    const request = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' });
    const { Credentials } = await new STSClient(settings).send(request);
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
    const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    settings.credentials = keys;
  }
  return {
    s3: new S3Client(settings),
    sagemaker: new SageMakerClient(settings),
    runtime: new SageMakerRuntimeClient(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    scaling: new ApplicationAutoScalingClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    ec2: new EC2Client(settings),
  };
}
