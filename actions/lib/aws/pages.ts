/**
 * The pages of a List operation, one request each, as long as they are asked for.
 *
 * @param read what says where the next page begins is a `NextToken`, or, with Lambda, a `NextMarker`
 */
export async function* pages<Page extends { NextToken?: string | undefined; NextMarker?: string | undefined }>(
  read: (next: string | undefined) => Promise<Page>,
): AsyncIterable<Page> {
  let next: string | undefined;
  do {
    const page = await read(next);
    yield page;
    next = page.NextToken ?? page.NextMarker;
  } while (next !== undefined);
}
