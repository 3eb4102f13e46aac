import type { core } from 'zod/mini';
import type { Finding } from './document.ts';
import { meaningOf, remedyFor } from './foreign-words.ts';
import { nearest } from './nearest.ts';
import { dotted, type Path } from './path.ts';

type Issue = core.$ZodIssue;

/**
 * Turns the schema's issues into findings. The messages are those of leaves.ts: what is required, and what to write.
 */
export function diagnose(issues: readonly Issue[], value: unknown): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, [], value));
}

/**
 * Removes findings that follow from another one: a key that is missing because it is misspelt is reported once, at the
 * misspelt key.
 */
export function withoutMisspelt(findings: readonly Finding[], value: unknown): Finding[] {
  const meant = new Set(findings.map(({ path, instead }) => `${dotted(path.slice(0, -1))}\n${instead}`));
  return findings.filter(
    ({ path, what }) =>
      what !== MISSING ||
      (!meant.has(`${dotted(path.slice(0, -1))}\nwrite ${path.at(-1)}`) && !isMerged(at(value, path.slice(0, -1)))),
  );
}

/** Whether a mapping has the merge key of YAML 1.1: its missing keys were meant to be merged from elsewhere. */
function isMerged(mapping: unknown): boolean {
  return typeof mapping === 'object' && mapping !== null && MERGE_KEY in mapping;
}

/** The message for a required key that is missing. */
export const MISSING = 'is missing';

/** The merge key of YAML 1.1, which takes the keys of another mapping into this one. */
export const MERGE_KEY = '<<';

function findingsOf(issue: Issue, above: Path, root: unknown): Finding[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split('\n');
    return issue.keys
      .filter((key) => key !== MERGE_KEY)
      .map((key) => ({ path: [...path, key], at: 'key' as const, ...unknownKey(key, known) }));
  }
  const found = at(root, path);
  // The merge key is reported by yaml-surprises.ts.
  if (path.at(-1) === MERGE_KEY) return [];
  if (found === undefined) return [{ path, what: MISSING, instead: `write ${path.at(-1)}: ${exampleOf(issue)}` }];
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1));
    return [{ path, at: 'key', ...mismatch(issue.issues[0]?.message ?? issue.message, key) }];
  }
  if (issue.code === 'invalid_union') {
    // Use the branch whose type the value has: the user meant that one.
    const branch = issue.errors.find((errors) =>
      errors.every(({ path: inside, code }) => inside.length > 0 || code !== 'invalid_type'),
    );
    if (branch !== undefined) return branch.flatMap((error) => findingsOf(error, path, root));
  }
  return [{ path, ...mismatch(issue.message, found) }];
}

function unknownKey(key: string, known: readonly string[]): { what: string; instead: string } {
  const elsewhere = remedyFor(key);
  if (elsewhere !== undefined) return { what: 'is not a key of the config', instead: elsewhere };
  const meant = meaningOf(key, known) ?? nearest(key, known);
  return { what: 'is not a valid key here', instead: `write ${meant ?? `one of ${known.join(', ')}`}` };
}

function mismatch(message: string, found: unknown): { what: string; instead: string } {
  const [must = message, write = '', asText] = message.split('\n');
  if (asText !== undefined && Array.isArray(found) && found.every((item) => typeof item !== 'object')) {
    const instead = `write the list as text, '${found.join(',')}', and split it in the script`;
    return { what: `${must}; got ${show(found)}`, instead };
  }
  if (asText !== undefined && found !== null && typeof found === 'object') {
    return { what: `${must}; got ${show(found)}`, instead: 'write each part under its own name' };
  }
  const flag = found === null && must.endsWith('true or false') ? ', or true or false for a flag' : '';
  return { what: `${must}; got ${show(found)}`, instead: `write ${write}${flag}` };
}

function exampleOf(issue: Issue): string {
  return issue.message.split('\n')[1] ?? '';
}

/** A value in a few words, for messages. */
export function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, part) => (inside as Record<string, unknown> | null | undefined)?.[part], value);
}
