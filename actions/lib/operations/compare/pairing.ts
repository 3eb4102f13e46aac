import type { Evaluation } from './evaluation.ts';
import { all, type Sides } from './sides.ts';

/** Which test examples the two models have in common. */
export interface Pairing {
  /** The SHA-256 of each common example, sorted: an order that has nothing to do with what the models said of it. */
  readonly examples: readonly string[];
  readonly onlyBaseline: number;
  readonly onlyCandidate: number;
  /** Examples of both that have another class for the one than for the other; they are no common examples. */
  readonly relabelled: number;
}

/** The evaluations of all runs; undefined where one has none. */
export function evaluationsOf(sides: Sides): readonly Evaluation[] | undefined {
  const found = all(sides).map(({ evaluation }) => evaluation);
  return found.every((evaluation) => evaluation !== undefined) ? found : undefined;
}

/** Pairs the test examples of all runs by their content. */
export function pairExamples({ baseline, candidate }: Sides): Pairing {
  const [before, after] = [baseline, candidate].map((runs) =>
    inAll(runs.map(({ evaluation }) => evaluation ?? new Map())),
  );
  const evaluations = all({ baseline, candidate }).map(({ evaluation }) => evaluation);
  const shared = [...(before ?? [])].filter((key) => after?.has(key));
  const examples = shared.filter((key) => new Set(evaluations.map((of) => of?.get(key)?.class)).size === 1);
  return {
    examples: examples.sort(),
    onlyBaseline: (before?.size ?? 0) - shared.length,
    onlyCandidate: (after?.size ?? 0) - shared.length,
    relabelled: shared.length - examples.length,
  };
}

function inAll([first = new Map(), ...others]: readonly Evaluation[]): Set<string> {
  return new Set([...first.keys()].filter((key) => others.every((evaluation) => evaluation.has(key))));
}
