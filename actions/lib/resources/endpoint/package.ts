import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { objectKind } from '../../aws/object.ts';
import { putOnce } from '../../aws/put-once.ts';
import type { Node } from '../../core/graph.ts';
import { digest } from '../../core/names.ts';
import { discard } from '../../dataset/discard.ts';
import { readServing, type Source } from '../code/sources.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import type { Placement } from './placement.ts';
import { repack } from './repack.aws.ts';

/** An artifact packed together with the serving code. */
export interface ModelPackage {
  readonly uri: string;
  readonly artifactTag: string;
  readonly trainingJob: string;
  readonly servingHash: string;
}

/**
 * `model.tar.gz` in the layout of the serving image: the files of the training artifact and the serving code in one
 * folder. A `requirements.txt` of the serving code goes to `code/`, where the image installs it from.
 */
export function packageNode(
  scope: Scope,
  { endpoint, stage, domain }: Placement,
  source: Source,
  train: Node<Trained>,
  bucket: Node<string>,
): Node<ModelPackage> {
  const { aws, config, signal } = scope;
  return {
    key: `package:${endpoint}`,
    stages: [stage],
    kind: objectKind(aws, 'model package'),
    needs: [bucket, train],
    async desire(of) {
      const { artifact, artifactTag, trainingJob } = of(train);
      const { files, hash: servingHash } = await readServing(scope, source);
      const name = digest({ artefactTag: artifactTag, artefact: artifact, servingHash }, 64);
      const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/packages/${name}/model.tar.gz`;
      const packed = { uri, artifactTag, trainingJob, servingHash };
      const placed = files.map((file) => ({
        ...file,
        path: file.path === 'requirements.txt' ? `code/${file.path}` : file.path,
      }));
      return {
        id: uri,
        create: async () => {
          const scratch = await mkdtemp(join(scope.scratch, 'package-'));
          try {
            await repack(aws, artifact, join(scratch, 'model.tar.gz'), placed, signal);
            await putOnce(aws, uri, join(scratch, 'model.tar.gz'), { kmsKey: config.aws.kmsKey, signal });
          } finally {
            await discard(scratch);
          }
        },
        plannedOutput: packed,
        output: () => packed,
      };
    },
  };
}
