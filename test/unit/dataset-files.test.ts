import { randomFillSync } from 'node:crypto';
import { chmodSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DatasetError } from '../../actions/lib/dataset/error.ts';
import { findImageDefect } from '../../actions/lib/dataset/image.ts';
import { version } from '../../actions/lib/dataset/version.ts';
import { tarGz, zip } from '../support/archives.ts';
import { asNobody } from '../support/as-nobody.ts';
import { dataFolder } from '../support/data-folder.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 18151\n`;
const LFS = 'is a Git LFS pointer, not the file itself: check out with `lfs: true`, or run `git lfs pull`';

test('pointers of Git LFS are told one by one, in a folder, a zip and a tar.gz, and an archive that is one', async () => {
  const entries = [
    { name: 'train/table.csv', body: POINTER },
    { name: 'train/real.csv', body: 'version https://example.org\n' },
    { name: 'valid/table.csv', body: POINTER.replace('git-lfs', 'hawser') },
  ];
  await using folder = await dataFolder({ 'a.zip': zip(entries), 'b.tar.gz': await tarGz(entries), 'c.zip': POINTER });
  for (const { name, body } of entries) await folder.write(`d/${name}`, body);
  for (const location of ['a.zip', 'b.tar.gz', 'd']) {
    const error: unknown = await folder.open(location).catch((thrown: unknown) => thrown);
    const told = (error as DatasetError).findings.map(({ path, what }) => `${path}: ${what}`);
    expect(told.sort()).toEqual([`train/table.csv: ${LFS}`, `valid/table.csv: ${LFS}`]);
  }
  await expect(folder.open('c.zip')).rejects.toThrow(new DatasetError(`c.zip ${LFS}.`));
});

test('every file and folder that may not be read is told, with what to do', async () => {
  await using folder = await dataFolder({
    'd/a/1.csv': '1',
    'd/a/2.csv': '2',
    'd/b/3.csv': '3',
    'd/c.csv': '4',
    'e.zip': 'PK',
  });
  for (const path of ['d/a/1.csv', 'd/a/2.csv', 'd/b', 'e.zip']) chmodSync(join(folder.root, path), 0);
  const told = (await readAsNobody(folder.root, 'd')).concat(await readAsNobody(folder.root, 'e.zip'));
  chmodSync(join(folder.root, 'd/b'), 0o700);
  const what =
    'may not be read by this user. A container that ran as root leaves such files: run `sudo chown -R "$(id -un)" .` first';
  expect(told).toEqual(['a/1.csv', 'a/2.csv', 'b', 'e.zip'].map((path) => `${path}: ${what}`));
});

/** The findings of opening a location as a user who owns none of it. */
async function readAsNobody(root: string, location: string): Promise<string[]> {
  const source = new URL('../../actions/lib/dataset/source.ts', import.meta.url).href;
  const program = `
    const { openSource } = await import(${JSON.stringify(source)});
    const options = { root: process.argv[1], signal: new AbortController().signal, progress: () => undefined };
    try { await (await openSource({ locations: [process.argv[2]] }, options)).open('/nowhere'); }
    catch (error) { console.log(JSON.stringify(error.findings.map(({ path, what }) => path + ': ' + what))); }`;
  return (await asNobody(program, root, location)) as string[];
}

