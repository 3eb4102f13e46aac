import { expect, test } from 'vitest';
import { checkImageFolders } from '../../actions/lib/dataset/layout.ts';
import { dataFolder } from '../support/data-folder.ts';
import { jpeg, png, soundFiles } from '../support/images.ts';

const hideIfUnchanged = { signal: new AbortController().signal, progress: () => undefined };

/** All findings on a sound data set after `change`, as `level path: what`. */
async function findingsAfter(change: (files: Record<string, Buffer>) => void): Promise<string[]> {
  const files = soundFiles();
  change(files);
  await using folder = await dataFolder();
  for (const [path, body] of Object.entries(files)) await folder.write(`data/${path}`, body);
  await using dataset = await folder.open('data');
  const findings = await checkImageFolders(dataset, hideIfUnchanged);
  return findings.map(({ level, path, what }) => `${level} ${path}: ${what}`);
}

test('a sound data set has no findings', async () => {
  expect(await findingsAfter(() => undefined)).toEqual([]);
});

test.each<[string, (files: Record<string, Buffer>) => void, RegExp]>([
  ['a missing split', (files) => dropAll(files, 'valid/'), /^error valid: is missing/],
  [
    'a class missing in a split',
    (files) => dropAll(files, 'test/002.Poodle/'),
    /^error test\/002\.Poodle: is missing: the class is in train and valid only/,
  ],
  [
    'a class folder without number',
    (files) => moveAll(files, '001.Boxer', 'Boxer'),
    /^error train\/Boxer: is not a class folder/,
  ],
  [
    'a file outside the splits',
    (files) => put(files, 'extra/001.Boxer/1.png', png(90)),
    /^error extra\/001\.Boxer\/1\.png: is outside train/,
  ],
  [
    'an image outside a class folder',
    (files) => put(files, 'train/1.png', png(90)),
    /^error train\/1\.png: is outside a class folder/,
  ],
  [
    'an image too deep',
    (files) => put(files, 'train/001.Boxer/more/1.png', png(90)),
    /^error .*is in a subfolder of a class folder/,
  ],
  [
    'a text named as an image',
    (files) => put(files, 'train/001.Boxer/9.png', Buffer.from('hello')),
    /^error train\/001\.Boxer\/9\.png: is not an image/,
  ],
  [
    'an image named as a text',
    (files) => put(files, 'train/001.Boxer/9.txt', png(90)),
    /^error train\/001\.Boxer\/9\.txt: does not have an image extension/,
  ],
  [
    'an empty file',
    (files) => put(files, 'train/001.Boxer/9.png', Buffer.alloc(0)),
    /^error train\/001\.Boxer\/9\.png: has zero bytes/,
  ],
  [
    'a PNG cut off in its pixels',
    (files) => put(files, 'train/001.Boxer/9.png', png(90).subarray(0, 45)),
    /^error .*9\.png: is a truncated image/,
  ],
  [
    'a JPEG cut off before its data',
    (files) => put(files, 'train/001.Boxer/9.jpg', jpeg(90).subarray(0, 12)),
    /^error .*9\.jpg: is a truncated image/,
  ],
  [
    'a JPEG cut off in its data',
    (files) => put(files, 'train/001.Boxer/9.jpg', jpeg(90).subarray(0, -2)),
    /^warning .*9\.jpg: is a truncated JPEG/,
  ],
  [
    'the same image in two splits',
    (files) => put(files, 'test/001.Boxer/9.png', png(1)),
    /^warning train\/001\.Boxer\/1\.png: is the same image as test\/001\.Boxer\/9\.png/,
  ],
  [
    'the same image in two classes',
    (files) => put(files, 'train/002.Poodle/9.png', png(1)),
    /^warning train\/002\.Poodle\/9\.png: is the same image as .*another class/,
  ],
  [
    'a JPEG cut off in the header of its data',
    (files) => put(files, 'train/001.Boxer/9.jpg', jpeg(90).subarray(0, 22)),
    /^error .*9\.jpg: is a truncated image/,
  ],
  [
    'a picture of more than 25 megapixels',
    (files) => put(files, 'train/001.Boxer/9.png', enlarged(png(90))),
    /^error .*9\.png: has 25\.0 megapixels: training and endpoints read 25 at most, so scale it down/,
  ],
  [
    'a class under two numbers',
    (files) => copyAll(files, '001.Boxer', '003.Boxer'),
    /^error train\/003\.Boxer: names the same class as train\/001\.Boxer under another number/,
  ],
  [
    'a class that is written in another form of Unicode in one split',
    (files) => spell(files, 'L\u00f6we', 'Lo\u0308we'),
    /^error valid\/001\.L.*we: does not match .*they differ only in Unicode normalization/,
  ],
  [
    'a class that is written in another case in one split',
    (files) => spell(files, 'Boxer', 'boxer'),
    /^error valid\/001\.boxer: does not match train\/001\.Boxer: they differ only in upper and lower case/,
  ],
  [
    'a class with a blank behind it in one split',
    (files) => spell(files, 'Boxer', 'Boxer '),
    /^error valid\/001\.Boxer : does not match train\/001\.Boxer: they differ only in spaces at the start or end/,
  ],
  [
    'one class only',
    (files) =>
      dropAll(
        files,
        ['train', 'valid', 'test'].map((split) => `${split}/002.Poodle/`),
      ),
    /^error 001\.Boxer: is the only class: a classifier needs at least two/,
  ],
  ['a licence at the top', (files) => put(files, 'LICENSE', Buffer.from('MIT')), /^warning LICENSE: is next to train/],
])('%s is the one finding', async (_name, change, expected) => {
  const findings = await findingsAfter(change);
  expect(
    findings.filter((finding) => !expected.test(finding)).filter((finding) => !/Boxer: is not a class/.test(finding)),
  ).toEqual([]);
  expect(findings[0]).toMatch(expected);
});

