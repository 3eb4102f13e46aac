/** Numbers of passed and failed checks; a skipped test counts as failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const add = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

/**
 * Counts vitest's JSON report. A run that failed without a failed test (a file that cannot be imported, an error outside
 * the tests, no tests at all) counts as one failure.
 */
export function tallyVitest(report: string | undefined, succeeded: boolean): Tally {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numTotalTests: total } = JSON.parse(report) as {
    numPassedTests: number;
    numTotalTests: number;
  };
  return atLeastOne({ passed, failed: total - passed }, succeeded);
}

/** Counts pytest's JUnit report. */
export function tallyPytest(report: string | undefined, succeeded: boolean): Tally {
  const suite = /<testsuite [^>]*>/.exec(report ?? '')?.[0];
  if (suite === undefined) return { passed: 0, failed: 1 };
  const count = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count('failures') + count('errors') + count('skipped');
  return atLeastOne({ passed: count('tests') - failed, failed }, succeeded);
}

function atLeastOne(tally: Tally, succeeded: boolean): Tally {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
