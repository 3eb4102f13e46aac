import { expect, test } from 'vitest';
import { allowedBy } from '../../local-aws/src/access/evaluate.ts';
import { type Request, readPolicy, UnknownPolicyError } from '../../local-aws/src/access/policy.ts';

const TYPES = 'sagemaker:InstanceTypes';
const SECONDS = 'sagemaker:MaxRuntimeInSeconds';
const TAG = 'aws:ResourceTag/pipeline';

function isAllowed(condition: object, context: Request['context']): boolean {
  const statement = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*', Condition: condition };
  const policy = readPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  return allowedBy(policy, { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k', context }) !== undefined;
}

/** IAM User Guide, "Condition operators" and "Set operators for multivalued context keys". */
test.each<[condition: object, context: Request['context'], allowed: boolean]>([
  [{ StringEquals: { [TAG]: 'dog' } }, { [TAG]: 'dog' }, true],
  [{ StringEquals: { [TAG]: ['cat', 'dog'] } }, { [TAG]: 'dog' }, true],
  [{ StringEquals: { [TAG]: 'd?g' } }, { [TAG]: 'dog' }, false],
  [{ StringEquals: { [TAG]: 'dog' } }, {}, false],
  [{ StringEqualsIfExists: { [TAG]: 'dog' } }, {}, true],
  [{ StringEqualsIfExists: { [TAG]: 'dog' } }, { [TAG]: 'dog-breeds' }, false],
  [{ StringLike: { [TAG]: 'd?g' } }, { [TAG]: 'dog' }, true],
  [{ StringLike: { [TAG]: 'dog*' } }, {}, false],
  [{ StringLikeIfExists: { [TAG]: 'cat*' } }, { [TAG]: 'dog' }, false],
  [{ Null: { 's3:if-none-match': 'false' } }, { 's3:if-none-match': '*' }, true],
  [{ Null: { 's3:if-none-match': 'false' } }, {}, false],
  [{ Null: { 's3:if-none-match': 'true' } }, {}, true],
  [{ Null: { 's3:if-none-match': 'true' } }, { 's3:if-none-match': '*' }, false],
  [{ Bool: { 's3:ObjectCreationOperation': 'false' } }, { 's3:ObjectCreationOperation': 'false' }, true],
  [{ Bool: { 's3:ObjectCreationOperation': 'false' } }, { 's3:ObjectCreationOperation': 'true' }, false],
  [{ Bool: { 's3:ObjectCreationOperation': 'false' } }, {}, false],
  [{ NumericLessThanEquals: { [SECONDS]: '7200' } }, { [SECONDS]: '7200' }, true],
  [{ NumericLessThanEquals: { [SECONDS]: '7200' } }, { [SECONDS]: '10000' }, false],
  [{ NumericLessThanEquals: { [SECONDS]: '7200' } }, { [SECONDS]: 'long' }, false],
  [{ NumericLessThanEquals: { [SECONDS]: '7200' } }, {}, false],
  [{ NumericLessThanEqualsIfExists: { [SECONDS]: '7200' } }, {}, true],
  [{ 'ForAllValues:StringEquals': { [TYPES]: ['a', 'b'] } }, { [TYPES]: ['a', 'b', 'a'] }, true],
  [{ 'ForAllValues:StringEquals': { [TYPES]: ['a', 'b'] } }, { [TYPES]: ['a', 'c'] }, false],
  [{ 'ForAllValues:StringEquals': { [TYPES]: ['a', 'b'] } }, {}, true],
  [{ 'ForAnyValue:StringEquals': { [TYPES]: ['a', 'b'] } }, { [TYPES]: ['a', 'c'] }, true],
  [{ 'ForAnyValue:StringEquals': { [TYPES]: ['a', 'b'] } }, { [TYPES]: ['c'] }, false],
  [{ 'ForAnyValue:StringEquals': { [TYPES]: ['a', 'b'] } }, {}, false],
  [{ StringEquals: { [TAG]: 'dog' }, Null: { [TYPES]: 'false' } }, { [TAG]: 'dog' }, false],
])('%j of a request with %j is met: %j', (condition, context, allowed) => {
  expect(isAllowed(condition, context)).toBe(allowed);
});

test.each([
  [{ StringNotEquals: { [TAG]: 'dog' } }, 'the operator StringNotEquals'],
  [{ 'ForSome:StringEquals': { [TYPES]: 'a' } }, 'the operator ForSome:StringEquals'],
  // Nobody gives it, so with IfExists every request would meet it.
  [{ StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, 'the condition key aws:SourceVpc'],
  [{ StringEquals: { [TYPES]: 'a' } }, 'which has several values'],
])('%j is refused, not guessed', (condition, why) => {
  expect(() => isAllowed(condition, {})).toThrow(UnknownPolicyError);
  expect(() => isAllowed(condition, {})).toThrow(why);
});

test.each([
  ['s3:PutObject', 's3:PutObject', true],
  ['s3:*', 's3:PutObject', true],
  ['S3:put*', 's3:PutObject', true],
  ['*', 'sagemaker:CreateModel', true],
  ['s3:Get*', 's3:PutObject', false],
  ['s3:*', 's3-object-lambda:GetObject', false],
])('Action %s allows %s: %j', (Action, action, allowed) => {
  const Statement = [{ Effect: 'Allow', Action, Resource: '*' }];
  const policy = readPolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
  expect(allowedBy(policy, { action, resource: '*', context: {} }) !== undefined).toBe(allowed);
});
