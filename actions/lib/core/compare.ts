import type { Change } from './graph.ts';

/** What decides what a resource is, by name; nested as deep as wanted. Members without a value do not count. */
export type Identity = Readonly<Record<string, unknown>>;

/**
 * Fields in which a resource that was found differs from the one that would be requested. A name is found by 40 bits of a
 * hash, and anybody with the right to create may have taken it first: only this comparison says what was found.
 *
 * @param found identity of what the service describes
 * @param wanted identity of what would be requested
 * @returns one change a field, by `path` such as `hyperparameters.epochs`; empty = the same
 */
export function compare(found: Identity, wanted: Identity): Change[] {
  const [before, after] = [flatten(found), flatten(wanted)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
    .map((path) => ({ path, before: before.get(path), after: after.get(path), by: 'replace' }));
}

/** Leaves by their path; an empty list or object is the same as none, and AWS's `false` the same as unset. */
function flatten(value: unknown, path = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) flatten(member, path === '' ? key : `${path}.${key}`, leaves);
  } else if (value !== undefined && value !== null && value !== false) leaves.set(path, value);
  return leaves;
}

/** Most changes that are told one by one; the list itself has all. */
const MOST = 20;

/** Characters of a value in a line. */
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
