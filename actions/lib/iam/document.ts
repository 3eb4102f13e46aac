/** One statement of a policy. It only allows; all resources and conditions are explicit. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Conditions;
}

/** By operator, then by condition key; one of the values must match. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A policy document of IAM. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** A role that a pipeline needs. */
export interface Role {
  /** Name in IAM. */
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  /** The trust policy: who may assume it. */
  readonly trust: Policy;
  /** The permissions policy. */
  readonly permissions: Policy;
  /** A role for EC2 instances, which get it through an instance profile with the same name. */
  readonly isProfile?: true;
}

/**
 * The account and repository of a pipeline. All texts except the region may be placeholders of CloudFormation, so the
 * same documents are used as JSON for one account and in a template for any account.
 */
export interface Place {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /** ARN of GitHub's OIDC provider in the account. */
  readonly provider: string;
  readonly repository: Repository;
}

/** A repository on GitHub: `GITHUB_REPOSITORY_OWNER`, `GITHUB_REPOSITORY`, and their numeric ids. */
export interface Repository {
  readonly owner: string;
  readonly ownerId: string;
  readonly name: string;
  readonly id: string;
}

/** A policy document with these statements. */
export function policy(...statements: readonly Statement[]): Policy {
  return { Version: '2012-10-17', Statement: statements };
}

/** Allows actions on resources. @param actions by service, e.g. `{ s3: ['GetObject'] }` */
export function allow(
  sid: string,
  actions: Readonly<Record<string, readonly string[]>>,
  resources: readonly string[],
  conditions?: Conditions,
): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: Object.entries(actions).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
    Resource: resources,
    ...(conditions === undefined || Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}
