import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import { compare } from '../../core/compare.ts';
import type { Change } from '../../core/graph.ts';
import { changedFiles } from '../code/changed-files.ts';
import type { Scope } from '../scope.ts';
import { byPart, hashIn, type Words } from '../since.ts';
import { trainingIdentity } from './identity.ts';
import { describeTrainingJob } from './training-job.aws.ts';

/** Words for the identity of a training job. */
export const TRAINING_WORDS: Words = [
  [/^hyperparameters\.sagemaker_submit_directory$/, 'code', 'code'],
  [/^hyperparameters\.sagemaker_program$/, 'code', 'entry-point'],
  [/^hyperparameters\.sagemaker_.*$/, 'parameters', ''],
  [/^hyperparameters\.(.+)$/, 'parameters', '$1'],
  [/^environment\..+$/, 'parameters', '$&'],
  [/^channels\.training\.uri$/, 'data', 'data'],
  [/^channels\.weights\.uri$/, 'weights', 'weights'],
  [/^image$/, 'image', '$&'],
  [/^(instance|count)$/, 'instance', '$&'],
  [/^metrics\..+$/, 'metrics', '$&'],
];

/** The differences between an earlier training job and the job that would be requested. */
export async function trainingSince(
  scope: Scope,
  id: string,
  request: Partial<DescribeTrainingJobResponse>,
): Promise<Readonly<Record<string, readonly Change[]>>> {
  const earlier = await describeTrainingJob(scope.aws, id);
  if (earlier === undefined) return {};
  const parts = byPart(compare(trainingIdentity(earlier), trainingIdentity(request)), TRAINING_WORDS, shown);
  return withFiles(scope, parts, earlier.HyperParameters);
}

/** The form in which a value is shown: a hyperparameter is parsed as JSON; of an address, only the hash is shown. */
export function shown(value: unknown, path: string): unknown {
  if (!path.includes('hyperparameters.')) return path.endsWith('.uri') ? hashIn(value) : value;
  const parsed = parse(value);
  return path.endsWith('.sagemaker_submit_directory') ? hashIn(parsed) : parsed;
}

/** Replaces the hash of the code by the files that differ, if the earlier code can be read. */
export async function withFiles(
  scope: Scope,
  parts: Readonly<Record<string, readonly Change[]>>,
  earlier: Readonly<Record<string, string>> | undefined,
): Promise<Readonly<Record<string, readonly Change[]>>> {
  if (!parts['code']?.some(({ path }) => path === 'code')) return parts;
  const files = await changedFiles(scope, String(parse(earlier?.['sagemaker_submit_directory'])));
  if (files.length === 0) return parts;
  return { ...parts, code: [...files, ...parts['code'].filter(({ path }) => path !== 'code')] };
}

function parse(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}
