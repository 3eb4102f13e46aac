import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Access } from './access/access.ts';
import type { Roles } from './access/roles.ts';
import type { Ec2Settings } from './common/ec2-account.ts';
import type { AskEmulator } from './emulator/ask-emulator.ts';
import type { NotebookDoor } from './gateway/notebook-door.ts';
import type { Sockets } from './gateway/sockets.ts';
import type { ObjectCache } from './sagemaker/object-cache.ts';
import type { TagStore } from './sagemaker/tags.ts';

/** What all parts of the stand-in share. */
export interface Context {
  /** The 12-digit account in every ARN. */
  readonly account: string;
  readonly region: string;
  /** Folder of everything that survives a restart: records, objects, logs of the stand-in. */
  readonly state: string;
  /** Folder of the Python environments of jobs and workers, one per hash of the requirements; may be shared. */
  readonly environments: string;
  /** Folder of the Python environment with the tools: the emulator, Optuna. */
  readonly tools: string;
  /** Seconds of AWS's time that pass in one real second, where AWS's services wait: the minutes of autoscaling. */
  readonly timeScale: number;
  /** How autoscaling counts a minute without requests: true = zero requests, false = no data. */
  readonly idleScaleIn: boolean;
  /** Quota of concurrent executions of functions. */
  readonly concurrency: number;
  /** Quota of instances of one type for all endpoints together. */
  readonly endpointQuota: number;
  /** Quota of instances of one type for all training jobs together. */
  readonly trainingQuota: number;
  /** Limit of a lifecycle script of a notebook instance, in seconds. */
  readonly lifecycleLimit: number;
  /** Folders of this machine that stand for code repositories, by the repository's address. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Connects browsers to notebook instances. */
  readonly door: NotebookDoor;
  /** The EC2 settings of the account. */
  readonly ec2: Ec2Settings;
  /** Address of this gateway, `http://127.0.0.1:PORT`. AWS clients in jobs use it. */
  readonly endpoint: string;
  /** Folder of the Unix sockets of the stand-in's processes. */
  readonly sockets: Sockets;
  /** Opens a request directly to the emulator, not through the gateway. The clients below do the same. */
  readonly ask: AskEmulator;
  /** Cache of the S3 objects that jobs download. */
  readonly objects: ObjectCache;
  readonly s3: S3Client;
  readonly logs: CloudWatchLogsClient;
  readonly cloudwatch: CloudWatchClient;
  /** IAM's roles and their permissions. */
  readonly roles: Roles;
  readonly access: Access;
  readonly tags: TagStore;
  /**
   * Environment variables with which every AWS client in a job or worker finds its credentials, as in AWS's containers:
   * `AWS_CONTAINER_CREDENTIALS_FULL_URI` and `AWS_CONTAINER_AUTHORIZATION_TOKEN`. They are valid until the stand-in
   * stops. AWS_ENDPOINT_URL and AWS_REGION are not included.
   * @param roleArn the execution role of the process.
   * @param session name of the role session; default: `SageMaker`.
   */
  readonly containerCredentials: (roleArn: string, session?: string) => Readonly<Record<string, string>>;
  /**
   * Environment variables with a role's keys, as Lambda sets them for its functions: `AWS_ACCESS_KEY_ID`,
   * `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`. They are valid until the stand-in stops.
   */
  readonly keysInEnvironment: (roleArn: string, session?: string) => Readonly<Record<string, string>>;
  /** Writes one line to the stand-in's own log. */
  readonly log: (line: string) => void;
}

/** A part of the stand-in that runs processes. */
export interface Part {
  /** Ends all processes of this part; called once when the stand-in stops. */
  close(): Promise<void>;
}
