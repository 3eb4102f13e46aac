/**
 * Does parts of one work side by side. The first that fails ends the others through their signal; its error is thrown
 * once all of them have ended, so that none goes on, and none fails, unseen.
 *
 * @param signal ends all parts
 */
export async function together(
  signal: AbortSignal,
  ...parts: readonly ((signal: AbortSignal) => Promise<unknown>)[]
): Promise<void> {
  const end = new AbortController();
  const either = AbortSignal.any([signal, end.signal]);
  const failures: unknown[] = [];
  const run = async (part: (signal: AbortSignal) => Promise<unknown>) => {
    try {
      await part(either);
    } catch (error) {
      failures.push(error);
      end.abort(error);
    }
  };
  await Promise.all(parts.map(run));
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
