import type { Judged } from './evaluation.ts';
import type { Sides } from './sides.ts';

/** Examples that one model judged right and the other wrong, in the first run of each model. */
export interface Flips {
  readonly nowWrong: FlipList;
  readonly nowRight: FlipList;
}

/** The number of flips, and the ones with the largest change. */
export interface FlipList {
  readonly count: number;
  readonly largest: readonly Flip[];
}

/** One example. */
export interface Flip {
  /** SHA-256 of its content. */
  readonly example: string;
  readonly class: string;
  /** The predicted classes. */
  readonly baseline: string;
  readonly candidate: string;
  /** Candidate minus baseline; null if evaluation.json has no `loss`. */
  readonly loss: number | null;
  /** The candidate's confidence in its prediction; null if evaluation.json has no `confidence`. */
  readonly confidence: number | null;
}

const MOST_LISTED = 1_000;

/** @param examples that all runs have in common. @returns null if examples have no class */
export function findFlips({ baseline, candidate }: Sides, examples: readonly string[]): Flips | null {
  const [before, after] = [baseline[0]?.evaluation, candidate[0]?.evaluation];
  const all = examples.flatMap((key) => flipOf(key, before?.get(key), after?.get(key)) ?? []);
  const hasClasses = examples.some((key) => [before, after].every((run) => run?.get(key)?.class !== undefined));
  if (!hasClasses) return null;
  return {
    nowWrong: listed(all.filter((flip) => flip.baseline === flip.class)),
    nowRight: listed(all.filter((flip) => flip.candidate === flip.class)),
  };
}

function flipOf(example: string, before: Judged | undefined, after: Judged | undefined): Flip | undefined {
  const { class: right, predicted: baseline } = before ?? {};
  const candidate = after?.predicted;
  if (right === undefined || baseline === undefined || candidate === undefined) return undefined;
  if ((baseline === right) === (candidate === right)) return undefined;
  const [was, is] = [before?.values.get('loss'), after?.values.get('loss')];
  const loss = was === undefined || is === undefined ? null : is - was;
  return { example, class: right, baseline, candidate, loss, confidence: after?.values.get('confidence') ?? null };
}

/** Sorted by the change of loss, largest first; without losses, by the confidence of the prediction, highest first. */
function listed(flips: readonly Flip[]): FlipList {
  const size = ({ loss, confidence }: Flip) => Math.abs(loss ?? confidence ?? 0);
  const sorted = flips.toSorted((a, b) => size(b) - size(a) || (a.example < b.example ? -1 : 1));
  return { count: flips.length, largest: sorted.slice(0, MOST_LISTED) };
}
