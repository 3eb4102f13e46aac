import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { Context } from '../context.ts';
import { invalid } from './function-records.ts';

interface Statement {
  readonly Effect?: string;
  readonly Principal?: { readonly Service?: string | readonly string[] };
  readonly Action?: string | readonly string[];
}

/** @throws AwsError in AWS's words unless the role is there and its trust policy lets Lambda assume it */
export async function checkRole({ iam }: Context, arn = ''): Promise<void> {
  const RoleName = arn.slice(arn.lastIndexOf('/') + 1);
  const role = await iam.send(new GetRoleCommand({ RoleName })).catch((error: Error) => {
    if (error.name !== 'NoSuchEntityException' && error.name !== 'NoSuchEntity') throw error;
  });
  const policy = decodeURIComponent(role?.Role?.AssumeRolePolicyDocument ?? '{}');
  const { Statement: statements = [] } = JSON.parse(policy) as { Statement?: Statement | Statement[] };
  const trusts = [statements]
    .flat()
    .some(
      ({ Effect, Principal, Action = [] }) =>
        Effect === 'Allow' &&
        [Principal?.Service ?? []].flat().includes('lambda.amazonaws.com') &&
        [Action].flat().some((action) => action === 'sts:AssumeRole' || action === 'sts:*' || action === '*'),
    );
  if (!trusts) throw invalid('The role defined for the function cannot be assumed by Lambda.');
}
