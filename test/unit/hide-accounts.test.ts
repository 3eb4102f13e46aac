import { expect, test } from 'vitest';
import { hideAccounts } from '../../actions/lib/github/hide-accounts.ts';

test.each([
  ['arn:aws:sagemaker:eu-west-2:123456789012:endpoint/a', 'arn:aws:sagemaker:eu-west-2:***:endpoint/a'],
  ['s3://sagemaker-us-east-1-123456789012/a/b', 's3://sagemaker-us-east-1-***/a/b'],
  ['in account 123456789012 for more', 'in account *** for more'],
])('%s', (text, expected) => {
  expect(hideAccounts(text)).toBe(expected);
});

test.each([
  '763104351884.dkr.ecr.us-east-1.amazonaws.com/ray:serve',
  'a123456789012f',
  '0.123456789012',
  '1234567890123',
  'request 0c0c0c0c-1111-4222-8333-123456789012',
])('%s holds no account', (text) => {
  expect(hideAccounts(text)).toBe(text);
});
