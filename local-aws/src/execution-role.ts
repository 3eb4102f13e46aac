/** Name of the role that jobs and endpoints are given locally. */
const ROLE = 'sagemaker-execution';

/** ARN of the role to pass to SageMaker. */
export function executionRoleArn(account: string): string {
  return `arn:aws:iam::${account}:role/${ROLE}`;
}

/** Makes the execution role in the emulator's IAM, where it is not there yet. */
export async function createExecutionRole(endpoint: string, account: string, region: string): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20250101/${region}/iam/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: ROLE,
      AssumeRolePolicyDocument: JSON.stringify(trust),
    }),
  });
  const text = await response.text();
  if (!response.ok && !text.includes('EntityAlreadyExists')) throw new Error(`no execution role: ${text}`);
}
