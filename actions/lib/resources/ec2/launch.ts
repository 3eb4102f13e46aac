import type { MetricDefinition } from '@aws-sdk/client-sagemaker';
import type { Identity } from '../../core/compare.ts';
import type { Tags } from '../../core/graph.ts';
import { attemptName, MOST_ATTEMPTS } from '../../core/names.ts';

/**
 * The parameters of RunInstances except the token, in EC2's form. A token is never sent again with other parameters,
 * not even by a later version of this product, because the recorded parameters are sent.
 */
export interface Parameters {
  readonly MinCount: 1;
  readonly MaxCount: 1;
  readonly InstanceInitiatedShutdownBehavior: 'terminate';
  readonly ImageId: string;
  readonly InstanceType: string;
  readonly SubnetId: string;
  readonly SecurityGroupIds: readonly string[];
  readonly IamInstanceProfile: { readonly Name: string };
  /** Base64. */
  readonly UserData: string;
  readonly MetadataOptions: object;
  readonly BlockDeviceMappings: readonly object[];
  readonly InstanceMarketOptions?: object;
  /** Tags of the instance and of its volumes. */
  readonly tags: Tags;
}

/**
 * One RunInstances call of an attempt. It is recorded before the call, once, as `launch-<number>.json`. The next launch
 * is recorded only after AWS has refused the previous one. So a later run repeats the same call with the same token,
 * and gets the existing instance or AWS's refusal, but never a second instance.
 */
export interface Launch {
  readonly version: 1;
  readonly number: number;
  readonly parameters: Parameters;
  /** `ClientToken`: a hash of all parameters, the name of the attempt and the number; so it names one launch only. */
  readonly token: string;
  /** Availability zone of the subnet. */
  readonly zone: string;
  /** Tags of the attempt: those of the instance, and those of the run that wrote this record. */
  readonly tags: Tags;
  /** Settings that affect the training result. */
  readonly identity: Identity;
  /** Settings that do not affect it: limits, disk, network, profile. */
  readonly settings: Identity;
  readonly metrics: readonly MetricDefinition[];
  /** Seconds after which the instance ends itself. */
  readonly maxRuntime: number;
  readonly log: { readonly group: string; readonly stream: string };
  /** Time of the request, in milliseconds since the epoch. */
  readonly asked: number;
}

/** The instance's report of its end: `status.json`, written once, as its last file. */
export interface Status {
  readonly version: 1;
  readonly outcome: 'completed' | 'failed' | 'timed-out' | 'interrupted';
  /** A sentence; empty if the training has completed. */
  readonly reason: string;
  /** Exit code of the script; absent if the script did not run to its end. */
  readonly exitCode?: number;
  readonly instance: { readonly id: string; readonly type: string; readonly zone: string };
  /** When AWS launched the instance, in milliseconds since the epoch. */
  readonly launched: number;
  readonly phases: readonly Phase[];
  /** When this was written, in milliseconds since the epoch. */
  readonly ended: number;
  /** Attempt whose checkpoint the script received. */
  readonly resumed?: string;
  /** Problems that did not affect the training, such as a log that could not be written. */
  readonly notes: readonly string[];
}

/** A period of the instance's time, in milliseconds since the epoch. */
export interface Phase {
  readonly name: 'set-up' | 'data' | 'training' | 'upload';
  readonly from: number;
  readonly to: number;
}

/** Address of a file of an attempt; `id` is the address of the attempt's folder. */
export const fileOf = (id: string, file: string): string => `${id}/${file}`;

/** Name of an attempt: the end of its id. */
export const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** Ids of the attempts before one, the newest first. */
export function earlierAttempts(id: string, attempt: string): string[] {
  const ids = Array.from({ length: MOST_ATTEMPTS }, (_, index) => attemptName(id, index + 1));
  return ids.slice(0, ids.indexOf(attempt)).reverse();
}

/** The beginning of the ids of a pipeline's trainings on EC2, without the hash of their content. */
export function idPrefix(bucket: string, pipeline: string): string {
  return `s3://${bucket}/${pipeline}/ec2/${pipeline}-ec2`;
}
