/** One page of a list, and the token of the next page. */
export function page<Item>(
  all: readonly Item[],
  { MaxResults = 50, NextToken }: { MaxResults?: number | undefined; NextToken?: string | undefined },
) {
  const start = Number(NextToken ?? 0);
  const end = start + MaxResults;
  return { items: all.slice(start, end), next: end < all.length ? { NextToken: String(end) } : {} };
}
