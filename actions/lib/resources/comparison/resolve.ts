import { given, mapValues } from '../../config/fill-in.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';
import type { Rule } from './config.ts';

/** How models are compared, if the config says so. */
export function resolveComparison({ 'pull-request': written }: Written): Pick<Config, 'pullRequest'> {
  if (written === undefined) return {};
  const { compare, inconclusive = 'neutral', seeds = 1 } = written;
  return { pullRequest: { compare: mapValues(compare, resolveRule), inconclusive, seeds } };
}

type WrittenRule = NonNullable<Written['pull-request']>['compare'][string];

/** @param rule a metric's rule as written */
export function resolveRule(rule: WrittenRule): Rule {
  return given({
    higherIsBetter: rule['higher-is-better'],
    tolerance: rule.tolerance,
    exampleValue: rule['example-value'],
  });
}
