import { createHash } from 'node:crypto';
import type { Scope } from '../scope.ts';
import type { HyperparameterValue } from '../training/config.ts';
import type { TrainingInputs } from '../training/inputs.ts';
import { hyperparameters, trainingOf } from '../training/request.ts';
import { fileOf, nameOf } from './launch.ts';
import { logGroupOf } from './log-group.ts';

/**
 * Instructions for an instance, in the form that its runner reads. The file name in the attempt's folder is their
 * SHA-256.
 */
export interface Job {
  readonly uri: string;
  readonly sha256: string;
  readonly body: Buffer;
}

/** The values that differ between the jobs of attempts at the same content. */
interface Attempt {
  /** Address of the attempt's folder. */
  readonly id: string;
  readonly maxRuntime: number;
  /** Whether checkpoints are kept; and the ids of earlier attempts, the newest first, whose checkpoints may be used. */
  readonly checkpoints: { readonly keep: boolean; readonly from: readonly string[] };
}

/**
 * Describes the training of an attempt: the same inputs as those of a training job, each with its expected hash or
 * version, and the arguments and environment variables in SageMaker's form.
 */
export function jobOf(
  scope: Scope,
  inputs: TrainingInputs,
  best: Readonly<Record<string, HyperparameterValue>>,
  { id, maxRuntime, checkpoints }: Attempt,
): Job {
  const { code, data, weights } = inputs;
  const { aws, name } = scope.config;
  const content = {
    version: 1,
    folder: id,
    region: aws.region,
    code: { uri: code.uri, sha256: code.sha256 },
    data: {
      uri: data.uri,
      manifest: data.uri.replace(/[^/]*\/$/, `.versions/${data.version}.json`),
      version: data.version,
    },
    ...(weights && { weights: { uri: weights.uri, sha256: weights.sha256 } }),
    hyperparameters: hyperparameters(scope, code, best, 1),
    environment: trainingOf(scope).environment,
    maxRuntime,
    checkpoints: { keep: checkpoints.keep, from: checkpoints.from.map((one) => fileOf(one, 'checkpoints.tar')) },
    log: { group: logGroupOf(name), stream: nameOf(id) },
    ...(aws.kmsKey !== undefined && { kmsKey: aws.kmsKey }),
  };
  const body = Buffer.from(JSON.stringify(content));
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { uri: fileOf(id, `job-${sha256}.json`), sha256, body };
}
