import { expect, test } from 'vitest';
import { holm } from '../../../actions/lib/compare/holm.ts';

// By hand: sorted 0.005 × 4, 0.01 × 3, 0.03 × 2, 0.04 × 1, never below the one before.
test('p-values of four hypotheses', () => {
  const corrected = holm([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((p, index) => {
    expect(corrected[index]).toBeCloseTo(p, 12);
  });
});

test('one p-value stays, and none is above 1', () => {
  expect(holm([0.04])).toEqual([0.04]);
  expect(holm([0.6, 0.7])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

test('another hypothesis never lowers a corrected p-value', () => {
  for (const another of [0, 0.001, 0.02, 0.5, 1]) {
    const alone = holm([0.01, 0.03]);
    holm([0.01, 0.03, another])
      .slice(0, 2)
      .forEach((p, index) => {
        expect(p).toBeGreaterThanOrEqual(alone[index] ?? Number.NaN);
      });
  }
});
