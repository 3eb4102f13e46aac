import { describe, expect, test } from 'vitest';
import { compare, intervalOfDifference, type Side } from '../../../actions/lib/compare/index.ts';
import { discordant, evaluationOf, exampleKey, judging, type Written } from '../../support/evaluations.ts';

/** One run of each model; see {@link discordant}. */
const discordantRuns = (...of: Parameters<typeof discordant>) => {
  const [baseline, candidate] = discordant(...of);
  return [[baseline], [candidate]] as const;
};

const rules = { Accuracy: { higherIsBetter: true, tolerance: 0.01 } };

function side(name: string, examples: readonly Written[]): Side {
  const right = examples.filter((example) => example['class'] === example['predicted']).length;
  return {
    name,
    metrics: { Accuracy: Number((right / examples.length).toFixed(4)) },
    evaluation: evaluationOf(examples),
  };
}

const said = (right: string, predicted: string, loss: number): Written => ({
  class: right,
  predicted,
  loss,
  confidence: 0.5,
});
const before = side('main', [
  said('cat', 'cat', 0.1),
  said('cat', 'cat', 0.2),
  said('dog', 'cat', 3),
  said('dog', 'dog', 0.1),
  said('emu', 'emu', 1),
]);
const after = side('pr', [
  said('cat', 'dog', 1.1),
  said('cat', 'dog', 2.2),
  said('dog', 'dog', 1),
  said('dog', 'dog', 0.2),
  said('emu', 'emu', 1),
]);

describe('what has changed between two models', () => {
  const { classes, flips, examples } = compare([before], [after], rules);

  test('accuracies per class, the largest loss first', () => {
    expect(classes).toEqual({
      common: [
        { class: 'cat', examples: 2, baseline: 1, candidate: 0 },
        { class: 'emu', examples: 1, baseline: 1, candidate: 1 },
        { class: 'dog', examples: 2, baseline: 0.5, candidate: 1 },
      ],
      added: [],
      removed: [],
    });
  });

  test('the examples that flipped, the largest change of loss first', () => {
    const [first, second, third] = [0, 1, 2].map(exampleKey);
    const flip = { confidence: 0.5, loss: expect.any(Number) };
    expect(flips).toEqual({
      nowWrong: {
        count: 2,
        largest: [
          { ...flip, example: second, class: 'cat', baseline: 'cat', candidate: 'dog', loss: 2 },
          { ...flip, example: first, class: 'cat', baseline: 'cat', candidate: 'dog', loss: expect.closeTo(1, 12) },
        ],
      },
      nowRight: {
        count: 1,
        largest: [{ ...flip, example: third, class: 'dog', baseline: 'cat', candidate: 'dog', loss: -2 }],
      },
    });
  });

  test('how likely equal models are to differ so, by McNemar’s test', () => {
    // One better, two worse: 2 (1 + 3) / 2³, at most 1.
    expect(compare([before], [after], rules).notes).toContain(
      'Accuracy: the candidate is better on 1 example and worse on 2; two equal models differ so much, or more, in 100 % of comparisons (McNemar’s exact test).',
    );
    const { notes } = compare(...discordantRuns(200, 0, 6), rules);
    expect(notes).toContainEqual(
      expect.stringContaining('and worse on 6; two equal models differ so much, or more, in 3.1 %'),
    );
    expect(compare([before], [before], rules).notes.join()).not.toContain('McNemar');
  });

  test('how many examples they have in common', () => {
    expect(examples).toEqual({ common: 5, onlyBaseline: 0, onlyCandidate: 0, relabelled: 0 });
  });

  test('other test data: classes added and removed, examples of one only, and with another class', () => {
    const [one, two, three] = [said('cat', 'cat', 1), said('dog', 'dog', 1), said('yak', 'cat', 1)];
    const relabelled = side('pr', [one, said('emu', 'emu', 1), three, said('cat', 'cat', 1)]);
    const compared = compare([side('main', [one, two, three])], [relabelled], rules);
    expect(compared.examples).toEqual({ common: 2, onlyBaseline: 0, onlyCandidate: 1, relabelled: 1 });
    expect(compared.classes).toMatchObject({ added: ['emu'], removed: ['dog'] });
    expect(compared.metrics[0]).toMatchObject({ examples: 2, baseline: 0.5, candidate: 0.5 });
    expect(compared.notes.slice(1, 5)).toEqual([
      "The test data differ: 2 examples in common are compared; 0 are only in the baseline's, 1 only in the candidate's, and 1 have another class.",
      '1 class only in the candidate’s test data: emu.',
      '1 class only in the baseline’s test data: dog.',
      'Each model on all of its own test data: Accuracy 0.6667 → 0.75.',
    ]);
  });

  test('models without classes have neither', () => {
    const losses = (loss: number): Side => ({ name: 'x', metrics: {}, evaluation: evaluationOf([{ loss }]) });
    expect(compare([losses(1)], [losses(2)], {})).toMatchObject({ classes: null, flips: null });
  });

  test('a model without classes has the examples of one with classes', () => {
    const losses = before.evaluation === undefined ? [] : [...before.evaluation.values()];
    const plain: Side = {
      name: 'plain',
      metrics: {},
      evaluation: evaluationOf(losses.map(({ values }) => ({ loss: values.get('loss') ?? 0 }))),
    };
    for (const [one, other] of [[plain, after] as const, [after, plain] as const])
      expect(compare([one], [other], {})).toMatchObject({
        examples: { common: 5, onlyBaseline: 0, onlyCandidate: 0, relabelled: 0 },
        classes: null,
        flips: null,
      });
  });

  test('the interval of a difference has the sign of the difference', () => {
    const interval = [0.05, 0.19] as const;
    expect(intervalOfDifference({ interval, higherIsBetter: true })).toEqual([0.05, 0.19]);
    expect(intervalOfDifference({ interval, higherIsBetter: false })).toEqual([-0.19, -0.05]);
    expect(intervalOfDifference({ interval: [null, 0.19], higherIsBetter: false })).toEqual([-0.19, null]);
  });
});

