import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the jobs of the newest `npm start` in a clone have printed; `''` before the first has. */
export function newestLog(clone: string): string {
  const runs = join(clone, '.local-aws/logs');
  // Beside the folders of the runs is the log of set-up.
  const folders = readdirSync(runs).filter((name) => /^\d{4}-/.test(name));
  const log = join(runs, folders.sort().at(-1) ?? '', 'pipeline.log');
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}
