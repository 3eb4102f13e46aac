import { invalid } from './function-records.ts';

/**
 * One page of a list, with Lambda's Marker and MaxItems.
 *
 * @param most maximum number of entries of a page; default: 50
 */
export function page<T>(
  items: readonly T[],
  { Marker, MaxItems }: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
  most = 50,
): { items: T[]; next: { NextMarker?: string } } {
  const start = Marker === undefined ? 0 : Number(Marker);
  if (!Number.isInteger(start)) throw invalid('Invalid Marker.');
  const end = start + Math.min(MaxItems ?? most, most);
  return { items: items.slice(start, end), next: end < items.length ? { NextMarker: String(end) } : {} };
}
