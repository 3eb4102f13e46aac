import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { parseS3 } from '../../aws/read-object.ts';
import { type Domain, domainPrefix } from '../../core/domain.ts';
import { Failure } from '../../core/failure.ts';
import type { Found, OwnedKind } from '../../core/graph.ts';

const DOMAINS: readonly Domain[] = ['main', 'pull-request'];

/**
 * The objects of a pipeline's trust domain in the bucket, by the address `s3://<bucket>/<prefix>/`: data versions,
 * code, weights, packages and results of jobs. If the config has its own `data.prefix`, the data is in another folder,
 * which only the config names.
 */
export function folderKind(aws: Aws): OwnedKind<object> {
  const client = () => aws.client(S3Client);
  const begin = async (id: string): Promise<ListObjectsV2CommandOutput | undefined> => {
    const { bucket: Bucket, key: Prefix } = parseS3(id);
    const first = await unlessNotFound(client().send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 })));
    return first?.KeyCount === 0 ? undefined : first;
  };
  return {
    name: 'folder',
    identity: 'name',
    untagged: true,
    async observe(id) {
      return (await begin(id)) && { resource: {}, phase: { is: 'ready', detail: 'holds objects' } };
    },
    ownPrefix: ({ bucket, pipeline }) => `s3://${bucket}/${pipeline}`,
    async *find(prefix): AsyncIterable<Found> {
      for (const domain of DOMAINS) {
        const id = `${domainPrefix(prefix, domain)}/`;
        if ((await begin(id)) !== undefined) yield { id, running: false, tags: async () => ({}) };
      }
    },
    async remove(id) {
      if ((await begin(id)) === undefined) return;
      const { bucket: Bucket, key: Prefix } = parseS3(id);
      for await (const { Contents = [] } of paginateListObjectsV2({ client: client() }, { Bucket, Prefix })) {
        const Objects = Contents.map(({ Key }) => ({ Key }));
        const { Errors = [] } = await client().send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        );
        const [error] = Errors;
        if (error === undefined) continue;
        throw new Failure(
          `aws-request-failed: ${Errors.length} objects of ${id} could not be deleted, for example ${error.Key}: ${error.Code}, ${error.Message}`,
          'Fix the cause and run again; what is deleted stays deleted.',
        );
      }
    },
  };
}
