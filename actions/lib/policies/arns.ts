import type { Config } from '../config/types.ts';
import type { Place } from './document.ts';

/** ARNs and patterns of what one pipeline owns. */
export interface Arns {
  readonly bucket: string;
  /** Objects of the bucket. @param pattern of their keys */
  objects(...pattern: readonly string[]): string[];
  /** Everything of these types that bears the pipeline's name. */
  named(...types: readonly string[]): string[];
  /** The endpoints of the config. */
  readonly endpoints: readonly string[];
  /** The functions of the config, with all versions and aliases. */
  readonly functions: readonly string[];
  /** A role of the account. */
  role(name: string): string;
  /** A resource in the pipeline's region. @param path what follows the account, e.g. `log-group:/aws/…` */
  regional(service: string, path: string): string;
}

/** The names that the pipeline's nodes give: content names begin with the pipeline's, endpoints have their own. */
export function arnsOf(config: Config, { account, region, bucket }: Place): Arns {
  const regional = (service: string, path: string) => `arn:aws:${service}:${region}:${account}:${path}`;
  return {
    bucket: `arn:aws:s3:::${bucket}`,
    objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
    named: (...types) => types.map((type) => regional('sagemaker', `${type}/${config.name}-*`)),
    endpoints: Object.keys(config.endpoints).map((name) => regional('sagemaker', `endpoint/${name}`)),
    functions: Object.keys(config.functions).flatMap((name) => {
      const arn = regional('lambda', `function:${name}`);
      return [arn, `${arn}:*`];
    }),
    role: (name) => `arn:aws:iam::${account}:role/${name}`,
    regional,
  };
}

/** Names of a pipeline's roles. */
export function roleNames({ name }: Config) {
  return {
    main: `${name}-main`,
    pullRequest: `${name}-pull-request`,
    execution: `${name}-execution`,
    function: `${name}-function`,
  };
}
