import type { IAMClientConfig } from '@aws-sdk/client-iam';

/** Names of the local roles of jobs, endpoints and functions, by the service that assumes them. */
const ROLES = { sagemaker: 'sagemaker-execution', lambda: 'lambda-execution' };

/** Actions that code in a job, an endpoint or a function may need. */
const ACTIONS = [
  ...['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket', 's3:AbortMultipartUpload'],
  ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
  ...[
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
  ],
  ...['cloudwatch:PutMetricData', 'sagemaker:InvokeEndpoint', 'sagemaker:DescribeEndpoint'],
];

/** ARN of the role to pass to a service. */
export function roleArn(account: string, service: keyof typeof ROLES): string {
  return `arn:aws:iam::${account}:role/${ROLES[service]}`;
}

/** Creates these roles in the emulator's IAM if they do not exist. */
export async function createRoles(client: IAMClientConfig): Promise<void> {
  // Loaded only here, because the emulator is started before the rest of the stand-in is loaded.
  const { CreateRoleCommand, IAMClient, PutRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const iam = new IAMClient(client);
  for (const [service, RoleName] of Object.entries(ROLES)) {
    const trust = { Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = document(trust);
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument })).catch((error: Error) => {
      if (error.name !== 'EntityAlreadyExistsException') throw error;
    });
    const PolicyDocument = document({ Action: ACTIONS, Resource: '*' });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'execution', PolicyDocument }));
  }
}

function document(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
}
