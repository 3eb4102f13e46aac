import { describeChanges } from './compare.ts';
import type { Change, Desired, Found, Node } from './graph.ts';
import { changedParts, isContentName } from './names.ts';
import type { Run, Step } from './run.ts';
import { contentOf, ownershipConflict, ownTag } from './tags.ts';

/** How many earlier generations of a node are searched. */
const LOOK_BACK = 20;

/** The name without the hash of its content: the common prefix of all generations of a node. */
function generationPrefix(id: string): string {
  return id.slice(0, id.lastIndexOf('-') + 1);
}

async function* generations(node: Node, desired: Desired<unknown, unknown>): AsyncIterable<Found> {
  if (node.kind.find === undefined || node.kind.identity !== 'content') return;
  let count = 0;
  const prefix = generationPrefix(desired.id);
  for await (const found of node.kind.find(prefix)) {
    // Such a resource belongs to another node; the role of a pull request or of this config may lack permission to read
    // its tags.
    if (!isContentName(found.id, prefix)) continue;
    if (++count > LOOK_BACK) return;
    yield found;
  }
}

/** Why no existing resource can be reused. */
export interface Miss {
  readonly why: string;
  /** What differs from the newest earlier generation, as far as it can be read. */
  readonly changes: readonly Change[];
}

/**
 * Explains why no existing resource can be reused: which parts of the content differ from the newest earlier
 * generation.
 */
export async function explainMiss(node: Node, desired: Desired<unknown, unknown>, run: Run): Promise<Miss | undefined> {
  // A pull request is compared with main: its own trust domain also contains the candidates of other pull requests.
  const mains = desired.published && (await explainMiss(node, desired.published, run));
  if (mains !== undefined) return mains;
  if (node.kind.identity !== 'content') {
    const why = await desired.earlier?.();
    return why === undefined ? undefined : { why, changes: [] };
  }
  for await (const found of generations(node, desired)) {
    if (found.id.startsWith(desired.id)) continue;
    const tags = await found.tags();
    if (ownershipConflict(tags, run.owner) !== undefined || ownTag(tags, 'node') !== node.key) continue;
    const changed = changedParts(contentOf(tags), desired.content ?? {});
    if (changed.length === 0) continue;
    const values = (await desired.since?.(found.id)) ?? {};
    const changes = changed.flatMap((part) => values[part] ?? []);
    const others = changed.filter((part) => (values[part] ?? []).length === 0).join(', ');
    const told = [describeChanges(changes), others === '' ? '' : `${others} changed`];
    return { why: `${told.filter((text) => text !== '').join(', ')} since ${found.id}`, changes };
  }
  return undefined;
}

/** The steps that stop running jobs of the same pipeline, ref and node with superseded content. */
export async function* superseded(
  node: Node,
  desired: Desired<unknown, unknown>,
  run: Run,
): AsyncIterable<Step & { id: string }> {
  if (run.superseded === 'finish' || node.kind.stop === undefined) return;
  for await (const found of generations(node, desired)) {
    if (!found.running || found.id.startsWith(desired.id)) continue;
    const tags = await found.tags();
    if (ownershipConflict(tags, run.owner) !== undefined) continue;
    const detail = 'superseded by newer code, data or parameters';
    if (ownTag(tags, 'ref') === run.owner.ref && ownTag(tags, 'node') === node.key)
      yield { key: node.key, kind: node.kind.name, does: 'stop', id: found.id, detail, due: run.scheduled !== true };
  }
}
