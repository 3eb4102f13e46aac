import type { ClassChanges } from './classes.ts';
import type { Interval } from './evidence.ts';
import type { Flips } from './flips.ts';
import type { Resolution } from './resolution.ts';
import type { Verdict } from './verdict.ts';

/** One metric of both models. All numbers are in the metric's own unit. */
export interface MetricComparison {
  readonly name: string;
  readonly higherIsBetter: boolean;
  readonly tolerance: number;
  /** Means over the runs and, if paired, over the common examples; null if the metric is missing or is not a number. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  /** Candidate minus baseline. */
  readonly difference: number | null;
  /** The difference, with the sign that is positive if the candidate is better. */
  readonly improvement: number | null;
  /** Interval of the improvement; each end is wrong in 5 % of comparisons. An end is null if there is no bound. */
  readonly interval: Interval;
  /** Null if there is no interval. */
  readonly p: PValues | null;
  readonly paired: boolean;
  /** Number of common examples; null if unpaired. */
  readonly examples: number | null;
  /** Name of the value of each example whose mean is the metric; null if unpaired. */
  readonly exampleValue: string | null;
  /**
   * Examples that only the candidate judged right, and that only the baseline judged right; null if the values are not
   * just right or wrong.
   */
  readonly discordant: { readonly better: number; readonly worse: number } | null;
  /**
   * Standard errors of the difference: from the choice of test examples, and from the seeds of the training; null =
   * unknown.
   */
  readonly noise: { readonly testSet: number | null; readonly training: number | null };
  /** What this test set can show; null if unpaired, or if no two examples differ. */
  readonly resolution: Resolution | null;
  readonly verdict: Verdict;
  /** The verdict with its numbers. */
  readonly sentence: string;
}

/** Probabilities of such data, or clearer ones, if the opposite of what they show were true. */
export interface PValues {
  /** If the candidate were not worse by more than the tolerance. */
  readonly fail: number;
  /** The same, corrected for the number of metrics: 5 % or less is `fail`. */
  readonly failCorrected: number;
  /** If it were worse by the tolerance or more: 5 % or less is `pass`. */
  readonly pass: number;
  /** If the models were equal, by McNemar's exact test; null if examples are not just right or wrong. */
  readonly mcnemar: number | null;
}

/** Everything that a comparison found, as plain data. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly metrics: readonly MetricComparison[];
  /** Null if a run has no evaluation.json. */
  readonly examples: CommonExamples | null;
  /** Null if examples have no class. */
  readonly classes: ClassChanges | null;
  readonly flips: Flips | null;
  /** Problems of the data; with a problem the verdict is never `pass`. */
  readonly problems: readonly string[];
  /** Notes that a reader needs to interpret the numbers. */
  readonly notes: readonly string[];
}

/** Number of test examples that the two models have in common. */
export interface CommonExamples {
  readonly common: number;
  readonly onlyBaseline: number;
  readonly onlyCandidate: number;
  /** Examples in both evaluations whose class differs between them; they are not compared. */
  readonly relabelled: number;
}
