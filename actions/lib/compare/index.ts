export { compare } from './compare.ts';
export type { CommonExamples, Comparison, MetricComparison, PValues } from './comparison.ts';
export { intervalOfDifference } from './difference.ts';
export { type Evaluation, type Judged, LARGEST_EVALUATION, parseEvaluation } from './evaluation.ts';
export type { Interval } from './evidence.ts';
export { findExampleValue, meanValue, valueNames } from './example-values.ts';
export {
  type Latency,
  type LatencyDifference,
  latencyDifference,
  latencyOf,
  latencySentence,
  latencyText,
} from './latency.ts';
export { chanceToFind, deviationOfShare, type Resolution, resolutionOf, resolutionSentence } from './resolution.ts';
export type { Rule, Side } from './sides.ts';
export type { Verdict } from './verdict.ts';
