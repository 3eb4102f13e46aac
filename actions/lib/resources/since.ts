import { isSecretByName, secretsIn } from '../config/secret-text.ts';
import type { Change } from '../core/graph.ts';

/** Which part of a content a path of its identity belongs to, and what the config calls it; the first that matches counts. */
export type Words = readonly (readonly [path: RegExp, part: string, word: string])[];

/**
 * Changes of an identity by the parts of the content that they belong to, in the words of the config; of what has no words
 * nothing is told.
 *
 * @param show what is shown of a value
 */
export function byPart(
  changes: readonly Change[],
  words: Words,
  show: (value: unknown, path: string) => unknown = (value) => value,
): Readonly<Record<string, readonly Change[]>> {
  const parts: Record<string, Change[]> = {};
  for (const { path, before, after, by } of changes) {
    const [pattern, part, word] = words.find(([known]) => known.test(path)) ?? [];
    if (pattern === undefined || part === undefined || word === undefined || word === '') continue;
    const told = path.replace(pattern, word);
    parts[part] ??= [];
    if (parts[part].some((other) => other.path === told)) continue;
    parts[part].push(unlessSecret({ path: told, before: show(before, path), after: show(after, path), by }));
  }
  return parts;
}

/** A change without the values that look like secrets: an earlier config, or somebody by hand, may have set some. */
export function unlessSecret(change: Change): Change {
  const name = change.path.split(/\./).at(-1) ?? '';
  const hide = (value: unknown) =>
    isSecretByName(name, value) || (typeof value === 'string' && secretsIn(value).length > 0) ? '(hidden)' : value;
  return { ...change, before: hide(change.before), after: hide(change.after) };
}

/** The beginning of the hash in an address, which is what of it changes with its content; else the address. */
export function hashIn(address: unknown): unknown {
  return typeof address === 'string' ? (/[0-9a-f]{16,}/.exec(address)?.[0].slice(0, 10) ?? address) : address;
}
