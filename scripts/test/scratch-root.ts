import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Bytes that the files of all tests may need at one time, with a margin. */
const ENOUGH = 8 * 1024 ** 3;

/**
 * The folder for the files of the tests: in memory if there is enough space, otherwise the folder for temporary files.
 * The tests copy this repository about a hundred times, which on some disks takes a hundred times as long as in memory.
 */
export function scratchRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH && runsPrograms(MEMORY) ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Whether programs can run there; containers often forbid it (`noexec`). */
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
