import { isTransient } from './failure.ts';
import type { Node, Observed } from './graph.ts';
import { poll } from './poll.ts';
import type { Run } from './run.ts';

/** How long a Describe may say "not found" after a create that was accepted: reads are eventually consistent. */
const SHOWS_UP_WITHIN = 30_000;

/** A line at least this often, even when nothing changes. */
const SILENCE = 60_000;

/**
 * Waits until a resource has settled, telling every change of status and whatever the kind has to tell.
 *
 * @throws Pending at the run's deadline; the signal's reason when aborted
 */
export async function settle(node: Node, id: string, run: Run): Promise<void> {
  const { clock, signal, deadline } = run;
  const started = clock.now();
  const cursor = new Map<string, string>();
  let told = { detail: '', at: started };
  const look = async (): Promise<Observed<unknown> | true | undefined> => {
    const observed = await node.kind.observe(id);
    if (observed === undefined) return clock.now() - started > SHOWS_UP_WITHIN ? true : undefined;
    await tellNews(observed);
    const { detail } = observed.phase;
    if (detail !== told.detail || clock.now() - told.at > SILENCE) {
      run.progress(node.key, `${id}: ${detail} (${Math.round((clock.now() - started) / 1000)} s)`);
      told = { detail, at: clock.now() };
    }
    return observed.phase.is === 'settling' ? undefined : observed;
  };
  const tellNews = async (observed: Observed<unknown>) => {
    try {
      for (const line of (await node.kind.news?.(id, observed.seen, cursor)) ?? []) run.progress(node.key, line);
    } catch (error) {
      if (!isTransient(error))
        run.progress(node.key, `(no news: ${error instanceof Error ? error.message : String(error)})`);
    }
  };
  await poll(`${node.kind.name} ${id}`, look, {
    clock,
    signal,
    deadline,
    onError: (error) =>
      run.progress(node.key, `(asking again: ${error instanceof Error ? error.message : String(error)})`),
  });
  run.ledger.settled({ kind: node.kind.name, id });
}
