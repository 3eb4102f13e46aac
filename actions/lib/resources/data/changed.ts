import { count } from '../../compare/words.ts';
import type { DataFile } from '../../dataset/dataset.ts';
import type { Source } from '../../dataset/source.ts';
import type { Scope } from '../scope.ts';
import { type DataStore, findLatestVersion } from './records.aws.ts';
import { some } from './stored-files.aws.ts';

/** The differences of a data set from an earlier version, as a clause. */
export function describeFiles(files: readonly DataFile[], before: readonly DataFile[]): string {
  const known = new Set(before.map(({ path, sha256 }) => `${path} ${sha256}`));
  const changed = files.filter(({ path, sha256 }) => !known.has(`${path} ${sha256}`)).map(({ path }) => path);
  const removed = Math.max(0, before.length - (files.length - changed.length));
  const names = changed.length === 0 ? '' : ` (${some(changed)})`;
  const news = `${count(changed.length, 'file is', 'files are')} new or changed${names}`;
  return `${news} and ${count(removed, 'was', 'were')} removed or replaced`;
}

/**
 * Why the data has a new version: what differs from the newest one. Undefined if there is none, or if the files are only
 * known after a download. An error is no reason to fail, because this only explains.
 */
export async function sinceLatest(scope: Scope, store: DataStore, source: Source): Promise<string | undefined> {
  const files = await source.files?.();
  if (files === undefined) return undefined;
  try {
    const latest = await findLatestVersion(store);
    if (latest === undefined) return undefined;
    const { version, files: before } = latest.record;
    return `${describeFiles(files, before)} since version ${version}`;
  } catch {
    scope.signal.throwIfAborted();
    return undefined;
  }
}
