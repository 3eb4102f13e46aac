import type { Context } from '../context.ts';
import { AwsError } from '../service.ts';
import { provisionedOf, unreservedConcurrency } from './executions.ts';
import {
  type FunctionRecord,
  type Functions,
  invalid,
  type Provisioned,
  type Reference,
  timestamp,
} from './function-records.ts';
import type { Handlers } from './operations.ts';
import { page } from './page.ts';
import type { Provisioning } from './provisioning.ts';

/** What an account must leave to functions without concurrency of their own; accounts below it can reserve nothing. */
const LEAST_UNRESERVED = 100;

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
  const find = ({ record, qualifier }: Reference): Provisioned => {
    const found = record.provisioned.find((each) => each.qualifier === qualifier);
    if (found !== undefined) return found;
    const words = 'No Provisioned Concurrency Config found for this function';
    throw new AwsError('ProvisionedConcurrencyConfigNotFoundException', words, 404, { Type: 'User' });
  };

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
          TotalCodeSize: functions.all().reduce((sum, { latest }) => sum + (latest.CodeSize ?? 0), 0),
          FunctionCount: functions.all().length,
        },
      };
    },

    async PutFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: wanted = 0 }) {
      const { record } = functions.refer(FunctionName);
      const provisioned = provisionedOf(record);
      if (wanted < provisioned) {
        throw invalid(
          `ReservedConcurrentExecutions  ${wanted} should not be lower than function's total provisioned concurrency [${provisioned}].`,
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
      const reference = functions.refer(FunctionName, Qualifier);
      const { record, qualifier = '' } = reference;
      checkTarget(functions, reference);
      const known = record.provisioned.find((each) => each.qualifier === qualifier);
      const total = provisionedOf(record) - (known?.requested ?? 0) + wanted;
      if (record.reserved !== undefined && total > record.reserved) {
        throw invalid(
          'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
        );
      }
      if (record.reserved === undefined && unreserved() + provisionedOf(record) - total < least) {
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
      const reference = functions.refer(FunctionName, Qualifier);
      return describe(reference.record.name, find(reference));
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
      const reference = functions.refer(FunctionName, Qualifier);
      const { record } = reference;
      const gone = find(reference);
      record.provisioned = record.provisioned.filter((config) => config !== gone);
      functions.put(record);
      provisioning.reconcile(record.name);
      return {};
    },
  };
}

/** @throws AwsError unless the qualifier is a version, or an alias of one version that has none of its own */
function checkTarget(functions: Functions, reference: Reference): void {
  const { record, qualifier } = reference;
  const alias = record.aliases.find(({ Name }) => Name === qualifier);
  const { Version } = functions.version(reference);
  if (Version === '$LATEST') {
    throw invalid('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
  }
  if (alias?.RoutingConfig !== undefined) {
    throw invalid('Alias with weights can not be used with Provisioned Concurrency');
  }
  if (alias !== undefined && isProvisioned(record, Version)) {
    throw invalid('Alias can not be used for Provisioned Concurrency configuration on an already Provisioned Version');
  }
  const aliases = record.aliases.filter((each) => each.FunctionVersion === Version && isProvisioned(record, each.Name));
  if (alias === undefined && aliases.length > 0) {
    throw invalid('Version can not be used for Provisioned Concurrency configuration on an already Provisioned Alias');
  }
}

function isProvisioned({ provisioned }: FunctionRecord, qualifier: string | undefined): boolean {
  return provisioned.some((config) => config.qualifier === qualifier);
}
