import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Finds the processes that a workflow run has started, at any depth. On Linux they are identified by a mark in their
 * environment, which also finds processes that lost their parent; on other systems by their parents.
 * @param mark `NAME=value`, given to `root` in its environment.
 */
export function processesOf(root: number, mark: string): number[] {
  return process.platform === 'linux' ? marked(mark) : descendants(root);
}

/** Sends a signal to each process that still runs. */
export function signalAll(processes: readonly number[], signal: NodeJS.Signals): void {
  for (const id of processes) {
    try {
      process.kill(id, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function marked(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => environment(id).includes(`\0${mark}\0`))
    .map(Number);
}

/** Empty for a process that has ended or belongs to another user. */
function environment(id: string): string {
  try {
    return `\0${readFileSync(`/proc/${id}/environ`, 'utf8')}`;
  } catch {
    return '';
  }
}

function descendants(root: number): number[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const found = new Set([root]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const [id, parent] of parents) if (found.has(parent)) found.add(id);
  }
  return [...found].filter((id) => id === root || parents.some(([living]) => living === id));
}
