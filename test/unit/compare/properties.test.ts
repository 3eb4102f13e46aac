import { describe, expect, test } from 'vitest';
import { compare, type Rule, type Side } from '../../../actions/lib/compare/index.ts';
import { chanceOf, run } from '../../bench/support/simulated-models.ts';

const accuracy: Rule = { higherIsBetter: true, tolerance: 0.02 };
const loss: Rule = { higherIsBetter: false, tolerance: 0.05 };
const rules = { Accuracy: accuracy, Loss: loss };

/** Two models of a random size, of which the candidate may be better, worse or as good. */
function randomModels(seed: number): [Side, Side] {
  const chance = chanceOf(seed);
  const size = 1 + Math.floor(chance.uniform() * 300);
  const [level, change] = [0.5 + chance.uniform() / 2, (chance.uniform() - 0.5) * 0.4];
  const model = (name: string, right: number) => {
    const judged = Array.from({ length: size }, () => (chance.uniform() < right ? 1 : 0));
    return run(
      name,
      judged,
      judged.map((one) => (one === 1 ? 0.1 : 2) * chance.uniform()),
    );
  };
  return [model('main', level), model('pr', level + change)];
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);

describe.each(seeds)('random models %i', (seed) => {
  const [before, after] = randomModels(seed);
  const compared = compare([before], [after], rules);

  test('swapped sides mirror', () => {
    const swapped = compare([after], [before], rules);
    compared.metrics.forEach(({ difference, interval: [lower, upper], discordant, p }, index) => {
      const mirror = swapped.metrics[index];
      expect(mirror?.difference).toBeCloseTo(-(difference ?? Number.NaN), 12);
      expect(mirror?.interval[0] ?? null).toEqual(upper === null ? null : expect.closeTo(-upper, 6));
      expect(mirror?.interval[1] ?? null).toEqual(lower === null ? null : expect.closeTo(-lower, 6));
      expect(mirror?.discordant ?? null).toEqual(discordant && { better: discordant.worse, worse: discordant.better });
      expect(mirror?.p?.mcnemar).toBe(p?.mcnemar);
    });
  });

  test('the order of examples and of metrics changes nothing', () => {
    const turned = (side: Side): Side => ({ ...side, evaluation: new Map([...(side.evaluation ?? [])].reverse()) });
    const other = compare([turned(before)], [turned(after)], { Loss: loss, Accuracy: accuracy });
    const byName = (metrics: typeof other.metrics) =>
      Object.fromEntries(metrics.map((metric) => [metric.name, metric]));
    const kept = (of: typeof other) =>
      Object.values(byName(of.metrics)).map(({ name, interval, p, verdict }) => ({ name, interval, p, verdict }));
    const sorted = (of: typeof other) => kept(of).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(sorted(other)).toEqual(sorted(compared));
    expect([other.verdict, other.flips, other.examples]).toEqual([compared.verdict, compared.flips, compared.examples]);
  });

  test('a model does not fail against itself', () => {
    expect(compare([after], [{ ...after, name: 'again' }], rules).metrics.map(({ verdict }) => verdict)).not.toContain(
      'fail',
    );
  });

  test('another metric makes no metric fail', () => {
    const alone = compare([before], [after], { Accuracy: accuracy }).metrics[0];
    const [together] = compared.metrics;
    if (together?.verdict === 'fail') expect(alone?.verdict).toBe('fail');
    expect(together?.p?.failCorrected).toBeGreaterThanOrEqual(alone?.p?.failCorrected ?? Number.NaN);
    expect([together?.interval, together?.p?.pass]).toEqual([alone?.interval, alone?.p?.pass]);
  });

  test('a larger tolerance turns no pass into anything else, and nothing into a fail', () => {
    const order = ['fail', 'inconclusive', 'pass'];
    const ranks = [0, 0.01, 0.03, 0.1, 0.3, 0.9].map((tolerance) => {
      const { verdict } = compare([before], [after], { Accuracy: { ...accuracy, tolerance } });
      return order.indexOf(verdict);
    });
    expect(ranks).toEqual(ranks.toSorted());
  });

  test('a single metric’s verdict is read from its interval, and all is plain data', () => {
    for (const [name, rule] of Object.entries(rules)) {
      const { metrics, verdict } = compare([before], [after], { [name]: rule });
      const [lower = null, upper = null] = metrics[0]?.interval ?? [];
      if (verdict === 'pass') expect(lower ?? -Infinity).toBeGreaterThanOrEqual(-rule.tolerance);
      if (verdict === 'fail') expect(upper ?? Infinity).toBeLessThanOrEqual(-rule.tolerance);
      if (verdict === 'inconclusive') {
        expect(lower ?? -Infinity).toBeLessThanOrEqual(-rule.tolerance + 1e-8);
        expect(upper ?? Infinity).toBeGreaterThanOrEqual(-rule.tolerance - 1e-8);
      }
    }
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
  });
});
