import { expect, test } from 'vitest';
import { hideAccount } from '../../actions/lib/runner/hide-account.ts';

const hide = (text: string) => hideAccount(text, '123456789012');

test.each([
  ['arn:aws:sagemaker:eu-west-2:123456789012:endpoint/a', 'arn:aws:sagemaker:eu-west-2:***:endpoint/a'],
  ['s3://sagemaker-us-east-1-123456789012/a/b', 's3://sagemaker-us-east-1-***/a/b'],
  ['s3://models-cafe-123456789012/a/b', 's3://models-cafe-***/a/b'],
  ['in account 123456789012 for more', 'in account *** for more'],
  ['In account 123456789012.', 'In account ***.'],
  ['123456789012.dkr.ecr.us-east-1.amazonaws.com/mine:1', '***.dkr.ecr.us-east-1.amazonaws.com/mine:1'],
])('%s', (text, expected) => {
  expect(hide(text)).toBe(expected);
});

test.each([
  '763104351884.dkr.ecr.us-east-1.amazonaws.com/ray:serve',
  'run-202611290915 of another account 210987654321',
  'a123456789012f',
  '0.123456789012',
  '123456789012.5',
  '1234567890123',
  'request 0c0c0c0c-1111-4222-8333-123456789012',
])('%s does not hold the account of this run', (text) => {
  expect(hide(text)).toBe(text);
});

test('nothing is hidden while the account is not known', () => {
  expect(hideAccount('in account 123456789012', '')).toBe('in account 123456789012');
});
