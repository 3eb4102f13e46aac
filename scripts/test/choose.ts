import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Checks that use a whole CPU core; they run one after another. */
export const CHECKS = ['types', 'lint', 'build', 'generate', 'models', 'python'] as const;

/** Folders of vitest's tests. They mostly wait for jobs and endpoints, so they run in parallel with the checks. */
const FOLDERS: readonly string[] = ['unit', 'http', 'contract', 'local-aws', 'dist', 'workflow'];

export type Check = (typeof CHECKS)[number];

/** The selected tests and checks. */
export interface Choice {
  readonly checks: readonly Check[];
  /** Files and folders for pytest, if not all of `test/python`. */
  readonly python: readonly string[];
  /** Files and folders for vitest; empty: vitest does not run. */
  readonly vitest: readonly string[];
}

/**
 * @param wanted parts of the tests by name, or files and folders in `test/`; empty = everything
 * @param root the repository
 * @param from the folder to which paths are relative
 * @returns the selection, or what is wrong with a name
 */
export function choose(wanted: readonly string[], root: string, from = root): Choice | string {
  if (wanted.length === 0) return { checks: CHECKS, python: [], vitest: FOLDERS.map(folderOf) };
  const checks = new Set<Check>();
  const python: string[] = [];
  const vitest: string[] = [];
  for (const name of wanted) {
    const path = pathOf(name, root, from);
    const check = CHECKS.find((one) => one === name);
    if (check !== undefined) checks.add(check);
    else if (FOLDERS.includes(name)) vitest.push(folderOf(name));
    else if (path === undefined) {
      const parts = [...CHECKS, ...FOLDERS].join(', ');
      return `${name} is no part of the tests and no file or folder in test/; the parts are ${parts}`;
    } else if (path.startsWith('test/python')) {
      checks.add('python');
      python.push(path);
    } else vitest.push(path);
  }
  return {
    checks: CHECKS.filter((check) => checks.has(check)),
    python: wanted.includes('python') ? [] : python,
    vitest,
  };
}

const folderOf = (name: string) => `test/${name}/`;

/** A path in `test/`, relative to the root; undefined if it does not exist. */
function pathOf(name: string, root: string, from: string): string | undefined {
  const path = [resolve(from, name), join(root, name)].find((one) => existsSync(one));
  const inside = path && relative(root, path).split(sep).join('/');
  return inside?.startsWith('test/') ? inside : undefined;
}
