import { expect, test } from 'vitest';
import { onceKnown } from '../../actions/lib/aws/once-known.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Names and messages as AWS answers them. */
const NOT_YET: readonly [name: string, message: string][] = [
  ['InvalidParameterValueException', 'The role defined for the function cannot be assumed by Lambda.'],
  [
    'ValidationException',
    "Could not assume role arn:aws:iam::111122223333:role/new. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.",
  ],
  [
    'ValidationException',
    'Unable to assume IAM role: arn:aws:iam::111122223333:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
  ],
  [
    'ObjectNotFoundException',
    'No scalable target registered for service namespace: sagemaker, resource ID: endpoint/dog/variant/AllTraffic, scalable dimension: sagemaker:variant:DesiredInstanceCount',
  ],
];

const refusal = (name: string, message: string) => Object.assign(new Error(message), { name });

/** A call that fails so many times, and how often it was made. */
function failing(times: number, error: Error) {
  const made = { times: 0 };
  const call = async () => {
    if (++made.times <= times) throw error;
    return 'done';
  };
  return { call, made };
}

const patience = (clock: FakeClock, milliseconds = Number.POSITIVE_INFINITY) => ({
  clock,
  signal: new AbortController().signal,
  deadline: clock.now() + milliseconds,
});

test.each(NOT_YET)('%s: %s is asked again', async (name, message) => {
  const clock = new FakeClock();
  const { call, made } = failing(3, refusal(name, message));
  expect(await clock.run(onceKnown(call, patience(clock)))).toBe('done');
  expect(made.times).toBe(4);
});

test('after a minute AWS’s own words are told, and earlier where the run ends', async () => {
  for (const [patient, most] of [
    [Number.POSITIVE_INFINITY, 60_000],
    [2_000, 2_000],
  ] as const) {
    const clock = new FakeClock();
    const started = clock.now();
    const error = refusal('ValidationException', 'Could not assume role x. Please ensure that …');
    const { call } = failing(Number.POSITIVE_INFINITY, error);
    await expect(clock.run(onceKnown(call, patience(clock, patient)))).rejects.toBe(error);
    expect(clock.now() - started).toBeLessThanOrEqual(most);
  }
});

test('a call that failed for any other reason is made once, also for one that may pass', async () => {
  const passing = Object.assign(refusal('ThrottlingException', 'Rate exceeded'), { transient: true });
  for (const error of [refusal('ValidationException', 'The bucket is not there'), passing]) {
    const clock = new FakeClock();
    const { call, made } = failing(1, error);
    await expect(clock.run(onceKnown(call, patience(clock)))).rejects.toBe(error);
    expect(made.times).toBe(1);
  }
});
