import { isDeepStrictEqual } from 'node:util';
import { type Decision, describeChanges } from './decide.ts';
import { endOfLog, Failure } from './failure.ts';
import type { Node } from './graph.ts';

/** What to do about a content that failed. @param stage that makes it */
export function retryAdvice(stage: string): string {
  return `Mend the cause in code, data or config, and the next run tries again. To try the same once more, run the stage ${stage} with \`retry: true\`.`;
}

/** A thing that failed, with the end of its log. */
export async function failed(node: Node, decision: Extract<Decision, { does: 'fail' }>): Promise<Failure> {
  const stage = node.stages[0] ?? node.key;
  const lines = await lastLines(node, decision.id);
  return new Failure(
    `The ${node.kind.name} ${decision.id} did not end well: ${decision.why}${endOfLog(lines)}`,
    retryAdvice(stage),
  );
}

async function lastLines(node: Node, id: string): Promise<readonly string[]> {
  try {
    const observed = await node.kind.observe(id);
    if (node.kind.lastLines !== undefined) return await node.kind.lastLines(id, observed?.seen);
    const news = await node.kind.news?.(id, observed?.seen, new Map());
    return [...(news?.lines ?? []), ...(news?.log ?? [])];
  } catch {
    return [];
  }
}

/** A thing that is not as wanted although this run has changed it. */
export async function notTaken(node: Node, decision: Decision, acted: Decision): Promise<Failure> {
  const name = `The ${node.kind.name} ${decision.id}`;
  const wanted = 'changes' in decision ? `, and this is not as wanted: ${describeChanges(decision.changes)}` : '';
  const log = endOfLog(await lastLines(node, decision.id));
  const words = 'observed' in decision ? decision.observed.phase.detail : decision.why;
  // What this run changed would be as before, or as wanted.
  if ('changes' in decision && 'changes' in acted && !isDeepStrictEqual(decision.changes, acted.changes)) {
    return new Failure(
      `${name} was changed by somebody else while this run did so. It is ${words}${wanted}.`,
      'Run again when the other one is done; `concurrency` in a workflow lets runs wait for one another.',
    );
  }
  return new Failure(
    `${name} has settled (${words})${wanted}.${log}`,
    'Mend what its reason names; the same change was not tried twice.',
  );
}
