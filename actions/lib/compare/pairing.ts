import type { Evaluation } from './evaluation.ts';
import type { Side, Sides } from './sides.ts';

/** Which test examples the two models have in common. */
export interface Pairing {
  /** The SHA-256 of each common example, sorted: an order that does not depend on the models' results. */
  readonly examples: readonly string[];
  readonly onlyBaseline: number;
  readonly onlyCandidate: number;
  /** Examples in both evaluations whose class differs between them; they are not common examples. */
  readonly relabelled: number;
}

/** Pairs the test examples of all runs by their content. @returns undefined if a run has no evaluation.json */
export function pairExamples({ baseline, candidate }: Sides): Pairing | undefined {
  const [before, after] = [evaluationsOf(baseline), evaluationsOf(candidate)];
  if (before === undefined || after === undefined) return undefined;
  const [had, has] = [keysInAll(before), keysInAll(after)];
  const shared = [...had].filter((key) => has.has(key));
  const all = [...before, ...after];
  const examples = shared.filter((key) => {
    // An evaluation without a class contradicts no other.
    const [first, ...others] = all.flatMap((evaluation) => evaluation.get(key)?.class ?? []);
    return others.every((other) => other === first);
  });
  return {
    examples: examples.sort(),
    onlyBaseline: had.size - shared.length,
    onlyCandidate: has.size - shared.length,
    relabelled: shared.length - examples.length,
  };
}

function evaluationsOf(runs: readonly Side[]): readonly Evaluation[] | undefined {
  const found = runs.flatMap(({ evaluation }) => evaluation ?? []);
  return found.length === runs.length ? found : undefined;
}

function keysInAll([first = new Map(), ...others]: readonly Evaluation[]): Set<string> {
  return new Set([...first.keys()].filter((key) => others.every((evaluation) => evaluation.has(key))));
}
