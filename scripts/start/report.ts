import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { domainPrefix } from '../../actions/lib/core/domain.ts';
import type { Config } from '../../actions/lib/resources/types.ts';
import type { Connection } from './stand-in.ts';

/** A run of a workflow. */
export interface Reported {
  readonly config: Config;
  readonly isPullRequest: boolean;
  /** Id of the run. */
  readonly run: string;
}

/**
 * Copies the report of a run from the local AWS into a file.
 *
 * @returns whether there is a report: a run that changed nothing writes none
 */
export async function copyReport(
  { endpoint, accessKeyId, secretAccessKey, account }: Connection,
  { config: { name, aws }, isPullRequest, run }: Reported,
  file: string,
  abortSignal: AbortSignal,
): Promise<boolean> {
  const credentials = { accessKeyId, secretAccessKey };
  const s3 = new S3Client({ endpoint, region: aws.region, forcePathStyle: true, credentials });
  const Bucket = aws.bucket ?? `sagemaker-${aws.region}-${account}`;
  const Key = `${domainPrefix(name, isPullRequest ? 'pull-request' : 'main')}/runs/${run}/report.html`;
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }), { abortSignal });
    const html = (await Body?.transformToString()) ?? '';
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
    return true;
  } catch (error) {
    if (error instanceof Error && /^NoSuch(Key|Bucket)$/.test(error.name)) return false;
    throw error;
  }
}
