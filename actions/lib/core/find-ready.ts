import type { Desired, View } from './graph.ts';
import { attemptName, MOST_ATTEMPTS } from './names.ts';
import { type Owner, ownershipConflict } from './tags.ts';

/**
 * The first attempt at a content that is ready, matches its name and belongs to this owner. It does not wait, so an
 * attempt in progress does not count.
 */
export async function findReady<Resource>(
  kind: Pick<View<Resource>, 'observe'>,
  { id: content, changes }: Pick<Desired<Resource, unknown>, 'id' | 'changes'>,
  owner: Owner,
): Promise<{ readonly id: string; readonly resource: Resource } | undefined> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const id = attemptName(content, attempt);
    const observed = await kind.observe(id);
    if (observed === undefined) return undefined;
    const { resource, phase, tags = {} } = observed;
    if (phase.is !== 'ready' || ownershipConflict(tags, owner) !== undefined) continue;
    const others = (changes?.(resource, tags) ?? []).filter(({ by, ofMaker }) => by !== 'nothing' && ofMaker !== true);
    if (others.length === 0) return { id, resource };
  }
  return undefined;
}
