import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Start time of a process, in the system's own format; empty if it does not run.
 * @param {number} pid
 * @returns {string}
 */
export function beganAt(pid) {
  if (process.platform === 'linux') return statOf(pid)?.began ?? '';
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env });
  const [state = 'Z', ...began] = (stdout ?? '').trim().split(/\s+/);
  return state.startsWith('Z') ? '' : began.join(' ');
}

/**
 * Returns a function that tells whether the npm that started this process still runs. npm passes on only two signals;
 * for any other end, the only sign is that it no longer exists. Always true if there was no npm.
 * @returns {() => boolean}
 */
export function npmWatch() {
  if (process.env.npm_lifecycle_event === undefined) return () => true;
  // Some shells remain between npm and the process that they start.
  const shell = process.platform === 'linux' && !/^(npm|node)/.test(statOf(process.ppid)?.name ?? 'npm');
  const above = () => `${process.ppid} ${shell ? statOf(process.ppid)?.parent : ''}`;
  const before = above();
  return () => above() === before;
}

/** proc(5): field 2 is the name in parentheses, 3 the state (Z: ended), 4 the parent, 22 the start time in ticks. */
function statOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const fields = rest.split(' ');
    return /^[ZX]/.test(fields[0]) ? undefined : { name, parent: fields[1], began: fields[19] };
  } catch {
    return undefined;
  }
}