test('an empty class folder in a zip is found', async () => {
  const { zip } = await import('../support/archives.ts');
  const entries = Object.entries(soundFiles()).map(([name, body]) => ({ name, body }));
  await using folder = await dataFolder({ 'data.zip': zip([...entries, { name: 'train/003.Pug/', mode: 0o040755 }]) });
  await using dataset = await folder.open('data.zip');
  const findings = await checkImageFolders(dataset, hideIfUnchanged);
  expect(findings.map(({ path }) => path).sort()).toEqual(['test/003.Pug', 'train/003.Pug', 'valid/003.Pug']);
});

test('thirty defects are all told at once', async () => {
  const findings = await findingsAfter((files) => {
    for (let number = 0; number < 30; number++)
      files[`train/001.Boxer/bad${number}.png`] = Buffer.from(`bad ${number}`);
  });
  expect(findings).toHaveLength(30);
});

function put(files: Record<string, Buffer>, path: string, body: Buffer): void {
  files[path] = body;
}

function dropAll(files: Record<string, Buffer>, prefixes: string | string[]): void {
  for (const path of Object.keys(files))
    if ([prefixes].flat().some((prefix) => path.startsWith(prefix))) delete files[path];
}

/** Class 001 is called `name`, and `other` in the split valid. */
function spell(files: Record<string, Buffer>, name: string, other: string): void {
  for (const [path, body] of Object.entries(files).filter(([key]) => key.includes('001.Boxer'))) {
    delete files[path];
    files[path.replace('Boxer', path.startsWith('valid/') ? other : name)] = body;
  }
}

/** The images of a class once more, in another class and with other bytes. */
function copyAll(files: Record<string, Buffer>, from: string, to: string): void {
  for (const path of Object.keys(files).filter((key) => key.includes(from) && key.endsWith('.png')))
    files[path.replace(from, to)] = png(1000 + Object.keys(files).length);
}

/** A PNG that says that it is 5001 by 5000 pixels large, as an archive bomb does. */
function enlarged(body: Buffer): Buffer {
  body.writeUInt32BE(5001, 16);
  body.writeUInt32BE(5000, 20);
  return body;
}

function moveAll(files: Record<string, Buffer>, from: string, to: string): void {
  for (const [path, body] of Object.entries(files).filter(([key]) => key.includes(from))) {
    delete files[path];
    files[path.replace(from, to)] = body;
  }
}

test('strict, every warning is an error', async () => {
  await using folder = await dataFolder({
    ...inData(soundFiles()),
    'data/LICENSE': 'MIT',
    'data/test/001.Boxer/9.png': png(1),
  });
  await using dataset = await folder.open('data');
  const levels = async (strict: boolean) =>
    (await checkImageFolders(dataset, { ...hideIfUnchanged, strict })).map(({ level, path }) => `${level} ${path}`);
  const paths = ['LICENSE', 'train/001.Boxer/1.png'];
  expect(await levels(false)).toEqual(paths.map((path) => `warning ${path}`));
  expect(await levels(true)).toEqual(paths.map((path) => `error ${path}`));
});

const inData = (files: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(files).map(([path, body]) => [`data/${path}`, body]));
