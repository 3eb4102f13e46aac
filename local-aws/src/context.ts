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

/** What every part of the stand-in shares. */
export interface Context {
  /** The 12-digit account that every ARN names. */
  readonly account: string;
  readonly region: string;
  /** Folder of everything that outlives a restart: records, objects, logs of the stand-in. */
  readonly state: string;
  /** Folder of the Python environments of jobs and workers, one per hash of the requirements; may be shared. */
  readonly environments: string;
  /** Folder of the Python environment with the tools: the emulator, Optuna. */
  readonly tools: string;
  /** Seconds of AWS's time that pass in one second here, where time is waited for: autoscaling's minutes. */
  readonly timeScale: number;
  /** Whether a minute without requests is one of zero requests for autoscaling, or one of which nothing is known. */
  readonly idleScaleIn: boolean;
  /** Executions of functions that the account may have at the same moment. */
  readonly concurrency: number;
  /** Instances of one type that all endpoints of the account may have together. */
  readonly endpointQuota: number;
  /** Instances of one type that all training jobs of the account may have together. */
  readonly trainingQuota: number;
  /** Seconds that a lifecycle script of a notebook instance may take. */
  readonly lifecycleLimit: number;
  /** Folders of this machine that stand for code repositories, by their addresses. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Where browsers get to notebook instances. */
  readonly door: NotebookDoor;
  /** What the account has of EC2. */
  readonly ec2: Ec2Settings;
  /** Address of this gateway itself, `http://127.0.0.1:PORT`: what a job's own AWS clients are given. */
  readonly endpoint: string;
  /** Where the stand-in's own processes listen. */
  readonly sockets: Sockets;
  /** Opens a request to the emulator directly, past the gateway; so do the clients. */
  readonly ask: AskEmulator;
  /** What jobs fetch of S3. */
  readonly objects: ObjectCache;
  readonly s3: S3Client;
  readonly logs: CloudWatchLogsClient;
  readonly cloudwatch: CloudWatchClient;
  /** Roles of IAM, and what each may do. */
  readonly roles: Roles;
  readonly access: Access;
  readonly tags: TagStore;
  /**
   * What a job's or worker's environment needs so that every AWS client in it finds its credentials by itself, as in
   * AWS's containers: `AWS_CONTAINER_CREDENTIALS_FULL_URI` and `AWS_CONTAINER_AUTHORIZATION_TOKEN`. Valid until the
   * stand-in stops. AWS_ENDPOINT_URL and AWS_REGION are not among them.
   * @param roleArn the execution role that the process acts as.
   * @param session names its session; default: `SageMaker`.
   */
  readonly containerCredentials: (roleArn: string, session?: string) => Readonly<Record<string, string>>;
  /**
   * Keys of a role as Lambda gives them to its functions: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
   * `AWS_SESSION_TOKEN`. Valid until the stand-in stops.
   */
  readonly keysInEnvironment: (roleArn: string, session?: string) => Readonly<Record<string, string>>;
  /** One line to the stand-in's own log. */
  readonly log: (line: string) => void;
}

/** A part of the stand-in that holds processes. */
export interface Part {
  /** Ends every process of this part; called once when the stand-in stops. */
  close(): Promise<void>;
}
