import { AwsError } from '../protocol/service.ts';

/** The common parameters of the List operations. */
interface Query {
  NameContains?: string | undefined;
  CreationTimeAfter?: Date | undefined;
  CreationTimeBefore?: Date | undefined;
  SortOrder?: 'Ascending' | 'Descending' | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/** The members of a record by which a list is filtered and sorted. */
interface Key {
  name: string;
  created: Date;
  /** Value by which the request sorts; equal values are sorted by name. */
  sort: string | number;
}

/**
 * One page of a list: filtered by name and creation time, and sorted, newest first by default.
 *
 * @param query the request; a page has 10 results by default, as on AWS.
 * @throws AwsError `ValidationException` for a token that was not returned with an earlier page.
 */
export function page<T>(items: readonly T[], query: Query, key: (item: T) => Key): { items: T[]; NextToken?: string } {
  const direction = query.SortOrder === 'Ascending' ? 1 : -1;
  const wanted = query.NameContains?.toLowerCase() ?? '';
  const sorted = items
    .map((item) => ({ item, ...key(item) }))
    .filter(
      ({ name, created }) =>
        name.toLowerCase().includes(wanted) &&
        created > (query.CreationTimeAfter ?? new Date(0)) &&
        created < (query.CreationTimeBefore ?? new Date(8.64e15)),
    )
    .sort((a, b) => direction * (compare(a.sort, b.sort) || compare(a.name, b.name)));
  const start = query.NextToken === undefined ? 0 : offset(query.NextToken);
  const end = start + (query.MaxResults ?? 10);
  return {
    items: sorted.slice(start, end).map(({ item }) => item),
    ...(end < sorted.length && { NextToken: Buffer.from(`from:${end}`).toString('base64url') }),
  };
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}

function offset(token: string): number {
  const digits = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (digits === undefined) throw new AwsError('ValidationException', 'Invalid NextToken.');
  return Number(digits);
}
