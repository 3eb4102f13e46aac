import type { Found, OwnedKind } from './graph.ts';
import { type Owner, ownershipConflict } from './tags.ts';

/**
 * The resources of a kind that belong to a pipeline: those under the pipeline's prefix, or with tags that name the
 * pipeline.
 *
 * @param bucket the pipeline's bucket
 */
export async function* findOwned(
  kind: OwnedKind<unknown>,
  owner: Pick<Owner, 'pipeline' | 'repository'>,
  bucket: string,
): AsyncIterable<Found> {
  for await (const found of kind.find(kind.ownPrefix?.({ pipeline: owner.pipeline, bucket }) ?? '')) {
    if (kind.untagged === true || ownershipConflict(await found.tags(), owner) === undefined) yield found;
  }
}
