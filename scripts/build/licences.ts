import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of all packages that modules come from, as one text that is the same for the same packages.
 * @param modules paths of bundled modules; those outside `node_modules` are ours.
 * @throws Error when a package names no licence.
 */
export function licences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((module) => packageFolder(module) ?? []));
  const entries = [...folders].map(describe).sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const unique = new Map(entries.map((entry) => [entry.title, entry.text]));
  return [...unique].map(([title, text]) => `${title}\n${'-'.repeat(title.length)}\n${text}\n`).join('\n');
}

function packageFolder(module: string): string | undefined {
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
}

function describe(folder: string): { title: string; text: string } {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file !== undefined) return { title, text: readFileSync(join(folder, file), 'utf8').trim() };
  if (manifest.license === undefined) throw new Error(`${manifest.name} names no licence.`);
  return { title, text: `The package has no licence text of its own; its package.json says ${manifest.license}.` };
}
