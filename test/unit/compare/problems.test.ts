import { describe, expect, test } from 'vitest';
import { compare, type Rule, type Side } from '../../../actions/lib/compare/index.ts';
import { discordant, evaluationOf, judging } from '../../support/evaluations.ts';

const rule: Rule = { higherIsBetter: true, tolerance: 0.01 };
const [baseline, candidate] = discordant(800, 5, 5);
const reporting = (side: Side, metrics: Record<string, number>): Side => ({ ...side, metrics });
const bare = (name: string, accuracy: number): Side => ({ name, metrics: { Accuracy: accuracy } });

describe('what cannot be compared never passes', () => {
  test.each<[string, Side[], Side[], string]>([
    ['no baseline', [], [candidate], 'Accuracy: there is no baseline to compare'],
    ['no candidate', [baseline], [], 'Accuracy: there is no candidate to compare'],
    [
      'a metric that is missing',
      [baseline],
      [reporting(candidate, {})],
      'Accuracy: candidate has reported no such metric',
    ],
    [
      'nan',
      [baseline],
      [reporting(candidate, { Accuracy: Number.NaN })],
      'Accuracy: candidate has reported NaN, which cannot be compared',
    ],
    [
      'infinity',
      [reporting(baseline, { Accuracy: Infinity })],
      [candidate],
      'Accuracy: main has reported Infinity, which cannot be compared',
    ],
  ])('%s', (_, before, after, problem) => {
    const compared = compare(before, after, { Accuracy: rule });
    expect(compared.problems).toEqual([problem]);
    expect(compared.verdict).toBe('inconclusive');
    expect(compared.metrics[0]).toMatchObject({ verdict: 'inconclusive', interval: [null, null], p: null });
    expect(compared.metrics[0]?.sentence).toBe(`Accuracy is not compared: ${problem.slice('Accuracy: '.length)}.`);
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
  });

  test('a metric of an object’s own prototype', () => {
    expect(compare([baseline], [candidate], { constructor: rule }).problems[0]).toContain(
      'has reported no such metric',
    );
  });

  test('no metric at all', () => {
    expect(compare([baseline], [candidate], {})).toMatchObject({
      verdict: 'inconclusive',
      sentence: 'Inconclusive: no metric is compared.',
    });
  });

  test('test data without a common example', () => {
    const [key = '', judged] = [...(candidate.evaluation ?? [])][0] ?? [];
    const other = { ...candidate, metrics: { Accuracy: judged?.values.get('accuracy') ?? 0 } };
    const evaluation = new Map(judged && [[key.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), judged]]);
    const { problems, examples } = compare([baseline], [{ ...other, evaluation }], { Accuracy: rule });
    expect(problems).toEqual(['Accuracy: the two models have no test example in common']);
    expect(examples).toEqual({ common: 0, onlyBaseline: 800, onlyCandidate: 1, relabelled: 0 });
  });

  test('one problem keeps the other metrics from passing, not from failing', () => {
    const [before, after] = discordant(800, 28, 68);
    const rules = { Accuracy: rule, F1: rule };
    expect(compare([baseline], [candidate], rules)).toMatchObject({ verdict: 'inconclusive' });
    expect(compare([before], [after], rules)).toMatchObject({ verdict: 'fail' });
  });
});

describe('which value of the examples a metric is the mean of', () => {
  const examples = [0, 1, 1, 1].map((one, index) => ({
    class: 'a',
    predicted: one === 1 ? 'a' : 'b',
    loss: 0.3 + index / 3,
    margin: 0.8 - index / 7,
  }));
  const side = (Metric: number, name = 'job'): Side => ({
    name,
    metrics: { Metric },
    evaluation: evaluationOf(examples),
  });
  const found = (reported: number, exampleValue?: string) => {
    const compared = compare([side(reported)], [side(reported)], {
      Metric: { ...rule, ...(exampleValue === undefined ? {} : { exampleValue }) },
    });
    return compared.metrics[0]?.exampleValue ?? compared.metrics[0]?.sentence;
  };

  test.each([
    [0.75, 'accuracy'],
    [0.8, 'loss'],
    // As a 32-bit float, which SageMaker keeps.
    [Math.fround(0.5857), 'margin'],
    [0.58571, 'margin'],
  ])('%d is the mean of %s', (reported, name) => expect(found(reported)).toBe(name));

  test.each([[0.5867], [0.59], [75]])('%d is the mean of none', (reported) => {
    expect(found(reported)).toMatch(
      /no value of evaluation\.json has Metric as its mean in each run: job reported \S+, and its means are loss 0\.8, margin 0\.5857, accuracy 0\.75/,
    );
  });

  test('what to write is said where the metric may only be rounded', () => {
    expect(found(0.59)).toContain('; if it is that of margin, write so as example-value');
    expect(found(0.8)).toBe('loss');
    expect(found(75)).not.toContain('example-value');
  });

  test('one that is written down may be reported with fewer decimals', () => {
    expect(found(0.59, 'margin')).toBe('margin');
  });

  test('one that is written down and has another mean comes from another definition of the metric', () => {
    expect(found(0.62, 'margin')).toBe(
      'Metric is not compared: job reported Metric 0.62, but the mean of margin in its evaluation.json is 0.5857: the two come from different definitions of the metric.',
    );
  });

  test('one that is written down and missing', () => {
    expect(found(0.62, 'f1')).toContain('evaluation.json of job has no value "f1"; it has loss, margin, accuracy');
  });

  test('two that match are no guess', () => {
    const twice = examples.map((example) => ({ ...example, margin: example.loss }));
    const sides = [{ name: 'job', metrics: { Metric: 0.8 }, evaluation: evaluationOf(twice) }];
    const sentence = compare(sides, sides, { Metric: rule }).metrics[0]?.sentence;
    expect(sentence).toContain(
      'several values of evaluation.json have Metric as their mean (loss, margin); write which as example-value',
    );
    const rules = { Metric: { ...rule, exampleValue: 'loss' } };
    expect(compare(sides, sides, rules).metrics[0]?.exampleValue).toBe('loss');
  });

  test('an example that is there several times counts so often in the metric', () => {
    const [first = {}, ...others] = examples;
    const sides = [
      { name: 'job', metrics: { Metric: 0.6 }, evaluation: evaluationOf([{ ...first, copies: 2 }, ...others]) },
    ];
    const { metrics, notes } = compare(sides, sides, { Metric: rule });
    expect(metrics[0]?.exampleValue).toBe('accuracy');
    // The comparison counts it once, so it tells why its figures are not those of the jobs.
    expect(metrics[0]?.baseline).toBe(0.75);
    expect(notes).toEqual(
      expect.arrayContaining([
        'Examples that are in the test data several times count once.',
        'Each model on all of its own test data: Metric 0.6 → 0.6.',
      ]),
    );
  });
});

