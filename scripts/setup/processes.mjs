import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, in the system's own words; empty for one that does not run (any more).
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
 * A function that tells whether the npm that has started this process still runs: npm passes on two signals, and of what
 * else ends it only its absence tells. True where there was none.
 * @returns {() => boolean}
 */
export function npmWatch() {
  if (process.env.npm_lifecycle_event === undefined) return () => true;
  // Some shells stay between npm and what they start for it.
  const shell = process.platform === 'linux' && !/^(npm|node)/.test(statOf(process.ppid)?.name ?? 'npm');
  const above = () => `${process.ppid} ${shell ? statOf(process.ppid)?.parent : ''}`;
  const before = above();
  return () => above() === before;
}

/** proc(5): field 2 is the name in parentheses, 3 the state (Z: it has ended), 4 the parent, 22 the start in ticks. */
function statOf(pid) {
  try {
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const fields = rest.split(' ');
    return /^[ZX]/.test(fields[0]) ? undefined : { name, parent: fields[1], began: fields[19] };
  } catch {
    return undefined;
  }
}
