import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { beganAt } from './processes.mjs';

/**
 * The process that holds a lock: its id and start time, which distinguish it from a later process with the same id; the
 * typed command; since when (ISO 8601); and whether it is about to end.
 * @typedef {{ pid: number, began: string, command: string, since: string, ending?: boolean }} Holder
 */

/**
 * Takes a lock file for this process; the lock may be inherited from its parent. A lock whose holder no longer runs, or
 * that cannot be read, is ignored.
 * @param {string} file
 * @param {string} command the typed command, for messages of other processes
 * @param {(holder: Holder | undefined) => void} found is called once for an ignored lock, before it is removed;
 * undefined: it cannot be read
 * @returns {Holder | undefined} the other process that holds the lock; undefined if this process holds it now
 */
export function take(file, command, found) {
  const mine = `${file}.${process.pid}`;
  write(mine, { pid: process.pid, began: beganAt(process.pid), command, since: new Date().toISOString() });
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return undefined;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const text = contentOf(file);
      if (text === undefined) continue;
      const holder = parse(text);
      if (holder === undefined || holder.began === '' || beganAt(holder.pid) !== holder.began) {
        if (remove(file, text)) tell(holder, found);
      } else if (holder.pid === process.ppid) {
        renameSync(mine, file);
        return undefined;
      } else {
        return holder;
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Releases a lock, if this process holds it. @param {string} file */
export function release(file) {
  if (parse(contentOf(file) ?? '')?.pid === process.pid) rmSync(file, { force: true });
}

/** Marks the lock: this process holds it and is about to end, so others should wait. @param {string} file */
export function ending(file) {
  const holder = parse(contentOf(file) ?? '');
  if (holder?.pid !== process.pid) return;
  const draft = `${file}.${process.pid}`;
  write(draft, { ...holder, ending: true });
  renameSync(draft, file);
}

/** The typed command that runs a target, e.g. `npm start -- --keep`. @param {string} target @param {string[]} args */
export function typed(target, args) {
  const command = ['start', 'test'].includes(target) ? `npm ${target}` : `npm run ${target}`;
  return [command, ...(args.length === 0 ? [] : ['--']), ...args].join(' ');
}

/** E.g. `npm start (process 4711, since 2026-11-29 18:40:12)`. @param {Holder} holder */
export function describe({ command, pid, since }) {
  return `${command} (process ${pid}, since ${new Date(since).toLocaleString('sv-SE')})`;
}

/** Ids of the processes that were reported: a killed process may have left two locks. */
const told = new Set();

function tell(holder, found) {
  if (holder === undefined || !told.has(holder.pid)) found(holder);
  told.add(holder?.pid);
}

/** Removes a lock file with this content. If another process has taken it meanwhile, that process keeps it. */
function remove(file, content) {
  const aside = `${file}.${process.pid}.aside`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
  const same = contentOf(aside) === content;
  if (!same) linkSync(aside, file);
  rmSync(aside);
  return same;
}

function write(file, holder) {
  writeFileSync(file, JSON.stringify(holder), { mode: 0o600 });
}

function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text) {
  try {
    const { pid, began, command, since, ending } = JSON.parse(text);
    const whole = Number.isInteger(pid) && [began, command].every((word) => typeof word === 'string');
    return whole && !Number.isNaN(Date.parse(since)) ? { pid, began, command, since, ending } : undefined;
  } catch {
    return undefined;
  }
}
