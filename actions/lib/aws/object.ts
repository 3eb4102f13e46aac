import { HeadObjectCommand, type HeadObjectOutput, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Kind } from '../core/graph.ts';
import { parseS3 } from './artefact.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/**
 * S3 objects whose key holds a hash of their content, by their `s3://` address: what is there is right.
 *
 * @param name what people call it, e.g. `code bundle`
 */
export function objectKind(aws: Aws, name: string): Kind<HeadObjectOutput> {
  return {
    name,
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const { bucket, key } = parseS3(id);
      const seen = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
      return seen === undefined ? undefined : { seen, phase: { is: 'ready', detail: 'there' } };
    },
  };
}

/** Writes an object; S3 shows it whole or not at all. */
export async function putObject(aws: Aws, uri: string, body: Buffer): Promise<void> {
  const { bucket, key } = parseS3(uri);
  await aws.client(S3Client).send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}
