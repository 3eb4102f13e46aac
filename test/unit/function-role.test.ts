import { expect, test } from 'vitest';
import { whileRoleSettles } from '../../actions/lib/resources/function/function.aws.ts';
import { FakeClock } from '../support/fake-clock.ts';

const REFUSED = 'The role defined for the function cannot be assumed by Lambda.';

/** A call that AWS refuses so many times. */
function refusedTimes(times: number, words = REFUSED) {
  const calls: number[] = [];
  return {
    calls,
    call: async () => {
      calls.push(calls.length);
      if (calls.length <= times) throw new Error(words);
      return 'done';
    },
  };
}

const { signal } = new AbortController();
const deadline = Number.POSITIVE_INFINITY;

test('a role that is not known yet is tried again', async () => {
  const clock = new FakeClock();
  const { call, calls } = refusedTimes(3);
  expect(await clock.run(whileRoleSettles('arn:role', call, { clock, signal, deadline }))).toBe('done');
  expect(calls).toHaveLength(4);
});

test('after a minute it is explained', async () => {
  const clock = new FakeClock();
  const started = clock.now();
  const { call } = refusedTimes(Number.POSITIVE_INFINITY);
  await expect(clock.run(whileRoleSettles('arn:role', call, { clock, signal, deadline }))).rejects.toMatchObject({
    code: 'role-not-assumed',
    message: expect.stringContaining(' arn:role'),
    next: expect.stringMatching(/lambda\.amazonaws\.com.*sts:AssumeRole/),
  });
  expect(clock.now() - started).toBeGreaterThan(55_000);
  expect(clock.now() - started).toBeLessThanOrEqual(60_000);
});

test('any other refusal is told at once', async () => {
  const clock = new FakeClock();
  const { call, calls } = refusedTimes(1, 'Unzipped size must be smaller than 262144000 bytes');
  await expect(clock.run(whileRoleSettles('arn:role', call, { clock, signal, deadline }))).rejects.toThrow(
    'Unzipped size',
  );
  expect(calls).toHaveLength(1);
});
