import type { HyperparameterValue } from '../training/config.ts';
import type { Range } from './config.ts';

/**
 * Hyperparameters of a tuning job with their real types. SageMaker returns them as text; categorical values are quoted.
 */
export function readHyperparameters(
  tuned: Readonly<Record<string, string>>,
  ranges: Readonly<Record<string, Range>>,
): Record<string, HyperparameterValue> {
  const known = Object.entries(tuned).filter(([name]) => Object.hasOwn(ranges, name));
  return Object.fromEntries(known.sort().map(([name, text]) => [name, readValue(text, ranges[name])]));
}

function readValue(text: string, range: Range | undefined): HyperparameterValue {
  if (range?.type !== 'Categorical') return Number(text);
  const bare = text.replace(/^"(.*)"$/, '$1');
  return (
    range.values.find((value) => JSON.stringify(value) === text) ??
    range.values.find((value) => String(value) === bare) ??
    bare
  );
}
