import { type Decision, decide, refuseStranger } from './decide.ts';
import type { Node } from './graph.ts';
import { NotKnown, type Outputs } from './outputs.ts';
import type { Run } from './run.ts';

/** A decision that changes a resource which is there. */
type Changing = Extract<Decision, { does: 'update' | 'replace' }>;

/**
 * What can be told of a node although some of its inputs are not known yet. Where it does not read them, it only waits for
 * them, so the decision is known; else, where its name is, whose resource has that name.
 *
 * @returns the decision, if it changes something; what is to be created may be there when the inputs are
 * @throws Failure when the resource must not be changed
 */
export async function foretell(node: Node, outputs: Outputs, run: Run): Promise<Changing | undefined> {
  if (node.kind.identity === 'content') return undefined;
  try {
    const decision = await decide(node, await node.desire(outputs.for(node)), run);
    return decision.does === 'update' || decision.does === 'replace' ? decision : undefined;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
  }
  if (node.id !== undefined) await refuseStranger(node, node.id, run);
  return undefined;
}
