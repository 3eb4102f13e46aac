import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of all packages that contain these modules, as one text that depends only on the packages.
 * @param modules paths of bundled modules; those outside `node_modules` belong to this repository.
 * @throws Error when a package has no licence.
 */
export function licences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((module) => packageFolder(module) ?? []));
  const packages = [...folders].map(describe).sort((a, b) => (a.title < b.title ? -1 : 1));
  const byText = Map.groupBy(packages, ({ text }) => text);
  return [...byText]
    .map(([text, sharing]) => `${[...new Set(sharing.map(({ title }) => title))].join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
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
