import type { Evaluation } from '../compare/index.ts';
import type { Picture } from '../resources/data/pictures.aws.ts';

/** What a model said of its test examples, summed up. */
export interface Evaluated {
  readonly examples: number;
  readonly correct: number;
  /** Of the rows and columns of `confusion`. */
  readonly classes: readonly string[];
  /** Examples by their class (row) and what was predicted (column). */
  readonly confusion: readonly (readonly number[])[];
  /** By confidence, where the evaluation tells it. */
  readonly calibration: readonly Bin[];
  /** The examples that the model was most wrong about, the worst first. */
  readonly mistakes: readonly Mistake[];
}

/** Examples of which the confidence was alike. */
export interface Bin {
  /** Of the confidence. */
  readonly from: number;
  readonly to: number;
  readonly examples: number;
  /** Mean of the examples. */
  readonly confidence: number;
  /** Part of the examples that were right. */
  readonly accuracy: number;
}

/** What a model said of one example. */
interface Judged {
  /** SHA-256 of the example's file. */
  readonly id: string;
  readonly class: string;
  readonly predicted: string;
  readonly loss?: number | undefined;
  /** Of the predicted class, 0 to 1. */
  readonly confidence?: number | undefined;
}

/** An example that was taken for another class, with its picture where there is one. */
export interface Mistake extends Judged, Partial<Picture> {}

/** Classes that a matrix has room for, with the rest as one, and mistakes that are told. */
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
  // The same file may lie in the test set more than once, and then counts as often.
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

/** All classes where there is room for them, else those that were confused most. */
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
