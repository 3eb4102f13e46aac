import { isDeepStrictEqual } from 'node:util';
import { describeChanges } from './compare.ts';
import type { Decision } from './decide.ts';
import { endOfLog, Failure } from './failure.ts';
import type { Node } from './graph.ts';
import type { Run } from './run.ts';

/** What to do about a failed resource. @param stage that creates it */
export function retryAdvice(stage: string, { reruns }: Pick<Run, 'reruns'>): string {
  const again =
    reruns === true ? `re-run the workflow that has the stage ${stage}` : `run the stage ${stage} with \`retry: true\``;
  return `Fix the cause in the code, the data or the config; the next run tries again. To retry without a change, ${again}.`;
}

/**
 * The failure of a resource, with the end of its log.
 *
 * @param changed whether this run has changed it: then the message says that the service rolled the update back
 */
export async function failed(
  node: Node,
  { id, why, refused }: Extract<Decision, { does: 'fail' }>,
  changed: boolean,
  run: Run,
): Promise<Failure> {
  if (refused !== undefined && !changed) return refused.failure;
  const name = `the ${node.kind.name} ${id}`;
  const log = endOfLog(await lastLines(node, id));
  if (refused !== undefined)
    return new Failure(
      `update-rolled-back: Updating ${name} failed, and the update was rolled back: ${refused.reason}${log}`,
      refused.next ?? refused.failure.next,
    );
  return new Failure(
    `resource-failed: The${name.slice(3)} failed: ${why}${log}`,
    retryAdvice(node.stages[0] ?? node.key, run),
  );
}

async function lastLines(node: Node, id: string): Promise<readonly string[]> {
  try {
    const observed = await node.kind.observe(id);
    if (node.kind.lastLines !== undefined) return await node.kind.lastLines(id, observed?.resource);
    const news = await node.kind.news?.(id, observed?.resource, new Map());
    return [...(news?.lines ?? []), ...(news?.log ?? [])];
  } catch {
    return [];
  }
}

/** The failure of a resource that still differs from the config although this run has changed it. */
export async function notTaken(node: Node, decision: Decision, acted: Decision): Promise<Failure> {
  const name = `The ${node.kind.name} ${decision.id}`;
  const wanted =
    'changes' in decision ? `, but it still differs from the config: ${describeChanges(decision.changes)}` : '';
  if (decision.does === 'remove')
    return new Failure(
      `update-without-effect: ${name} was deleted by this run and still exists: it is ${decision.observed.phase.detail}.`,
      'Find out what creates it again, and run again.',
    );
  const log = endOfLog(await lastLines(node, decision.id));
  const words = 'observed' in decision ? decision.observed.phase.detail : decision.why;
  // If no other process were involved, each difference would be unchanged or gone.
  if ('changes' in decision && 'changes' in acted && !isDeepStrictEqual(decision.changes, acted.changes)) {
    return new Failure(
      `changed-by-another: ${name} was changed by another process while this run changed it. It is ${words}${wanted}.`,
      'Run again when the other change has finished; `concurrency` in a workflow makes runs wait for each other.',
    );
  }
  return new Failure(
    `update-without-effect: ${name} finished the change (${words})${wanted}.${log}`,
    'Fix the cause that the message names and run again; this run did not repeat the change.',
  );
}
