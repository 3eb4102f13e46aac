import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
