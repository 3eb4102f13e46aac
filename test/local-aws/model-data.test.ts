import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractModel } from '../../local-aws/src/sagemaker/model-data.ts';
import { tarGz } from '../support/archives.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function unpacked(entries: Parameters<typeof tarGz>[0]): Promise<void> {
  await extractModel(Readable.from([await tarGz(entries)]), folder, new AbortController().signal);
}

test.each(['symlink', 'link'] as const)('hosting refuses an archive with a %s, as on AWS', async (type) => {
  const entries = [
    { name: 'w.bin', body: 'w' },
    { name: 'latest.bin', type, linkname: 'w.bin' },
  ];
  await expect(unpacked(entries)).rejects.toThrow(`latest.bin is a ${type}, not a file or folder`);
});

test('files can be run as the archive says, and empty folders are there', async () => {
  await unpacked([
    { name: 'run.sh', body: '#!/bin/sh\n', mode: 0o755 },
    { name: 'w.bin', body: 'w' },
    { name: 'empty/', type: 'directory' },
  ]);
  const isExecutable = (path: string) => (statSync(join(folder, path)).mode & 0o100) !== 0;
  expect([isExecutable('run.sh'), isExecutable('w.bin'), statSync(join(folder, 'empty')).isDirectory()]).toEqual([
    true,
    false,
    true,
  ]);
});

test('an archive whose root is called / lies in the folder, and none lies outside', async () => {
  await unpacked([
    { name: '/', type: 'directory' },
    { name: '/code/', type: 'directory' },
    { name: '/code/w.bin', body: 'w' },
  ]);
  expect(statSync(join(folder, 'code/w.bin')).size).toBe(1);
  await expect(unpacked([{ name: '../w.bin', body: 'w' }])).rejects.toThrow('../w.bin points outside the archive');
});
