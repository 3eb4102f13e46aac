import { unlessNotFound } from '../../aws/errors.ts';
import { digest } from '../../core/names.ts';
import { formatFindings } from '../../dataset/error.ts';
import { openSource, recordedLocation, type Source } from '../../dataset/source.ts';
import { NoSource } from '../../dataset/unavailable.ts';
import { formatProgress } from '../progress.ts';
import type { Scope } from '../scope.ts';
import { type DataStore, findLatestSource, type KnownSource, type SourceRecord } from './records.aws.ts';
import { checkedFor, storesOf } from './stores.ts';

/** The config's source; it is opened only when it is needed. */
export interface LazySource {
  identity(): Promise<string>;
  open(): Promise<Source>;
}

/** The identity of an address with a pinned hash is the hash, so no request is sent before the download. */
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
 * The identity of the source, including the checks of its layout, so that unchecked data does not count as checked. If
 * the source cannot be reached: the identity of its last published version. A source with a pinned hash is never
 * replaced like this.
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

/** The newest published version of a location with the config's checks, by main or in this trust domain. */
async function findLastPublished(scope: Scope, bucket: string): Promise<KnownSource | undefined> {
  const locations = scope.config.data.locations.map(recordedLocation);
  const checked = checkedFor(scope);
  const passes = (record: SourceRecord) => locations.includes(record.location) && record.checked === checked;
  const find = (store: DataStore) => unlessNotFound(findLatestSource(store, passes));
  const found = (await Promise.all(storesOf(scope, bucket).map(find))).filter((one) => one !== undefined);
  return found.sort((one, other) => other.at.getTime() - one.at.getTime())[0];
}
