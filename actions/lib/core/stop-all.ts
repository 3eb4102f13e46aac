import { again } from './again.ts';
import { isTransient } from './failure.ts';
import type { Kind, Tags } from './graph.ts';
import type { Ref, Step } from './run.ts';

interface Options {
  readonly kinds: ReadonlyMap<string, Kind<unknown>>;
  isOwn(tags: Tags): boolean;
  readonly why: string;
  step(step: Step): void;
}

/**
 * Stops resources that still run. It needs no config, only kinds and names. Resources of others (by their tags) keep
 * running. A resource that has already ended is not an error.
 *
 * @param options.isOwn whether a resource with these tags may be stopped
 * @param options.why the reason, for the log
 * @returns the names of what was stopped, and what could not be, with the reason
 */
export async function stopAll(
  refs: readonly Ref[],
  options: Options,
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

async function stopOne(ref: Ref, options: Options): Promise<boolean> {
  const kind = options.kinds.get(ref.kind);
  if (kind?.stop === undefined) return false;
  const attempt = async () => {
    const observed = await kind.observe(ref.id);
    if (observed === undefined || observed.phase.is !== 'in-progress') return false;
    if (!options.isOwn(observed.tags ?? {})) return false;
    await kind.stop?.(ref.id);
    options.step({ key: ref.id, kind: ref.kind, does: 'stop', id: ref.id, detail: options.why });
    return true;
  };
  // A cancelled run has no time to wait between attempts.
  return again(attempt, (error) => (isTransient(error) ? 3 : 1), { pause: () => 0 });
}
