import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A git repository of its own with the given files, for workflows that are not this repository's. */
export interface WorkflowRepository extends Disposable {
  readonly root: string;
}

export function workflowRepository(files: Readonly<Record<string, string>>): WorkflowRepository {
  const root = mkdtempSync(join(tmpdir(), 'repository-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'files');
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
