import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Of } from '../../actions/lib/dataset/hash.ts';
import { contentHash, version } from '../../actions/lib/dataset/version.ts';
import { zip } from '../support/archives.ts';
import { dataFolder } from '../support/data-folder.ts';

test('the version of known files is known', () => {
  const files = [
    { path: 'train/b', size: 1, sha256: 'bb' },
    { path: 'train/a', size: 2, sha256: 'aa' },
  ];
  expect(contentHash(files)).toBe(sha256Of(Buffer.from('train/a\naa\n2\ntrain/b\nbb\n1\n')));
  expect(version(files)).toBe(version(files.toReversed()));
  expect(version(files)).toMatch(/^[0-9a-f]{64}$/);
});

test("a folder's identity follows names and contents, never modification times", async () => {
  await using folder = await dataFolder({ 'data/a': 'a', 'data/b': 'b' });
  const identity = async () => (await folder.find('data')).identity();
  const first = await identity();
  await utimes(join(folder.root, 'data/a'), 1, 1);
  expect(await identity()).toBe(first);
  await writeFile(join(folder.root, 'data/a'), 'A');
  const changed = await identity();
  expect(changed).not.toBe(first);
  await folder.write('data/c', 'c');
  expect(await identity()).not.toBe(changed);
});

test('the first location that exists is used; when none does, each says why', async () => {
  await using folder = await dataFolder({ 'data.zip': zip([{ name: 'a', body: 'a' }]) });
  expect((await folder.find(['missing', 'data.zip'])).location).toBe('data.zip');
  await expect(folder.find(['missing', 'http://example.invalid/a.zip'])).rejects.toThrow(
    /missing: no such folder or archive exists\n.*http:\/\/example\.invalid\/a\.zip: redirects to http:.*only https/,
  );
});

test('an archive that is not the pinned one is refused, and the next location is tried', async () => {
  const good = zip([{ name: 'a', body: 'good' }]);
  await using folder = await dataFolder({ 'bad.zip': zip([{ name: 'a', body: 'bad' }]), 'good.zip': good });
  await expect(folder.open('bad.zip', sha256Of(good))).rejects.toThrow(/bad\.zip: has the sha256 .* is pinned/);
  await using dataset = await folder.open(['bad.zip', 'good.zip'], sha256Of(good));
  expect(dataset.origin).toEqual({ location: 'good.zip', size: good.length, sha256: sha256Of(good) });
});

test('a file that changes while it is being read is noticed', async () => {
  await using folder = await dataFolder({ 'data/a': 'a' });
  await using dataset = await folder.open('data');
  await folder.write('data/a', 'b');
  const [file] = dataset.files;
  if (!file) throw new Error('the data set has no file');
  await expect(dataset.read(file)).rejects.toThrow('a changed while the data set was being read');
});
