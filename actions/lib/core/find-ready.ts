import type { Desired, View } from './graph.ts';
import { attemptName, MOST_ATTEMPTS } from './names.ts';
import { type Owner, ownershipConflict } from './tags.ts';

/**
 * The first attempt at a content that is ready and is what its name says, of this owner. Nothing is waited for, so an attempt
 * that is under way is none.
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
