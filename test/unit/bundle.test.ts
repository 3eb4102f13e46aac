import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archive, readBundle } from '../../actions/lib/resources/code/bundle.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
const pack = async (folder: string) => archive((await readBundle(root, folder)).files);
const names = async (folder: string) => (await readBundle(root, folder)).files.map(({ path }) => path);

test('the archive depends on names and contents alone', async () => {
  write('one/train.py', 'print(1)\n');
  write('one/net/model.py', 'print(2)\n');
  cpSync(join(root, 'one'), join(root, 'two'), { recursive: true });
  utimesSync(join(root, 'two/train.py'), new Date(0), new Date(0));
  chmodSync(join(root, 'two/train.py'), 0o755);
  const [one, two] = await Promise.all([pack('one'), pack('two')]);
  expect(two.equals(one)).toBe(true);
  expect((await readBundle(root, 'two')).hash).toBe((await readBundle(root, 'one')).hash);
});

test('the archive is a tar.gz that tar reads, with plain modes and a fixed time', async () => {
  write('code/net/model.py', 'print(2)\n');
  write('code/train.py', 'print(1)\n');
  write('code.tar.gz', await pack('code'));
  const list = execFileSync('tar', ['-tvzf', join(root, 'code.tar.gz'), '--full-time', '--utc']).toString();
  expect(list.trim().split('\n')).toEqual([
    expect.stringMatching(/^-rw-r--r-- .* 9 1980-01-01 00:00:00 net\/model\.py$/),
    expect.stringMatching(/^-rw-r--r-- .* 9 1980-01-01 00:00:00 train\.py$/),
  ]);
});

test('other contents, other names and another split of the same bytes are other bundles', async () => {
  write('a/train.py', 'print(1)\n');
  write('b/train.py', 'print(2)\n');
  write('c/main.py', 'print(1)\n');
  write('d/train.p', 'yprint(1)\n');
  const hashes = await Promise.all(['a', 'b', 'c', 'd'].map(async (folder) => (await readBundle(root, folder)).hash));
  expect(new Set(hashes).size).toBe(4);
});

test('text has the line ends of Linux, whatever git made of them; binary files are left as they are', async () => {
  const binary = Buffer.from([0, 13, 10, 0]);
  write('unix/train.py', 'print("é")\nprint(2)\n');
  write('windows/train.py', 'print("é")\r\nprint(2)\r\n');
  write('unix/weights.bin', binary);
  write('windows/weights.bin', binary);
  expect((await pack('windows')).equals(await pack('unix'))).toBe(true);
  const [text, weights] = (await readBundle(root, 'windows')).files;
  expect(text?.body.toString()).toBe('print("é")\nprint(2)\n');
  expect(weights?.body.equals(binary)).toBe(true);
});

test('in a git repository it holds what git tracks or would track', async () => {
  git('init', '--quiet');
  write('.gitignore', 'secret.txt\n*.pyc\n');
  for (const file of ['train.py', 'new.py', 'secret.txt', 'gone.py', 'net/model.pyc']) write(`code/${file}`, file);
  git('add', 'code/train.py', 'code/gone.py');
  rmSync(join(root, 'code/gone.py'));
  expect(await names('code')).toEqual(['new.py', 'train.py']);
});

test('without git it holds everything but caches and hidden files', async () => {
  for (const file of ['train.py', '.env', '.venv/lib.py', '__pycache__/train.pyc', 'net/model.py'])
    write(`code/${file}`, file);
  expect(await names('code')).toEqual(['net/model.py', 'train.py']);
});

test('the same folder is the same bundle with git and without', async () => {
  write('code/train.py', 'print(1)\n');
  write('code/requirements.txt', 'tqdm\n');
  const bare = await pack('code');
  git('init', '--quiet');
  git('add', '.');
  expect((await pack('code')).equals(bare)).toBe(true);
});

test('a folder without files is refused', async () => {
  mkdirSync(join(root, 'code'));
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-missing',
    message: expect.stringContaining('folder code'),
  });
});

test('a link to a folder is refused, not left out', async () => {
  write('common/net.py', 'print(3)\n');
  write('code/train.py', 'print(1)\n');
  symlinkSync('../common', join(root, 'code/common'));
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-unreadable',
    message: expect.stringMatching(/ code\/common .*: EISDIR/),
  });
});

test('a link to a file is packed as that file', async () => {
  write('common/net.py', 'print(3)\n');
  write('code/train.py', 'print(1)\n');
  symlinkSync('../common/net.py', join(root, 'code/net.py'));
  expect(await names('code')).toEqual(['net.py', 'train.py']);
  expect(gunzipSync(await pack('code')).toString()).toContain('print(3)');
});
