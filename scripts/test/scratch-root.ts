import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** The files that all tests together may have at one time, in bytes, with room to spare. */
const ENOUGH = 8 * 1024 ** 3;

/**
 * Where the files of the tests are: in memory where the system has room there, else where temporary files are. The tests
 * copy this repository about a hundred times, which on some disks costs a hundred times as much as in memory.
 */
export function scratchRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH && runsPrograms(MEMORY) ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Containers often forbid it there (`noexec`). */
function runsPrograms(folder: string): boolean {
  const probe = mkdtempSync(join(folder, 'test-'));
  try {
    const program = join(probe, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
    return spawnSync(program).status === 0;
  } finally {
    rmSync(probe, { recursive: true });
  }
}
