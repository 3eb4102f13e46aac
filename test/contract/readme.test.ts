import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, read, root } from './support/repository.ts';

const readme = read('README.md');

test('the README asks for exactly two commands', () => {
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1]);
  expect(blocks).toEqual(['npm start\nnpm test\n']);
});

test('every command of npm that a text names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const texts = files('*.md').map(read).join('\n');
  const named = [...texts.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every link into the repository leads somewhere', () => {
  const broken = files('*.md').flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !existsSync(join(root, file, '..', link)))
      .map((link) => `${file}: ${link}`),
  );
  expect(broken).toEqual([]);
});
