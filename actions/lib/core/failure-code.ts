/**
 * Codes of failures. A code stays the same when the text of a message changes. docs/errors.md explains each code.
 */
export type FailureCode = Access | Settings | Code | Data | Resource | Training | Serving | GitHub | 'unexpected-error';

type Access = 'credentials-missing' | 'credentials-for-another-endpoint' | 'role-missing' | 'role-not-assumed';
type Settings =
  | 'config-invalid'
  | 'input-invalid'
  | 'environment-invalid'
  | 'policy-too-long'
  | 'quota-exceeded'
  | 'capacity-missing'
  | 'budget-exceeded';
type Code =
  | 'code-missing'
  | 'code-unreadable'
  | 'code-too-large'
  | 'code-link-invalid'
  | 'file-name-invalid'
  | 'lfs-pointer';
type Data = 'data-invalid' | 'record-mismatch' | 'object-unreadable' | 'weights-unreadable' | 'disk-full';
type Resource = Existing | Change | 'aws-request-failed' | 'aws-answer-invalid';
type Existing = 'not-found' | 'not-the-owner' | 'content-mismatch' | 'resource-failed' | 'tags-edited';
type Change =
  | 'changed-by-another'
  | 'replacement-needed'
  | 'update-rolled-back'
  | 'update-without-effect'
  | 'rejected-before'
  | Order;
type Order = 'earlier-stage-missing' | 'run-would-fail' | 'schedule-starts-nothing' | 'made-by-pull-request';
type Training = 'metric-missing' | 'artifact-missing' | 'archive-invalid' | 'instances-trained-alike';
type Serving = Answer | 'verification-failed' | 'not-verified' | 'worse-than-baseline' | 'comparison-inconclusive';
type Answer = 'answer-wrong' | 'answer-lost' | 'invocation-failed' | 'event-too-large';
type GitHub = 'github-request-failed' | 'github-answer-invalid' | 'github-token-missing';
