import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readBundle } from '../../actions/lib/resources/code/bundle.ts';

let root: string;
let elsewhere: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-git-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  git('init', '--quiet');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of [root, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string | Buffer = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function gitIn(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...who, ...args], { cwd, stdio: 'pipe', encoding: 'utf8' });
}
const git = (...args: string[]) => gitIn(root, ...args);
const names = async (include?: 'git' | 'all') =>
  (await readBundle(root, 'code', { include })).files.map(({ path }) => path);
const warnings = async (include?: 'git' | 'all') => (await readBundle(root, 'code', { include })).warnings;

/** A repository of another user, as git sees it. */
function disown(): void {
  // Git itself offers this to its own tests.
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
}

test('the workspace is read whoever owns its files, and what git ignores stays out', async () => {
  write('.gitignore', '*.secret\n');
  for (const file of ['train.py', 'prod.secret']) write(`code/${file}`);
  const { hash } = await readBundle(root, 'code');
  disown();
  expect(() => git('ls-files')).toThrow('dubious ownership');
  expect(await names()).toEqual(['train.py']);
  expect((await readBundle(root, 'code')).hash).toBe(hash);
});

test('programs that the repository of another user names are not run', async () => {
  write('code/train.py');
  const mark = join(elsewhere, 'mark');
  write('monitor.sh', `#!/bin/sh\ntouch ${mark}\n`);
  chmodSync(join(root, 'monitor.sh'), 0o755);
  git('config', 'core.fsmonitor', join(root, 'monitor.sh'));
  disown();
  expect(await names()).toEqual(['train.py']);
  expect(() => execFileSync('ls', [mark], { stdio: 'pipe' })).toThrow();
});

test('a repository around the workspace that git refuses is an error with the remedy, not a walk', async () => {
  write('.gitignore', '*.secret\n');
  for (const file of ['train.py', 'prod.secret']) write(`inner/code/${file}`);
  disown();
  await expect(readBundle(join(root, 'inner'), 'code')).rejects.toMatchObject({
    code: 'code-unreadable',
    message: expect.stringContaining('git says: fatal: detected dubious ownership in repository'),
    next: `Run: git config --global --add safe.directory ${root}`,
  });
});

test('a repository without git installed is an error with the remedy, not a walk', async () => {
  write('code/train.py');
  vi.stubEnv('PATH', elsewhere);
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-unreadable',
    message: expect.stringContaining('git is not installed'),
    next: expect.stringMatching(/^Install git: .*`include: all`/),
  });
  expect(await names('all')).toEqual(['train.py']);
});

test('a broken repository is an error in the words of git, not a walk', async () => {
  write('code/train.py');
  write('.git/index', 'no index');
  await expect(readBundle(root, 'code')).rejects.toThrow(/git says: fatal: .*index/);
  rmSync(join(root, '.git'), { recursive: true });
  write('.git', 'gitdir: /nowhere\n');
  await expect(readBundle(root, 'code')).rejects.toThrow('git says: fatal: not a git repository: /nowhere');
});

test('inside of a hook of another repository the folder is still read by its own', async () => {
  write('.gitignore', 'x.py\n');
  for (const file of ['train.py', 'x.py']) write(`code/${file}`);
  gitIn(elsewhere, 'init', '--quiet');
  vi.stubEnv('GIT_DIR', join(elsewhere, '.git'));
  vi.stubEnv('GIT_WORK_TREE', elsewhere);
  vi.stubEnv('GIT_INDEX_FILE', join(elsewhere, 'index'));
  expect(await names()).toEqual(['train.py']);
});

test('files of submodules and of repositories inside are packed, also those not yet tracked', async () => {
  gitIn(elsewhere, 'init', '--quiet');
  writeFileSync(join(elsewhere, 'helpers.py'), 'X = 1\n');
  writeFileSync(join(elsewhere, '.gitignore'), '*.log\n');
  gitIn(elsewhere, 'add', '.');
  gitIn(elsewhere, 'commit', '--quiet', '-m', 'a');
  write('code/train.py');
  git('submodule', '--quiet', 'add', elsewhere, 'code/common');
  git('clone', '--quiet', elsewhere, 'code/vendored');
  for (const file of ['new.py', 'x.log']) write(`code/common/${file}`);
  const files = ['common/.gitignore', 'common/helpers.py', 'common/new.py'];
  const all = [...files, 'train.py', 'vendored/.gitignore', 'vendored/helpers.py'];
  expect(await names()).toEqual(all);
  disown();
  expect(await names()).toEqual(all);
  expect(await warnings()).toEqual([expect.stringContaining('git ignores 1 file of code, not packed: common/x.log.')]);
});

