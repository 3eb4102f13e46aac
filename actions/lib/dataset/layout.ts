import type { DataFile, Dataset } from './dataset.ts';
import type { Finding } from './error.ts';
import { findImageDefect } from './image.ts';
import { inParallel } from './parallel.ts';
import { Meter, type Progress } from './progress.ts';

const SPLITS: readonly string[] = ['train', 'valid', 'test'];
const CLASS_FOLDER = /^\d{3,}\.\S/;

/**
 * Checks the layout `{train,valid,test}/NNN.Class/image` and every image, and returns all findings: also the same
 * image in two splits, where a test would no longer be one, or in two classes, where one of them is wrong.
 */
export async function checkImageFolders(
  dataset: Dataset,
  { signal, progress }: { signal: AbortSignal; progress: Progress },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const images: DataFile[] = [];
  for (const file of dataset.files) {
    const finding = findMisplaced(file.path);
    if (finding) findings.push(finding);
    else images.push(file);
  }
  findings.push(...checkClasses(images, dataset.emptyFolders), ...findTwins(images));
  findings.push(...(await checkImages(dataset, images, { signal, progress })));
  return findings;
}

function findMisplaced(path: string): Finding | undefined {
  const parts = path.split('/');
  const [split] = parts;
  if (parts.length === 1)
    return { level: 'warning', path, what: 'lies beside train, valid and test: no training reads it' };
  if (!isSplit(split)) return error(path, 'lies outside train, valid and test');
  if (parts.length === 2) return error(path, `lies outside a class folder: put it into ${split}/NNN.Class/`);
  if (parts.length > 3) return error(path, 'lies deeper than in a class folder: images lie directly in it');
  return undefined;
}

function checkClasses(images: readonly DataFile[], emptyFolders: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const folders = new Set(images.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
  const empty = emptyFolders.filter((folder) => isSplit(folder.split('/')[0]) && folder.split('/').length === 2);
  for (const folder of empty) findings.push(error(folder, 'is an empty class folder'));
  const classes = new Set([...folders, ...empty].map((folder) => folder.split('/')[1] ?? ''));
  for (const name of classes) {
    const at = SPLITS.filter((split) => folders.has(`${split}/${name}`) || empty.includes(`${split}/${name}`));
    if (!CLASS_FOLDER.test(name)) {
      findings.push(
        error(
          `${at[0]}/${name}`,
          'is no class folder: its name must be a number of three digits, a dot and the class, such as 001.Boxer',
        ),
      );
    }
    for (const split of presentSplits(folders, empty)) {
      if (!at.includes(split))
        findings.push(error(`${split}/${name}`, `is missing: the class is in ${at.join(' and ')} only`));
    }
  }
  for (const split of SPLITS) {
    if (!presentSplits(folders, empty).includes(split))
      findings.push(error(split, 'is missing: train, valid and test each need images'));
  }
  return findings;
}

function presentSplits(folders: ReadonlySet<string>, empty: readonly string[]): readonly string[] {
  const present = new Set([...folders, ...empty].map((folder) => folder.split('/')[0]));
  return SPLITS.filter((split) => present.has(split));
}

function findTwins(images: readonly DataFile[]): Finding[] {
  const findings: Finding[] = [];
  const firsts = new Map<string, string>();
  for (const { path, sha256, size } of images) {
    const first = firsts.get(sha256);
    if (size === 0) continue;
    if (first === undefined) firsts.set(sha256, path);
    else {
      const [split, name] = path.split('/');
      const [firstSplit, firstName] = first.split('/');
      if (split !== firstSplit)
        findings.push(error(path, `is the same image as ${first}: an image may be in one split only`));
      else if (name !== firstName) findings.push(error(path, `is the same image as ${first}, which is another class`));
    }
  }
  return findings;
}

async function checkImages(
  dataset: Dataset,
  images: readonly DataFile[],
  { signal, progress }: { signal: AbortSignal; progress: Progress },
): Promise<Finding[]> {
  const meter = new Meter(progress, 'check', {
    files: images.length,
    bytes: images.reduce((sum, { size }) => sum + size, 0),
  });
  const findings: Finding[] = [];
  await inParallel(images, { concurrency: 8, weigh: ({ size }) => size, signal }, async (file) => {
    const defect = findImageDefect(file.path, await dataset.read(file));
    if (defect) findings.push({ ...defect, path: file.path });
    meter.add(1, file.size);
  });
  meter.done();
  return findings.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isSplit(name: string | undefined): boolean {
  return name !== undefined && SPLITS.includes(name);
}

function error(path: string, what: string): Finding {
  return { level: 'error', path, what };
}
