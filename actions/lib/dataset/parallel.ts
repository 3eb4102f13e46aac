/** Maximum number of bytes in memory for all files that are being processed. */
const BYTES_IN_WORK = 64 * 1024 * 1024;

/** A file of at most this many bytes is read into memory for hashing; a larger one is streamed. */
export const HELD_BYTES = BYTES_IN_WORK;

/** Bytes of memory to count for a file. */
export function weightOf(size: number): number {
  return Math.min(size, HELD_BYTES);
}

/**
 * Runs `work` on every item, `concurrency` at once, in order of the items. The items that are processed at the same
 * time weigh at most 64 MiB together, or are one heavier item, so memory is bounded. After the first failure or an
 * abort, no more items are started, and the failure is thrown when the running ones have ended.
 */
export async function inParallel<Item extends object>(
  items: readonly Item[],
  options: { concurrency: number; weigh: (item: Item) => number; signal: AbortSignal },
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, failing.signal]);
  let next = 0;
  let weight = 0;
  const waiting: (() => void)[] = [];

  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined && !signal.aborted; item = items[next++]) {
      const heavy = options.weigh(item);
      while (weight > 0 && weight + heavy > BYTES_IN_WORK) await new Promise<void>((wake) => waiting.push(wake));
      weight += heavy;
      await work(item, signal).catch((error: unknown) => failing.abort(error));
      weight -= heavy;
      for (const wake of waiting.splice(0)) wake();
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, lane));
  signal.throwIfAborted();
}
