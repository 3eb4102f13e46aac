/** A hyperparameter's value with its real type; SageMaker passes all values as text. */
export type HyperparameterValue = string | number | boolean;

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

/** How the model of a pull request is compared with the one that main serves. */
export interface PullRequest {
  /** Rules by metric; at least one. */
  readonly compare: Readonly<Record<string, Rule>>;
  /** Conclusion of the check where the verdict is `inconclusive`. */
  readonly inconclusive: 'neutral' | 'success' | 'failure';
  /** Trainings of each model, each with a seed of its own. */
  readonly seeds: number;
}

/** Endpoints that belong to one pull request. */
export interface Preview {
  /** Seconds after the last change. */
  readonly expiresAfter: number;
  /** The endpoints to deploy, by their name in the config. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
}

/** A notebook instance for the people who work on the pipeline. */
export interface Notebook {
  readonly instance: string;
  /** GB. */
  readonly volumeSize: number;
  /** Seconds without work after which it stops itself. */
  readonly idleStop: number;
  /** Whether its users may become root. */
  readonly root: boolean;
  /** Requirements in pip's syntax. */
  readonly packages: readonly string[];
  /** An https address, the name of a code repository in SageMaker, or `none`; undefined: the repository of the run. */
  readonly repository?: string;
}

/** When a metric of a new model is good enough. */
export interface Rule {
  readonly higherIsBetter: boolean;
  /** Tolerance in units of the metric. */
  readonly tolerance: number;
  /**
   * Field of evaluation.json whose mean is the metric; undefined: the field is found by the values that both jobs
   * reported.
   */
  readonly exampleValue?: string;
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

/** Which files of a folder belong to its code: the ones that git tracks or would track, or all. */
export type Include = 'git' | 'all';

/** Locations of files; the first location that works is used. */
export interface Locations {
  /** Folder, `.zip`, `.tar.gz`/`.tgz` (paths from the repository's root) or https addresses. */
  readonly locations: readonly string[];
  /** SHA-256 of the file, hex; a download must match it. */
  readonly sha256?: string;
}

export interface Data extends Locations {
  /** Key prefix of main in the bucket, ends in `/`. */
  readonly prefix: string;
  readonly layout: 'image-folders' | 'any';
  /** Whether warnings of the layout check are errors; undefined: no. */
  readonly strict?: boolean;
}

export interface Weights extends Locations {
  readonly sha256: string;
}

export interface Training {
  /** Folder of the code bundle, from the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  /** File inside `source` that SageMaker runs. */
  readonly entryPoint: string;
  /** Undefined: no seed is passed to the script. */
  readonly seed?: number;
  /** Metric name to the regular expression that finds it in the log. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly hyperparameters: Readonly<Record<string, HyperparameterValue>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** The resources of one training job; times in seconds, sizes in GB. */
export interface TrainingResources {
  readonly instance: string;
  /** Number of instances that share the work of the job. */
  readonly count: number;
  /** Image URI that fits the instance (CPU or GPU) and the region. */
  readonly image: string;
  readonly maxRuntime: number;
  readonly volumeSize: number;
}

export interface TrainEntry extends TrainingResources {}

/** A training run on an EC2 instance; times in seconds, sizes in GB. */
export interface Ec2 {
  /** Entry of `train` whose content is trained. */
  readonly train: string;
  /** Instance types, in the order in which they are tried; at least one. */
  readonly instances: readonly string[];
  /** Name of the Systems Manager parameter with the id of the AMI. */
  readonly ami: string;
  readonly maxRuntime: number;
  /** Undefined: the size of the AMI, and 20 GB more. */
  readonly volumeSize?: number;
  readonly spot: boolean;
  /** In the order in which they are tried; empty: those of the default VPC. */
  readonly subnets: readonly string[];
  /** Name of the instance profile. */
  readonly instanceProfile: string;
}

export interface Tune extends TrainingResources {
  readonly strategy: 'Bayesian' | 'Random';
  readonly jobs: number;
  readonly parallel: number;
  readonly objective: { readonly type: 'Minimize' | 'Maximize'; readonly metric: string };
  readonly ranges: Readonly<Record<string, Range>>;
  readonly earlyStopping: boolean;
}

export type ScalingType = 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';

/** The range of one hyperparameter in tuning. */
export type Range =
  | { readonly type: 'Continuous' | 'Integer'; readonly min: number; readonly max: number; readonly scale: ScalingType }
  | { readonly type: 'Categorical'; readonly values: readonly HyperparameterValue[] };

export interface Serving {
  /** Folder whose files are packed together with the artifact, relative to the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Endpoint {
  /** Entry of `train` whose artifact is served, or `ec2`: that of the EC2 training run. */
  readonly model: string;
  readonly instance: string;
  readonly count: number;
  /** Image URI that fits the instance (CPU or GPU) and the region. */
  readonly image: string;
  /** `InferenceAmiVersion`, if the instance has a GPU that needs a certain driver for the image. */
  readonly inferenceAmi?: string;
  /** Undefined: the number of instances is `count`. */
  readonly scaling?: Scaling;
  /** By metric; undefined: every newly trained model replaces the served one. */
  readonly gate?: Readonly<Record<string, Rule>>;
  readonly smoke?: Smoke;
}

/** Autoscaling by target tracking; times in seconds. */
export interface Scaling {
  readonly min: number;
  readonly max: number;
  /** Target number of requests per minute for each instance. */
  readonly target: number;
  readonly scaleInCooldown: number;
  readonly scaleOutCooldown: number;
  readonly step?: Step;
  /** By name. */
  readonly scheduled: Readonly<Record<string, ScheduledRange>>;
}

/** Step scaling: adds instances at once when the load rises steeply. */
export interface Step {
  /** Seconds for which the load must be higher. */
  readonly minutes: number;
  /** Seconds. */
  readonly cooldown: number;
  /** Instances to add, by requests per minute and instance; ascending. */
  readonly add: readonly { readonly above: number; readonly instances: number }[];
}

/** Other limits from a certain time; a missing limit stays unchanged. */
export interface ScheduledRange {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: string;
  readonly timezone: string;
  readonly min?: number;
  readonly max?: number;
}

/** A request that a new deployment must answer correctly. */
export interface Smoke {
  /** From the repository's root. */
  readonly file: string;
  readonly contentType: string;
  /** The most probable class of the answer; undefined: any answer that is not an error. */
  readonly expect?: string;
}

/** A Lambda function in front of an endpoint. */
export interface LambdaFunction {
  /** Folder of the code, from the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  /** `<file>.<function>` */
  readonly handler: string;
  readonly runtime: string;
  /** Entry of `endpoints`. */
  readonly endpoint: string;
  readonly alias: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly provisionedConcurrency: number;
  /** Undefined: the unreserved concurrency of the account. */
  readonly reservedConcurrency?: number;
  readonly test?: FunctionTest;
}

/** An event that a new version must answer correctly. */
export interface FunctionTest {
  /** The event, or the path of a JSON file from the repository's root. */
  readonly event: string | Readonly<Record<string, unknown>>;
  /** The most probable class of the answer; undefined: any answer that is not an error. */
  readonly expect?: string;
}
