import { describe, expect, test } from 'vitest';
import { tallyPytest, tallyVitest } from '../../scripts/test/tally.ts';

describe('vitest', () => {
  const report = (passed: number, total: number) => JSON.stringify({ numPassedTests: passed, numTotalTests: total });

  test('counts what passed; a skipped test is a failed one', () => {
    expect(tallyVitest(report(7, 9), true)).toEqual({ passed: 7, failed: 2 });
  });

  test('a run that failed outside its tests has one failure', () => {
    expect(tallyVitest(report(7, 7), false)).toEqual({ passed: 7, failed: 1 });
    expect(tallyVitest(undefined, false)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('pytest', () => {
  const report = (counts: string) => `<?xml version="1.0"?><testsuites><testsuite name="pytest" ${counts} time="1"/>`;

  test('counts what passed; errors and skipped tests are failed ones', () => {
    expect(tallyPytest(report('errors="1" failures="2" skipped="3" tests="10"'), false)).toEqual({
      passed: 4,
      failed: 6,
    });
  });

  test('a run without a report, or that failed outside its tests, has one failure', () => {
    expect(tallyPytest(undefined, true)).toEqual({ passed: 0, failed: 1 });
    expect(tallyPytest(report('errors="0" failures="0" skipped="0" tests="3"'), false)).toEqual({
      passed: 3,
      failed: 1,
    });
  });
});
