import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DataStore, findLatestVersion, type PublishedVersion, type SourceRecord } from '../aws/data-records.ts';
import { dataStore, dataVersionKind, sourceId, versionId } from '../aws/data-version.ts';
import { objectKind } from '../aws/object.ts';
import { type Published, publishVersion } from '../aws/objects.ts';
import type { Domain } from '../core/domain.ts';
import { Failure } from '../core/failure.ts';
import type { Node } from '../core/graph.ts';
import { digest } from '../core/names.ts';
import type { Dataset, Origin } from '../dataset/dataset.ts';
import { refuseErrors } from '../dataset/error.ts';
import { checkImageFolders } from '../dataset/layout.ts';
import type { ProgressReport } from '../dataset/progress.ts';
import { openSource, type Source } from '../dataset/source.ts';
import { version as versionOf } from '../dataset/version.ts';
import { formatProgress } from './progress.ts';
import { inDomain, prefixOf } from './published.ts';
import type { Scope } from './scope.ts';

/** A published, immutable version of the data. */
export interface DataVersion {
  readonly version: string;
  /** `s3://…/` of the channel that jobs read. */
  readonly uri: string;
  /** What this run sent; `undefined` when it sent nothing. */
  readonly published?: Published;
}

/** The data that the config's source holds now, as a version in S3. */
export function dataNode(scope: Scope, bucket: Node<string>): Node<DataVersion> {
  const { aws, config, given } = scope;
  if (given.dataVersion !== undefined) return namedVersion(scope, given.dataVersion, bucket);
  const node: Node<DataVersion, SourceRecord> = {
    key: 'data',
    stages: ['sync-data'],
    kind: dataVersionKind(aws),
    needs: [bucket],
    async desire(of) {
      const source = lazySource(scope);
      // With the layout: data that was published unchecked is not known as checked.
      const identity = digest({ source: await source.identity(), layout: config.data.layout }, 64);
      return inDomain(scope, (domain) => {
        const store = storeOf(scope, domain, of(bucket));
        let published: Published | undefined;
        return {
          id: sourceId(store, identity),
          content: {},
          changes: () => [],
          create: async () => {
            published = await publish(scope, store, await source.open(), identity);
          },
          output: (_id, seen) => ({
            version: seen.version,
            uri: channelUri(store, seen.version),
            ...(published === undefined ? {} : { published }),
          }),
        };
      });
    },
  };
  return node;
}

/** Where a trust domain keeps its data: main under the config's prefix, a pull request under its own. */
function storeOf(scope: Scope, domain: Domain, bucket: string): DataStore {
  const { aws, config } = scope;
  const prefix = domain === 'main' ? config.data.prefix : `${prefixOf(scope, domain)}/`;
  return dataStore(aws, bucket, prefix, config.aws.kmsKey);
}

/** A version that the user named: it must be there, and nothing is read from the source. */
function namedVersion(scope: Scope, version: string, bucket: Node<string>): Node<DataVersion> {
  return {
    key: 'data',
    stages: ['sync-data'],
    kind: objectKind(scope.aws, 'data version'),
    needs: [bucket],
    desire: (of) =>
      inDomain(scope, (domain) => {
        const store = storeOf(scope, domain, of(bucket));
        const refusal = new Failure(`There is no data version ${version}.`, 'Correct the input `data-version`.');
        return {
          id: versionId(store, version),
          content: {},
          changes: () => [],
          refusal,
          create: () => Promise.reject(refusal),
          output: () => ({ version, uri: channelUri(store, version) }),
        };
      }),
  };
}

function channelUri({ bucket, prefix }: DataStore, version: string): string {
  return `s3://${bucket}/${prefix}${version}/`;
}

/** An address with a pinned hash is known by the hash alone: nobody is asked until it has to be downloaded. */
function lazySource(scope: Scope): { identity(): Promise<string>; open(): Promise<Source> } {
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

async function publish(scope: Scope, store: DataStore, source: Source, identity: string): Promise<Published> {
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
      signal,
      progress,
      previous,
    });
    tell(
      scope,
      dataset,
      previous[0]?.record.files.map(({ sha256, path }) => `${path} ${sha256}`),
      published,
    );
    return published;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Versions to copy unchanged files from: for a pull request main's too. */
async function findPrevious(scope: Scope, store: DataStore): Promise<PublishedVersion[]> {
  const stores = scope.domain === 'main' ? [store] : [store, storeOf(scope, 'main', store.bucket)];
  return (await Promise.all(stores.map(findLatestVersion))).filter((found) => found !== undefined);
}

/** What was downloaded without a pinned hash can be pinned from now on. */
function tellPin(scope: Scope, { location, sha256 }: Origin): void {
  if (sha256 === undefined || scope.config.data.sha256 !== undefined || !/^https?:/i.test(location)) return;
  const pin = `to read nothing else from now on, write \`sha256: ${sha256}\` under \`data\` in the config`;
  scope.progress('data', `${location} has the sha256 ${sha256}; ${pin}`);
}

async function checkLayout(scope: Scope, dataset: Dataset, progress: (report: ProgressReport) => void): Promise<void> {
  const findings = await checkImageFolders(dataset, { signal: scope.signal, progress });
  refuseErrors('The data set is not as `layout: image-folders` wants it; nothing was uploaded.', findings);
  for (const { path, what } of findings) scope.progress('data', `warning: ${path}: ${what}`);
}

/** Says why there is a new version: which files differ from the one before. */
function tell(scope: Scope, dataset: Dataset, before: readonly string[] | undefined, published: Published): void {
  const said = `${published.uploaded} files uploaded, ${published.copied} copied on the server`;
  if (before === undefined) {
    scope.progress('data', `the first version: ${said}`);
    return;
  }
  const known = new Set(before);
  const changed = dataset.files.filter(({ sha256, path }) => !known.has(`${path} ${sha256}`)).map(({ path }) => path);
  const removed = Math.max(0, before.length - (dataset.files.length - changed.length));
  const names = changed.slice(0, 5).join(', ') + (changed.length > 5 ? ', …' : '');
  scope.progress(
    'data',
    `a new version, since ${changed.length} files are new or changed${names === '' ? '' : ` (${names})`} and ${removed} are gone or replaced: ${said}`,
  );
}
