import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is true. @throws Error after so many milliseconds */
export async function until(ask: () => Promise<boolean> | boolean, patience = 50_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`It did not become true within ${patience} ms: ${ask}`);
    await sleep(100);
  }
}
