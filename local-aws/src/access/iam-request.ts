import { lacks } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import type { Call } from './asked.ts';

/**
 * Refuses requests that IAM refuses but the emulator accepts: invalid policy documents, and policies that do not exist.
 * The messages are from recorded responses of AWS (LocalStack's validated snapshots tests/aws/services/iam); those
 * about the fields of a trust policy are from reports of users.
 *
 * @param hasPolicy whether the emulator has a policy with this ARN
 * @throws AwsError; `NotImplemented` for a policy of AWS that the emulator does not have, because on AWS it exists
 */
export async function checkIamRequest(
  { operation, input }: Pick<Call, 'operation' | 'input'>,
  hasPolicy: (arn: string) => Promise<boolean>,
): Promise<void> {
  const { PolicyDocument, AssumeRolePolicyDocument: trust = /^UpdateAssume/.test(operation) && PolicyDocument } = input;
  if (typeof PolicyDocument === 'string') parse(PolicyDocument);
  if (typeof trust === 'string') checkTrust(parse(trust));
  const { PolicyArn } = input;
  if (!/^Attach\w+Policy$/.test(operation) || typeof PolicyArn !== 'string') return;
  if (!/^arn:[\w-]+:iam::(aws|\d{12}):policy\/./.test(PolicyArn)) {
    throw new AwsError('ValidationError', 'Invalid ARN:  Could not be parsed!');
  }
  if (await hasPolicy(PolicyArn)) return;
  if (PolicyArn.startsWith('arn:aws:iam::aws:')) throw lacks(`the managed policy ${PolicyArn}`);
  throw new AwsError('NoSuchEntity', `Policy ${PolicyArn} does not exist or is not attachable.`, 404);
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
}

function checkTrust(document: unknown): void {
  const { Statement } = (document ?? {}) as { Statement?: unknown };
  for (const statement of [Statement].flat() as Record<string, unknown>[]) {
    if (statement?.['Resource'] !== undefined) throw malformed('Has prohibited field Resource');
    if (statement?.['Principal'] === undefined) throw malformed('Missing required field Principal');
  }
}

function malformed(words: string): AwsError {
  return new AwsError('MalformedPolicyDocument', words);
}
