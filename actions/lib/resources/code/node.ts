import { createHash } from 'node:crypto';
import { hashUnpacked, objectKind, type StoredObject } from '../../aws/object.ts';
import { putOnce } from '../../aws/put-once.ts';
import { compare } from '../../core/compare.ts';
import type { Node } from '../../core/graph.ts';
import type { Pipeline } from '../family.ts';
import { inDomain, prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import { buildBucket } from '../storage/node.ts';
import type { Config } from '../types.ts';
import { compress, tarOf } from './bundle.ts';
import { readTraining } from './sources.ts';

/** A code bundle in S3. */
export interface Code {
  readonly uri: string;
  readonly hash: string;
  /** SHA-256 of the tar in the bundle, hex. */
  readonly sha256: string;
}

/** Adds the training code. Without `training` in the config, the node is not part of the graph. */
export function buildCode({ scope, of, add }: Pipeline): Node<Code> {
  const node = codeNode(scope, of(buildBucket));
  if (scope.config.training !== undefined) add(node);
  return node;
}

/** The training code as `sourcedir.tar.gz`, the name that SageMaker's script mode expects. */
function codeNode(scope: Scope, bucket: Node<string>): Node<Code> {
  const { aws } = scope;
  const node: Node<Code, StoredObject> = {
    key: 'code',
    stages: stagesOf(scope.config),
    kind: objectKind(aws, 'code bundle', hashUnpacked),
    needs: [bucket],
    async desire(of) {
      const { files, hash } = await readTraining(scope);
      const tar = await tarOf(files);
      const sha256 = createHash('sha256').update(tar).digest('hex');
      return inDomain(scope, (domain) => {
        const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${hash}/sourcedir.tar.gz`;
        const code = { uri, hash, sha256 };
        return {
          id: uri,
          changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
          create: () => putOnce(aws, uri, compress(tar), { kmsKey: scope.config.aws.kmsKey }),
          plannedOutput: code,
          output: () => code,
        };
      });
    },
  };
  return node;
}

/** The stages of the config that need the code; a message names the first of them. */
function stagesOf({ tune, train, ec2 }: Config): string[] {
  const needs = { tune: tune !== undefined, train: Object.keys(train).length > 0, 'train-on-ec2': ec2 !== undefined };
  return Object.entries(needs).flatMap(([stage, isThere]) => (isThere ? [stage] : []));
}
