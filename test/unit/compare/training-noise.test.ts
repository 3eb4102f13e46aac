import { expect, test } from 'vitest';
import { intervalOf } from '../../../actions/lib/compare/evidence.ts';
import { studentEvidence } from '../../../actions/lib/compare/student.ts';
import { trainingNoise } from '../../../actions/lib/compare/training-noise.ts';

const runs = (...metrics: number[]) => metrics.map((metric) => Float64Array.of(metric));

test('the runs’ variances by the number of runs are the training’s noise', () => {
  // Variances 0.0001 and 0.0004 of three runs each.
  const noise = trainingNoise(runs(0.8, 0.81, 0.82), runs(0.8, 0.82, 0.84));
  expect(noise?.variance).toBeCloseTo(0.0005 / 3, 12);
  expect(noise?.parts.map(({ df }) => df)).toEqual([2, 2]);
});

test('Welch’s interval has Satterthwaite’s degrees of freedom', () => {
  const noise = trainingNoise(runs(0.8, 0.81, 0.82), runs(0.8, 0.82, 0.84));
  const [lower, upper] = intervalOf(studentEvidence(0.01, noise?.variance ?? 0, noise?.parts ?? []));
  // (1 + 4)² / (1²/2 + 4²/2) = 2.94 degrees of freedom, whose 95 % quantile is 2.371.
  const reach = 2.371 * Math.sqrt(0.0005 / 3);
  expect(lower).toBeCloseTo(0.01 - reach, 4);
  expect(upper).toBeCloseTo(0.01 + reach, 4);
});

test('one run each has no measure of it; a single run is taken to vary as the other model’s do', () => {
  expect(trainingNoise(runs(0.8), runs(0.9))).toBeUndefined();
  const noise = trainingNoise(runs(0.8), runs(0.8, 0.82, 0.84));
  expect(noise?.variance).toBeCloseTo(0.0004 * (1 + 1 / 3), 12);
  expect(noise?.parts).toEqual([{ variance: expect.closeTo(0.0004 * (1 + 1 / 3), 12), df: 2 }]);
});

test('what single examples do in each run is the test set’s noise, and not counted twice', () => {
  // Each run misjudges other examples, as many in each: the means are the same, and all noise is the examples’.
  const shifted = [0, 1, 2].map((run) =>
    Float64Array.from({ length: 90 }, (_, index) => ((index + run) % 3 === 0 ? 0 : 1)),
  );
  expect(trainingNoise(shifted, shifted)?.variance).toBe(0);
  // A run that misjudges all that another one judges right: means 1 and 0, variance 0.5, without noise of examples.
  const opposed = [new Float64Array(50), new Float64Array(50).fill(1)];
  expect(trainingNoise(opposed, opposed)?.variance).toBeCloseTo(0.5, 12);
});
