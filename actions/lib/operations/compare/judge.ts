import { mcnemar } from './binary.ts';
import type { MetricComparison } from './comparison.ts';
import type { Draft } from './draft.ts';
import { ERROR_RATE, type Evidence, intervalOf } from './evidence.ts';
import { changeWords, intervalWords, type Verdict, verdictWords } from './verdict.ts';
import { count, figure } from './words.ts';

/** @param failCorrected the p-value of `fail`, corrected for the number of metrics */
export function judge({ evidence, reason, problem, ...metric }: Draft, failCorrected: number): MetricComparison {
  if (evidence === undefined) return undecided(metric, problem ?? `the examples are not paired: ${reason}`);
  const { name, tolerance, baseline, candidate, improvement, examples } = metric;
  const p = pValues(evidence, metric, failCorrected);
  const verdict = verdictOf(p);
  const interval = intervalOf(evidence);
  const where = `${figure(baseline ?? 0)} → ${figure(candidate ?? 0)} on ${count(examples ?? 0, 'common example')}`;
  const change = `${changeWords(improvement ?? 0)} (${intervalWords(interval)})`;
  return {
    ...metric,
    interval,
    p,
    verdict,
    sentence: `${name} ${where}: ${change}; ${verdictWords(verdict, tolerance)}.`,
  };
}

function verdictOf({ failCorrected, pass }: { failCorrected: number; pass: number }): Verdict {
  if (failCorrected <= ERROR_RATE) return 'fail';
  return pass <= ERROR_RATE ? 'pass' : 'inconclusive';
}

function pValues(
  evidence: Evidence,
  metric: Pick<Draft, 'tolerance' | 'discordant' | 'examples'>,
  failCorrected: number,
) {
  const { tolerance, discordant, examples } = metric;
  return {
    fail: evidence.chanceIfAtLeast(-tolerance),
    failCorrected,
    pass: evidence.chanceIfAtMost(-tolerance),
    mcnemar: discordant && mcnemar({ examples: examples ?? 0, ...discordant }),
  };
}

function undecided(
  metric: Omit<MetricComparison, 'interval' | 'p' | 'verdict' | 'sentence'>,
  why: string,
): MetricComparison {
  const { name, baseline, candidate, improvement } = metric;
  const change =
    baseline === null || candidate === null || improvement === null
      ? ''
      : ` ${figure(baseline)} → ${figure(candidate)}, ${changeWords(improvement)}`;
  return { ...metric, interval: [null, null], p: null, verdict: 'inconclusive', sentence: `${name}${change}: ${why}.` };
}
