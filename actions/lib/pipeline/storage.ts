import { bucketKind, createBucket } from '../aws/bucket.ts';
import { objectKind, putObject } from '../aws/object.ts';
import type { Node } from '../core/graph.ts';
import { archive, readBundle } from './bundle.ts';
import type { Scope } from './scope.ts';

/** The bucket that everything is kept in; its output is its name. */
export function bucketNode(scope: Scope): Node<string> {
  const { aws, config } = scope;
  return {
    key: 'bucket',
    stages: ['sync-data'],
    kind: bucketKind(aws),
    needs: [],
    async desire() {
      // The name that SageMaker's own SDK gives its default bucket.
      const id = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
      return {
        id,
        content: {},
        changes: () => [],
        create: () => createBucket(aws, id),
        foretold: id,
        output: () => id,
      };
    },
  };
}

/** A code bundle in S3. */
export interface Code {
  readonly uri: string;
  readonly hash: string;
}

/** The training code as `sourcedir.tar.gz`, where SageMaker's script mode looks for it. */
export function codeNode(scope: Scope, bucket: Node<string>): Node<Code> {
  const { aws, config, root } = scope;
  return {
    key: 'code',
    stages: ['tune', 'train'],
    kind: objectKind(aws, 'code bundle'),
    needs: [bucket],
    async desire(of) {
      const { files, hash } = await readBundle(root, config.training.source);
      const uri = `s3://${of(bucket)}/${config.name}/code/${hash.slice(0, 16)}/sourcedir.tar.gz`;
      const code = { uri, hash };
      return {
        id: uri,
        content: {},
        changes: () => [],
        create: async () => putObject(aws, uri, await archive(files)),
        foretold: code,
        output: () => code,
      };
    },
  };
}
