import { type Decision, decide } from './decide.ts';
import { Blocked, Pending } from './failure.ts';
import type { Desired, Node } from './graph.ts';
import { retryAdvice } from './not-made.ts';
import type { LeftPending } from './pending.ts';
import type { Run } from './run.ts';
import { waitUntilStable } from './wait-until-stable.ts';

/**
 * The output of a node that belongs to another stage.
 *
 * @throws Blocked when that stage has to run first; Pending when its job is still running
 */
export async function read(
  node: Node,
  desired: Desired<unknown, unknown>,
  run: Run,
  left: LeftPending,
): Promise<unknown> {
  const decision = await decide(node, desired, run, 'read');
  left.read(node, decision);
  if (decision.does === 'reuse') {
    const { resource, tags = {} } = decision.observed;
    return desired.output(decision.id, resource, tags);
  }
  if (decision.does === 'wait' && node.kind.longRunning !== true) {
    await waitUntilStable(node, decision.id, run);
    return read(node, desired, run, left);
  }
  const stage = node.stages[0] ?? node.key;
  if (decision.does === 'wait') throw new Pending(`${node.kind.name} ${decision.id} (${decision.why})`);
  if (decision.does === 'fail') {
    if (decision.refused !== undefined) throw decision.refused.failure;
    throw new Blocked(
      `resource-failed: The ${node.kind.name} ${decision.id} failed: ${decision.why}`,
      retryAdvice(stage, run),
    );
  }
  throw new Blocked(
    `earlier-stage-missing: This stage needs ${node.key}, but the ${node.kind.name} ${decision.id} is ${whyNot(decision)}.`,
    run.reruns === true ? `Re-run the workflow that has the stage ${stage}.` : `Run the stage ${stage} first.`,
  );
}

function whyNot({ does, why }: Decision): string {
  if (does === 'create') return `missing (${why})`;
  return does === 'verify' ? `not verified yet (${why})` : `different from the config (${why})`;
}
