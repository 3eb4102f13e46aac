import { type Domain, domainPrefix, tuningPrefix } from '../core/domain.ts';
import type { Place } from '../iam/document.ts';
import type { Config } from './types.ts';

/** ARNs and patterns of one pipeline's resources. `?` stands for one character. */
export interface Arns {
  readonly bucket: string;
  /** Objects of the bucket. @param pattern of their keys */
  objects(...pattern: readonly string[]): string[];
  /** Training and tuning jobs of the config in a trust domain. */
  jobs(domain: Domain): string[];
  /** Training jobs that a domain's tuning job starts. */
  trials(domain: Domain): string[];
  /** Log streams of a domain's training jobs. @param trials whether to include the tuning job's training jobs */
  jobLogs(domain: Domain, trials?: 'and trials'): string[];
  /** Models of the endpoints. */
  readonly models: readonly string[];
  readonly endpointConfigs: readonly string[];
  /** The endpoints of the config. */
  readonly endpoints: readonly string[];
  /** Models, configurations and endpoints of pull requests. */
  readonly previews: readonly string[];
  /** The functions of the config, with all versions and aliases. */
  readonly functions: readonly string[];
  /** A role of the account. */
  role(name: string): string;
  /** A resource in the pipeline's region. @param path the part after the account, e.g. `log-group:/aws/…` */
  regional(service: string, path: string): string;
}

/** The log group of all training jobs of an account, which all pipelines share. */
export const TRAINING_LOGS = 'log-group:/aws/sagemaker/TrainingJobs';

/** Patterns of resource names. Names of content begin with the prefix of their domain; endpoints have any name. */
export function arnsOf(config: Config, { account, region, bucket }: Place): Arns {
  const regional = (service: string, path: string) => `arn:aws:${service}:${region}:${account}:${path}`;
  // SageMaker's ARNs contain names in lower case.
  const named = (type: string, names: readonly string[]) =>
    names.map((name) => regional('sagemaker', `${type}/${name.toLowerCase()}`));
  const trained = (domain: Domain) =>
    Object.keys(config.train).flatMap((entry) => attempts(`${domainPrefix(config.name, domain)}-${entry}`));
  const tuned = (domain: Domain) => (config.tune === undefined ? [] : attempts(tuningPrefix(config.name, domain)));
  const trials = (domain: Domain) => tuned(domain).map((name) => `${name}-???-????????`);
  const endpoints = Object.keys(config.endpoints);
  const served = endpoints.flatMap((endpoint) => attempts(`${config.name}-${endpoint}`));
  const previews = [`${domainPrefix(config.name, 'pull-request')}-*`];
  return {
    bucket: `arn:aws:s3:::${bucket}`,
    objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
    jobs: (domain) => [
      ...named('training-job', trained(domain)),
      ...named('hyper-parameter-tuning-job', tuned(domain)),
    ],
    trials: (domain) => named('training-job', trials(domain)),
    jobLogs: (domain, more) =>
      [...trained(domain), ...(more === undefined ? [] : trials(domain))].map((job) =>
        regional('logs', `${TRAINING_LOGS}:log-stream:${job}/*`),
      ),
    models: named('model', served),
    endpointConfigs: named('endpoint-config', served),
    endpoints: named('endpoint', endpoints),
    previews: ['model', 'endpoint-config', 'endpoint'].flatMap((type) => named(type, previews)),
    functions: Object.keys(config.functions).flatMap((name) => {
      const arn = regional('lambda', `function:${name}`);
      return [arn, `${arn}:*`];
    }),
    role: (name) => `arn:aws:iam::${account}:role/${name}`,
    regional,
  };
}

/** Names of a content and of its further attempts: `<prefix>-<10 digits>`, and the same with `-r2` to `-r9`. */
function attempts(prefix: string): string[] {
  const first = `${prefix}-${'?'.repeat(10)}`;
  return [first, `${first}-r?`];
}

/** Files that a training on EC2 writes and that can be large. */
const LARGE = ['model.tar.gz', 'output.tar.gz', 'log.txt'];

/** Patterns of the keys of a trust domain's objects, grouped by who writes them and how they are written. */
export function keysOf({ name, data }: Config, domain: Domain) {
  const own = domainPrefix(name, domain);
  const prefix = domain === 'main' ? data.prefix : `${own}/`;
  return {
    /** All objects of the domain except its data. */
    own: `${own}/*`,
    /** Files of data versions, each under its SHA-256. */
    data: `${prefix}${'?'.repeat(64)}/*`,
    /** Manifests of data versions, and records of their sources. */
    records: [`${prefix}.versions/*`, `${prefix}.sources/*`],
    code: `${own}/code/*`,
    weights: `${own}/weights/*`,
    packages: `${own}/packages/*`,
    /**
     * Objects that other domains may read. Of the packages only models, because a function's package contains its code.
     */
    readByAll: ['code/*', 'weights/*', 'jobs/*', 'packages/*/model.tar.gz'].map((folder) => `${own}/${folder}`),
    /** Records of runs, and their reports. */
    runs: `${own}/runs/*`,
    /** The output of jobs. */
    jobs: `${own}/jobs/*`,
    /**
     * Objects of EC2 trainings that main writes: instructions for an instance, and records of its launches, tags and
     * end.
     */
    ec2Launches: ['job-*.json', 'launch-*.json', 'tags-*.json', 'over.json'].map((file) => `${own}/ec2/*/${file}`),
    ec2Jobs: `${own}/ec2/*/job-*.json`,
    /** Objects that an instance writes once. `ec2Large`: those of them that it may upload in parts. */
    ec2Results: ['status.json', ...LARGE].map((file) => `${own}/ec2/*/${file}`),
    ec2Large: LARGE.map((file) => `${own}/ec2/*/${file}`),
    ec2Checkpoints: `${own}/ec2/*/checkpoints.tar`,
  };
}

/** Names of a pipeline's roles. */
export function roleNames({ name }: Config) {
  return {
    main: `${name}-main`,
    'pull-request': `${name}-pull-request`,
    execution: {
      main: `${domainPrefix(name, 'main')}-execution`,
      'pull-request': `${domainPrefix(name, 'pull-request')}-execution`,
    },
    function: `${name}-function`,
    notebook: `${name}-notebook`,
    /** Also the name of its instance profile. */
    ec2: `${name}-ec2`,
  };
}