test('a submodule that is not checked out is an error with the remedy', async () => {
  gitIn(elsewhere, 'init', '--quiet');
  gitIn(elsewhere, 'commit', '--quiet', '--allow-empty', '-m', 'a');
  write('code/train.py');
  git('submodule', '--quiet', 'add', elsewhere, 'code/common');
  git('submodule', '--quiet', 'deinit', '--all', '--force');
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-missing',
    message: expect.stringContaining(`submodule ${root}/code/common`),
    next: expect.stringContaining('`submodules: true`'),
  });
});

test('what is there and ignored is told, a folder as one; caches are not', async () => {
  write('.gitignore', 'lib/\n*.so\n*.pyc\n.pytest_cache/\n');
  for (const file of ['pkg/lib/a.py', 'pkg/lib/b/c.py', 'fast.so', 'x.pyc', '.pytest_cache/x', 'pkg/__init__.py'])
    write(`code/${file}`);
  expect(await warnings()).toEqual([
    'git ignores 3 files of code, not packed: fast.so, pkg/lib/. If the code needs them, write include: all next to source in the config.',
  ]);
  expect(await names()).toEqual(['pkg/__init__.py']);
});

test('with include: all every file is packed, but neither files of git nor caches; secrets are named', async () => {
  write('.gitignore', '*\n');
  for (const file of [
    'lib/a.so',
    '.env',
    '.env.example',
    '.hidden/x',
    '__pycache__/a.pyc',
    'sub/.git/config',
    'k/id_rsa',
  ])
    write(`code/${file}`);
  write('code/cert.txt', '-----BEGIN RSA PRIVATE KEY-----\nMII\n');
  expect(await names('all')).toEqual(['.env', '.env.example', '.hidden/x', 'cert.txt', 'k/id_rsa', 'lib/a.so']);
  expect(await warnings('all')).toEqual([
    expect.stringMatching(/^code\/\.env, code\/cert\.txt, code\/k\/id_rsa: looks like a secret, and it is packed/),
  ]);
});

test('a folder that git ignores as a whole is refused, not packed', async () => {
  write('.gitignore', 'code/\n');
  write('code/train.py');
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-missing',
    message: expect.stringMatching(/ code: train\.py\.$/),
    next: expect.stringContaining('include: all'),
  });
});

test('hidden files and files with strange names are packed; a name that is no UTF-8 is refused', async () => {
  const strange = ['-n.py', 'a b.py', 'line\nend.py', 'é.py', '*.py', `${'x'.repeat(60)}/${'y'.repeat(200)}.py`];
  for (const file of ['.streamlit/config.toml', '.env.example', ...strange]) write(`code/${file}`);
  git('add', '--all');
  expect((await names()).toSorted()).toEqual(['.streamlit/config.toml', '.env.example', ...strange].toSorted());
  writeFileSync(Buffer.concat([Buffer.from(`${root}/code/`), Buffer.from([0xff, 0xfe])]), 'x');
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'file-name-invalid',
    message: expect.stringContaining('UTF-8'),
  });
});

test('empty folders and pipes are named', async () => {
  write('code/train.py');
  mkdirSync(join(root, 'code/out/deep'), { recursive: true });
  execFileSync('mkfifo', [join(root, 'code/pipe')]);
  expect(await warnings()).toEqual([
    'empty folders in code are not packed: out/deep/.',
    'entries of code that are not files or folders are not packed: pipe.',
  ]);
});

test('executable files are other bundles; the mask and other bits of a mode are not', async () => {
  write('code/run.sh', '#!/bin/sh\n');
  write('code/train.py', 'x\n');
  git('add', '.');
  const before = (await readBundle(root, 'code')).hash;
  chmodSync(join(root, 'code/run.sh'), 0o600);
  expect((await readBundle(root, 'code')).hash).toBe(before);
  chmodSync(join(root, 'code/run.sh'), 0o755);
  const after = await readBundle(root, 'code');
  expect(after.hash).not.toBe(before);
  expect(after.files.map(({ path, isExecutable }) => [path, isExecutable])).toEqual([
    ['run.sh', true],
    ['train.py', undefined],
  ]);
});

test('where the file system knows no modes those of the index count', async () => {
  for (const file of ['run.sh', 'train.py']) write(`code/${file}`, '#!/bin/sh\n');
  git('config', 'core.fileMode', 'false');
  git('add', '.');
  git('update-index', '--chmod=+x', 'code/run.sh');
  const { hash } = await readBundle(root, 'code');
  for (const file of ['run.sh', 'train.py']) chmodSync(join(root, 'code', file), 0o777);
  const mounted = await readBundle(root, 'code');
  expect(mounted.hash).toBe(hash);
  expect(mounted.files.map(({ isExecutable }) => isExecutable)).toEqual([true, undefined]);
});

