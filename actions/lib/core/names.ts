import { createHash } from 'node:crypto';
import type { Place, Tags } from './graph.ts';

/** First `length` hex digits of the SHA-256 of the canonical JSON of `value`: keys sorted, `undefined` omitted. */
export function digest(value: unknown, length = 10): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, length);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The name of a content, and the hashes of its parts. */
export interface Content {
  readonly id: string;
  readonly parts: Tags;
}

/**
 * The name for a content: `<prefix>-<10 hex digits over all parts>`. The name is only used to find a resource, which is
 * then compared. Each part also has its own hash, so that a later run can say which part changed.
 *
 * @param parts everything that affects the result, by names that users know
 */
export function contentName(prefix: string, parts: Readonly<Record<string, unknown>>): Content {
  return {
    id: `${prefix}-${digest(parts)}`,
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digest(part, 64)])),
  };
}

/** Name of a further attempt at the same content: `<id>`, `<id>-r2`, `<id>-r3`, … */
export function attemptName(id: string, attempt: number): string {
  return attempt === 1 ? id : `${id}-r${attempt}`;
}

/** The prefix of a content name, without the dash and the digits; `undefined` if the name has no such digits. */
export function contentPrefix(name: string): string | undefined {
  return /^(.+)-[0-9a-f]{10}(-r[2-9])?$/.exec(name)?.[1];
}

/** Whether a name has this prefix and a hash; `dog-single-multi-…` is not a name with the prefix `dog-single-`. */
export function isContentName(name: string, prefix: string): boolean {
  return `${contentPrefix(name)}-` === prefix;
}

/** Largest number of attempts at one content; an attempt adds at most three characters to the name. */
export const MOST_ATTEMPTS = 9;

/** The hashed parts that differ between two contents, by name. */
export function changedParts(before: Tags, after: Tags): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}

/** Prefix of names that consist of the pipeline's name and a hash of the content. */
export function byPipeline({ pipeline }: Pick<Place, 'pipeline'>): string {
  return `${pipeline}-`;
}
