import type { Evaluation } from '../compare/index.ts';
import type { Picture } from '../resources/data/pictures.aws.ts';

/** A summary of a model's results for its test examples. */
export interface Evaluated {
  readonly examples: number;
  readonly correct: number;
  /** Names of the rows and columns of `confusion`. */
  readonly classes: readonly string[];
  /** Numbers of examples by their class (row) and predicted class (column). */
  readonly confusion: readonly (readonly number[])[];
  /** By confidence; empty if the evaluation has none. */
  readonly calibration: readonly Bin[];
  /** The wrongly predicted examples, the worst first. */
  readonly mistakes: readonly Mistake[];
}

/** Examples with similar confidence. */
export interface Bin {
  /** Of the confidence. */
  readonly from: number;
  readonly to: number;
  readonly examples: number;
  /** Mean over the examples. */
  readonly confidence: number;
  /** Share of the examples that were predicted correctly. */
  readonly accuracy: number;
}

/** A model's result for one example. */
interface Judged {
  /** SHA-256 of the example's file. */
  readonly id: string;
  readonly class: string;
  readonly predicted: string;
  readonly loss?: number | undefined;
  /** Confidence in the predicted class, 0 to 1. */
  readonly confidence?: number | undefined;
}

/** A wrongly predicted example, with its image if there is one. */
export interface Mistake extends Judged, Partial<Picture> {}

/** Largest number of classes in the matrix, with all others as one, and of mistakes. */
const MOST = { classes: 24, mistakes: 12 };
const OTHERS = '(other classes)';
const BINS = 10;

/** @returns undefined for an evaluation without classes */
export function sumUp(evaluation: Evaluation): Evaluated | undefined {
  const judged = [...evaluation].flatMap(([id, { class: is, predicted, values }]): Judged[] =>
    is === undefined || predicted === undefined
      ? []
      : [{ id, class: is, predicted, loss: values.get('loss'), confidence: values.get('confidence') }],
  );
  if (judged.length === 0) return undefined;
  // The test set may contain the same file more than once; each copy counts.
  const records = judged.flatMap((one) => Array.from({ length: evaluation.get(one.id)?.copies ?? 1 }, () => one));
  const wrong = records.filter((record) => record.class !== record.predicted);
  const { classes, confusion } = confusionOf(records, wrong);
  const isSure = records.every(({ confidence = -1 }) => confidence >= 0 && confidence <= 1);
  const worst = judged
    .filter((record) => record.class !== record.predicted)
    .toSorted((a, b) => (b.loss ?? b.confidence ?? 0) - (a.loss ?? a.confidence ?? 0));
  return {
    examples: records.length,
    correct: records.length - wrong.length,
    ...{ classes, confusion },
    calibration: isSure ? calibrationOf(records) : [],
    mistakes: worst.slice(0, MOST.mistakes),
  };
}

/** All classes if there are few enough, otherwise those with the most errors. */
function confusionOf(records: readonly Judged[], wrong: readonly Judged[]) {
  const errors = new Map<string, number>();
  for (const record of records) for (const name of [record.class, record.predicted]) errors.set(name, 0);
  for (const record of wrong)
    for (const name of [record.class, record.predicted]) errors.set(name, (errors.get(name) ?? 0) + 1);
  const byErrors = [...errors].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const shown = byErrors.slice(0, MOST.classes).sort();
  const classes = shown.length < errors.size ? [...shown, OTHERS] : shown;
  const rows = new Map(classes.map((name, index) => [name, index]));
  const place = (name: string) => rows.get(name) ?? classes.length - 1;
  const confusion = classes.map(() => classes.map(() => 0));
  for (const record of records) {
    const row = confusion[place(record.class)] ?? [];
    const column = place(record.predicted);
    row[column] = (row[column] ?? 0) + 1;
  }
  return { classes, confusion };
}

function calibrationOf(records: readonly Judged[]): Bin[] {
  const bins = Map.groupBy(records, ({ confidence = 0 }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, inside]) => ({
      from: bin / BINS,
      to: (bin + 1) / BINS,
      examples: inside.length,
      confidence: inside.reduce((sum, { confidence = 0 }) => sum + confidence, 0) / inside.length,
      accuracy: inside.filter((record) => record.class === record.predicted).length / inside.length,
    }));
}
