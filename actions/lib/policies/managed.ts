import { Failure } from '../core/failure.ts';
import { type Place, type Policy, policy, type Role, type Statement } from '../iam/document.ts';

/** Characters of one managed policy, white space not counted, and policies of one role by default. Source: IAM quotas. */
const LONGEST = 6144;
const MOST = 10;

/** A customer managed policy. */
export interface ManagedPolicy {
  /** `<role>-1`, … */
  readonly name: string;
  readonly document: Policy;
}

/**
 * What a role may do, as managed policies: inline policies of a role have 10,240 characters together, and names that are
 * listed one by one take more. The cuts are the same for every account and bucket.
 *
 * @throws Failure when there are more of them than a role can have
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

/** A statement, divided by its resources where it is too long for a policy of its own. */
function fitting(statement: Statement, place: Place): Statement[] {
  const { Sid, Resource = [] } = statement;
  if (length([statement], place) <= LONGEST || Resource.length < 2) return [statement];
  const middle = Math.ceil(Resource.length / 2);
  return [Resource.slice(0, middle), Resource.slice(middle)].flatMap((half, index) =>
    fitting({ ...statement, Sid: `${Sid}${index + 1}`, Resource: half }, place),
  );
}

/** With a bucket's name as long as S3 allows: the template does not know it. */
function length(statements: readonly Statement[], { bucket, account }: Place): number {
  const text = JSON.stringify(policy(...statements));
  return text.replaceAll(bucket, 'b'.repeat(63)).replaceAll(account, '0'.repeat(12)).length;
}
