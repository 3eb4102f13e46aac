import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the jobs of the newest `npm start` in a clone have printed; `''` before the first has. */
export function newestLog(clone: string): string {
  const runs = join(clone, '.local-aws/logs');
  const log = join(runs, readdirSync(runs).sort().at(-1) ?? '', 'pipeline.log');
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}
