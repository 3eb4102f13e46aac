import { expect, test } from 'vitest';
import {
  chanceToFind,
  deviationOfShare,
  resolutionOf,
  resolutionSentence,
} from '../../../actions/lib/compare/index.ts';

const testSet = { examples: 800, deviation: deviationOfShare(0.12), tolerance: 0.01 };

test('800 examples of which 12 % are judged differently let a fifth of equal models pass with a tolerance of a point', () => {
  const { equalModelsPass, smallestDrop, examplesNeeded } = resolutionOf(testSet);
  expect(equalModelsPass).toBeCloseTo(0.2, 2);
  // 0.01 + (1.6449 + 0.8416) √(0.12 / 800), and 0.12 (2.4865 / 0.01)².
  expect(smallestDrop).toBeCloseTo(0.04045, 4);
  expect(examplesNeeded).toBe(7420);
});

test('they show a drop of 3 points in half of the comparisons and of 5 in nine of ten', () => {
  expect(chanceToFind(0.03, testSet)).toBeCloseTo(0.5, 1);
  expect(chanceToFind(0.05, testSet)).toBeGreaterThan(0.9);
  expect(chanceToFind(resolutionOf(testSet).smallestDrop, testSet)).toBeCloseTo(0.8, 5);
});

test('with as many examples as are said to be needed, equal models pass in four of five comparisons', () => {
  const { examplesNeeded } = resolutionOf(testSet);
  expect(resolutionOf({ ...testSet, examples: examplesNeeded ?? 0 }).equalModelsPass).toBeCloseTo(0.8, 3);
});

test('it is told in words', () => {
  expect(resolutionSentence('Test Accuracy', resolutionOf(testSet), 0.12)).toBe(
    'Test Accuracy on 800 examples, 12 % of them judged differently by the two models: a drop of 0.04045 is found in 80 % of comparisons. Two equal models pass with the tolerance of 0.01 in 20 % of comparisons; for 80 %, 7420 examples are needed.',
  );
  expect(resolutionSentence('Accuracy', resolutionOf({ ...testSet, examples: 1, deviation: 1 }), 1)).toMatch(
    /^Accuracy on 1 example, 100 % of them judged differently by the two models: no drop is found in 80 % of comparisons\./,
  );
  expect(resolutionSentence('Loss', resolutionOf(testSet), undefined, false)).toContain('a rise of 0.04045 is found');
  expect(resolutionSentence('Loss', resolutionOf({ ...testSet, tolerance: 0 }))).toMatch(/in 5 % of comparisons\.$/);
});
