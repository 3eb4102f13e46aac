import type { HyperParameterScalingType, ParameterRanges } from '@aws-sdk/client-sagemaker';
import { AwsError } from '../protocol/service.ts';

/** The range of a searched hyperparameter, in the format of `local-aws/python/tuner.py`. */
export type SearchRange =
  | { type: 'float' | 'int'; low: number; high: number; log: boolean }
  | { type: 'choice'; values: readonly string[] };

/** A searched hyperparameter: its range, and how a value is written into a job's hyperparameters. */
export interface Searched {
  readonly range: SearchRange;
  readonly write: (found: number | string) => string;
}

/** If the ratio of its bounds is at least this, a range with `Auto` is searched on a logarithmic scale. */
const AUTO_RATIO = 100;

/**
 * The ranges that a tuning job searches, by the name of the hyperparameter.
 * @throws AwsError `ValidationException` for invalid ranges (scaling types: AWS documentation, "Define Hyperparameter
 *   Ranges").
 */
export function searchSpace(ranges: ParameterRanges | undefined): Map<string, Searched> {
  const space = new Map<string, Searched>();
  const add = (name: string, searched: Searched) => {
    if (space.has(name)) refuse(`The hyperparameter ${name} has two ranges`);
    space.set(name, searched);
  };
  for (const { Name = '', MinValue, MaxValue, ScalingType = 'Auto' } of ranges?.ContinuousParameterRanges ?? []) {
    add(Name, numeric('float', Name, [MinValue, MaxValue], ScalingType));
  }
  for (const { Name = '', MinValue, MaxValue, ScalingType = 'Auto' } of ranges?.IntegerParameterRanges ?? []) {
    add(Name, numeric('int', Name, [MinValue, MaxValue], ScalingType));
  }
  for (const { Name = '', Values = [] } of ranges?.CategoricalParameterRanges ?? []) {
    add(Name, { range: { type: 'choice', values: Values }, write: String });
  }
  if (space.size === 0) refuse('At least one hyperparameter range is required');
  if (space.size > 30) refuse(`At most 30 hyperparameters can be searched, not ${space.size}`);
  return space;
}

function numeric(
  type: 'float' | 'int',
  name: string,
  bounds: [string | undefined, string | undefined],
  scaling: HyperParameterScalingType,
): Searched {
  const [low = Number.NaN, high = Number.NaN] = bounds.map((bound) => Number(bound || Number.NaN));
  const where = `the hyperparameter ${name}, from ${bounds[0]} to ${bounds[1]}`;
  const valid = type === 'int' ? Number.isSafeInteger : Number.isFinite;
  if (!valid(low) || !valid(high)) refuse(`The bounds of ${where}, must be ${type === 'int' ? 'whole ' : ''}numbers`);
  if (low >= high) refuse(`The minimum of ${where}, must be less than its maximum`);
  if (scaling === 'ReverseLogarithmic') {
    if (type === 'int' || low < 0 || high >= 1) {
      refuse(`ReverseLogarithmic scaling of ${where}, needs a continuous range within 0 <= x < 1`);
    }
    // The distance from 1 is searched.
    const range = { type, low: 1 - high, high: 1 - low, log: true };
    return { range, write: (found) => String(Math.min(high, Math.max(low, 1 - Number(found)))) };
  }
  if (scaling === 'Logarithmic' && low <= 0) refuse(`Logarithmic scaling of ${where}, needs a minimum above 0`);
  const log = scaling === 'Logarithmic' || (scaling === 'Auto' && low > 0 && high / low >= AUTO_RATIO);
  return { range: { type, low, high, log }, write: String };
}

function refuse(words: string): never {
  throw new AwsError('ValidationException', `${words}.`);
}
