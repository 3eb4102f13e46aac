import { Failure } from '../core/failure.ts';
import type { Config, LambdaFunction } from './types.ts';

/**
 * The entries of a section of the config: all, or the one that is named.
 *
 * @param what an entry is called, for the message
 * @throws Failure when there is none of that name
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
  throw new Failure('input-invalid', `The config has no ${what} ${only}.`, `Name one of: ${names}.`);
}

/**
 * The function that a version is named of.
 *
 * @throws Failure unless it is clear which
 */
export function oneFunction({ functions }: Config, only: string | undefined): [string, LambdaFunction] {
  const [one, ...others] = chosen(functions, 'function', only);
  if (one !== undefined && others.length === 0) return one;
  throw new Failure(
    'input-invalid',
    'The input `version` is set, but the config does not have exactly one function.',
    'Set the input `function` too.',
  );
}
