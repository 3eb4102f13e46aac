import { expect, test } from 'vitest';
import { problemsOf } from '../support/config-repository.ts';

const RULE = '{ higher-is-better: false, tolerance: 0.01 }';
const gated = (gate: string) => problemsOf({ 'instance: ml.m5.large }': `instance: ml.m5.large, gate: ${gate} }` });

test('a gate that would compare nothing is refused', () => {
  expect(gated(`{ Loss: ${RULE} }`)).toEqual([]);
  expect(gated('{}')).toEqual([
    expect.stringMatching(/endpoints\.shapes\.gate: names no metric; write \{ Test Accuracy: /),
  ]);
  expect(gated(`{ Los: ${RULE} }`)).toEqual([
    expect.stringMatching(/endpoints\.shapes\.gate\.Los: is not in training\.metrics; write Loss$/),
  ]);
});
