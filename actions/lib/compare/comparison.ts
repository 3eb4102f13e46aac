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
  /** Means over the runs and, where paired, over the common examples; null where the metric is missing or no number. */
  readonly baseline: number | null;
  readonly candidate: number | null;
  /** Candidate less baseline. */
  readonly difference: number | null;
  /** The difference, positive where the candidate is better. */
  readonly improvement: number | null;
  /** Of the improvement; each end is wrong in 5 % of comparisons. Null where nothing bounds it. */
  readonly interval: Interval;
  /** Null where there is no interval. */
  readonly p: PValues | null;
  readonly paired: boolean;
  /** Common examples; null where unpaired. */
  readonly examples: number | null;
  /** The value of each example whose mean the metric is; null where unpaired. */
  readonly exampleValue: string | null;
  /** Examples that only the candidate, and only the baseline, judged right; null where they are not just right or wrong. */
  readonly discordant: { readonly better: number; readonly worse: number } | null;
  /** Standard errors of the difference: from the choice of test examples, and from the seeds of the training; null = unknown. */
  readonly noise: { readonly testSet: number | null; readonly training: number | null };
  /** What this test set can tell at all; null where unpaired, and where no two examples differ. */
  readonly resolution: Resolution | null;
  readonly verdict: Verdict;
  /** The verdict with its numbers. */
  readonly sentence: string;
}

/** The chance of such data, or clearer ones, if the contrary of what they show were true. */
export interface PValues {
  /** If the candidate were not worse by more than the tolerance. */
  readonly fail: number;
  /** The same, corrected for the number of metrics: 5 % or less is `fail`. */
  readonly failCorrected: number;
  /** If it were worse by the tolerance or more: 5 % or less is `pass`. */
  readonly pass: number;
  /** If the models were equal, by McNemar's exact test; null where examples are not just right or wrong. */
  readonly mcnemar: number | null;
}

/** Everything that a comparison found, as plain data. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly metrics: readonly MetricComparison[];
  /** Null where a run has no evaluation.json. */
  readonly examples: CommonExamples | null;
  /** Null where examples have no class. */
  readonly classes: ClassChanges | null;
  readonly flips: Flips | null;
  /** What is wrong with the figures; with a problem the verdict is never `pass`. */
  readonly problems: readonly string[];
  /** What a reader has to know to judge the figures. */
  readonly notes: readonly string[];
}

/** How many test examples the two models have in common. */
export interface CommonExamples {
  readonly common: number;
  readonly onlyBaseline: number;
  readonly onlyCandidate: number;
  /** In both, but with another class for the one than for the other; not compared. */
  readonly relabelled: number;
}