test('a checkout with the line ends of Windows is the same bundle', async () => {
  const binary = Buffer.from([1, 2, 13, 10, 200, 13, 10]);
  write('code/train.py', 'print("é")\n');
  write('code/words.csv', 'a,b\n1,2\n');
  write('code/model.weird', 'text\n');
  write('code/crlf.csv', 'a,b\r\n1,2\r\n');
  write('code/run.bat', 'rem\r\n');
  write('code/table.bin', binary);
  write('.gitattributes', '*.bat text eol=crlf\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'a');
  const linux = await readBundle(root, 'code');
  git('config', 'core.autocrlf', 'true');
  for (const path of ['train.py', 'words.csv', 'model.weird']) rmSync(join(root, 'code', path));
  git('checkout', '--', '.');
  expect(execFileSync('cat', [join(root, 'code/words.csv')]).toString()).toBe('a,b\r\n1,2\r\n');
  const windows = await readBundle(root, 'code');
  expect(windows.hash).toBe(linux.hash);
  const body = (path: string) => windows.files.find((file) => file.path === path)?.body;
  expect(body('table.bin')).toEqual(binary);
  expect(body('crlf.csv')?.toString()).toBe('a,b\r\n1,2\r\n');
  expect(body('run.bat')?.toString()).toBe('rem\r\n');
});

test('a file that git does not track is changed only where it is text for sure', async () => {
  const kept = { 'table.bin': 'k\r\nv\r\n', 'data.csv': 'a\r\n', 'latin.txt': Buffer.from([0xe9, 13, 10]) };
  for (const [file, body] of Object.entries(kept)) write(`code/${file}`, body);
  write('code/train.py', 'x\r\n');
  const { files } = await readBundle(root, 'code');
  expect(Object.fromEntries(files.map(({ path, body }) => [path, body]))).toEqual({
    ...Object.fromEntries(Object.entries(kept).map(([file, body]) => [file, Buffer.from(body)])),
    'train.py': Buffer.from('x\n'),
  });
});

test('a link out of the repository, into .git or to an ignored file is refused', async () => {
  write('.gitignore', '.env\n');
  write('.env', 'TOKEN=1');
  write('code/train.py');
  writeFileSync(join(elsewhere, 'credentials'), 'x');
  const refusals = {
    [join(elsewhere, 'credentials')]: 'which is outside the repository',
    '../.git/config': "which is one of git's internal files",
    '../.env': 'which git ignores',
  };
  for (const [target, why] of Object.entries(refusals)) {
    symlinkSync(target, join(root, 'code/link'));
    await expect(readBundle(root, 'code'), target).rejects.toThrow(why);
    rmSync(join(root, 'code/link'));
  }
});

test('a link that names nothing, or itself, is refused', async () => {
  write('code/train.py');
  symlinkSync('gone', join(root, 'code/link'));
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-unreadable',
    message: expect.stringMatching(/ code\/link .*: ENOENT/),
  });
  rmSync(join(root, 'code/link'));
  symlinkSync('link', join(root, 'code/link'));
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-unreadable',
    message: expect.stringMatching(/ code\/link .*: ELOOP/),
  });
});

test('a folder that is a link out of the repository is refused', async () => {
  writeFileSync(join(elsewhere, 'train.py'), 'x');
  symlinkSync(elsewhere, join(root, 'code'));
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-link-invalid',
    message: expect.stringContaining('outside the repository'),
  });
});

test('a link that git wrote as text is refused', async () => {
  write('code/train.py');
  symlinkSync('train.py', join(root, 'code/main.py'));
  git('add', '.');
  rmSync(join(root, 'code/main.py'));
  write('code/main.py', 'train.py');
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-link-invalid',
    message: expect.stringMatching(/main\.py .*symbolic link/),
  });
});

test('pointers of Git LFS are refused', async () => {
  write('code/vocab.bin', `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`);
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'lfs-pointer',
    message: expect.stringContaining(' code/vocab.bin'),
    next: expect.stringContaining('`lfs: true`'),
  });
});

test('code that is too large is refused unread, with the files that make it so', async () => {
  write('code/train.py');
  write('code/dump.bin', '');
  execFileSync('truncate', ['--size', '3G', join(root, 'code/dump.bin')]);
  await expect(readBundle(root, 'code')).rejects.toMatchObject({
    code: 'code-too-large',
    message: expect.stringMatching(/ code has 3072\.0 MB; .*256\.0 MB\. .*code\/dump\.bin \(3072\.0 MB\)\.$/),
    next: expect.stringContaining('data.source'),
  });
  write('.gitignore', '*.bin\n');
  expect(await names()).toEqual(['train.py']);
});
