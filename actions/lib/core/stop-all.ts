import { again } from './again.ts';
import { isTransient } from './failure.ts';
import type { Kind } from './graph.ts';
import type { Ref, Step } from './run.ts';
import { ownTag } from './tags.ts';

/**
 * Stops what a run started and did not see finish. It needs no config, only kinds and names. Resources of other runs (by their
 * tags) keep running. A resource that has already ended is not an error.
 *
 * @param run the run whose work is to be stopped, `<run id>.<attempt>`
 * @returns the names of what was stopped, and what could not be, with the reason
 */
export async function stopAll(
  refs: readonly Ref[],
  options: { kinds: ReadonlyMap<string, Kind<unknown>>; run: string; step: (step: Step) => void },
): Promise<{ stopped: Ref[]; failed: { ref: Ref; error: unknown }[] }> {
  const stopped: Ref[] = [];
  const failed: { ref: Ref; error: unknown }[] = [];
  await Promise.all(
    refs.map(async (ref) => {
      try {
        if (await stopOne(ref, options)) stopped.push(ref);
      } catch (error) {
        failed.push({ ref, error });
      }
    }),
  );
  return { stopped, failed };
}

async function stopOne(
  ref: Ref,
  options: { kinds: ReadonlyMap<string, Kind<unknown>>; run: string; step: (step: Step) => void },
): Promise<boolean> {
  const kind = options.kinds.get(ref.kind);
  if (kind?.stop === undefined) return false;
  const attempt = async () => {
    const observed = await kind.observe(ref.id);
    if (observed === undefined || observed.phase.is !== 'in-progress') return false;
    if (ownTag(observed.tags ?? {}, 'run') !== options.run) return false;
    await kind.stop?.(ref.id);
    const detail = 'this run started it, and this run was cancelled';
    options.step({ key: ref.id, kind: ref.kind, does: 'stop', id: ref.id, detail });
    return true;
  };
  // A cancelled run has no time to wait between attempts.
  return again(attempt, (error) => (isTransient(error) ? 3 : 1), { pause: () => 0 });
}
