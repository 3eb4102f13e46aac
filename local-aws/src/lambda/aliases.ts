import type { AliasRoutingConfiguration } from '@aws-sdk/client-lambda';
import { AwsError } from '../protocol/service.ts';
import {
  checkRevision,
  conflict,
  type FunctionRecord,
  type Functions,
  invalid,
  revised,
  timestamp,
} from './function-records.ts';
import type { Handlers } from './operations.ts';
import { page } from './page.ts';
import type { Provisioning } from './provisioning.ts';

/** Operations on the aliases of functions. */
export function aliasOperations(functions: Functions, provisioning: Provisioning): Handlers {
  return {
    async CreateAlias({ FunctionName, Name = '', FunctionVersion = '', Description = '', RoutingConfig }) {
      const { record } = functions.refer(FunctionName, undefined, FunctionVersion);
      const AliasArn = `${record.arn}:${Name}`;
      if (record.aliases.some((alias) => alias.Name === Name)) throw conflict(`Alias already exists: ${AliasArn}`);
      checkTarget(record, FunctionVersion, RoutingConfig);
      const alias = revised({ AliasArn, Name, FunctionVersion, Description, ...weights(RoutingConfig) });
      record.aliases.push(alias);
      functions.put(record);
      return alias;
    },

    async GetAlias({ FunctionName, Name }) {
      const { record } = functions.refer(FunctionName);
      const alias = findAlias(record, record.arn, Name);
      // While provisioned concurrency moves to the alias's new version, AWS returns a RoutingConfig that no client has
      // set, and removes it when the move is complete (hashicorp/terraform-provider-aws#48116).
      const moving = record.provisioned.find(({ qualifier, status }) => qualifier === Name && status === 'IN_PROGRESS');
      if (moving?.from === undefined) return alias;
      return { ...alias, RoutingConfig: { AdditionalVersionWeights: { [moving.from]: 1 } } };
    },

    async UpdateAlias({ FunctionName, Name, FunctionVersion, Description, RoutingConfig, RevisionId }) {
      const { record } = functions.refer(FunctionName);
      const before = record.aliases.find((alias) => alias.Name === Name);
      if (before === undefined) throw aliasNotFound(`Alias not found: ${record.arn}:${Name}`);
      checkRevision(RevisionId, before.RevisionId);
      const provisioned = record.provisioned.find(({ qualifier }) => qualifier === Name);
      if (provisioned !== undefined && Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0) {
        throw invalid('Alias with weights can not be used with Provisioned Concurrency');
      }
      const version = FunctionVersion ?? before.FunctionVersion ?? '';
      checkTarget(record, version, RoutingConfig ?? before.RoutingConfig);
      const { RoutingConfig: _, ...rest } = before;
      const alias = revised({
        ...rest,
        FunctionVersion: version,
        ...(Description === undefined ? {} : { Description }),
        ...weights(RoutingConfig ?? before.RoutingConfig),
      });
      record.aliases = record.aliases.map((each) => (each.Name === Name ? alias : each));
      if (provisioned !== undefined && version !== before.FunctionVersion) {
        Object.assign(provisioned, { status: 'IN_PROGRESS', modified: timestamp(), from: before.FunctionVersion });
      }
      functions.put(record);
      if (provisioned !== undefined) provisioning.reconcile(record.name);
      return alias;
    },

    async DeleteAlias({ FunctionName, Name }) {
      const { record } = functions.refer(FunctionName);
      record.aliases = record.aliases.filter((alias) => alias.Name !== Name);
      record.provisioned = record.provisioned.filter(({ qualifier }) => qualifier !== Name);
      functions.put(record);
      provisioning.reconcile(record.name);
      return {};
    },

    async ListAliases(input) {
      const { record } = functions.refer(input.FunctionName);
      const wanted = record.aliases.filter(
        ({ FunctionVersion }) => input.FunctionVersion === undefined || FunctionVersion === input.FunctionVersion,
      );
      const { items, next } = page(wanted, input);
      return { Aliases: items, ...next };
    },
  };
}

/** @throws AwsError `ResourceNotFoundException` when the alias or the function (`record`) does not exist */
export function findAlias(record: FunctionRecord | undefined, arn: string, name: string | undefined) {
  const alias = record?.aliases.find(({ Name }) => Name === name);
  if (alias !== undefined) return alias;
  throw aliasNotFound(`Cannot find alias arn: ${arn}:${name}`);
}

function aliasNotFound(words: string): AwsError {
  return new AwsError('ResourceNotFoundException', words, 404, { Type: 'User' });
}

/** @throws AwsError when a version does not exist or the weights are not allowed */
function checkTarget(record: FunctionRecord, version: string, routing: AliasRoutingConfiguration | undefined): void {
  const others = Object.keys(routing?.AdditionalVersionWeights ?? {});
  for (const wanted of [version, ...others]) {
    if (wanted !== '$LATEST' && !record.versions.some(({ Version }) => Version === wanted)) {
      throw new AwsError('ResourceNotFoundException', `Function not found: ${record.arn}:${wanted}`, 404, {
        Type: 'User',
      });
    }
  }
  if (others.length === 0) return;
  if (others.length > 1) throw invalid('Number of items in AdditionalVersionWeights cannot be greater than 1');
  if (version === '$LATEST' || others.includes('$LATEST')) {
    throw invalid('$LATEST is not supported for an alias pointing to more than 1 version');
  }
  if (others.includes(version))
    throw invalid(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    );
}

function weights(routing: AliasRoutingConfiguration | undefined): { RoutingConfig?: AliasRoutingConfiguration } {
  return Object.keys(routing?.AdditionalVersionWeights ?? {}).length === 0 || routing === undefined
    ? {}
    : { RoutingConfig: routing };
}
