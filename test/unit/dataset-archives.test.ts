import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DatasetError } from '../../actions/lib/dataset/error.ts';
import { version } from '../../actions/lib/dataset/version.ts';
import { tarGz, type ZipEntry, zip } from '../support/archives.ts';
import { dataFolder } from '../support/data-folder.ts';
import { soundFiles } from '../support/images.ts';

/** The findings for which an archive is refused, as `path: what`. */
async function refusal(name: string, archive: Buffer): Promise<string[]> {
  await using folder = await dataFolder({ [name]: archive });
  const error: unknown = await folder.open(name).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatasetError);
  expect(await readdir(folder.scratch)).toEqual([]);
  return (error as DatasetError).findings.map(({ path, what }) => `${path}: ${what}`);
}

test('folder, zip and tar.gz of the same files are the same version, top folder or not', async () => {
  const files = Object.entries(soundFiles()).map(([name, body]) => ({ name, body }));
  const inside = files.map(({ name, body }) => ({ name: `dogImages/${name}`, body }));
  await using folder = await dataFolder({
    'a.zip': zip(files),
    'b.zip': zip([{ name: 'dogImages/', mode: 0o040755 }, ...inside.toReversed()]),
    'c.tar.gz': await tarGz(inside.map((entry) => ({ ...entry, name: `./${entry.name}` }))),
  });
  for (const { name, body } of files) await folder.write(`d/${name}`, body);
  const versions = new Set<string>();
  for (const location of ['a.zip', 'b.zip', 'c.tar.gz', 'd']) {
    await using dataset = await folder.open(location);
    versions.add(version(dataset.files));
    expect(dataset.files.map(({ path }) => path)).toEqual(files.map(({ name }) => name).sort());
    for (const file of dataset.files) expect(await dataset.read(file)).toEqual(soundFiles()[file.path]);
  }
  expect(versions.size).toBe(1);
  expect(await readdir(folder.scratch)).toEqual([]);
});

test.each<[string, ZipEntry[], RegExp]>([
  ['a path that leads out', [{ name: '../../etc/passwd', body: 'x' }], /points outside the archive/],
  ['a path that leads out by backslashes', [{ name: 'a\\..\\..\\b', body: 'x' }], /points outside the archive/],
  ['an absolute path', [{ name: '/etc/passwd', body: 'x' }], /absolute path/],
  ['a drive', [{ name: 'C:\\a', body: 'x' }], /absolute path/],
  ['a link', [{ name: 'train/a.png', body: '/etc/passwd', mode: 0o120777 }], /is a link/],
  ['a device', [{ name: 'train/a.png', mode: 0o020644 }], /is a device/],
  ['an encrypted file', [{ name: 'a', body: 'x', flags: 1 }], /is encrypted/],
  ['an unknown packing', [{ name: 'a', body: 'x', method: 12 }], /method 12/],
  [
    'a name that is duplicated',
    [
      { name: 'a', body: 'x' },
      { name: 'a', body: 'y' },
    ],
    /is duplicated/,
  ],
  [
    'a file that is also a folder',
    [
      { name: 'a', body: 'x' },
      { name: 'a/b', body: 'y' },
    ],
    /a: is a file, but other entries use it as a folder/,
  ],
  ['a line break in a name', [{ name: 'a\nb', body: 'x' }], /control characters/],
  [
    'a bomb by ratio',
    [{ name: 'a', body: Buffer.alloc(20 * 1024 ** 2) }],
    /unpacks to 20\.0 MiB from .*the limit is 200 times/,
  ],
  [
    'a file that declares more than can be in it',
    [{ name: 'a', body: 'x', declared: 2 ** 31 }],
    /unpacks to 2\.0 GiB from 3 bytes: the limit is 200 times/,
  ],
  [
    'a total above the limit',
    Array.from({ length: 201 }, (_, at) => ({ name: `${at}`, declared: 2 ** 30 })),
    /above 200\.0 GiB/,
  ],
  ['a file larger than it declares', [{ name: 'a', body: 'x'.repeat(5000), declared: 10 }], /is damaged/],
  [
    'a bomb of many entries',
    Array.from({ length: 40 }, (_, at) => ({ name: `${at}`, body: Buffer.alloc(1024 ** 2) })),
    /data\.zip: unpacks to 40\.0 MiB from .* KiB: the limit is 200 times/,
  ],
  [
    'a name in Latin-1',
    [{ name: Buffer.from('train/001.chïen/1.png', 'latin1'), body: 'x' }],
    /train\/001\.ch\ufffden\/1\.png: has .*invalid UTF-8 in its name: rename it, or create the archive with UTF-8/,
  ],
  ['a name in Shift-JIS', [{ name: Buffer.from('8ca2944c', 'hex'), body: 'x' }], /invalid UTF-8 in its name/],
  ['an archive without files', [{ name: 'a/', mode: 0o040755 }], /contains no files/],
  ['a damaged file', [{ name: 'a', body: 'x', crc: 1 }], /is damaged/],
])('zip: %s is refused', async (_name, entries, expected) => {
  expect((await refusal('data.zip', zip(entries))).join('\n')).toMatch(expected);
});

