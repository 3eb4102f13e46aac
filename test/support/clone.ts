import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENVIRONMENTS, TOOLS } from './stand-in.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** This repository's files in a folder of their own, with what set-up has installed here and a state of their own. */
export function cloneRepository(): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'clone-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of listed.toString().split('\0')) {
    if (file === '') continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  mkdirSync(join(folder, '.local-aws'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(TOOLS, join(folder, '.local-aws/tools'));
  symlinkSync(ENVIRONMENTS, join(folder, '.local-aws/envs'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
