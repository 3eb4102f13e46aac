import { type Decision, decide, refuseStranger } from './decide.ts';
import type { Node } from './graph.ts';
import { NotKnown, type Outputs } from './outputs.ts';
import type { Run } from './run.ts';

/** A decision that changes an existing resource. */
type Changing = Extract<Decision, { does: 'update' | 'replace' }>;

/**
 * What a plan can say about a node whose inputs are not all known yet. If the node only waits for the unknown inputs
 * and does not read them, the decision is known. Otherwise, if the name is known, the plan can check the owner of that
 * resource.
 *
 * @returns the decision, if it changes something; a resource to be created may exist once the inputs are known
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
