import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { hashObject, objectKind, type StoredObject } from '../../aws/object.ts';
import { putOnce } from '../../aws/put-once.ts';
import { compare } from '../../core/compare.ts';
import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import { shownAddress } from '../../dataset/address.ts';
import { download } from '../../dataset/download.ts';
import { hashFile } from '../../dataset/hash.ts';
import { isLfsPointerFile, LFS_POINTER } from '../../dataset/lfs-pointer.ts';
import { unreadable } from '../../dataset/unreadable.ts';
import type { Pipeline } from '../family.ts';
import { formatProgress } from '../progress.ts';
import { inDomain, prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import { buildBucket } from '../storage/node.ts';
import type { Weights } from './config.ts';

/** Pretrained weights in S3. */
export interface WeightsObject {
  /** `s3://…/` of the channel that jobs read; it holds the one file. */
  readonly channel: string;
  /** Address of the file. */
  readonly uri: string;
  readonly sha256: string;
}

/** Adds the weights, if the config has any. */
export function buildWeights({ scope, of, add }: Pipeline): Node<WeightsObject> | undefined {
  const { weights } = scope.config;
  if (weights === undefined) return undefined;
  const node = weightsNode(scope, weights, of(buildBucket));
  add(node);
  return node;
}

/** Pretrained weights as a channel, so that jobs need no download from the internet. */
function weightsNode(scope: Scope, weights: Weights, bucket: Node<string>): Node<WeightsObject> {
  const { aws } = scope;
  const { sha256, locations } = weights;
  const node: Node<WeightsObject, StoredObject> = {
    key: 'weights',
    stages: ['sync-data'],
    kind: objectKind(aws, 'weights', hashObject),
    needs: [bucket],
    desire: (of) =>
      inDomain(scope, (domain) => {
        const channel = `s3://${of(bucket)}/${prefixOf(scope, domain)}/weights/${sha256}/`;
        // The name does not depend on the location, so a file from another mirror is not uploaded again.
        const id = `${channel}weights${extname(new URL(locations[0] ?? '', 'file:///').pathname)}`;
        const there = { channel, uri: id, sha256 };
        return {
          id,
          changes: (resource) => compare({ sha256: resource.sha256 }, { sha256 }),
          create: async () =>
            putOnce(aws, id, await fetchWeights(scope, weights), {
              sha256,
              kmsKey: scope.config.aws.kmsKey,
              signal: scope.signal,
            }),
          plannedOutput: there,
          output: () => there,
        };
      }),
  };
  return node;
}

/** The first location that has the file with the pinned hash. */
async function fetchWeights(scope: Scope, weights: Weights): Promise<string> {
  const refused: string[] = [];
  for (const location of weights.locations) {
    try {
      return await fetchOne(scope, weights, location);
    } catch (error) {
      scope.signal.throwIfAborted();
      refused.push(`  ${shownAddress(location)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Failure(
    `weights-unreadable: The weights could not be read from any source.\n${refused.join('\n')}`,
    'Correct `weights.source` or `weights.sha256` in the config.',
  );
}

async function fetchOne(scope: Scope, { sha256 }: Weights, location: string): Promise<string> {
  const { root, scratch, signal } = scope;
  if (/^https?:/i.test(location)) {
    const file = join(scratch, 'weights');
    const progress = (report: Parameters<typeof formatProgress>[0]) =>
      scope.progress('weights', formatProgress(report));
    await download(new URL(location), file, { expected: { sha256 }, signal, progress });
    return file;
  }
  const file = resolve(root, location);
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new Error('no such file exists');
  const found = await hashFile(file, signal).catch((error: unknown) => {
    throw new Error(unreadable(location, error)?.what ?? String(error), { cause: error });
  });
  if (found !== sha256 && (await isLfsPointerFile(file))) throw new Error(LFS_POINTER);
  if (found !== sha256) throw new Error(`its sha256 is ${found}, but ${sha256} is pinned`);
  return file;
}
