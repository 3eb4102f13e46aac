import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

const root = dirname(dirname(import.meta.dirname));

/** Whether a source of the actions, or a file of their build, is newer than `dist/`. @param folder the repository */
export function isStale(folder: string): boolean {
  const written = (file: string) => statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // Every build writes this file.
  const built = written('dist/licenses.txt');
  const sources = globSync(['actions/**/*.{ts,json}', 'scripts/build.ts', 'package-lock.json'], { cwd: folder });
  return sources.some((source) => written(source) > built);
}

/**
 * Builds `dist/` if it is older than its sources, so that tests run the current code. @returns whether that succeeded
 */
export function freshDist(): boolean {
  if (!isStale(root)) return true;
  console.log('dist/ is older than its sources: npm run build');
  return spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Vitest's global set-up; it does the same before every run in watch mode. */
export default function setup(project: TestProject): void {
  freshDist();
  project.onTestsRerun(async () => void freshDist());
}
