import type { Change } from './graph.ts';

/** The fields that identify the content of a resource, by name; may be nested. Members without a value do not count. */
export type Identity = Readonly<Record<string, unknown>>;

/**
 * Fields in which an existing resource differs from the one that this run would create. A name contains only 40 bits of
 * the content's hash, and anybody who may create resources can use the name first, so the fields are compared as well.
 *
 * @param found identity of what the service describes
 * @param wanted identity of what would be requested
 * @returns one change for each field, by `path` such as `hyperparameters.epochs`; empty = no difference
 */
export function compare(found: Identity, wanted: Identity): Change[] {
  const [before, after] = [flatten(found), flatten(wanted)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
    .map((path) => ({ path, before: before.get(path), after: after.get(path), by: 'replace' }));
}

/** The leaves by their path. An empty list or object counts as absent, and AWS's `false` as unset. */
function flatten(value: unknown, path = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) flatten(member, path === '' ? key : `${path}.${key}`, leaves);
  } else if (value !== undefined && value !== null && value !== false) leaves.set(path, value);
  return leaves;
}

/** Largest number of changes that a message lists; the returned list has all of them. */
const MOST = 20;

/** Longest part of a value in a message, in characters. */
const LONGEST = 200;

/** Changes as one line: `count: 1 → 2, model: a → b`. */
export function describeChanges(changes: readonly Change[]): string {
  const told = changes.slice(0, MOST).map(({ path, before, after }) => `${path}: ${show(before)} → ${show(after)}`);
  return [...told, ...(changes.length > MOST ? [`${changes.length - MOST} more`] : [])].join(', ');
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
