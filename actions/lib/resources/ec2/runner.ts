import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashUnpacked, objectKind, type StoredObject } from '../../aws/object.ts';
import { putOnce } from '../../aws/put-once.ts';
import { compare } from '../../core/compare.ts';
import type { Node } from '../../core/graph.ts';
import { compress, tarOf } from '../code/bundle.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';

/**
 * A `.tar.gz` in S3 with the SHA-256 of the tar in it: the tar is the same on every machine, the compressed bytes are
 * not.
 */
export interface Packed {
  readonly uri: string;
  readonly sha256: string;
}

/** Folder of the program that an instance runs, in the repository of these actions. */
const FOLDER = 'python/ec2';

/** The program that the instance runs, as `code/<sha256>/runner.tar.gz`; the training script is the user's own. */
export function runnerNode(scope: Scope, stage: string, bucket: Node<string>): Node<Packed> {
  const { aws, config, domain } = scope;
  const node: Node<Packed, StoredObject> = {
    key: 'ec2-runner',
    stages: [stage],
    kind: objectKind(aws, 'code bundle', hashUnpacked),
    needs: [bucket],
    async desire(of) {
      const tar = await packRunner();
      const sha256 = createHash('sha256').update(tar).digest('hex');
      const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${sha256}/runner.tar.gz`;
      const runner = { uri, sha256 };
      return {
        id: uri,
        changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
        create: () => putOnce(aws, uri, compress(tar), { kmsKey: config.aws.kmsKey }),
        plannedOutput: runner,
        output: () => runner,
      };
    },
  };
  return node;
}

/** Packs the program, which is next to `dist/` and `actions/`. */
async function packRunner(): Promise<Buffer> {
  const folder = folderOf(import.meta.dirname);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.py')).sort();
  return tarOf(await Promise.all(names.map(async (path) => ({ path, body: await readFile(join(folder, path)) }))));
}

function folderOf(from: string): string {
  const folder = join(from, FOLDER);
  if (existsSync(folder)) return folder;
  const above = dirname(from);
  if (above === from) throw new Error(`The folder ${FOLDER} of these actions is missing.`);
  return folderOf(above);
}
