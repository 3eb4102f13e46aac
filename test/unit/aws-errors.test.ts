import { describe, expect, test } from 'vitest';
import { annotate, explainAws, hasEnded, isBusy, isNotFound, unlessNotFound } from '../../actions/lib/aws/errors.ts';
import { isAlreadyThere, isTransient } from '../../actions/lib/core/failure.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/dogs';

/** An error as the SDK throws it. */
function sdkError(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400, requestId: 'r-1' }, ...more });
}

const annotated = (name: string, message: string, more?: object) =>
  annotate(sdkError(name, message, more), { operation: 'CreateTrainingJob', resource: 'dogs' });

describe('what is not there', () => {
  test.each([
    ['ValidationException', 'Requested resource not found.'],
    ['ResourceNotFound', "Amazon SageMaker can't find a tuning job"],
    ['ValidationException', `Could not find endpoint "${ARN}".`],
    ['ValidationException', `Could not find model "${ARN}".`],
    ['ValidationException', `Could not find endpoint configuration "${ARN}".`],
    ['NoSuchKey', 'The specified key does not exist.'],
    ['NoSuchBucket', 'The specified bucket does not exist'],
    ['NotFound', 'UnknownError'],
    ['ObjectNotFoundException', 'No scalable target registered for service namespace: sagemaker'],
  ])('%s: %s', async (name, message) => {
    const error = sdkError(name, message);
    expect(isNotFound(error)).toBe(true);
    expect(await unlessNotFound(Promise.reject(error))).toBeUndefined();
  });

  test.each([
    ['ValidationException', '1 validation error detected: Value at trainingJobName failed to satisfy constraint'],
    ['AccessDeniedException', 'User is not authorized to perform: sagemaker:DescribeTrainingJob'],
    ['ThrottlingException', 'Rate exceeded'],
  ])('is not what is refused otherwise: %s', async (name, message) => {
    const error = sdkError(name, message);
    expect(isNotFound(error)).toBe(false);
    await expect(unlessNotFound(Promise.reject(error))).rejects.toBe(error);
  });
});

describe('somebody was faster', () => {
  test.each([
    [
      'ResourceInUse',
      `Training job names must be unique within an AWS account and region, and a training job with this name already exists (${ARN})`,
    ],
    ['ValidationException', `Cannot create already existing endpoint "${ARN}".`],
    ['ValidationException', `Cannot create already existing model "${ARN}".`],
    ['ValidationException', `Cannot update in-progress endpoint "${ARN}".`],
    ['BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.'],
  ])('%s: %s', (name, message) => {
    expect(isAlreadyThere(annotated(name, message))).toBe(true);
  });

  test.each([
    ['ResourceLimitExceeded', "The account-level service limit 'ml.p3.2xlarge for training job usage' is 0 Instances"],
    ['BucketAlreadyExists', 'The requested bucket name is not available.'],
    ['ValidationException', 'Requested resource not found.'],
  ])('but not by %s', (name, message) => {
    expect(isAlreadyThere(annotated(name, message))).toBe(false);
  });

  test('a change under way is told apart', () => {
    expect(isBusy(sdkError('ValidationException', `Cannot update in-progress endpoint "${ARN}".`))).toBe(true);
    expect(isBusy(sdkError('ValidationException', `Cannot delete in-progress endpoint "${ARN}".`))).toBe(true);
    expect(isBusy(sdkError('ValidationException', `Cannot create already existing endpoint "${ARN}".`))).toBe(false);
  });
});

