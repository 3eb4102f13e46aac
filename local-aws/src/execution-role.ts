/** Names of the roles that jobs, endpoints and functions are given locally, by the service that assumes them. */
const ROLES = { sagemaker: 'sagemaker-execution', lambda: 'lambda-execution' };

/** ARN of the role to pass to a service. */
export function roleArn(account: string, service: keyof typeof ROLES): string {
  return `arn:aws:iam::${account}:role/${ROLES[service]}`;
}

/** Makes the roles in the emulator's IAM, where they are not there yet. */
export async function createRoles(endpoint: string, account: string, region: string): Promise<void> {
  for (const [service, role] of Object.entries(ROLES)) await createRole(endpoint, account, region, service, role);
}

async function createRole(endpoint: string, account: string, region: string, service: string, role: string) {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
  };
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20250101/${region}/iam/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: role,
      AssumeRolePolicyDocument: JSON.stringify(trust),
    }),
  });
  const text = await response.text();
  if (!response.ok && !text.includes('EntityAlreadyExists')) throw new Error(`no execution role: ${text}`);
}
