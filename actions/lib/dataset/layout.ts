import { checkClasses, isSplit } from './classes.ts';
import type { DataFile, Dataset } from './dataset.ts';
import type { Finding } from './error.ts';
import { findImageDefect, LARGEST_IMAGE } from './image.ts';
import { formatBytes } from './limits.ts';
import { inParallel, weightOf } from './parallel.ts';
import { Meter, type Progress } from './progress.ts';

/**
 * Checks the layout `{train,valid,test}/NNN.Class/image` and every image, and returns all findings: also the same image
 * in two splits, which makes the test meaningless, or in two classes, one of which is wrong. Training can read
 * everything that only causes a warning.
 *
 * @param options `strict` makes every warning an error
 */
export async function checkImageFolders(
  dataset: Dataset,
  { strict = false, ...options }: { signal: AbortSignal; progress: Progress; strict?: boolean },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const images: DataFile[] = [];
  for (const file of dataset.files) {
    const finding = findMisplaced(file.path);
    if (finding) findings.push(finding);
    else images.push(file);
  }
  findings.push(...checkClasses(images, dataset.emptyFolders), ...findTwins(images));
  findings.push(...(await checkImages(dataset, images, options)));
  return strict ? findings.map((finding) => ({ ...finding, level: 'error' })) : findings;
}

function findMisplaced(path: string): Finding | undefined {
  const parts = path.split('/');
  const [split] = parts;
  if (parts.length === 1) return warning(path, 'is next to train, valid and test: training does not read it');
  if (!isSplit(split)) return error(path, 'is outside train, valid and test');
  if (parts.length === 2) return error(path, `is outside a class folder: move it to ${split}/NNN.Class/`);
  if (parts.length > 3)
    return error(path, 'is in a subfolder of a class folder: move it directly into the class folder');
  return undefined;
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
        findings.push(
          warning(path, `is the same image as ${first}: an image must not be in two splits. Delete one of them`),
        );
      else if (name !== firstName)
        findings.push(warning(path, `is the same image as ${first}, which is in another class: delete the wrong one`));
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
  await inParallel(images, { concurrency: 8, weigh: ({ size }) => weightOf(size), signal }, async (file) => {
    const { path, size } = file;
    if (size > LARGEST_IMAGE)
      findings.push(error(path, `has ${formatBytes(size)}: images have ${formatBytes(LARGEST_IMAGE)} at most`));
    else {
      const defect = findImageDefect(path, await dataset.read(file));
      if (defect) findings.push({ ...defect, path });
    }
    meter.add(1, size);
  });
  meter.done();
  return findings.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function error(path: string, what: string): Finding {
  return { level: 'error', path, what };
}

function warning(path: string, what: string): Finding {
  return { level: 'warning', path, what };
}
