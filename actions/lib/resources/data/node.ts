import { describeChanges } from '../../core/compare.ts';
import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import type { Pipeline } from '../family.ts';
import { inDomain } from '../published.ts';
import type { Scope } from '../scope.ts';
import { buildBucket } from '../storage/node.ts';
import { sinceLatest } from './changed.ts';
import type { Published } from './objects.aws.ts';
import { publish } from './publish.ts';
import type { DataStore } from './records.aws.ts';
import { identify, type LazySource, lazySource } from './source.ts';
import { storeOf } from './stores.ts';
import {
  changesOf,
  type DataVersionRecord,
  dataVersionKind,
  namedVersionKind,
  sourceId,
  versionId,
} from './version.aws.ts';

/** A published, immutable version of the data. */
export interface DataVersion {
  readonly version: string;
  /** `s3://…/` of the channel that jobs read. */
  readonly uri: string;
  /** The files that this run uploaded; `undefined` if it uploaded none. */
  readonly published?: Published;
}

/** Adds the data. */
export function buildData({ scope, of, add }: Pipeline): Node<DataVersion> {
  const node = dataNode(scope, of(buildBucket));
  add(node);
  return node;
}

/** The current data of the config's source, as a version in S3. */
function dataNode(scope: Scope, bucket: Node<string>): Node<DataVersion> {
  const { aws, given } = scope;
  if (given.dataVersion !== undefined) return namedVersion(scope, given.dataVersion, bucket);
  const node: Node<DataVersion, DataVersionRecord> = {
    key: 'data',
    stages: ['sync-data'],
    // A scheduled run ignores changes of the source: it continues with the data of the previous run.
    kind: dataVersionKind(aws, scope.scheduled ? 'are the newest' : 'are missing'),
    needs: [bucket],
    async desire(of) {
      const source = lazySource(scope);
      const identity = await identityOf(scope, source, of(bucket));
      return inDomain(scope, (domain) => {
        const store = storeOf(scope, domain, of(bucket));
        let published: Published | undefined;
        const create = async () => {
          published = await publish(scope, store, await source.open(), identity);
        };
        return {
          id: sourceId(store, identity),
          changes: changesOf,
          earlier: async () => sinceLatest(scope, store, await source.open()),
          create,
          update: create,
          output: (_id, resource) => ({
            version: resource.version,
            uri: channelUri(store, resource.version),
            ...(published === undefined ? {} : { published }),
          }),
        };
      });
    },
  };
  return node;
}

/** A version that the user named. It must exist; the source is not read. */
function namedVersion(scope: Scope, version: string, bucket: Node<string>): Node<DataVersion> {
  const node: Node<DataVersion, DataVersionRecord> = {
    key: 'data',
    stages: ['sync-data'],
    kind: namedVersionKind(scope.aws),
    needs: [bucket],
    desire: (of) =>
      inDomain(scope, (domain) => {
        const store = storeOf(scope, domain, of(bucket));
        const refusal = new Failure(
          `not-found: There is no data version ${version}.`,
          'Correct the input `data-version`.',
        );
        return {
          id: versionId(store, version),
          refusal,
          changes: changesOf,
          refused: (resource) => ({ reason: 'it is incomplete', failure: incomplete(version, resource) }),
          output: () => ({ version, uri: channelUri(store, version) }),
        };
      }),
  };
  return node;
}

function incomplete(version: string, resource: DataVersionRecord): Failure {
  return new Failure(
    `earlier-stage-missing: The data version ${version} is incomplete: ${describeChanges(changesOf(resource))}.`,
    'Run sync-data without the input `data-version`: it uploads what is missing, if the source still contains it.',
  );
}

function channelUri({ bucket, prefix }: DataStore, version: string): string {
  return `s3://${bucket}/${prefix}${version}/`;
}

/** For a scheduled run, a source that cannot be read counts as changed. */
async function identityOf(scope: Scope, source: LazySource, bucket: string): Promise<string> {
  try {
    return await identify(scope, source, bucket);
  } catch (error) {
    scope.signal.throwIfAborted();
    if (!scope.scheduled) throw error;
    return 'unknown';
  }
}
