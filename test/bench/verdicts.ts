import { binomialCdf, crossing } from '../../actions/lib/compare/distributions.ts';
import { compare, type Rule, type Side, type Verdict } from '../../actions/lib/compare/index.ts';
import { readCounts } from './support/arguments.ts';
import { seededRuns } from './support/seeded-models.ts';
import { type Chance, chanceOf, pairOfLosses, pairOfRuns, run } from './support/simulated-models.ts';

const HELP = `How often the comparison of two models is right: simulated models with a known true difference, compared as a run
compares them. With a drop of just the tolerance, fail and pass are both wrong.

node test/bench/verdicts.ts [--comparisons N]      N of each kind (default: 1000)
Exits 1 when a rate of wrong verdicts is above 5 % by more than chance, or when fewer than 90 % of the drops of 5 points
on 800 examples, 12 % judged differently, tolerance 1 point, are found.
`;

const { comparisons: COMPARISONS } = readCounts(HELP, { comparisons: 1000 });
const [EXAMPLES, SHARE, TOLERANCE] = [800, 0.12, 0.01];
/** How far a seed shifts the accuracy of a run. */
const NOISE = 0.01;
const RULES: Record<string, Rule> = { Accuracy: { higherIsBetter: true, tolerance: TOLERANCE } };
const LOSS: Record<string, Rule> = { Loss: { higherIsBetter: false, tolerance: 0.05 } };

interface Rates extends Record<Verdict, number> {
  readonly name: string;
}

function simulate(name: string, rules: Record<string, Rule>, make: (chance: Chance) => [Side[], Side[]]): Rates {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0 };
  const chance = chanceOf(name.length);
  for (let done = 0; done < COMPARISONS; done++) counts[compare(...make(chance), rules).verdict] += 1;
  const rates = { name, ...counts };
  const cells = (['fail', 'pass', 'inconclusive'] as const).map((verdict) => told(counts[verdict]).padStart(24));
  process.stdout.write(`${name.padEnd(58)}${cells.join('')}\n`);
  return rates;
}

/** A rate with its 95 % interval (Clopper and Pearson). */
function told(found: number): string {
  const points = (share: number) => (100 * share).toFixed(1);
  const [lower, upper] = interval(found);
  return `${points(found / COMPARISONS)} % (${points(lower)} to ${points(upper)})`;
}

function interval(found: number): [number, number] {
  const least = crossing((p) => 1 - binomialCdf(found - 1, COMPARISONS, p) - 0.025, 0, 1);
  const most = crossing((p) => 0.025 - binomialCdf(found, COMPARISONS, p), 0, 1);
  return [found === 0 ? 0 : least, found === COMPARISONS ? 1 : most];
}

const points = (drop: number) => `a drop of ${Math.round(drop * 100)} points`;
const single = ([before, after]: [Side, Side]): [Side[], Side[]] => [[before], [after]];

process.stdout.write(`${COMPARISONS} comparisons each; in brackets what the true rate may be\n`);
process.stdout.write(`${''.padEnd(58)}${['fail', 'pass', 'inconclusive'].map((word) => word.padStart(24)).join('')}\n`);

const accuracy = (drop: number, examples = EXAMPLES) =>
  simulate(`${examples} examples, 12 % judged differently, ${points(drop)}`, RULES, (chance) =>
    single(pairOfRuns(chance, examples, SHARE, drop)),
  );
const equal = accuracy(0);
const wrong = [accuracy(TOLERANCE)];
accuracy(0.03);
const clear = accuracy(0.05);
accuracy(0, 8000);
wrong.push(accuracy(TOLERANCE, 50));
wrong.push(
  simulate('100 examples, loss, a rise of the tolerance', LOSS, (chance) => single(pairOfLosses(chance, 100, 0.05))),
);
const two = { ...RULES, Loss: { higherIsBetter: false, tolerance: 0.05 } };
const both = simulate('100 examples, accuracy and loss, both at the tolerance', two, (chance) => {
  const [[before, after], [lossBefore, lossAfter]] = [
    pairOfRuns(chance, 100, SHARE, TOLERANCE),
    pairOfLosses(chance, 100, 0.05),
  ];
  return single([withLosses(before, lossBefore), withLosses(after, lossAfter)]);
});
wrong.push(both);

process.stdout.write(`Each seed shifts the accuracy of a run by about 1 point, ${EXAMPLES} examples:\n`);
for (const drop of [0, TOLERANCE, 0.03, 0.05]) {
  for (const seeds of [1, 3]) {
    const rates = simulate(`seeds: ${seeds}, ${points(drop)}`, RULES, (chance) =>
      seededRuns(chance, EXAMPLES, seeds, drop, NOISE),
    );
    // With one run each, the noise of the training is not in the figures, which the comparison says.
    if (drop === TOLERANCE && seeds > 1) wrong.push(rates);
  }
}

/** The accuracy of one run with the losses of another. */
function withLosses(judged: Side, lossy: Side): Side {
  const right = [...(judged.evaluation?.values() ?? [])].map(({ values }) => values.get('accuracy') ?? 0);
  return run(
    judged.name,
    right,
    [...(lossy.evaluation?.values() ?? [])].map(({ values }) => values.get('loss') ?? 0),
  );
}

const tooMany = [equal, ...wrong].filter(({ fail }) => interval(fail)[0] > 0.05);
tooMany.push(...wrong.filter(({ pass }) => interval(pass)[0] > 0.05));
for (const { name } of tooMany) process.stdout.write(`More than 5 % of wrong verdicts: ${name}\n`);
if (clear.fail < 0.9 * COMPARISONS) process.stdout.write(`Fewer than 90 % found: ${clear.name}\n`);
process.exitCode = tooMany.length > 0 || clear.fail < 0.9 * COMPARISONS ? 1 : 0;
