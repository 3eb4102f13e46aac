import { Failure } from '../core/failure.ts';
import { type Place, type Policy, policy, type Role, type Statement } from '../iam/document.ts';

/**
 * Largest size of one managed policy in characters, without white space, and number of policies of a role by default.
 * Source: IAM quotas.
 */
const LONGEST = 6144;
const MOST = 10;

/** A customer managed policy. */
export interface ManagedPolicy {
  /** `<role>-1`, … */
  readonly name: string;
  readonly document: Policy;
}

/**
 * A role's permissions as managed policies. Inline policies are not used: all inline policies of a role together may
 * have at most 10,240 characters, which is too few for the listed names. The permissions are divided in the same way for
 * every account and bucket.
 *
 * @throws Failure when there are more policies than a role can have
 */
export function managedPolicies({ name, permissions }: Role, place: Place): ManagedPolicy[] {
  const parts: Statement[][] = [];
  for (const statement of permissions.Statement.flatMap((one) => fitting(one, place))) {
    const last = parts.at(-1);
    if (last !== undefined && length([...last, statement], place) <= LONGEST) last.push(statement);
    else parts.push([statement]);
  }
  if (parts.length > MOST)
    throw new Failure(
      `policy-too-long: The role ${name} would need ${parts.length} policies of ${LONGEST} characters; IAM allows at most ${MOST}.`,
      'Split the config into several pipelines, each with some of the entries of `train`, `endpoints` and `functions`.',
    );
  return parts.map((statements, index) => ({ name: `${name}-${index + 1}`, document: policy(...statements) }));
}

/** A statement; divided by its resources if it is too long for one policy. */
function fitting(statement: Statement, place: Place): Statement[] {
  const { Sid, Resource = [] } = statement;
  if (length([statement], place) <= LONGEST || Resource.length < 2) return [statement];
  const middle = Math.ceil(Resource.length / 2);
  return [Resource.slice(0, middle), Resource.slice(middle)].flatMap((half, index) =>
    fitting({ ...statement, Sid: `${Sid}${index + 1}`, Resource: half }, place),
  );
}

/** The length with the longest name that S3 allows for a bucket, because the template does not contain the name. */
function length(statements: readonly Statement[], { bucket, account }: Place): number {
  const text = JSON.stringify(policy(...statements));
  return text.replaceAll(bucket, 'b'.repeat(63)).replaceAll(account, '0'.repeat(12)).length;
}
