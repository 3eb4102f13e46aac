/**
 * Runs parts of one task in parallel. The first failure aborts the other parts; it is thrown once all parts have ended,
 * so that no part keeps running or fails unnoticed.
 *
 * @param signal aborts all parts
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
