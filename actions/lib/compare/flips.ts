import type { Judged } from './evaluation.ts';
import type { Sides } from './sides.ts';

/** Examples that one model judged right and the other wrong, of the first run of each. */
export interface Flips {
  readonly nowWrong: FlipList;
  readonly nowRight: FlipList;
}

/** How many, and those with the largest change. */
export interface FlipList {
  readonly count: number;
  readonly largest: readonly Flip[];
}

/** One example. */
export interface Flip {
  /** SHA-256 of its content. */
  readonly example: string;
  readonly class: string;
  /** The classes that were predicted. */
  readonly baseline: string;
  readonly candidate: string;
  /** Candidate less baseline; null where evaluation.json has no `loss`. */
  readonly loss: number | null;
  /** The candidate's confidence in its prediction; null where evaluation.json has no `confidence`. */
  readonly confidence: number | null;
}

const MOST_LISTED = 1_000;

/** @param examples that all runs have in common. @returns null where examples have no class */
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

/** The largest change of loss first; without losses, the most confident prediction. */
function listed(flips: readonly Flip[]): FlipList {
  const size = ({ loss, confidence }: Flip) => Math.abs(loss ?? confidence ?? 0);
  const sorted = flips.toSorted((a, b) => size(b) - size(a) || (a.example < b.example ? -1 : 1));
  return { count: flips.length, largest: sorted.slice(0, MOST_LISTED) };
}
