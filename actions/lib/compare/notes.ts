import type { ClassChanges } from './classes.ts';
import type { MetricComparison } from './comparison.ts';
import { meanOf } from './mean.ts';
import type { Pairing } from './pairing.ts';
import { resolutionSentence } from './resolution.ts';
import { all, type Side, type Sides } from './sides.ts';
import { count, figure, percent } from './words.ts';

/** Notes that a reader needs to interpret the numbers, in sentences. */
export function notesOf(
  sides: Sides,
  pairing: Pairing | undefined,
  metrics: readonly MetricComparison[],
  classes: ClassChanges | null,
): string[] {
  const tested = metrics.filter(({ p }) => p !== null).length;
  return [
    ...seedNotes(sides, metrics),
    ...(pairing === undefined ? [] : testSetNotes(pairing)),
    ...(classes === null ? [] : classNotes(classes)),
    ...(classes !== null && all(sides).length > 2 ? ['The flipped examples are those of the first run of each.'] : []),
    ...(pairing !== undefined && isRepeated(sides)
      ? ['Examples that are in the test data several times count once.']
      : []),
    ...(pairing !== undefined && (isDifferent(pairing) || isRepeated(sides)) ? reportedNotes(sides, metrics) : []),
    ...(tested > 1
      ? [`\`fail\` is corrected for ${tested} metrics (Holm): one of them alone would fail earlier.`]
      : []),
    ...metrics.flatMap(mcnemarNotes),
    ...metrics.flatMap(({ name, resolution, discordant, examples, higherIsBetter, noise }) => {
      const share = discordant && examples ? (discordant.better + discordant.worse) / examples : undefined;
      if (resolution === null) return [];
      const told = resolutionSentence(name, resolution, share, higherIsBetter);
      return [noise.training ? `${told} These figures leave out the noise of training, with which fewer are.` : told];
    }),
  ];
}

function seedNotes({ baseline, candidate }: Sides, metrics: readonly MetricComparison[]): string[] {
  const [most, least] = [Math.max(baseline.length, candidate.length), Math.min(baseline.length, candidate.length)];
  if (least === 0) return [];
  if (most === 1) {
    return [
      'Each model was trained once: how much of a difference comes from the seed of the training is not in the figures.',
    ];
  }
  const runs = `Runs with different seeds: ${baseline.length} of the baseline, ${candidate.length} of the candidate.`;
  const known = (error: number | null) => (error === null ? 'unknown' : figure(error));
  const noise = metrics.flatMap(({ name, noise: { testSet, training } }) =>
    training === null
      ? []
      : `${name}: the difference has a standard error of ${known(testSet)} from the test set and ${known(training)} from the training.`,
  );
  const borrowed =
    least === 1 ? ['The model with one run is taken to vary from seed to seed as much as the other one.'] : [];
  const alike =
    metrics.length > 0 && metrics.every(({ noise: { training } }) => training === null)
      ? [
          'All runs of a model gave the same figures: the script may not use `--seed`, so the noise of training is unknown.',
        ]
      : [];
  return [runs, ...noise, ...borrowed, ...alike];
}

/** Whether the models are equal; the verdict answers another question. */
function mcnemarNotes({ name, discordant, p }: MetricComparison): string[] {
  const { better = 0, worse = 0 } = discordant ?? {};
  const chance = p?.mcnemar ?? null;
  if (chance === null || better + worse === 0) return [];
  return [
    `${name}: the candidate is better on ${count(better, 'example')} and worse on ${worse}; two equal models differ so much, or more, in ${percent(chance)} of comparisons (McNemar’s exact test).`,
  ];
}

function isDifferent({ onlyBaseline, onlyCandidate, relabelled }: Pairing): boolean {
  return onlyBaseline + onlyCandidate + relabelled > 0;
}

/** Whether test data contain an example several times, which the metrics of a job count. */
function isRepeated(sides: Sides): boolean {
  const isCopied = ({ evaluation = new Map() }: Side) => [...evaluation.values()].some(({ copies }) => copies > 1);
  return all(sides).some(isCopied);
}

/** Metrics of all examples as reported by the jobs, which the common examples do not show. */
function reportedNotes(sides: Sides, metrics: readonly MetricComparison[]): string[] {
  const mean = (runs: Sides['baseline'], name: string) =>
    meanOf(Float64Array.from(runs, (run) => run.metrics[name] ?? Number.NaN)).mean;
  const told = metrics
    .filter(({ paired }) => paired)
    .map(({ name }) => `${name} ${figure(mean(sides.baseline, name))} → ${figure(mean(sides.candidate, name))}`);
  return told.length === 0 ? [] : [`Each model on all of its own test data: ${told.join(', ')}.`];
}

function testSetNotes(pairing: Pairing): string[] {
  if (!isDifferent(pairing)) return [];
  const { examples, onlyBaseline, onlyCandidate, relabelled } = pairing;
  return [
    `The test data differ: ${count(examples.length, 'example')} in common are compared; ${onlyBaseline} are only in the baseline's, ${onlyCandidate} only in the candidate's, and ${relabelled} have another class.`,
  ];
}

function classNotes({ added, removed }: ClassChanges): string[] {
  const told = (names: readonly string[], what: string) =>
    names.length === 0 ? [] : [`${count(names.length, 'class', 'classes')} ${what}: ${listed(names)}.`];
  return [...told(added, 'only in the candidate’s test data'), ...told(removed, 'only in the baseline’s test data')];
}

function listed(names: readonly string[]): string {
  const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
  return names.slice(0, 10).join(', ') + more;
}
