import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packFunction } from '../../actions/lib/resources/code/function-package.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'function-'));
  mkdirSync(join(root, 'code/lib'), { recursive: true });
  writeFileSync(join(root, 'code/handler.py'), 'def handler(event, context):\n    return event\n');
  writeFileSync(join(root, 'code/lib/words.txt'), 'one\r\ntwo\r\n');
});
afterEach(() => rmSync(root, { recursive: true }));

test('the same files give the same bytes, in every time zone and at any time', async () => {
  const { sha256 } = await packFunction(root, 'code');
  const script = `import { packFunction } from './actions/lib/resources/code/function-package.ts';
    console.log((await packFunction(process.argv[1], 'code')).sha256);`;
  for (const TZ of ['Pacific/Auckland', 'America/Los_Angeles']) {
    const arguments_ = ['--input-type=module', '-e', script, root];
    const other = execFileSync(process.execPath, arguments_, { encoding: 'utf8', env: { ...process.env, TZ } });
    expect(other.trim()).toBe(sha256);
  }
  // The bytes themselves are an interface: other bytes would publish a version of every user's function.
  expect(sha256).toBe('ZL2OjAHAqOcCQ2nm0QF5Tfs2T6UsOG/0v+njd09l21U=');
});

test('python reads what was packed', async () => {
  const { zip } = await packFunction(root, 'code');
  const script = `import io, sys, zipfile
z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert z.testzip() is None
print([(i.filename, oct(i.external_attr >> 16), z.read(i).decode()) for i in z.infolist()])`;
  const listed = execFileSync('python3', ['-c', script], { input: zip, encoding: 'utf8' });
  expect(listed.trim()).toBe(
    "[('handler.py', '0o100644', 'def handler(event, context):\\n    return event\\n'), ('lib/words.txt', '0o100644', 'one\\ntwo\\n')]",
  );
});

test('the package is stored as it is, however well it could be compressed', async () => {
  writeFileSync(join(root, 'code/zeros.bin'), '');
  truncateSync(join(root, 'code/zeros.bin'), 51 * 1024 * 1024);
  expect((await packFunction(root, 'code')).zip.length).toBeGreaterThan(51 * 1024 * 1024);
});

test('250 MB of files are refused before any call', async () => {
  writeFileSync(join(root, 'code/zeros.bin'), '');
  truncateSync(join(root, 'code/zeros.bin'), 250 * 1024 * 1024);
  await expect(packFunction(root, 'code')).rejects.toMatchObject({
    code: 'code-too-large',
    message: expect.stringMatching(/ code has 250\.0 MB; .*250\.0 MB\. .*code\/zeros\.bin \(250\.0 MB\)\.$/),
  });
});
