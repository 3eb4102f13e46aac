import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { DataFile, Dataset, Origin } from '../../dataset/dataset.ts';
import { discard } from '../../dataset/discard.ts';
import { formatFindings, refuseErrors } from '../../dataset/error.ts';
import { checkImageFolders } from '../../dataset/layout.ts';
import type { ProgressReport } from '../../dataset/progress.ts';
import type { Source } from '../../dataset/source.ts';
import { version as versionOf } from '../../dataset/version.ts';
import { formatProgress } from '../progress.ts';
import type { Scope } from '../scope.ts';
import { describeFiles } from './changed.ts';
import { type Published, publishVersion } from './objects.aws.ts';
import { type DataStore, findLatestVersion, type PublishedVersion } from './records.aws.ts';
import { checkedFor, storesOf } from './stores.ts';

/** Reads, checks and uploads the current content of the source. */
export async function publish(scope: Scope, store: DataStore, source: Source, identity: string): Promise<Published> {
  const { config, owner, signal } = scope;
  const progress = (report: ProgressReport) => scope.progress('data', formatProgress(report));
  const scratch = await mkdtemp(join(scope.scratch, 'data-'));
  try {
    await using dataset = await source.open(scratch);
    tellPin(scope, dataset.origin);
    for (const { path, what } of dataset.notes) scope.progress('data', `${path}: ${what}`);
    if (config.data.layout === 'image-folders') await checkLayout(scope, dataset, progress);
    const version = versionOf(dataset.files);
    const previous = await findPrevious(scope, store);
    const published = await publishVersion({
      ...store,
      dataset,
      version,
      identity,
      createdBy: `${owner.repository}@${owner.commit}, run ${owner.run}`,
      checked: checkedFor(scope),
      signal,
      progress,
      previous,
    });
    tell(scope, dataset, previous[0]?.record.files, published);
    return published;
  } finally {
    await discard(scratch);
  }
}

/** Versions to copy unchanged files from; for a pull request, also main's. */
async function findPrevious(scope: Scope, store: DataStore): Promise<PublishedVersion[]> {
  const find = async (one: DataStore) => {
    try {
      return await findLatestVersion(one);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Copies only save uploads, so an error is ignored.
      scope.warn('data', `No files are copied from the previous data version: ${error.message}`);
      return undefined;
    }
  };
  return (await Promise.all(storesOf(scope, store.bucket).map(find))).filter((found) => found !== undefined);
}

/** Prints the hash of a download that has no pinned hash, so that the user can pin it. */
function tellPin(scope: Scope, { location, sha256 }: Origin): void {
  if (sha256 === undefined || scope.config.data.sha256 !== undefined || !/^https?:/i.test(location)) return;
  const pin = `to pin this file, write \`sha256: ${sha256}\` under \`data\` in the config`;
  scope.progress('data', `${location} has the sha256 ${sha256}; ${pin}`);
}

async function checkLayout(scope: Scope, dataset: Dataset, progress: (report: ProgressReport) => void): Promise<void> {
  const { strict = false } = scope.config.data;
  const findings = await checkImageFolders(dataset, { signal: scope.signal, progress, strict });
  refuseErrors('The data set does not match `layout: image-folders`; nothing was uploaded.', findings);
  if (findings.length === 0) return;
  const refuse = 'to refuse such data, set `strict: true` under `data` in the config';
  scope.warn(
    'data',
    `The data set has the problems below; python/training can still read it, so it is used without changes; ${refuse}.\n${formatFindings(findings)}`,
  );
}

/** Prints the reason for a new version: the files that differ from the previous one. */
function tell(scope: Scope, dataset: Dataset, before: readonly DataFile[] | undefined, published: Published): void {
  const said = `${published.uploaded} files uploaded, ${published.copied} copied on the server`;
  if (before === undefined) {
    scope.progress('data', `first version: ${said}`);
    return;
  }
  scope.progress('data', `new version, because ${describeFiles(dataset.files, before)}: ${said}`);
}
