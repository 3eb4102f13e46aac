import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, ending, release, take, typed } from './lock.mjs';
import { folder, SetupError } from './steps.mjs';

const lock = join(folder, 'start.lock');

/**
 * Ensures that only one `npm start` at a time runs in this checkout, from its set-up to its end: takes the lock until
 * this process ends. It waits for one that is about to end.
 * @param {string[]} args what was typed after `npm start --`
 * @throws SetupError that names the other process, its address and how to stop it
 */
export async function onlyStart(args) {
  mkdirSync(folder, { recursive: true });
  process.on('exit', () => release(lock));
  for (let waiting = false; ; waiting = true) {
    const other = take(lock, typed('start', args), tellOfKill);
    if (other === undefined) return;
    if (other.ending !== true) {
      throw new SetupError(
        `${describe(other)} is running here${serving()}: wait until it ends, or stop it: kill ${other.pid}`,
      );
    }
    if (!waiting) console.log(`${describe(other)} is stopping; waiting for it`);
    await sleep(200);
  }
}

/** Tells a later `npm start` to wait for this one instead of failing. */
export function startIsEnding() {
  ending(lock);
}

function tellOfKill(holder) {
  console.log(
    holder === undefined
      ? '.local-aws/start.lock is truncated, so it is ignored.'
      : `${describe(holder)} was killed. Its finished results are kept.`,
  );
}

function serving() {
  try {
    return ` and serves at ${JSON.parse(readFileSync(join(folder, 'state/serving.json'), 'utf8')).endpoint}`;
  } catch {
    return '';
  }
}
