import type { PullRequest } from './comparison/config.ts';
import type { Data } from './data/config.ts';
import type { Ec2 } from './ec2/config.ts';
import type { Endpoint, Serving } from './endpoint/config.ts';
import type { LambdaFunction } from './function/config.ts';
import type { Notebook } from './notebook/config.ts';
import type { Preview } from './preview/config.ts';
import type { TrainEntry, Training } from './training/config.ts';
import type { Tune } from './tuning/config.ts';
import type { Weights } from './weights/config.ts';

/** One pipeline, as its config file describes it: checked, defaults filled, units resolved. */
export interface Config {
  /** Prefix of the pipeline's resources; at most 13 characters. */
  readonly name: string;
  readonly aws: Aws;
  readonly budget?: Budget;
  /** Whether runs keep their records and write their report. */
  readonly report: boolean;
  readonly data: Data;
  readonly weights?: Weights;
  /** Present if the config has `tune` or `train`. */
  readonly training?: Training;
  readonly tune?: Tune;
  /** Training runs by entry name; empty if the pipeline only stores data, or only tunes. */
  readonly train: Readonly<Record<string, TrainEntry>>;
  /** Undefined: nothing is trained on EC2. */
  readonly ec2?: Ec2;
  /** Present if `endpoints` has an entry. */
  readonly serving?: Serving;
  /** Endpoints by name; empty if the pipeline only trains. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Lambda functions by name. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  /** Undefined: pull requests train, and nothing is compared. */
  readonly pullRequest?: PullRequest;
  /** Undefined: pull requests get no endpoints. */
  readonly preview?: Preview;
  /** Undefined: there is no notebook instance. */
  readonly notebook?: Notebook;
}

export interface Aws {
  readonly region: string;
  /** Undefined means SageMaker's own default bucket, `sagemaker-<region>-<account>`. */
  readonly bucket?: string;
  /** The user's tags; the actions add their own. */
  readonly tags: Readonly<Record<string, string>>;
  /** KMS key id, ARN or alias for volumes and artifacts. */
  readonly kmsKey?: string;
  /** Empty, or given together with `securityGroups`. */
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/** The most that may be spent, in US dollars. */
export interface Budget {
  /** For the jobs of one run. */
  readonly perRun?: number;
  /** For the resources that stay, in 730 hours. */
  readonly perMonth?: number;
}
