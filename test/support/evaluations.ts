import { createHash } from 'node:crypto';
import { type Evaluation, parseEvaluation, type Side } from '../../actions/lib/compare/index.ts';

/** What a model says of one example, as it stands in evaluation.json. */
export type Written = Readonly<Record<string, string | number>>;

/** The SHA-256 of an example with this name. */
export function exampleKey(name: string | number): string {
  return createHash('sha256').update(String(name)).digest('hex');
}

/** An evaluation as a job writes and a comparison reads it. */
export function evaluationOf(examples: readonly Written[]): Evaluation {
  const text = JSON.stringify(Object.fromEntries(examples.map((example, index) => [exampleKey(index), example])));
  const parsed = parseEvaluation(Buffer.from(text));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.evaluation;
}

/** A run that judged `right` (1) or wrong (0) and reported its accuracy to four digits. */
export function judging(name: string, right: readonly number[]): Side {
  const accuracy = right.reduce((sum, one) => sum + one, 0) / right.length;
  const examples = right.map((one) => ({ class: 'cat', predicted: one === 1 ? 'cat' : 'dog' }));
  return { name, metrics: { Accuracy: Number(accuracy.toFixed(4)) }, evaluation: evaluationOf(examples) };
}

/** Baseline and candidate of which each was right alone on so many examples, and both on all others. */
export function discordant(examples: number, better: number, worse: number): [baseline: Side, candidate: Side] {
  const right = (from: number, to: number) =>
    Array.from({ length: examples }, (_, index) => (index >= from && index < to ? 0 : 1));
  return [judging('main', right(0, better)), judging('candidate', right(better, better + worse))];
}
