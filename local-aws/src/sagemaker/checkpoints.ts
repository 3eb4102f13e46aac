import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { CheckpointConfig } from '@aws-sdk/client-sagemaker';
import { filesBelow, uploadFile } from './artifacts.ts';
import { type Fetching, fetchPrefix } from './training-input.ts';

/** Milliseconds between two scans of a running job's checkpoints. */
const INTERVAL = 1000;

/** Copies a host's checkpoint folder to S3. */
export interface CheckpointSync {
  /** Sends the remaining files and stops. */
  close(): Promise<void>;
}

/**
 * Folder of a job's checkpoints on a host, by default `checkpoints` in its `/opt/ml`; undefined without checkpoints.
 */
export function checkpointFolder(base: string, config: CheckpointConfig | undefined): string | undefined {
  return config && join(base, (config.LocalPath ?? '/opt/ml/checkpoints').replace(/^\/opt\/ml\/?/, ''));
}

/** Downloads the checkpoints of earlier attempts, if there are any, into a host's folder. */
export async function restoreCheckpoints(folder: string, uri: string, fetching: Fetching): Promise<void> {
  await mkdir(folder, { recursive: true });
  await fetchPrefix(uri, folder, fetching);
}

/** Sends new and changed files of a checkpoint folder to S3 while the job runs. */
export function syncCheckpoints(s3: S3Client, folder: string, uri: string): CheckpointSync {
  const sent = new Map<string, string>();

  async function send(): Promise<void> {
    for (const path of await filesBelow(folder)) {
      const state = await stat(join(folder, path)).catch(() => undefined);
      const version = `${state?.size} ${state?.mtimeMs}`;
      if (state === undefined || sent.get(path) === version) continue;
      await uploadFile(s3, join(folder, path), `${uri.replace(/\/$/, '')}/${path}`);
      sent.set(path, version);
    }
  }

  const unlessChanging = () => undefined;
  // A file may be deleted or may grow while it is sent. The next scan, or the final one, sends it completely.
  let running = send().catch(unlessChanging);
  const timer = setInterval(() => {
    running = running.then(send).catch(unlessChanging);
  }, INTERVAL);
  return {
    async close() {
      clearInterval(timer);
      await running;
      await send();
    },
  };
}
