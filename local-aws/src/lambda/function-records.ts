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

/** Concurrency that is kept warm for a version or an alias. */
export interface Provisioned {
  readonly qualifier: string;
  requested: number;
  status: ProvisionedConcurrencyStatusEnum;
  reason?: string;
  modified: string;
  /** Version that its alias is moving away from; undefined: it has not moved. */
  from?: string;
}

/** A function with all that hangs on it. */
export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  tags: Record<string, string>;
  reserved?: number;
  latest: FunctionConfiguration;
  /** Published, oldest first. */
  versions: FunctionConfiguration[];
  /** Number of the last one that was published, also when it has been deleted since. */
  lastVersion: number;
  /** What $LATEST was when that one was published. */
  lastContent?: string;
  aliases: AliasConfiguration[];
  provisioned: Provisioned[];
}

/** A function and which of its versions or aliases a request names. */
export interface Reference {
  readonly record: FunctionRecord;
  /** Undefined = none was named. */
  readonly qualifier: string | undefined;
}

/** Functions by name; kept over restarts. */
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
   * Reads what AWS takes as a function's name: a name or an ARN, either with `:<qualifier>`.
   *
   * @param meant what the refusal of a function that is not there names, where no qualifier is given
   * @throws AwsError when there is no such function, or none that can be reached
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

  /** The parts of a function's name or ARN. @throws AwsError for another region's or account's */
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
   * The version that a qualifier names, through an alias where it is one: of an alias with weights the one it points to.
   *
   * @param choose which version of an alias is meant
   * @throws AwsError when there is no such version or alias
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

  /** A version as a request sees it that named it by this qualifier. */
  show(reference: Reference): FunctionConfiguration {
    const { record, qualifier } = reference;
    const FunctionArn = qualifier === undefined ? record.arn : `${record.arn}:${qualifier}`;
    return { ...this.version(reference), FunctionArn };
  }
}

/** One of an alias's versions by chance, as its weights say: whom an invocation goes to. */
export function pick({ FunctionVersion, RoutingConfig }: AliasConfiguration): string | undefined {
  let chance = Math.random();
  for (const [version, weight] of Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {})) {
    chance -= weight;
    if (chance < 0) return version;
  }
  return FunctionVersion;
}

/** A version as lists have it, which say nothing of its state. */
export function listed(configuration: FunctionConfiguration, FunctionArn: string): FunctionConfiguration {
  const { State, StateReason, StateReasonCode, RuntimeVersionConfig, ...rest } = configuration;
  const { LastUpdateStatus, LastUpdateStatusReason, LastUpdateStatusReasonCode, ...known } = rest;
  return { ...known, FunctionArn };
}

export function notFound(arn: string, qualifier: string | undefined): AwsError {
  const full = qualifier === undefined ? arn : `${arn}:${qualifier}`;
  return new AwsError('ResourceNotFoundException', `Function not found: ${full}`, 404, { Type: 'User' });
}

/** Lambda's times: ISO 8601 with milliseconds and `+0000`. */
export function timestamp(): string {
  return new Date().toISOString().replace('Z', '+0000');
}

/** A new revision, as after every change of a function. */
export function revised<T extends object>(thing: T): T & { RevisionId: string } {
  return { ...thing, RevisionId: randomUUID() };
}

/** @throws AwsError when somebody has changed the thing since the request's sender read it */
export function checkRevision(wanted: string | undefined, is: string | undefined): void {
  if (wanted === undefined || wanted === is) return;
  const words =
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id';
  throw new AwsError('PreconditionFailedException', words, 412, { Type: 'User' });
}

/** A request that breaks one of Lambda's rules. */
export function invalid(words: string): AwsError {
  return new AwsError('InvalidParameterValueException', words, 400, { Type: 'User' });
}

/** A request that does not fit to what is there or under way. */
export function conflict(words: string): AwsError {
  return new AwsError('ResourceConflictException', words, 409, { Type: 'User' });
}
