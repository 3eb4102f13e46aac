import type { Aws } from '../aws/clients.ts';
import type { Domain } from '../core/domain.ts';
import type { Clock } from '../core/poll.ts';
import type { Owner } from '../core/tags.ts';
import type { Config, HyperparameterValue } from './types.ts';

/** What turns a config into nodes: where things are and who may do them. */
export interface Scope {
  readonly config: Config;
  readonly aws: Aws;
  readonly owner: Owner;
  /** Whose prefixes this run writes to. */
  readonly domain: Domain;
  /** Root of the user's repository; all paths of the config start there. */
  readonly root: string;
  /** A folder of this run for large temporary files. */
  readonly scratch: string;
  /** ARN of SageMaker's execution role; empty = not given. */
  readonly executionRole: string;
  /** ARN of the role of Lambda functions; empty = not given. */
  readonly functionRole: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Milliseconds since the epoch: every wait of the run ends then, as pending. */
  readonly deadline: number;
  /** A scheduled run: it goes on with what earlier runs left pending, and starts nothing else. */
  readonly scheduled: boolean;
  /** Whether a model is served although the endpoint's gate refuses it. */
  readonly force: boolean;
  /** Whether what failed is tried again with the same content. */
  readonly retryFailed: boolean;
  /** What the user gave in place of what the config and AWS would tell. */
  readonly given: Given;
  progress(key: string, line: string): void;
  /** What is not as it should be, and does not keep the run from going on. */
  warn(key: string, line: string): void;
}

export interface Given {
  readonly dataVersion?: string;
  readonly hyperparameters?: Readonly<Record<string, HyperparameterValue>>;
  readonly trainingJob?: string;
}
