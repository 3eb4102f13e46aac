import { isSecretByName, secretsIn } from '../config/secret-text.ts';
import type { Change } from '../core/graph.ts';

/** Maps paths of an identity to a part of the content and to a word of the config; the first match counts. */
export type Words = readonly (readonly [path: RegExp, part: string, word: string])[];

/**
 * Changes of an identity, by the parts of the content that they belong to, in the words of the config. Changes of paths
 * without a word are left out.
 *
 * @param show returns the form in which a value is shown
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

/** A change without values that look like secrets: an earlier config, or a person by hand, may have set some. */
export function unlessSecret(change: Change): Change {
  const name = change.path.split(/\./).at(-1) ?? '';
  const hide = (value: unknown) =>
    isSecretByName(name, value) || (typeof value === 'string' && secretsIn(value).length > 0) ? '(hidden)' : value;
  return { ...change, before: hide(change.before), after: hide(change.after) };
}

/**
 * The first 10 digits of the hash in an address, because only the hash changes with the content. Without a hash: the
 * address.
 */
export function hashIn(address: unknown): unknown {
  return typeof address === 'string' ? (/[0-9a-f]{16,}/.exec(address)?.[0].slice(0, 10) ?? address) : address;
}