describe('several runs of each model', () => {
  const size = 400;
  /** A run that is wrong where the seed says so. */
  const run = (name: string, wrong: (index: number) => boolean) =>
    judging(
      name,
      Array.from({ length: size }, (_, index) => (wrong(index) ? 0 : 1)),
    );

  test('tell the noise of the test set and of the training apart', () => {
    const baseline = [0, 1, 2].map((seed) => run(`main-${seed}`, (index) => (index * 7 + seed) % 20 < 2 + seed));
    const candidate = [0, 1, 2].map((seed) => run(`pr-${seed}`, (index) => (index * 7 + seed) % 20 < 5 + seed));
    const { metrics, notes } = compare(baseline, candidate, rules);
    const [{ noise, interval, improvement, discordant } = { noise: undefined }] = metrics;
    expect(improvement).toBeCloseTo(-0.15, 10);
    // Runs of one model have accuracies 5 points apart: 0.05 × √(2/3) less what their examples explain.
    expect(noise?.training).toBeGreaterThan(0.035);
    expect(noise?.training).toBeLessThan(0.05 * Math.sqrt(2 / 3));
    expect(noise?.testSet).toBeGreaterThan(0.005);
    expect(discordant).toBeNull();
    // Student's t with about 4 degrees of freedom: 2.13 standard errors to each side.
    const total = Math.hypot(noise?.training ?? 0, noise?.testSet ?? 0);
    expect(interval?.[0]).toBeCloseTo(-0.15 - 2.13 * total, 1);
    expect(notes[0]).toBe('Runs with different seeds: 3 of the baseline, 3 of the candidate.');
    expect(notes[1]).toMatch(
      /^Accuracy: .* standard error of 0\.0\d+ from the test set and 0\.0\d+ from the training\.$/,
    );
  });

  test('where only one model has several, the other’s noise is taken from it', () => {
    const candidate = [0, 1, 2].map((seed) => run(`pr-${seed}`, (index) => (index * 7 + seed) % 20 < 5 + seed));
    const { metrics, notes } = compare([run('main', (index) => index % 20 < 2)], candidate, rules);
    expect(metrics[0]?.noise.training).toBeGreaterThan(0.05);
    expect(notes[2]).toContain('The model with one run is taken to vary');
  });

  test('that never differ are equal as far as so many examples tell', () => {
    const same = [0, 1].map((seed) => run(`run-${seed}`, (index) => index % 10 === 0));
    const [metric] = compare(same, same, rules).metrics;
    expect(metric).toMatchObject({ improvement: 0, noise: { testSet: 0, training: null }, verdict: 'pass' });
    expect(metric?.interval[0]).toBeCloseTo(-(1 - 0.05 ** (1 / size)), 6);
  });
});