describe('a passing failure', () => {
  test.each<[string, string, object]>([
    ['ThrottlingException', 'Rate exceeded', {}],
    ['TooManyRequestsException', 'Rate exceeded', {}],
    ['SlowDown', 'Please reduce your request rate.', { $metadata: { httpStatusCode: 503 } }],
    ['InternalFailure', 'We could not process your request', { $metadata: { httpStatusCode: 500 } }],
    ['Error', 'read ECONNRESET', { code: 'ECONNRESET', $metadata: {} }],
    ['Error', 'connect ECONNREFUSED 127.0.0.1:4566', { code: 'ECONNREFUSED', $metadata: {} }],
    ['Error', 'getaddrinfo EAI_AGAIN api.sagemaker', { code: 'EAI_AGAIN', $metadata: {} }],
    ['TimeoutError', 'socket hang up', { $metadata: {} }],
  ])('%s: %s', (name, message, more) => {
    expect(isTransient(annotated(name, message, more))).toBe(true);
  });

  test.each([
    ['ValidationException', 'Requested resource not found.'],
    ['ResourceLimitExceeded', "The account-level service limit 'ml.p3.2xlarge for training job usage' is 0 Instances"],
    ['AccessDeniedException', 'not authorized'],
    ['ExpiredTokenException', 'The security token included in the request is expired'],
  ])('is not %s', (name, message) => {
    expect(isTransient(annotated(name, message))).toBe(false);
  });
});

test.each([
  ['The request was rejected because the training job is in status Stopped.', true],
  ['The request was rejected because the training job is in status Completed.', true],
  ['Requested resource not found.', false],
])('a stop that is refused since there is nothing to stop: %s', (message, ended) => {
  expect(hasEnded(sdkError('ValidationException', message))).toBe(ended);
});

describe('an explanation', () => {
  test('names operation, resource, AWS’s own words, the request, and the next step', () => {
    const words = "The account-level service limit 'ml.p3.2xlarge for training job usage' is 0 Instances";
    expect(explainAws(annotated('ResourceLimitExceeded', words))).toEqual({
      what: `CreateTrainingJob of dogs failed: ResourceLimitExceeded: ${words} (request r-1)`,
      next: expect.stringContaining('Service Quotas'),
    });
  });

  test.each([
    ['ExpiredTokenException', 'The security token included in the request is expired', 'aws-role'],
    ['UnrecognizedClientException', 'The security token included in the request is invalid.', 'AWS_ACCESS_KEY_ID'],
    ['AccessDeniedException', 'User is not authorized', 'permission'],
    ['ThrottlingException', 'Rate exceeded', 'run again'],
    ['ValidationException', '1 validation error detected', 'in the config'],
    // Words of Lambda, as LocalStack's tests have recorded them from AWS.
    [
      'InvalidParameterValueException',
      "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [110].",
      'L-B99A9384',
    ],
    [
      'InvalidParameterValueException',
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      'L-B99A9384',
    ],
    [
      'InvalidParameterValueException',
      'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
      'Raise `reserved-concurrency`',
    ],
    [
      'InvalidParameterValueException',
      " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
      'Raise `reserved-concurrency`',
    ],
    [
      'ResourceConflictException',
      "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
      'Remove it from the alias',
    ],
    ['ResourceConflictException', 'Version is pointed by a Provisioned Concurrency alias', 'Remove it from the alias'],
    [
      'ResourceConflictException',
      'The operation cannot be performed at this time. An update is in progress for resource: arn',
      'Wait until the other change',
    ],
    ['InvalidParameterValueException', 'Number of tags exceeds resource tag limit.', '50 tags'],
    ['CodeStorageExceededException', 'Code storage limit exceeded.', 'Delete versions'],
  ])('of %s says what to do', (name, message, next) => {
    expect(explainAws(annotated(name, message))?.next).toContain(next);
  });

  test('is not made up for an error that came from no call', () => {
    expect(explainAws(new Error('a mistake of ours'))).toBeUndefined();
  });

  test('keeps the call that an error came from first', () => {
    const error = annotated('ThrottlingException', 'Rate exceeded');
    annotate(error, { operation: 'Other', resource: '' });
    expect(explainAws(error)?.what).toContain('CreateTrainingJob of dogs');
  });
});
