import { mcnemar } from './binary.ts';
import type { MetricComparison, PValues } from './comparison.ts';
import type { Draft } from './draft.ts';
import { ERROR_RATE, type Evidence, intervalOf } from './evidence.ts';
import { changeWords, intervalWords, type Verdict, verdictWords } from './verdict.ts';
import { count, figure } from './words.ts';

/** @param failCorrected the p-value of `fail`, corrected for the number of metrics */
export function judge(
  { evidence, unpaired, unseen, problem, ...metric }: Draft,
  failCorrected: number,
): MetricComparison {
  const { name, tolerance, baseline, candidate, improvement, examples } = metric;
  const p = evidence === undefined ? null : pValues(evidence, metric, failCorrected);
  const verdict = verdictOf(p);
  const interval = evidence === undefined ? ([null, null] as const) : intervalOf(evidence);
  const figures = `${name} ${figure(baseline ?? Number.NaN)} → ${figure(candidate ?? Number.NaN)}`;
  const change = `${changeWords(improvement ?? 0)} (${intervalWords(interval)})`;
  const told = (sentence: string) => ({ ...metric, interval, p, verdict, sentence });
  if (problem !== undefined) return told(`${name} is not compared: ${problem}.`);
  if (examples !== null) {
    return told(`${figures} on ${count(examples, 'common example')}: ${change}; ${verdictWords(verdict, tolerance)}.`);
  }
  if (evidence === undefined) {
    return told(
      `${figures}: ${changeWords(improvement ?? 0)}, which shows nothing, because the examples are not paired (${unpaired}) and ${unseen}.`,
    );
  }
  return told(
    `${figures}: ${change}; ${verdictWords(verdict, tolerance)}, on this test data only, because the examples are not paired (${unpaired}).`,
  );
}

function verdictOf(p: PValues | null): Verdict {
  if (p === null) return 'inconclusive';
  if (p.failCorrected <= ERROR_RATE) return 'fail';
  return p.pass <= ERROR_RATE ? 'pass' : 'inconclusive';
}

function pValues(
  evidence: Evidence,
  metric: Omit<Draft, 'evidence' | 'unpaired' | 'unseen' | 'problem'>,
  failCorrected: number,
): PValues {
  const { tolerance, discordant, examples } = metric;
  return {
    fail: evidence.chanceIfAtLeast(-tolerance),
    failCorrected,
    pass: evidence.chanceIfAtMost(-tolerance),
    mcnemar: discordant && mcnemar({ examples: examples ?? 0, ...discordant }),
  };
}
