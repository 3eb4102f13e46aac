import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Aws } from '../../actions/lib/aws/clients.ts';
import { type PackedFile, repack } from '../../actions/lib/resources/endpoint/repack.aws.ts';
import { tarGz } from '../support/archives.ts';
import { s3OfOne } from '../support/s3-of-one.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Entries = Parameters<typeof tarGz>[0];

/** Repacks an artifact that a small S3 holds; what `tar` then shows of the package, and how often the artifact was read. */
async function repacked(entries: Entries, files: readonly PackedFile[] = [], breaks = 0) {
  const archive = await tarGz(entries);
  let reads = 0;
  using s3 = await s3OfOne(archive.length, (response) => {
    if (reads++ < breaks) response.write(archive.subarray(0, 50), () => response.destroy());
    else response.end(archive);
  });
  const to = join(folder, 'model.tar.gz');
  const aws = { client: () => s3.client } as unknown as Aws;
  await repack(aws, 's3://bucket/m/model.tar.gz', to, files, new AbortController().signal);
  const out = mkdtempSync(join(folder, 'out-'));
  execFileSync('tar', ['-xzf', to, '-C', out]);
  const lines = execFileSync('tar', ['-tvzf', to], { encoding: 'utf8' }).trim().split('\n');
  const listed = lines.map((line) => `${line.slice(0, 10)} ${line.split(/ +/).slice(5).join(' ')}`).sort();
  return { reads, listed, read: (path: string) => readFileSync(join(out, path), 'utf8') };
}

const link = (name: string, linkname: string, type: 'symlink' | 'link' = 'symlink') => ({ name, type, linkname });

test('links of every kind become what they name', async () => {
  const { listed, read, reads } = await repacked([
    { name: './', type: 'directory' },
    { name: './v3/', type: 'directory' },
    { name: './v3/w.bin', body: 'weights' },
    { name: './v3/deep/x.txt', body: 'x' },
    link('./latest.bin', 'v3/w.bin'),
    link('./v3/again.bin', '../latest.bin'),
    link('./current', 'v3'),
    link('./absolute.bin', '/opt/ml/model/v3/w.bin'),
    link('./through.txt', 'current/deep/x.txt'),
    link('./hard.bin', './v3/w.bin', 'link'),
  ]);
  expect(listed).toEqual([
    '-rw-r--r-- absolute.bin',
    '-rw-r--r-- current/again.bin',
    '-rw-r--r-- current/deep/x.txt',
    '-rw-r--r-- current/w.bin',
    '-rw-r--r-- hard.bin',
    '-rw-r--r-- latest.bin',
    '-rw-r--r-- through.txt',
    '-rw-r--r-- v3/again.bin',
    '-rw-r--r-- v3/deep/x.txt',
    '-rw-r--r-- v3/w.bin',
    'drwxr-xr-x current/',
    'drwxr-xr-x v3/',
  ]);
  for (const path of ['absolute.bin', 'current/again.bin', 'hard.bin', 'latest.bin', 'v3/again.bin', 'v3/w.bin'])
    expect(read(path), path).toBe('weights');
  expect(read('through.txt')).toBe('x');
  expect(reads).toBe(2);
  expect(readdirSync(folder).filter((name) => name.startsWith('model'))).toEqual(['model.tar.gz']);
});

test('an artifact without links is read once; modes and empty folders are kept', async () => {
  const { listed, reads } = await repacked([
    { name: 'bin/run', body: '#!/bin/sh\n', mode: 0o775 },
    { name: 'w.bin', body: 'w', mode: 0o600 },
    { name: 'empty/', type: 'directory' },
  ]);
  expect(listed).toEqual(['-rw-r--r-- w.bin', '-rwxr-xr-x bin/run', 'drwxr-xr-x empty/']);
  expect(reads).toBe(1);
});

test('a file of the serving code takes the place of a file or a link, and links show it', async () => {
  const { listed, read } = await repacked(
    [
      { name: 'serve.py', body: 'old' },
      { name: 'w.bin', body: 'w' },
      link('config.yaml', 'gone.yaml'),
      link('app.py', 'serve.py'),
    ],
    [
      { path: 'serve.py', body: Buffer.from('new'), isExecutable: true },
      { path: 'config.yaml', body: Buffer.from('c') },
    ],
  );
  expect(listed).toEqual(['-rw-r--r-- config.yaml', '-rw-r--r-- w.bin', '-rwxr-xr-x app.py', '-rwxr-xr-x serve.py']);
  expect([read('app.py'), read('config.yaml')]).toEqual(['new', 'c']);
});

test('links that name nothing in the model, or themselves, are named', async () => {
  const refused = repacked([
    { name: 'a/w.bin', body: 'w' },
    link('gone', 'nowhere'),
    link('data', '/opt/ml/input/data/train'),
    link('up', '../../etc/passwd'),
    link('self', 'self'),
    link('a/loop', '..'),
    link('fine', 'a/w.bin'),
  ]);
  await expect(refused).rejects.toMatchObject({
    message:
      'The model s3://bucket/m/model.tar.gz contains links that do not point to a file or folder in it: gone → nowhere, data → /opt/ml/input/data/train, up → ../../etc/passwd, self → self, a/loop → ...',
    next: expect.stringContaining('shutil.copy'),
  });
});

test('folders whose links lead to one another have no end, and are named', async () => {
  const refused = repacked([
    { name: 'a/x', body: 'x' },
    { name: 'b/y', body: 'y' },
    link('a/b', '../b'),
    link('b/a', '../a'),
  ]);
  await expect(refused).rejects.toThrow('a/b → ../b, b/a → ../a');
});

test('pipes are named', async () => {
  await expect(
    repacked([
      { name: 'w', body: 'w' },
      { name: 'pipe', type: 'fifo' },
    ]),
  ).rejects.toThrow('contains entries that are not files, folders or links: pipe (fifo).');
});

test('a download that breaks off leaves nothing twice in the package', async () => {
  const { listed, reads } = await repacked([{ name: 'w.bin', body: 'w' }, link('l.bin', 'w.bin')], [], 2);
  expect(listed).toEqual(['-rw-r--r-- l.bin', '-rw-r--r-- w.bin']);
  expect(reads).toBe(4);
});
