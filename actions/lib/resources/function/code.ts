import type { FunctionCode } from '@aws-sdk/client-lambda';
import { hashObject, objectKind, type StoredObject } from '../../aws/object.ts';
import { putOnce } from '../../aws/put-once.ts';
import { compare } from '../../core/compare.ts';
import type { Kind, Node } from '../../core/graph.ts';
import { ZIPPED_LIMIT } from '../code/function-package.ts';
import { readFunction } from '../code/sources.ts';
import type { Scope } from '../scope.ts';
import type { LambdaFunction } from './config.ts';

/** A function's code, in the form of Lambda's requests. */
export interface PlacedCode {
  readonly sha256: string;
  readonly code: FunctionCode;
}

/** A function's package: part of the request, or in the bucket if it is too large. */
export function functionPackageNode(
  scope: Scope,
  name: string,
  wanted: LambdaFunction,
  bucket: Node<string>,
): Node<PlacedCode> {
  const { aws, config } = scope;
  const node: Node<PlacedCode, StoredObject> = {
    key: `function-package:${name}`,
    stages: ['function'],
    kind: placedPackageKind(objectKind(aws, 'function package', hashObject)),
    needs: [bucket],
    hideIfUnchanged: true,
    async desire(of) {
      const { zip, sha256 } = await readFunction(scope, name, wanted);
      const hex = Buffer.from(sha256, 'base64').toString('hex');
      const isSmall = zip.length < ZIPPED_LIMIT;
      const place = { S3Bucket: of(bucket), S3Key: `${config.name}/packages/${hex}/function.zip` };
      const uri = `s3://${place.S3Bucket}/${place.S3Key}`;
      const placed = { sha256, code: isSmall ? { ZipFile: zip } : place };
      return {
        id: isSmall ? hex : uri,
        changes: (resource) => (isSmall ? [] : compare({ sha256: resource.sha256 }, { sha256: hex })),
        create: () => putOnce(aws, uri, zip, { kmsKey: config.aws.kmsKey }),
        plannedOutput: placed,
        output: () => placed,
      };
    },
  };
  return node;
}

/** Packages in the bucket by their address. A package that is part of the request has no address and always exists. */
function placedPackageKind(inBucket: Kind<StoredObject>): Kind<StoredObject> {
  return {
    ...inBucket,
    observe: async (id) =>
      id.startsWith('s3://')
        ? inBucket.observe(id)
        : { resource: {}, phase: { is: 'ready', detail: 'with the request' } },
  };
}