test('a file that is too large to be held is hashed and read in pieces, the same from a folder, a zip and a tar.gz', async () => {
  const large = Buffer.alloc(66 * 1024 ** 2);
  // Enough noise to be no bomb, and little enough to be packed soon.
  for (let at = 0; at < large.length; at += 2048) randomFillSync(large, at, 32);
  await using data = await dataFolder({
    'd/large.bin': large,
    'a.zip': zip([{ name: 'large.bin', body: large, method: 0 }]),
    'b.zip': zip([{ name: 'large.bin', body: large }]),
    'c.tar.gz': await tarGz([{ name: 'large.bin', body: large }]),
  });
  const versions = new Set<string>();
  for (const location of ['d', 'a.zip', 'b.zip', 'c.tar.gz']) {
    await using dataset = await data.open(location);
    versions.add(version(dataset.files));
    let length = 0;
    let largest = 0;
    for (const file of dataset.files) {
      for await (const piece of dataset.stream(file)) {
        expect(piece.compare(large, length, length + piece.length)).toBe(0);
        length += piece.length;
        largest = Math.max(largest, piece.length);
      }
    }
    expect(length).toBe(large.length);
    expect(largest).toBeLessThanOrEqual(1024 ** 2);
  }
  expect(versions.size).toBe(1);
  await using dataset = await data.open('d');
  truncateSync(join(data.root, 'd/large.bin'), large.length - 1);
  const read = async () => {
    for (const file of dataset.files) for await (const _ of dataset.stream(file));
  };
  await expect(read()).rejects.toThrow('large.bin changed while the data set was being read');
  await using damaged = await dataFolder({ 'a.zip': zip([{ name: 'large.bin', body: large, method: 0, crc: 1 }]) });
  await expect(damaged.open('a.zip')).rejects.toThrow('large.bin: is damaged in the archive');
}, 120_000);

/** The first bytes of pictures of 6000 x 5000 pixels, as each format says its size. */
const LARGE: Record<string, Buffer> = {
  'a.jpg': Buffer.from('ffd8ffc0000b081388177001011100ffda0008010100003f000000ffd9', 'hex'),
  'a.bmp': bmp(),
  'a.webp': webp('VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x70, 0x17, 0x88, 0x13]),
  'b.webp': webp('VP8L', [0, 0, 0, 0, 0x2f, ...u32(5999 | (4999 << 14))]),
  'c.webp': webp('VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0x6f, 0x17, 0, 0x87, 0x13, 0]),
  'a.ppm': Buffer.from('P6\n# made by a camera\n6000 5000\n255\n'),
  'a.tif': tiff([
    [256, 4, 6000],
    [257, 3, 5000],
    [258, 3, 8],
  ]),
};

test.each(Object.entries(LARGE))(
  '%s: a picture of 30 megapixels is refused by what its first bytes say',
  (path, body) => {
    const what = 'has 30.0 megapixels: training and endpoints read 25 at most, so scale it down';
    expect(findImageDefect(path, body)).toEqual({ level: 'error', what });
  },
);

test.each([
  [
    [256, 3, 4],
    [257, 3, 4],
    [258, 3, 32],
  ],
  [
    [256, 3, 4],
    [257, 3, 4],
    [258, 3, 16],
    [339, 3, 2],
  ],
])('a TIFF whose numbers have no white is refused', (...entries) => {
  expect(findImageDefect('a.tiff', tiff(entries as number[][]))?.what).toMatch(
    /the file does not define the white level/,
  );
});

test('a TIFF of 16 bits is taken, one that is cut off is not', () => {
  const whole = tiff([
    [256, 3, 4],
    [257, 3, 4],
    [258, 3, 16],
    [273, 4, 8],
    [279, 4, 32],
  ]);
  expect(findImageDefect('a.tif', whole)).toBeUndefined();
  expect(findImageDefect('a.tif', whole.subarray(0, 30))?.what).toBe('is a truncated image');
});

function u32(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255];
}

function bmp(): Buffer {
  const body = Buffer.alloc(54);
  body.write('BM');
  body.writeUInt32LE(54, 2);
  body.writeUInt32LE(40, 14);
  body.writeInt32LE(6000, 18);
  body.writeInt32LE(-5000, 22);
  return body;
}

function webp(kind: string, after: number[]): Buffer {
  const content = Buffer.concat([Buffer.from(`WEBP${kind}`), Buffer.from(after)]);
  return Buffer.concat([Buffer.from('RIFF'), Buffer.from(u32(content.length)), content]);
}

/** @param entries tag, type (3 = two bytes, 4 = four bytes) and value */
function tiff(entries: number[][]): Buffer {
  const fields = entries.flatMap(([tag = 0, type = 0, value = 0]) => [
    tag & 255,
    tag >> 8,
    type,
    0,
    ...u32(1),
    ...u32(value),
  ]);
  return Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, entries.length, 0, ...fields, 0, 0, 0, 0]);
}
