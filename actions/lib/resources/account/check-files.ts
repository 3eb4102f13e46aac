import type { Finding } from '../../config/document.ts';
import type { Path } from '../../config/path.ts';
import type { Repository } from '../../config/repository.ts';
import { isLfsPointer } from '../../dataset/lfs-pointer.ts';
import type { Draft } from '../draft.ts';

/** Files that are only Git LFS pointers, and files that this user may not read. */
export function checkFiles(draft: Draft, repository: Repository): Finding[] {
  const { data, weights, training, serving, endpoints = {}, functions = {} } = draft;
  const files: [Path, unknown][] = [
    ...sources(['data', 'source'], data?.source),
    ...sources(['weights', 'source'], weights?.source),
    ...Object.entries(endpoints).map(([name, one]): [Path, unknown] => [
      ['endpoints', name, 'smoke', 'file'],
      one?.smoke?.file,
    ]),
    ...Object.entries(functions).map(([name, one]): [Path, unknown] => [
      ['functions', name, 'test', 'event'],
      one?.test?.event,
    ]),
  ];
  const folders: [Path, string | undefined][] = [
    [['training', 'source'], training?.source],
    [['serving', 'source'], serving?.source],
    ...Object.entries(functions).map(([name, one]): [Path, string | undefined] => [
      ['functions', name, 'source'],
      one?.source,
    ]),
  ];
  const code = folders.flatMap(([path, folder]) =>
    folder === undefined ? [] : repository.files(folder).map((file): [Path, unknown] => [path, file]),
  );
  return [...files, ...code].flatMap(([path, file]): Finding[] => {
    if (typeof file !== 'string' || isNoPath(file)) return [];
    if (!repository.mayRead(file)) {
      const what = `contains a file that this user may not read: ${file}`;
      const instead = 'a container that ran as root leaves such files: run `sudo chown -R "$(id -un)" .` first';
      return [{ path, what, instead }];
    }
    if (!isPointerAt(file, repository)) return [];
    const what = `contains a Git LFS pointer instead of the file: ${file}`;
    return [{ path, what, instead: 'check out with `lfs: true` (actions/checkout), or run `git lfs pull`' }];
  });
}

/** Whether `file` is an address, or a file that is never part of a bundle. */
function isNoPath(file: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(file) || /(^|\/)(\.[^./]|__pycache__\/)/.test(file);
}

/** Whether a file of the repository is a Git LFS pointer; a file larger than a pointer is not read. */
export function isPointerAt(file: string, repository: Repository): boolean {
  const size = repository.size(file);
  return size > 0 && size < 1024 && isLfsPointer(Buffer.from(repository.text(file) ?? ''));
}

function sources(path: Path, source: unknown): [Path, unknown][] {
  return Array.isArray(source) ? source.map((one, index) => [[...path, index], one]) : [[path, source]];
}
