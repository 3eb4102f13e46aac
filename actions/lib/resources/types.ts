/** A hyperparameter's value with its real type; SageMaker itself passes every value on as text. */
export type HyperparameterValue = string | number | boolean;

/** One pipeline, as its config file describes it: checked, defaults filled, units resolved. */
export interface Config {
  /** Prefix of everything the pipeline makes; at most 13 characters. */
  readonly name: string;
  readonly aws: Aws;
  readonly budget?: Budget;
  readonly data: Data;
  readonly weights?: Weights;
  /** Present whenever something is searched or trained. */
  readonly training?: Training;
  readonly tune?: Tune;
  /** Training runs by entry name; empty when the pipeline only keeps data, or only searches. */
  readonly train: Readonly<Record<string, TrainEntry>>;
  /** Present whenever `endpoints` has an entry. */
  readonly serving?: Serving;
  /** Endpoints by name; empty when the pipeline only trains. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Lambda functions by name. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  /** Undefined: pull requests train, and nothing is compared. */
  readonly pullRequest?: PullRequest;
}

/** How the model of a pull request is compared with the one that main serves. */
export interface PullRequest {
  /** By metric; at least one. */
  readonly compare: Readonly<Record<string, Rule>>;
  /** Conclusion of the check where the verdict is `inconclusive`. */
  readonly inconclusive: 'neutral' | 'success' | 'failure';
  /** Trainings of each model, each with a seed of its own. */
  readonly seeds: number;
}

/** When a metric of a new model is good enough. */
export interface Rule {
  readonly higherIsBetter: boolean;
  /** In units of the metric. */
  readonly tolerance: number;
  /** Field of evaluation.json whose mean is the metric; undefined: found by the figures that both jobs reported. */
  readonly exampleValue?: string;
}

export interface Aws {
  readonly region: string;
  /** Undefined means SageMaker's own default bucket, `sagemaker-<region>-<account>`. */
  readonly bucket?: string;
  /** The user's tags; ours come on top. */
  readonly tags: Readonly<Record<string, string>>;
  /** KMS key id, ARN or alias for volumes and artifacts. */
  readonly kmsKey?: string;
  /** Empty, or given together with `securityGroups`. */
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/** The most that may be spent, in US dollars. */
export interface Budget {
  /** On the jobs of one run. */
  readonly perRun?: number;
  /** On what stays, in 730 hours. */
  readonly perMonth?: number;
}

/** Which files of a folder are its code: those that git tracks or would track, or every one. */
export type Include = 'git' | 'all';

/** Where files come from: the first location that works wins. */
export interface Locations {
  /** Folder, `.zip`, `.tar.gz`/`.tgz` (paths from the repository's root) or https addresses. */
  readonly locations: readonly string[];
  /** Of the file, hex; where a location is an https address, what is downloaded must have it. */
  readonly sha256?: string;
}

export interface Data extends Locations {
  /** Key prefix of main in the bucket, ends in `/`. */
  readonly prefix: string;
  readonly layout: 'image-folders' | 'any';
  /** Whether what the layout only warns of refuses the data; undefined: it does not. */
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

/** What one training job runs on; times in seconds, sizes in GB. */
export interface TrainingResources {
  readonly instance: string;
  /** Instances that divide the work of the job. */
  readonly count: number;
  /** Image URI that fits the instance (CPU or GPU) and the region. */
  readonly image: string;
  readonly maxRuntime: number;
  readonly volumeSize: number;
}

export interface TrainEntry extends TrainingResources {}

export interface Tune extends TrainingResources {
  readonly strategy: 'Bayesian' | 'Random';
  readonly jobs: number;
  readonly parallel: number;
  readonly objective: { readonly type: 'Minimize' | 'Maximize'; readonly metric: string };
  readonly ranges: Readonly<Record<string, Range>>;
  readonly earlyStopping: boolean;
}

export type ScalingType = 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';

/** What tuning searches for one hyperparameter. */
export type Range =
  | { readonly type: 'Continuous' | 'Integer'; readonly min: number; readonly max: number; readonly scale: ScalingType }
  | { readonly type: 'Categorical'; readonly values: readonly HyperparameterValue[] };

export interface Serving {
  /** Folder whose files are packed beside the artifact, from the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Endpoint {
  /** Entry of `train` whose artifact is served. */
  readonly model: string;
  readonly instance: string;
  readonly count: number;
  /** Image URI that fits the instance (CPU or GPU) and the region. */
  readonly image: string;
  /** `InferenceAmiVersion`, where the instance has a GPU that the image needs a driver for. */
  readonly inferenceAmi?: string;
  /** Undefined: the number of instances is `count`. */
  readonly scaling?: Scaling;
  /** By metric; undefined: whatever was trained replaces what is served. */
  readonly gate?: Readonly<Record<string, Rule>>;
  readonly smoke?: Smoke;
}

/** Autoscaling by target tracking; times in seconds. */
export interface Scaling {
  readonly min: number;
  readonly max: number;
  /** Requests a minute that one instance shall answer. */
  readonly target: number;
  readonly scaleInCooldown: number;
  readonly scaleOutCooldown: number;
  readonly step?: Step;
  /** By name. */
  readonly scheduled: Readonly<Record<string, ScheduledRange>>;
}

/** Step scaling: instances added at once when much more is asked. */
export interface Step {
  /** How long it must be asked. */
  readonly minutes: number;
  /** Seconds. */
  readonly cooldown: number;
  /** Instances to add above so many requests a minute for each instance; ascending. */
  readonly add: readonly { readonly above: number; readonly instances: number }[];
}

/** Other limits from a time on; a limit that is not given stays as it is. */
export interface ScheduledRange {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: string;
  readonly timezone: string;
  readonly min?: number;
  readonly max?: number;
}

/** A request that a new deployment must answer right. */
export interface Smoke {
  /** From the repository's root. */
  readonly file: string;
  readonly contentType: string;
  /** The class at the top of the answer; undefined: any answer that is no error. */
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
  /** Undefined: what the account has left. */
  readonly reservedConcurrency?: number;
  readonly test?: FunctionTest;
}

/** An event that a new version must answer right. */
export interface FunctionTest {
  /** The event, or the path of a JSON file from the repository's root. */
  readonly event: string | Readonly<Record<string, unknown>>;
  /** The class at the top of the answer; undefined: any answer that is no error. */
  readonly expect?: string;
}
