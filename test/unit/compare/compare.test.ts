import { describe, expect, test } from 'vitest';
import { compare } from '../../../actions/lib/compare/index.ts';
import { discordant } from '../../support/evaluations.ts';

const accuracy = { Accuracy: { higherIsBetter: true, tolerance: 0.01 } };

describe('two models on the same examples', () => {
  test('one that is shown to be worse by more than the tolerance fails', () => {
    const [baseline, candidate] = discordant(800, 28, 68);
    const { verdict, metrics } = compare([baseline], [candidate], accuracy);
    expect(verdict).toBe('fail');
    expect(metrics[0]).toMatchObject({
      verdict: 'fail',
      paired: true,
      examples: 800,
      discordant: { better: 28, worse: 68 },
    });
    expect(metrics[0]?.sentence).toBe(
      'Accuracy 0.965 → 0.915 on 800 common examples: 0.05 worse (between 0.07108 worse and 0.02965 worse); it is shown to be worse by more than the tolerance of 0.01.',
    );
  });

  test('one that is as good on few discordant examples passes', () => {
    const [baseline, candidate] = discordant(800, 5, 5);
    expect(compare([baseline], [candidate], accuracy).verdict).toBe('pass');
  });

  test('one that may be worse or not is inconclusive', () => {
    const [baseline, candidate] = discordant(800, 48, 48);
    expect(compare([baseline], [candidate], accuracy).verdict).toBe('inconclusive');
  });

  test('nothing is certain of three examples', () => {
    const [baseline, candidate] = discordant(3, 0, 0);
    const { verdict, metrics } = compare([baseline], [candidate], accuracy);
    expect(verdict).toBe('inconclusive');
    expect(metrics[0]?.interval[0]).toBeCloseTo(-0.632, 3);
  });
});
