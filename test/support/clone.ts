import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOut } from '../../scripts/workflow/checkout.ts';
import { ENVIRONMENTS, TOOLS } from './stand-in.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** This repository in a folder of its own, with what set-up has installed here and a state of its own. */
export async function cloneRepository(): Promise<Disposable & { readonly folder: string }> {
  const parent = mkdtempSync(join(tmpdir(), 'clone-'));
  const folder = await checkOut(ROOT, join(parent, 'repository'));
  mkdirSync(join(folder, '.local-aws'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(TOOLS, join(folder, '.local-aws/tools'));
  symlinkSync(ENVIRONMENTS, join(folder, '.local-aws/envs'));
  return { folder, [Symbol.dispose]: () => rmSync(parent, { recursive: true, force: true }) };
}
