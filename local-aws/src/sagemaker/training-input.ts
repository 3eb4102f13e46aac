import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Channel, DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Actor } from '../access/actor.ts';
import { downloadObject } from '../common/download-object.ts';
import { extractModel } from './model-data.ts';
import type { ObjectCache } from './object-cache.ts';
import { bundleRequirements } from './requirements.ts';
import { listObjects, parseS3Prefix, pathBelow } from './s3-prefix.ts';

/** Number of objects that are downloaded at the same time. */
const CONCURRENCY = 16;

/** Parameters of all downloads. */
export interface Fetching {
  readonly s3: S3Client;
  /** The role that must be allowed to read. */
  readonly actor: Actor;
  readonly objects: ObjectCache;
  readonly signal: AbortSignal;
}

/**
 * Downloads a channel's objects into a folder, as AWS does in File mode.
 * @param host index of the host and number of hosts: with `ShardedByS3Key`, each host gets every n-th object.
 * @throws Error with AWS's message when there is no object.
 */
export async function fetchChannel(
  channel: Channel,
  folder: string,
  host: { index: number; count: number },
  fetching: Fetching,
): Promise<void> {
  const source = channel.DataSource?.S3DataSource;
  const sharded = source?.S3DataDistributionType === 'ShardedByS3Key' ? host : { index: 0, count: 1 };
  const uri = source?.S3Uri ?? '';
  if ((await fetchPrefix(uri, folder, fetching, sharded)) === 0) {
    throw new Error(`ClientError: Data download failed: no S3 objects found under S3 URL "${uri}"`);
  }
}

/**
 * Downloads all objects below a prefix into a folder.
 * @returns the number of objects for all hosts together.
 */
export async function fetchPrefix(
  uri: string,
  folder: string,
  { s3, actor, objects, signal }: Fetching,
  host: { index: number; count: number } = { index: 0, count: 1 },
): Promise<number> {
  const { bucket, prefix } = parseS3Prefix(uri);
  try {
    await actor.list(uri);
    await actor.read(`s3://${bucket}/${prefix}*`);
  } catch (error) {
    throw new Error(`ClientError: Data download failed: ${error instanceof Error ? error.message : error}`);
  }
  const listed = await listObjects(s3, uri, signal);
  const waiting = listed
    .filter((_, index) => index % host.count === host.index)
    .map((object) => ({ object, path: inside(folder, pathBelow(prefix, object.key)) }));
  for (const parent of new Set([folder, ...waiting.map(({ path }) => dirname(path))])) {
    await mkdir(parent, { recursive: true });
  }
  const next = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      signal.throwIfAborted();
      await objects.place(item.object, item.path);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, next));
  return listed.length;
}

function inside(folder: string, path: string): string {
  const whole = resolve(folder, path);
  if (!whole.startsWith(folder + sep))
    throw new Error(`ClientError: Data download failed: key ${path} leaves its folder`);
  return whole;
}

/**
 * Unpacks the bundle of the hyperparameter `sagemaker_submit_directory` into `folder`.
 * @param keep folder for files that its requirements name
 * @returns the requirements to install: its `requirements.txt`. undefined when the entry point is a command, for which
 *   the toolkit installs nothing (sagemaker-training-toolkit, entry_point.py).
 */
export async function fetchCode(
  job: DescribeTrainingJobResponse,
  folder: string,
  { s3, actor, signal, keep }: Fetching & { keep: string },
): Promise<string | undefined> {
  const uri = hyperparameter(job, 'sagemaker_submit_directory');
  const program = hyperparameter(job, 'sagemaker_program');
  if (uri === undefined || program === undefined) {
    throw new Error(
      'AlgorithmError: the local stand-in runs script mode only: the hyperparameters sagemaker_program and sagemaker_submit_directory are needed',
    );
  }
  try {
    await actor.read(uri);
    await extractModel(await downloadObject(s3, uri, signal), folder, signal);
  } catch (error) {
    throw new Error(`AlgorithmError: the code at ${uri}: ${error instanceof Error ? error.message : error}`);
  }
  const isPackage = existsSync(join(folder, 'setup.py')) && !program.endsWith('.sh');
  if (!isPackage && !program.endsWith('.py')) return undefined;
  return await bundleRequirements(folder, keep).catch((error: Error) => {
    throw new Error(`AlgorithmError: InstallRequirementsError: ${error.message}, exit code: 1`);
  });
}

/** The value of a hyperparameter, which may be JSON text, as the SageMaker SDK sends it. */
function hyperparameter(job: DescribeTrainingJobResponse, name: string): string | undefined {
  const value = job.HyperParameters?.[name];
  return value?.startsWith('"') ? String(JSON.parse(value)) : value;
}