describe('without paired examples', () => {
  test('one run each shows nothing', () => {
    const { verdict, metrics, examples, notes } = compare([bare('main', 0.85)], [bare('pr', 0.61)], { Accuracy: rule });
    expect([verdict, examples]).toEqual(['inconclusive', null]);
    expect(metrics[0]?.sentence).toBe(
      'Accuracy 0.85 → 0.61: 0.24 worse, which shows nothing, because the examples are not paired (main has no evaluation.json) and runs of both with several seeds are missing.',
    );
    expect(notes).toEqual([expect.stringContaining('Each model was trained once')]);
  });

  test('why an evaluation is unknown is told', () => {
    const broken = { ...bare('pr', 0.61), unknown: 'its evaluation.json is cut off' };
    const { metrics } = compare([baseline], [broken], { Accuracy: rule });
    expect(metrics[0]?.sentence).toContain('the examples are not paired (its evaluation.json is cut off)');
  });

  test('several runs each show a difference on this test data', () => {
    const runs = (name: string, ...figures: number[]) =>
      figures.map((figure, index) => bare(`${name}-${index}`, figure));
    const before = runs('main', 0.84, 0.85, 0.86);
    const { verdict, metrics } = compare(before, runs('pr', 0.6, 0.61, 0.62), { Accuracy: rule });
    expect(verdict).toBe('fail');
    expect(metrics[0]).toMatchObject({ paired: false, examples: null, noise: { testSet: null } });
    expect(metrics[0]?.sentence).toContain(
      'worse by more than the tolerance of 0.01, on this test data only, because the examples are not paired',
    );
    expect(compare(before, runs('pr', 0.83, 0.85, 0.87), { Accuracy: rule }).verdict).toBe('inconclusive');
    expect(compare(before, runs('pr', 0.94, 0.95, 0.96), { Accuracy: rule }).verdict).toBe('pass');
    // Runs that do not differ have no measure of noise, and one run has none either.
    expect(compare(runs('main', 0.85, 0.85), runs('pr', 0.6, 0.6), { Accuracy: rule }).verdict).toBe('inconclusive');
    expect(compare(before, runs('pr', 0.6), { Accuracy: rule }).verdict).toBe('inconclusive');
  });

  test('several runs on test data that are not known to be the same show nothing', () => {
    const runs = (testData: string | undefined, ...figures: number[]) =>
      figures.map((figure, index) => ({ ...bare(`${testData}-${index}`, figure), ...(testData && { testData }) }));
    const before = runs('old', 0.84, 0.85, 0.86);
    expect(compare(before, runs('old', 0.94, 0.95, 0.96), { Accuracy: rule }).verdict).toBe('pass');
    for (const after of [runs('new', 0.94, 0.95, 0.96), runs(undefined, 0.94, 0.95, 0.96)]) {
      const { verdict, metrics } = compare(before, after, { Accuracy: rule });
      expect([verdict, metrics[0]?.p]).toEqual(['inconclusive', null]);
      expect(metrics[0]?.sentence).toContain(
        '0.1 better, which shows nothing, because the examples are not paired (old-0 has no evaluation.json) and their test data differ, or are not known to be the same.',
      );
    }
  });

  test('several runs that do not differ are not said to be missing', () => {
    const runs = (name: string, figure: number) => [0, 1, 2].map((index) => bare(`${name}-${index}`, figure));
    expect(compare(runs('main', 0.85), runs('pr', 0.6), { Accuracy: rule }).metrics[0]?.sentence).toContain(
      'and all runs of a model gave the same figure, which does not show the noise of training.',
    );
  });

  test('several runs on other test data show nothing', () => {
    const otherwise = (side: Side) => reporting(side, { Accuracy: (side.metrics['Accuracy'] ?? 0) / 2 });
    const before = [judging('a', [1, 1, 0, 1]), judging('b', [1, 0, 0, 1])].map(otherwise);
    const after = [judging('c', [0, 0, 0, 0, 1]), judging('d', [0, 0, 0, 0, 0])].map(otherwise);
    expect(compare(before, after, { Accuracy: rule }).metrics[0]).toMatchObject({ verdict: 'inconclusive', p: null });
  });
});
