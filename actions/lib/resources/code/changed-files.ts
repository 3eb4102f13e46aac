import { createHash } from 'node:crypto';
import type { Change } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { readBundleHashes } from './bundle-hashes.aws.ts';
import { readTraining } from './sources.ts';

/**
 * Files of the training code that differ from an earlier bundle, each with the beginning of its SHA-256.
 *
 * @param uri `s3://…/sourcedir.tar.gz`
 * @returns an empty list if the earlier bundle cannot be read
 */
export async function changedFiles(scope: Scope, uri: string): Promise<Change[]> {
  const [{ files }, before] = await Promise.all([readTraining(scope), earlierHashes(scope, uri)]);
  if (before === undefined) return [];
  const after = new Map(files.map(({ path, body }) => [path, createHash('sha256').update(body).digest('hex')]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort()
    .map((path) => ({
      path,
      before: before.get(path)?.slice(0, 10),
      after: after.get(path)?.slice(0, 10),
      by: 'replace',
    }));
}

/** The hashes only explain a step of the plan, so no read error stops the run. */
async function earlierHashes({ aws, signal }: Scope, uri: string): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    return await readBundleHashes(aws, uri, signal);
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
