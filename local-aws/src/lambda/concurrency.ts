import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { findAlias } from './aliases.ts';
import { provisionedOf, unreservedConcurrency } from './executions.ts';
import {
  conflict,
  type FunctionRecord,
  type Functions,
  invalid,
  notFound,
  type Provisioned,
  type Reference,
  timestamp,
} from './function-records.ts';
import type { Handlers } from './operations.ts';
import { page } from './page.ts';
import type { Provisioning } from './provisioning.ts';

/** Concurrent executions that an account must keep unreserved. An account with a lower limit can reserve nothing. */
const LEAST_UNRESERVED = 100;

const UNPUBLISHED = 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.';
const NO_VERSION = 'The function resource provided must be an alias or a published version.';

/** Reserved and provisioned concurrency, and the account's limits. */
export function concurrencyOperations(context: Context, functions: Functions, provisioning: Provisioning): Handlers {
  const unreserved = () => unreservedConcurrency(context, functions.all());
  const least = Math.min(LEAST_UNRESERVED, context.concurrency);
  const describe = (name: string, { requested, status, reason, modified, qualifier }: Provisioned) => {
    const there = status === 'READY' ? provisioning.available(name, qualifier) : 0;
    return {
      RequestedProvisionedConcurrentExecutions: requested,
      AvailableProvisionedConcurrentExecutions: there,
      AllocatedProvisionedConcurrentExecutions: there,
      Status: status,
      ...(reason === undefined ? {} : { StatusReason: reason }),
      LastModified: modified,
    };
  };
  const refer = (name: string | undefined, qualifier = '', unpublished: string): Reference => {
    const { plain } = functions.read(name ?? '');
    if (qualifier === '$LATEST') throw invalid(unpublished);
    const record = functions.find(plain);
    if (/^\d+$/.test(qualifier)) functions.version(functions.refer(name, qualifier));
    else findAlias(record, functions.arn(plain), qualifier);
    return functions.refer(name, qualifier);
  };
  const find = ({ record, qualifier }: Reference): Provisioned | undefined =>
    record.provisioned.find((each) => each.qualifier === qualifier);

  return {
    async GetAccountSettings() {
      return {
        AccountLimit: {
          TotalCodeSize: 80_530_636_800,
          CodeSizeUnzipped: 262_144_000,
          CodeSizeZipped: 52_428_800,
          ConcurrentExecutions: context.concurrency,
          UnreservedConcurrentExecutions: unreserved(),
        },
        AccountUsage: {
          // Each version counts, even with the same code as another one (LocalStack's
          // test_account_settings_total_code_size).
          TotalCodeSize: functions
            .all()
            .flatMap(({ latest, versions }) => [latest, ...versions])
            .reduce((sum, { CodeSize = 0 }) => sum + CodeSize, 0),
          FunctionCount: functions.all().length,
        },
      };
    },

    async PutFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: wanted = 0 }) {
      const { plain, own } = functions.read(FunctionName ?? '');
      if (own !== undefined) {
        throw invalid(
          'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
        );
      }
      const record = functions.find(plain);
      if (record === undefined) throw notFound(functions.arn(plain), '$LATEST');
      const provisioned = provisionedOf(record);
      if (wanted < provisioned) {
        throw invalid(
          ` ReservedConcurrentExecutions  ${wanted} should not be lower than function's total provisioned concurrency [${provisioned}].`,
        );
      }
      if (unreserved() + (record.reserved ?? provisioned) - wanted < least) {
        throw invalid(
          `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${least}].`,
        );
      }
      record.reserved = wanted;
      functions.put(record);
      return { ReservedConcurrentExecutions: wanted };
    },

    async GetFunctionConcurrency({ FunctionName }) {
      const { reserved } = functions.refer(FunctionName).record;
      return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved };
    },

    async DeleteFunctionConcurrency({ FunctionName }) {
      const { record } = functions.refer(FunctionName);
      delete record.reserved;
      functions.put(record);
      return {};
    },

    async PutProvisionedConcurrencyConfig({ FunctionName, Qualifier, ProvisionedConcurrentExecutions: wanted = 0 }) {
      const reference = refer(FunctionName, Qualifier, UNPUBLISHED);
      const { record, qualifier = '' } = reference;
      checkTarget(functions, reference);
      const known = record.provisioned.find((each) => each.qualifier === qualifier);
      const total = provisionedOf(record) - (known?.requested ?? 0) + wanted;
      if (record.reserved !== undefined && total > record.reserved) {
        throw invalid(
          'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
        );
      }
      const left = unreserved() + provisionedOf(record) - total;
      if (record.reserved === undefined && left < 0) {
        const words = `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${left + wanted}].`;
        throw invalid(words);
      }
      if (record.reserved === undefined && left < least) {
        throw invalid(
          `Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${least}].`,
        );
      }
      const config: Provisioned = { qualifier, requested: wanted, status: 'IN_PROGRESS', modified: timestamp() };
      record.provisioned = [...record.provisioned.filter((each) => each.qualifier !== qualifier), config];
      functions.put(record);
      provisioning.reconcile(record.name);
      return describe(record.name, config);
    },

    async GetProvisionedConcurrencyConfig({ FunctionName, Qualifier }) {
      const reference = refer(FunctionName, Qualifier, NO_VERSION);
      const found = find(reference);
      if (found !== undefined) return describe(reference.record.name, found);
      const words = 'No Provisioned Concurrency Config found for this function';
      throw new AwsError('ProvisionedConcurrencyConfigNotFoundException', words, 404, { Type: 'User' });
    },

    async ListProvisionedConcurrencyConfigs(input) {
      const { record } = functions.refer(input.FunctionName);
      const { items, next } = page(record.provisioned, input);
      const configs = items.map((config) => ({
        FunctionArn: `${record.arn}:${config.qualifier}`,
        ...describe(record.name, config),
      }));
      return { ProvisionedConcurrencyConfigs: configs, ...next };
    },

    async DeleteProvisionedConcurrencyConfig({ FunctionName, Qualifier }) {
      const reference = refer(FunctionName, Qualifier, NO_VERSION);
      const { record } = reference;
      const gone = find(reference);
      record.provisioned = record.provisioned.filter((config) => config !== gone);
      functions.put(record);
      provisioning.reconcile(record.name);
      return {};
    },
  };
}

/**
 * @throws AwsError unless the qualifier is a published version to which no provisioned alias points, or an alias of
 *   exactly one version that has no provisioned concurrency of its own
 */
function checkTarget(functions: Functions, reference: Reference): void {
  const { record, qualifier } = reference;
  const alias = record.aliases.find(({ Name }) => Name === qualifier);
  const { Version } = functions.version(reference);
  if (Version === '$LATEST') throw invalid(UNPUBLISHED);
  if (alias?.RoutingConfig !== undefined) {
    throw invalid('Alias with weights can not be used with Provisioned Concurrency');
  }
  if (alias !== undefined && isProvisioned(record, Version)) {
    throw conflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
  }
  const aliases = record.aliases.filter((each) => each.FunctionVersion === Version && isProvisioned(record, each.Name));
  if (alias === undefined && aliases.length > 0) {
    throw conflict('Version is pointed by a Provisioned Concurrency alias');
  }
}

function isProvisioned({ provisioned }: FunctionRecord, qualifier: string | undefined): boolean {
  return provisioned.some((config) => config.qualifier === qualifier);
}
