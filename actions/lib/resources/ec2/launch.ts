import type { MetricDefinition } from '@aws-sdk/client-sagemaker';
import type { Identity } from '../../core/compare.ts';
import type { Tags } from '../../core/graph.ts';
import { attemptName, MOST_ATTEMPTS } from '../../core/names.ts';

/**
 * All that RunInstances is asked for beside the token, in EC2's words. The same token never comes with other parameters, not
 * even from a later version of this product.
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
 * One RunInstances call of an attempt, written down before it is made: `launch-<number>.json`, once only. A further launch
 * is only written after AWS has refused the one before. So whoever comes next makes the same call with the same token, and
 * gets the instance that there is, or AWS's refusal; it never gets a second one.
 */
export interface Launch {
  readonly version: 1;
  readonly number: number;
  readonly parameters: Parameters;
  /** `ClientToken`: from all parameters and the name of the attempt. */
  readonly token: string;
  /** Zone of the subnet. */
  readonly zone: string;
  /** Tags of the attempt: those of the instance, and the run that wrote this. */
  readonly tags: Tags;
  /** What decides the result. */
  readonly identity: Identity;
  /** What does not: limits, disk, network, profile. */
  readonly settings: Identity;
  readonly metrics: readonly MetricDefinition[];
  /** Seconds after which the instance ends itself. */
  readonly maxRuntime: number;
  readonly log: { readonly group: string; readonly stream: string };
  /** Milliseconds since the epoch. */
  readonly asked: number;
}

/** How the instance says that it has ended: `status.json`, written once, last of all. */
export interface Status {
  readonly version: 1;
  readonly outcome: 'completed' | 'failed' | 'timed-out' | 'interrupted';
  /** In a sentence; empty where it has completed. */
  readonly reason: string;
  /** Of the script; absent where it did not run to its end. */
  readonly exitCode?: number;
  readonly instance: { readonly id: string; readonly type: string; readonly zone: string };
  /** When AWS launched the instance, in milliseconds since the epoch. */
  readonly launched: number;
  readonly phases: readonly Phase[];
  /** When this was written, in milliseconds since the epoch. */
  readonly ended: number;
  /** Attempt whose checkpoint the script was given. */
  readonly resumed?: string;
  /** What went wrong beside the training, such as a log that could not be written. */
  readonly notes: readonly string[];
}

/** A part of the instance's time, in milliseconds since the epoch. */
export interface Phase {
  readonly name: 'set-up' | 'data' | 'training' | 'upload';
  readonly from: number;
  readonly to: number;
}

/** Where the files of an attempt lie, by the id of the attempt, which is the address of its folder. */
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
