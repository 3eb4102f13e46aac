import type { Aws } from '../aws/clients.ts';
import type { Kind } from '../core/graph.ts';
import type { Ref } from '../core/run.ts';
import { stopAll } from '../core/stop-all.ts';
import { ownTag } from '../core/tags.ts';
import { explain } from '../report/explain.ts';
import { renderStep } from '../report/step.ts';
import { families } from '../resources/index.ts';
import type { ActionContext } from './action-context.ts';
import { reconnect, runOf } from './surroundings.ts';

/**
 * Stops the jobs that this run started and that have not ended. Needs no config. A job that AWS has agreed to stop is
 * not stopped again by the post step.
 */
export async function stopStarted(context: ActionContext, refs: readonly Ref[]): Promise<void> {
  const { stopped, failed } = await stopAll(refs, {
    kinds: await kindsOf(refs, reconnect(context)),
    isOwn: (tags) => ownTag(tags, 'run') === runOf(context.environment),
    why: 'this run started it, and this run was cancelled',
    step: (step) => context.info(renderStep(step)),
  });
  for (const ref of stopped) context.ledger.settled(ref);
  for (const { ref, error } of failed) {
    for (const { code, what, next } of explain(error))
      context.annotate(
        'warning',
        `The ${ref.kind} ${ref.id} could not be stopped and may still be running: ${what}\n→ ${next}`,
        { title: code },
      );
  }
}

/** Their kinds, loaded only if there is something to stop, so that no action loads them at its start. */
async function kindsOf(refs: readonly Ref[], aws: Aws): Promise<ReadonlyMap<string, Kind<unknown>>> {
  const known = new Map(families.flatMap(({ kinds }) => Object.entries(kinds)));
  const names = [...new Set(refs.map(({ kind }) => kind))];
  const kinds = await Promise.all(names.map(async (name) => [name, await known.get(name)?.(aws)] as const));
  return new Map(kinds.flatMap(([name, kind]) => (kind === undefined ? [] : [[name, kind]])));
}
