import type { Evaluation } from './evaluation.ts';
import { meanOf } from './mean.ts';
import type { Sides } from './sides.ts';

/** Classes of the test examples before and after. */
export interface ClassChanges {
  /** Of the common examples; the largest loss of accuracy first. */
  readonly common: readonly ClassChange[];
  /** Classes that only the candidate's test examples have, and classes that only the baseline's have. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Accuracies of one class, as means over the runs. */
export interface ClassChange {
  readonly class: string;
  readonly examples: number;
  readonly baseline: number;
  readonly candidate: number;
}

/** @param examples that all runs have in common. @returns null if examples have no class */
export function compareClasses(sides: Sides, examples: readonly string[]): ClassChanges | null {
  const [before, after] = [sides.baseline, sides.candidate].map((runs) =>
    runs.flatMap(({ evaluation }) => evaluation ?? []),
  );
  const [had, has] = [classesOf(before ?? []), classesOf(after ?? [])];
  // In a file, all examples have a class, or none.
  if ([...(before ?? []), ...(after ?? [])].some((run) => classesOf([run]).size === 0)) return null;
  const byClass = Map.groupBy(examples, (key) => before?.[0]?.get(key)?.class);
  const common = [...byClass].flatMap(([name, keys]) =>
    name === undefined
      ? []
      : {
          class: name,
          examples: keys.length,
          baseline: accuracy(before ?? [], keys),
          candidate: accuracy(after ?? [], keys),
        },
  );
  const change = ({ baseline, candidate }: ClassChange) => candidate - baseline;
  return {
    common: common.sort((a, b) => change(a) - change(b) || (a.class < b.class ? -1 : 1)),
    added: [...has].filter((name) => !had.has(name)).sort(),
    removed: [...had].filter((name) => !has.has(name)).sort(),
  };
}

function classesOf(runs: readonly Evaluation[]): Set<string> {
  return new Set(runs.flatMap((run) => [...run.values()].flatMap((judged) => judged.class ?? [])));
}

function accuracy(runs: readonly Evaluation[], keys: readonly string[]): number {
  const right = (run: Evaluation, key: string) => run.get(key)?.class === run.get(key)?.predicted;
  return meanOf(Float64Array.from(runs, (run) => keys.filter((key) => right(run, key)).length / keys.length)).mean;
}
