/** The pages of a List operation of SageMaker, one request each, as long as they are asked for. */
export async function* pages<Page extends { NextToken?: string | undefined }>(
  read: (NextToken: string | undefined) => Promise<Page>,
): AsyncIterable<Page> {
  let next: string | undefined;
  do {
    const page = await read(next);
    yield page;
    next = page.NextToken;
  } while (next !== undefined);
}
