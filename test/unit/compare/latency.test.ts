import { expect, test } from 'vitest';
import {
  type Latency,
  latencyDifference,
  latencyOf,
  latencySentence,
  latencyText,
} from '../../../actions/lib/compare/index.ts';
import { randomIntegers } from '../../../actions/lib/compare/random.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1).reverse();

test('has the median, the middle half, and an interval that the requests leave', () => {
  expect(latencyOf(upTo(20))).toEqual({ requests: 20, median: 10.5, quartiles: [5.75, 15.25], interval: [6, 15] });
  expect(latencyOf(upTo(6)).interval).toEqual([1, 6]);
  expect(latencyOf(upTo(5)).interval).toEqual([null, null]);
  expect(latencyOf([7])).toEqual({ requests: 1, median: 7, quartiles: [7, 7], interval: [null, null] });
});

test('is told with its number of requests and its spread, where there are enough for one', () => {
  expect(latencyText(latencyOf(upTo(20)))).toBe(
    '10.5 ms (median of 20 requests, half of them between 5.8 and 15.3 ms)',
  );
  expect(latencyText(latencyOf([123.4]))).toBe('123 ms (median of 1 request)');
});

test('a difference is told as noise, as more, or as unknown', () => {
  const told = (baseline: Latency, candidate: Latency) => latencySentence(latencyDifference(baseline, candidate));
  const [fast, slow] = [latencyOf(upTo(20)), latencyOf(upTo(20).map((time) => time + 30))];
  expect(told(fast, slow)).toBe(
    'The candidate is 30.0 ms slower (90 % interval: 21.0 ms slower to 39.0 ms slower), which is more than the noise of the requests.',
  );
  expect(told(slow, fast)).toContain('30.0 ms faster (90 % interval: 39.0 ms faster to 21.0 ms faster), which is more');
  expect(told(fast, fast)).toContain('(90 % interval: 9.0 ms faster to 9.0 ms slower), which is within the noise');
  expect(told(fast, latencyOf([90]))).toContain('79.5 ms slower; so few requests do not show');
});

test('of 1,000 pairs of skewed latencies, the interval misses the true difference in at most 10 %', () => {
  const random = randomIntegers('latencies');
  // Exponential above a floor, as answers are; its median is known.
  const draw = (floor: number, mean: number, requests: number) =>
    latencyOf(Array.from({ length: requests }, () => floor - mean * Math.log(1 - random(2 ** 31) / 2 ** 31)));
  let missed = 0;
  for (let pair = 0; pair < 1_000; pair++) {
    const [low, high] = latencyDifference(draw(20, 5, 20), draw(26, 9, 12)).interval;
    const truth = 26 - 20 + (9 - 5) * Math.LN2;
    if (low === null || high === null || low > truth || high < truth) missed++;
  }
  expect(missed).toBeLessThanOrEqual(100);
  // It is not so wide that it says nothing.
  expect(missed).toBeGreaterThan(0);
});
