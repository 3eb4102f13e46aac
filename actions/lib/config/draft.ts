import type { Finding } from './document.ts';
import type { Written } from './schema.ts';

type Partially<T> = T extends readonly (infer Item)[]
  ? (Item | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T;

/** A config without its faulty parts: they are undefined, though their keys are there, and what is there has its type. */
export type Draft = Partially<Written>;

/** Takes the faulty parts out, so that the checks across keys can still look at the rest. */
export function draftOf(value: unknown, findings: readonly Finding[]): Draft {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const draft = structuredClone(value);
  for (const { path } of findings) {
    let holder: unknown = draft;
    for (const part of path.slice(0, -1)) holder = (holder as Record<string, unknown> | undefined)?.[part];
    const last = path.at(-1);
    if (typeof holder === 'object' && holder !== null && last !== undefined)
      Object.assign(holder, { [last]: undefined });
  }
  return draft as Draft;
}
