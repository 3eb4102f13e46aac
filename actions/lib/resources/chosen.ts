import { Failure } from '../core/failure.ts';
import type { LambdaFunction } from './function/config.ts';
import type { Config } from './types.ts';

/**
 * The entries of a section of the config: all, or the named one.
 *
 * @param what the word for an entry, for the message
 * @throws Failure when no entry has that name
 */
export function chosen<Entry>(
  section: Readonly<Record<string, Entry>>,
  what: 'training entry' | 'endpoint' | 'function',
  only: string | undefined,
): [string, Entry][] {
  const entries = Object.entries(section);
  const found = entries.filter(([name]) => only === undefined || name === only);
  if (only === undefined || found.length > 0) return found;
  const names = Object.keys(section).join(', ') || '(none)';
  throw new Failure(`input-invalid: The config has no ${what} ${only}.`, `Name one of: ${names}.`);
}

/**
 * The function that the input `version` belongs to.
 *
 * @throws Failure if the config does not have exactly one function and the input `function` does not name one
 */
export function oneFunction({ functions }: Config, only: string | undefined): [string, LambdaFunction] {
  const [one, ...others] = chosen(functions, 'function', only);
  if (one !== undefined && others.length === 0) return one;
  throw new Failure(
    'input-invalid: The input `version` is set, but the config does not have exactly one function.',
    'Set the input `function` too.',
  );
}
