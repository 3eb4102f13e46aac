import type { Aws } from '../aws/clients.ts';
import type { Domain } from '../core/domain.ts';
import type { Clock } from '../core/poll.ts';
import type { Owner } from '../core/tags.ts';
import type { HyperparameterValue } from './training/config.ts';
import type { Config } from './types.ts';

/** Inputs of all nodes of a config: the config, the connection to AWS, roles, folders, and the run's clock. */
export interface Scope {
  readonly config: Config;
  readonly aws: Aws;
  readonly owner: Owner;
  /** The trust domain whose prefixes this run writes to. */
  readonly domain: Domain;
  /** Root of the user's repository; all paths in the config are relative to it. */
  readonly root: string;
  /** A folder of this run for large temporary files. */
  readonly scratch: string;
  /** ARN of SageMaker's execution role; empty if the input is not set. */
  readonly executionRole: string;
  /** ARN of the role of Lambda functions; empty if the input is not set. */
  readonly functionRole: string;
  /** ARN of the role of the notebook instance; empty if the input is not set. */
  readonly notebookRole: string;
  /** Address of the run's repository, such as `https://github.com/owner/name`. */
  readonly repositoryUrl: string;
  /** Whether GitHub says that the repository cannot be read without a token. */
  repositoryIsPrivate(): boolean;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Milliseconds since the epoch. All waits of the run end then, as pending. */
  readonly deadline: number;
  /** Whether this is a scheduled run: it resumes work that earlier runs left pending, and starts nothing else. */
  readonly scheduled: boolean;
  /** Whether a model is served even if the endpoint's gate refuses it. */
  readonly force: boolean;
  /** Whether failed content is tried again without a change of the content. */
  readonly retryFailed: boolean;
  /** Inputs that replace values of the config or of AWS. */
  readonly given: Given;
  progress(key: string, line: string): void;
  /** A line for the log and for the run's record. */
  note(key: string, line: string): void;
  /** Prints a problem that does not stop the run. */
  warn(key: string, line: string): void;
}

export interface Given {
  readonly dataVersion?: string;
  readonly hyperparameters?: Readonly<Record<string, HyperparameterValue>>;
  readonly trainingJob?: string;
  /** Number of the pull request that gets preview endpoints. */
  readonly preview?: number;
  /** Request of a person: `start` starts the notebook instance. */
  readonly notebook?: 'start';
}
