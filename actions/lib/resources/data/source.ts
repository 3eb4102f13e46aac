import { unlessNotFound } from '../../aws/errors.ts';
import { digest } from '../../core/names.ts';
import { formatFindings } from '../../dataset/error.ts';
import { openSource, recordedLocation, type Source } from '../../dataset/source.ts';
import { NoSource } from '../../dataset/unavailable.ts';
import { formatProgress } from '../progress.ts';
import type { Scope } from '../scope.ts';
import { type DataStore, findLatestSource, type KnownSource, type SourceRecord } from './records.aws.ts';
import { checkedFor, storesOf } from './stores.ts';

/** The config's source, which is asked as late as can be. */
export interface LazySource {
  identity(): Promise<string>;
  open(): Promise<Source>;
}

/** An address with a pinned hash is known by the hash alone: nobody is asked until it has to be downloaded. */
export function lazySource(scope: Scope): LazySource {
  const { config, root, signal, progress } = scope;
  const { locations, sha256 } = config.data;
  let opened: Promise<Source> | undefined;
  const open = () => {
    opened ??= openSource(
      { locations, ...(sha256 === undefined ? {} : { sha256 }) },
      { root, signal, progress: (report) => progress('data', formatProgress(report)) },
    );
    return opened;
  };
  const pinned = locations.every((location) => /^https?:/i.test(location)) ? sha256 : undefined;
  return { identity: async () => pinned ?? (await open()).identity(), open };
}

/**
 * What the source is known by, with what the layout asks: data that was published unchecked is not known as checked. Where
 * the source cannot be reached, what it was published as last; a pinned one is never looked for elsewhere.
 */
export async function identify(scope: Scope, source: LazySource, bucket: string): Promise<string> {
  const { layout, strict = false, sha256 } = scope.config.data;
  try {
    return digest({ source: await source.identity(), layout, ...(strict && { strict }) }, 64);
  } catch (error) {
    if (sha256 !== undefined || !(error instanceof NoSource && error.unreachable)) throw error;
    const last = await findLastPublished(scope, bucket);
    if (last === undefined) throw error;
    const { record, at, identity } = last;
    scope.warn(
      'data',
      `The source could not be reached:\n${formatFindings(error.findings)}\nThe data version ${record.version} is used instead: it was published from ${record.location} on ${at.toISOString().slice(0, 16).replace('T', ' at ')} UTC. It does not contain later changes.`,
    );
    return identity;
  }
}

/** What was published last from one of the config's locations, checked as the config asks, by main or by this domain. */
async function findLastPublished(scope: Scope, bucket: string): Promise<KnownSource | undefined> {
  const locations = scope.config.data.locations.map(recordedLocation);
  const checked = checkedFor(scope);
  const passes = (record: SourceRecord) => locations.includes(record.location) && record.checked === checked;
  const find = (store: DataStore) => unlessNotFound(findLatestSource(store, passes));
  const found = (await Promise.all(storesOf(scope, bucket).map(find))).filter((one) => one !== undefined);
  return found.sort((one, other) => other.at.getTime() - one.at.getTime())[0];
}
