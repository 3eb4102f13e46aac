import { expect, test } from 'vitest';
import { jobPhase } from '../../actions/lib/aws/job-phase.ts';
import { endpointPhase } from '../../actions/lib/resources/endpoint/endpoint.aws.ts';

test.each([
  ['InProgress', 'Downloading', 'InProgress, Downloading'],
  ['InProgress', undefined, 'InProgress'],
  ['Stopping', 'Stopping', 'Stopping'],
  ['Deleting', undefined, 'Deleting'],
])('a job that is %s, %s is awaited', (status, secondary, detail) => {
  expect(jobPhase(status, secondary, undefined)).toEqual({ is: 'in-progress', detail });
});

test('a completed job is ready', () => {
  expect(jobPhase('Completed', 'Completed', undefined)).toEqual({ is: 'ready', detail: 'Completed' });
});

test.each([
  ['AlgorithmError: ExecuteUserScriptError: exit code 1', false],
  ['ClientError: Data download failed', false],
  ['CapacityError: Unable to provision requested ML compute capacity', true],
  ['InternalServerError: We encountered an internal error. Please try again.', true],
])(
  'a failed job keeps its reason, and may be tried again where that says nothing of its content: %s',
  (reason, transient) => {
    expect(jobPhase('Failed', 'Failed', reason)).toEqual({
      is: 'failed',
      detail: reason,
      ...(transient ? { transient: true } : {}),
    });
  },
);

test.each(['MaxRuntimeExceeded', 'MaxWaitTimeExceeded'])(
  'a job that SageMaker stopped at a limit has failed: %s',
  (limit) => {
    const phase = jobPhase('Stopped', limit, undefined);
    expect(phase.is).toBe('failed');
    expect(phase.transient).toBeUndefined();
  },
);

test('a job that somebody stopped is no success, and may be tried again', () => {
  expect(jobPhase('Stopped', 'Stopped', undefined)).toMatchObject({ is: 'stopped', transient: true });
});

test.each([
  ['Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.', true],
  ['The primary container for production variant AllTraffic did not pass the ping health check.', false],
])('a failed endpoint may be tried again where its reason passes: %s', (FailureReason, transient) => {
  const resource = { EndpointName: 'dog', EndpointStatus: 'Failed', FailureReason } as const;
  expect(endpointPhase({ ...resource, EndpointArn: '', CreationTime: undefined, LastModifiedTime: undefined })).toEqual(
    {
      is: 'failed',
      detail: `Failed: ${FailureReason}`,
      ...(transient ? { transient: true } : {}),
    },
  );
});
