import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose } from '../../scripts/test/choose.ts';
import { isStale } from '../../scripts/test/fresh-dist.ts';

let root: string;

const write = (file: string, at: number) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), '');
  utimesSync(join(root, file), at, at);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'choice-'));
  for (const file of ['test/unit/bundle.test.ts', 'test/dist/kills.test.ts', 'test/python/test_fetch.py', 'README.md'])
    write(file, 100);
});
afterAll(() => rmSync(root, { recursive: true }));

test('without a name everything runs', () => {
  expect(choose([], root)).toMatchObject({
    checks: ['types', 'lint', 'build', 'generate', 'models', 'python'],
    vitest: ['test/unit/', 'test/http/', 'test/contract/', 'test/local-aws/', 'test/dist/', 'test/workflow/'],
  });
});

test.each([
  [['lint', 'types'], { checks: ['types', 'lint'], python: [], vitest: [] }],
  [['unit'], { checks: [], python: [], vitest: ['test/unit/'] }],
  [['python'], { checks: ['python'], python: [], vitest: [] }],
  [['test/unit/bundle.test.ts'], { checks: [], python: [], vitest: ['test/unit/bundle.test.ts'] }],
  [['test/dist'], { checks: [], python: [], vitest: ['test/dist'] }],
  [['test/python/test_fetch.py'], { checks: ['python'], python: ['test/python/test_fetch.py'], vitest: [] }],
  [
    ['contract', 'test/python', './test/dist/kills.test.ts'],
    { checks: ['python'], python: ['test/python'], vitest: ['test/contract/', 'test/dist/kills.test.ts'] },
  ],
])('%j', (wanted, choice) => expect(choose(wanted, root)).toEqual(choice));

test('a path may be written from where the user is', () => {
  expect(choose(['bundle.test.ts'], root, join(root, 'test/unit'))).toMatchObject({
    vitest: ['test/unit/bundle.test.ts'],
  });
});

test.each(['units', 'README.md', 'test/unit/none.test.ts', '..'])('%s is refused', (name) => {
  expect(choose([name], root)).toContain(
    `${name} is no part of the tests and no file or folder in test/; the parts are`,
  );
});

test('dist is stale while it is not there, and when a source is newer', () => {
  write('actions/lib/core/plan.ts', 200);
  expect(isStale(root)).toBe(true);
  write('dist/licenses.txt', 300);
  expect(isStale(root)).toBe(false);
  write('actions/lib/core/plan.ts', 400);
  expect(isStale(root)).toBe(true);
});
