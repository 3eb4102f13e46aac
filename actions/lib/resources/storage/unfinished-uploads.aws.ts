import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessDenied, unlessNotFound } from '../../aws/errors.ts';
import type { View } from '../../core/graph.ts';

/** An incomplete multipart upload: its parts stay in the bucket and are billed until it is aborted. */
export interface Unfinished {
  readonly key: string;
  readonly uploadId: string;
}

/** Milliseconds after which an upload has certainly ended: a job on GitHub's runners takes at most six hours. */
const DAY = 86_400_000;

/**
 * Multipart uploads that were started more than a day ago and not completed, by their bucket. Empty if there are none,
 * if the bucket is missing, or if the role may not list them.
 *
 * @param prefixes prefixes of their keys
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

/** Aborts an upload and deletes its parts; a missing upload is no error. */
export async function giveUp(aws: Aws, bucket: string, { key, uploadId }: Unfinished): Promise<void> {
  const request = new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId });
  await unlessNotFound(aws.client(S3Client).send(request));
}
