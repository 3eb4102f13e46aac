import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import { asNobody } from '../support/as-nobody.ts';
import { validConfig } from '../support/config-repository.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 18151\n`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'config-files-'));
  write('images/1.png', 'a picture');
  write('code/train.py', 'print("Validation Loss: 0.5")\n');
  write('serve/serve_app.py', 'app = 1\n');
  write('a.png', 'a picture');
  write(
    'pipeline.yml',
    validConfig.replace('ml.m5.large }', 'ml.m5.large, smoke: { file: a.png, content-type: image/png } }'),
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Buffer): void {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const problems = () => {
  const loaded = loadConfig('pipeline.yml', root);
  return 'problems' in loaded ? loaded.problems.map(formatProblem) : [];
};

test('a repository whose files are all there and readable has no problem', () => {
  expect(problems()).toEqual([]);
});

test.each([
  ['is not UTF-8', Buffer.from(validConfig.replace('shapes', 'sm\xe4ll'), 'latin1')],
  ['is UTF-16, not UTF-8', Buffer.from(`\ufeff${validConfig}`, 'utf16le')],
])('a config that %s is refused, and how to save it is said', (what, content) => {
  write('pipeline.yml', content);
  expect(problems()).toEqual([`pipeline.yml:1:1: ${what}; save it as UTF-8`]);
});

test('each pointer of Git LFS is told at the key that names it; hidden files and caches are left alone', () => {
  for (const path of ['a.png', 'code/lib/model.pt', 'code/.cache/x', 'code/__pycache__/x.pyc', 'serve/labels.txt'])
    write(path, POINTER);
  const advice = 'check out with `lfs: true` (actions/checkout), or run `git lfs pull`';
  const told = (file: string) =>
    expect.stringContaining(`contains a Git LFS pointer instead of the file: ${file}; ${advice}`);
  expect(problems()).toEqual([told('code/lib/model.pt'), told('serve/labels.txt'), told('a.png')]);
  expect(problems()[2]).toMatch(/^pipeline\.yml:\d+:\d+: endpoints\.shapes\.smoke\.file: /);
});

test('each file and folder that may not be read is told at the key that names it, and none as missing', async () => {
  write('code/lib/model.pt', 'weights');
  write('code/out/left-by-a-container.bin', 'x');
  for (const path of ['a.png', 'code/lib/model.pt', 'code/out', 'images']) chmodSync(join(root, path), 0);
  const program = `
    const { loadConfig } = await import(${JSON.stringify(new URL('../../actions/lib/resources/load-config.ts', import.meta.url).href)});
    const { formatProblem } = await import(${JSON.stringify(new URL('../../actions/lib/config/load.ts', import.meta.url).href)});
    console.log(JSON.stringify(loadConfig('pipeline.yml', process.argv[1]).problems.map(formatProblem)));`;
  const found = await asNobody(program, root);
  for (const path of ['code/out', 'images']) chmodSync(join(root, path), 0o700);
  const advice = 'a container that ran as root leaves such files: run `sudo chown -R "$(id -un)" .` first';
  const told = (file: string) =>
    expect.stringContaining(`contains a file that this user may not read: ${file}; ${advice}`);
  expect(found).toEqual([told('images'), told('code/lib/model.pt'), told('code/out'), told('a.png')]);
});
