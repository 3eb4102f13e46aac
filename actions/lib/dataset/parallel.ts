/** Most bytes that the bodies of files in work may hold together. */
const BYTES_IN_WORK = 64 * 1024 * 1024;

/**
 * Runs `work` on every item, `concurrency` at once, in order of the items. Items in work together weigh at most
 * 64 MiB, except that one heavier item may be in work alone, so memory stays bounded whatever the sizes are.
 * The first failure starts nothing more and is thrown once the work under way has ended; an abort is such a failure.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  options: { concurrency: number; weigh: (item: Item) => number; signal: AbortSignal },
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, failing.signal]);
  const running = new Set<Promise<void>>();
  let weight = 0;
  for (const item of items) {
    const heavy = options.weigh(item);
    while (running.size >= options.concurrency || (running.size > 0 && weight + heavy > BYTES_IN_WORK)) {
      await Promise.race(running);
    }
    if (signal.aborted) break;
    weight += heavy;
    const task: Promise<void> = work(item, signal)
      .catch((error: unknown) => failing.abort(error))
      .finally(() => {
        weight -= heavy;
        running.delete(task);
      });
    running.add(task);
  }
  await Promise.all(running);
  signal.throwIfAborted();
}
