import type { Finding } from './document.ts';

/** Removes the faulty parts, so that the checks across keys can still check the rest. */
export function draftOf(value: unknown, findings: readonly Finding[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const draft = structuredClone(value);
  for (const { path } of findings) {
    let holder: unknown = draft;
    for (const part of path.slice(0, -1)) holder = (holder as Record<string, unknown> | undefined)?.[part];
    const last = path.at(-1);
    if (typeof holder === 'object' && holder !== null && last !== undefined)
      Object.assign(holder, { [last]: undefined });
  }
  return draft;
}