test('all dangerous entries are told at once', async () => {
  const evil = [{ name: '../a' }, { name: '/b' }, { name: 'c', mode: 0o120777 }, { name: 'd', flags: 1 }];
  expect(await refusal('data.zip', zip(evil))).toHaveLength(4);
});

test.each([
  ['a path that leads out', { name: '../x', body: 'x' }, /points outside the archive/],
  ['a symbolic link', { name: 'x', type: 'symlink', linkname: '/etc/passwd' }, /is a link/],
  ['a hard link', { name: 'x', type: 'link', linkname: 'a' }, /is a link/],
  ['a pipe', { name: 'x', type: 'fifo' }, /is a device, pipe/],
] as const)('tar: %s is refused', async (_name, entry, expected) => {
  expect((await refusal('data.tar.gz', await tarGz([{ name: 'a', body: 'a' }, entry]))).join()).toMatch(expected);
});

test('a tar bomb is stopped while it unpacks', async () => {
  const found = await refusal('data.tgz', await tarGz([{ name: 'a', body: Buffer.alloc(64 * 1024 ** 2) }]));
  expect(found.join()).toMatch(/more than 200 times its size/);
});

test.each(['zip', 'tar.gz'])('a %s that is cut off is refused', async (kind) => {
  const whole =
    kind === 'zip' ? zip([{ name: 'a', body: 'a' }]) : await tarGz([{ name: 'a', body: soundFiles()['a'] ?? 'abc' }]);
  await using folder = await dataFolder({ data: whole.subarray(0, -10) });
  await expect(folder.open('data')).rejects.toThrow(/data could not be read as a (zip|tar\.gz) archive/);
});

test('a web page instead of an archive is named as such', async () => {
  await using folder = await dataFolder({ 'data.zip': '<!DOCTYPE html><html>' });
  await expect(folder.open('data.zip')).rejects.toThrow(
    'is not a zip or tar.gz archive: it begins with "<!DOCTYPE html>',
  );
});

test('system files are ignored and said, names that differ in case are said', async () => {
  const entries = ['.DS_Store', '__MACOSX/train/._a', 'Thumbs.db', 'train/A.png', 'train/a.png'];
  await using folder = await dataFolder({ 'data.zip': zip(entries.map((name) => ({ name, body: name }))) });
  await using dataset = await folder.open('data.zip');
  expect(dataset.files.map(({ path }) => path)).toEqual(['train/A.png', 'train/a.png']);
  expect(dataset.notes.map(({ what }) => what)).toEqual([
    'differs from train/A.png only in upper and lower case',
    'and 2 more hidden or system files are ignored',
  ]);
});

test('names in UTF-8 without the flag are read as UTF-8', async () => {
  await using folder = await dataFolder({ 'data.zip': zip([{ name: 'train/001.Löwe/ü.png', body: 'x' }]) });
  await using dataset = await folder.open('data.zip');
  expect(dataset.files[0]?.path).toBe('train/001.Löwe/ü.png');
});

test('a link in a folder is refused, hidden folders are not entered', async () => {
  await using folder = await dataFolder({ 'data/train/a': 'a', 'data/.git/config': 'x' });
  await using dataset = await folder.open('data');
  expect(dataset.files.map(({ path }) => path)).toEqual(['train/a']);
  await symlink('/etc/passwd', join(folder.root, 'data/train/b'));
  await expect(folder.open('data')).rejects.toThrow('train/b: is a link');
});

test('a full disk is said plainly while unpacking', async () => {
  await using folder = await dataFolder({ 'data.tar.gz': await tarGz([{ name: 'a', body: 'abc' }]) });
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(folder.scratch, 'unpacked'));
  await symlink('/dev/full', join(folder.scratch, 'unpacked/1'));
  await expect(folder.open('data.tar.gz')).rejects.toThrow(/^The disk is full: .* has no free space/);
  expect(await readdir(folder.scratch)).toEqual([]);
});
