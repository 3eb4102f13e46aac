import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf, signalAll } from './processes.ts';

/**
 * Kills all processes of a workflow run when standard input closes, which means that the process that started the run
 * has ended: `leash.ts MARK`, with act's process id on standard input. See {@link processesOf} for the mark.
 */
const [mark = ''] = process.argv.slice(2);
const act = Number(await text(process.stdin));
// A process that is just being started is found in the next round.
for (let left = listed(); left.length > 0; left = listed()) {
  signalAll(left, 'SIGKILL');
  await sleep(20);
}

function listed(): number[] {
  return act > 0 ? processesOf(act, mark) : [];
}
