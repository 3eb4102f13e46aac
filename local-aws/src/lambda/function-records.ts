import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type {
  AliasConfiguration,
  FunctionConfiguration,
  ProvisionedConcurrencyStatusEnum,
} from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';

/** Provisioned concurrency of a version or an alias. */
export interface Provisioned {
  readonly qualifier: string;
  requested: number;
  status: ProvisionedConcurrencyStatusEnum;
  reason?: string;
  modified: string;
  /** Previous version of the alias, while provisioned concurrency moves to the new one; otherwise undefined. */
  from?: string;
}

/** A function with its versions, aliases and settings. */
export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  tags: Record<string, string>;
  reserved?: number;
  latest: FunctionConfiguration;
  /** Published versions, oldest first. */
  versions: FunctionConfiguration[];
  /** Number of the last published version, even if it has been deleted. */
  lastVersion: number;
  /** Settings of $LATEST when that version was published, as JSON. */
  lastContent?: string;
  aliases: AliasConfiguration[];
  provisioned: Provisioned[];
}

/** The function that a request names, with the version or alias. */
export interface Reference {
  readonly record: FunctionRecord;
  /** Version number, `$LATEST` or name of an alias; undefined when the request names none. */
  readonly qualifier: string | undefined;
}

/** Functions by name; they survive a restart. */
export class Functions {
  readonly #context: Context;
  readonly #records: Records<FunctionRecord>;

  constructor(context: Context) {
    this.#context = context;
    this.#records = new Records(join(context.state, 'lambda', 'functions'));
  }

  all(): FunctionRecord[] {
    return this.#records.all();
  }

  find(name: string): FunctionRecord | undefined {
    return this.#records.get(name);
  }

  put(record: FunctionRecord): void {
    this.#records.put(record.name, record);
  }

  delete(name: string): void {
    this.#records.delete(name);
  }

  arn(name: string): string {
    return `arn:aws:lambda:${this.#context.region}:${this.#context.account}:function:${name}`;
  }

  /**
   * Finds the function that a request names. AWS accepts a name or an ARN, each with or without `:<qualifier>`.
   *
   * @param meant qualifier in the message about a missing function when the request has none
   * @throws AwsError when the function does not exist, or the ARN is of another region or account
   */
  refer(name = '', qualifier?: string, meant?: string): Reference {
    const { plain, own } = this.read(name);
    if (own !== undefined && qualifier !== undefined && own !== qualifier) {
      throw invalid('The derived qualifier from the function name does not match the specified qualifier.');
    }
    const record = this.find(plain);
    if (record === undefined) throw notFound(this.arn(plain), own ?? qualifier ?? meant);
    return { record, qualifier: own ?? qualifier };
  }

  /** Splits a name or ARN into the name and the qualifier (`own`). @throws AwsError for another region or account */
  read(name: string): { plain: string; own: string | undefined } {
    const [, region, account, plain = '', own] =
      /^(?:arn:[^:]*:lambda:([^:]*):)?(?:(\d{12}):)?(?:function:)?([^:]+)(?::(.+))?$/.exec(name) ?? [];
    const here = this.#context;
    if (region !== undefined && region !== here.region) {
      const words = `Functions from '${region}' are not reachable in this region ('${here.region}')`;
      throw new AwsError('ResourceNotFoundException', words, 404, { Type: 'User' });
    }
    if (account !== undefined && account !== here.account) {
      const words = `User is not authorized to perform this action on resource: ${name} because no resource-based policy allows the action`;
      throw new AwsError('AccessDeniedException', words, 403);
    }
    return { plain, own };
  }

  /**
   * The version that a qualifier names: `$LATEST`, a version number or an alias.
   *
   * @param choose returns the version number of an alias; default: its FunctionVersion, without its weights
   * @throws AwsError when the version or alias does not exist
   */
  version(
    { record, qualifier = '$LATEST' }: Reference,
    choose = ({ FunctionVersion }: AliasConfiguration) => FunctionVersion,
  ): FunctionConfiguration {
    if (qualifier === '$LATEST') return record.latest;
    const alias = record.aliases.find(({ Name }) => Name === qualifier);
    const number = alias === undefined ? qualifier : choose(alias);
    const found = record.versions.find(({ Version }) => Version === number);
    if (found === undefined) throw notFound(record.arn, qualifier);
    return found;
  }

  /** The version's configuration as the response to a request; its ARN has the qualifier of the request. */
  show(reference: Reference): FunctionConfiguration {
    const { record, qualifier } = reference;
    const FunctionArn = qualifier === undefined ? record.arn : `${record.arn}:${qualifier}`;
    return { ...this.version(reference), FunctionArn };
  }
}

/** Chooses the version of an alias for one invocation, at random by the alias's weights. */
export function pick({ FunctionVersion, RoutingConfig }: AliasConfiguration): string | undefined {
  let chance = Math.random();
  for (const [version, weight] of Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {})) {
    chance -= weight;
    if (chance < 0) return version;
  }
  return FunctionVersion;
}

/** A version's configuration as list operations return it: without its state. */
export function listed(configuration: FunctionConfiguration, FunctionArn: string): FunctionConfiguration {
  const { State, StateReason, StateReasonCode, RuntimeVersionConfig, ...rest } = configuration;
  const { LastUpdateStatus, LastUpdateStatusReason, LastUpdateStatusReasonCode, ...known } = rest;
  return { ...known, FunctionArn };
}

export function notFound(arn: string, qualifier: string | undefined): AwsError {
  const full = qualifier === undefined ? arn : `${arn}:${qualifier}`;
  return new AwsError('ResourceNotFoundException', `Function not found: ${full}`, 404, { Type: 'User' });
}

/** The current time in Lambda's format: ISO 8601 with milliseconds and `+0000`. */
export function timestamp(): string {
  return new Date().toISOString().replace('Z', '+0000');
}

/** A copy with a new RevisionId, which every change of a function makes. */
export function revised<T extends object>(thing: T): T & { RevisionId: string } {
  return { ...thing, RevisionId: randomUUID() };
}

/** @throws AwsError `PreconditionFailedException` when the resource has changed since the client read it */
export function checkRevision(wanted: string | undefined, is: string | undefined): void {
  if (wanted === undefined || wanted === is) return;
  const words =
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id';
  throw new AwsError('PreconditionFailedException', words, 412, { Type: 'User' });
}

/** The error for a request that breaks one of Lambda's rules. */
export function invalid(words: string): AwsError {
  return new AwsError('InvalidParameterValueException', words, 400, { Type: 'User' });
}

/** The error for a request that conflicts with an existing resource or a pending change. */
export function conflict(words: string): AwsError {
  return new AwsError('ResourceConflictException', words, 409, { Type: 'User' });
}
