import type { ClassChanges } from './classes.ts';
import type { MetricComparison } from './comparison.ts';
import type { Pairing } from './pairing.ts';
import { resolutionSentence } from './resolution.ts';
import type { Sides } from './sides.ts';
import { count, figure } from './words.ts';

/** What a reader has to know to judge the figures, in sentences. */
export function notesOf(
  sides: Sides,
  pairing: Pairing | undefined,
  metrics: readonly MetricComparison[],
  classes: ClassChanges | null,
): string[] {
  return [
    ...seedNote(sides, metrics),
    ...(pairing === undefined ? [] : testSetNotes(pairing)),
    ...(classes === null ? [] : classNotes(classes)),
    ...(metrics.length > 1
      ? [`\`fail\` is corrected for ${count(metrics.length, 'metric')} (Holm): one of them alone would fail earlier.`]
      : []),
    ...metrics.flatMap(({ name, resolution, discordant, examples }) => {
      const share = discordant && examples ? (discordant.better + discordant.worse) / examples : undefined;
      return resolution === null ? [] : [resolutionSentence(name, resolution, share)];
    }),
  ];
}

function seedNote({ baseline, candidate }: Sides, metrics: readonly MetricComparison[]): string[] {
  const runs = `${baseline.length} of the baseline and ${candidate.length} of the candidate`;
  if (baseline.length + candidate.length <= 2) {
    return [
      'Each model was trained once: how much of a difference comes from the seed of the training is not in the figures.',
    ];
  }
  const parts = metrics.flatMap(({ name, noise }) =>
    noise.training === null
      ? []
      : `${name} ${noise.testSet === null ? 'unknown' : figure(noise.testSet)} and ${figure(noise.training)}`,
  );
  const borrowed =
    Math.min(baseline.length, candidate.length) === 1 ? ', taken from the model that was trained several times' : '';
  return [
    `${runs} runs, each with another seed. Standard error of the difference from the test set and from the training${borrowed}: ${parts.join('; ')}.`,
  ];
}

function testSetNotes({ examples, onlyBaseline, onlyCandidate, relabelled }: Pairing): string[] {
  const different = onlyBaseline + onlyCandidate + relabelled > 0;
  if (!different) return [];
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
