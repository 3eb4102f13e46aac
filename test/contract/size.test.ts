import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from './support/repository.ts';

const MEGABYTE = 1024 * 1024;

/** Every job downloads the repository before it does anything. */
test('what a job downloads is at most 5 MB', () => {
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 100 * MEGABYTE });
  expect(gzipSync(archive).length).toBeLessThanOrEqual(5 * MEGABYTE);
});

test('dist/ is at most 3 MB and holds nothing twice', () => {
  const files = globSync('dist/**/*', { cwd: root }).filter((file) => statSync(join(root, file)).isFile());
  const contents = files.map((file) => readFileSync(join(root, file)));
  expect(contents.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(3 * MEGABYTE);
  const digests = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  expect(files.filter((_, index) => digests.indexOf(digests[index] ?? '') !== index)).toEqual([]);
});

/** A file of dist/ with all that it imports before it runs. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:^|[;}\n])(?:import|export)\b[^;'"]*?["'](\.[^"']+)["']/g))
    loadedBy(join(dirname(file), path), seen);
  return seen;
}

test('an action loads at most 600 kB before it has read the config, and no client of AWS', () => {
  for (const entry of globSync('dist/*.mjs', { cwd: root })) {
    const loaded = [...loadedBy(join(root, entry))];
    expect(loaded.length, entry).toBeGreaterThan(10);
    const size = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size, entry).toBeLessThanOrEqual(600_000);
    expect(
      loaded.map((file) => basename(file)).filter((name) => /^aws-(?!page)/.test(name)),
      entry,
    ).toEqual([]);
  }
});
