import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessDenied, unlessNotFound } from '../../aws/errors.ts';
import type { View } from '../../core/graph.ts';

/** An upload in parts that was never completed: its parts stay in the bucket and are billed until it is given up. */
export interface Unfinished {
  readonly key: string;
  readonly uploadId: string;
}

/** Milliseconds after which nobody sends parts of a file any more: a job on a runner of GitHub's lasts six hours. */
const DAY = 86_400_000;

/**
 * Uploads that somebody began more than a day ago and did not complete, by their bucket: none is a state like any other,
 * also where there is no bucket yet, or the role may not see them.
 *
 * @param prefixes what their keys begin with
 */
export function unfinishedUploadsKind(aws: Aws, prefixes: readonly string[]): View<readonly Unfinished[]> {
  return {
    name: 'unfinished uploads',
    async observe(bucket) {
      const lists = await Promise.all(
        prefixes.map((prefix) => unlessDenied(unlessNotFound(listUnfinished(aws, bucket, prefix)))),
      );
      const resource = lists.flatMap((list) => list ?? []);
      return {
        resource,
        phase: { is: 'ready', detail: resource.length === 0 ? 'none' : `${resource.length} of them` },
      };
    },
  };
}

async function listUnfinished(aws: Aws, Bucket: string, Prefix: string): Promise<Unfinished[]> {
  const found: Unfinished[] = [];
  let page: ListMultipartUploadsCommandOutput | undefined;
  do {
    const from = { KeyMarker: page?.NextKeyMarker, UploadIdMarker: page?.NextUploadIdMarker };
    page = await aws.client(S3Client).send(new ListMultipartUploadsCommand({ Bucket, Prefix, ...from }));
    for (const { Key: key, UploadId: uploadId, Initiated } of page.Uploads ?? []) {
      const isOld = Initiated !== undefined && aws.clock.now() - Initiated.getTime() > DAY;
      if (key !== undefined && uploadId !== undefined && isOld) found.push({ key, uploadId });
    }
  } while (page.IsTruncated === true);
  return found;
}

/** Gives an upload up, with all its parts; no error when that has been done already. */
export async function giveUp(aws: Aws, bucket: string, { key, uploadId }: Unfinished): Promise<void> {
  const request = new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId });
  await unlessNotFound(aws.client(S3Client).send(request));
}
