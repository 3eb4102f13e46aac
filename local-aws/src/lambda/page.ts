import { invalid } from './function-records.ts';

/**
 * One page of a list in Lambda's form.
 *
 * @param most entries of a page where the request says nothing
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
