import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { storeCode } from './code.ts';
import { codeLocation } from './code-location.ts';
import { configure, refuse } from './configuration.ts';
import { change, checkSettled, PENDING, publish, settle } from './function-changes.ts';
import {
  checkRevision,
  conflict,
  type FunctionRecord,
  type Functions,
  invalid,
  listed,
  revised,
  timestamp,
} from './function-records.ts';
import { checkTags } from './function-tags.ts';
import type { Handlers } from './operations.ts';
import { page } from './page.ts';
import { checkRole } from './role-trust.ts';

/** Defaults of a new function. Source: CreateFunction in Lambda's API reference. */
const DEFAULTS = {
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  PackageType: 'Zip',
  Architectures: ['x86_64'],
  EphemeralStorage: { Size: 512 },
  TracingConfig: { Mode: 'PassThrough' },
  SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
} as const satisfies FunctionConfiguration;

/** @param changed is called with the name of a function when it or one of its versions has been deleted */
export function functionOperations(context: Context, functions: Functions, changed: (name: string) => void): Handlers {
  return {
    async CreateFunction(input) {
      const { FunctionName = '', Code = {}, Publish = false, Tags = {} } = input;
      const { plain: name } = functions.read(FunctionName);
      if (name.length > 64)
        throw invalid(
          `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
        );
      if (functions.find(name) !== undefined) throw conflict(`Function already exist: ${name}`);
      checkTags(Tags);
      const defaults = { ...DEFAULTS, Architectures: [...DEFAULTS.Architectures] };
      const configuration = configure(context, defaults, input);
      await checkRole(context, input.Role);
      const code = await storeCode(context, Code);
      if (functions.find(name) !== undefined) throw conflict(`Function already exist: ${name}`);
      const latest: FunctionConfiguration = revised({
        ...configuration,
        ...code,
        FunctionName: name,
        FunctionArn: functions.arn(name),
        Version: '$LATEST',
        LastModified: timestamp(),
        LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
        ...PENDING,
      });
      const record: FunctionRecord = {
        ...{ name, arn: functions.arn(name), tags: { ...Tags }, latest },
        ...{ versions: [], lastVersion: 0, aliases: [], provisioned: [] },
      };
      functions.put(record);
      void settle(context, functions, name).then(() => {
        const settled = functions.find(name);
        if (Publish && settled !== undefined) publish(functions, settled);
      });
      return Publish ? { ...latest, Version: '1' } : latest;
    },

    async GetFunction({ FunctionName, Qualifier }) {
      const reference = functions.refer(FunctionName, Qualifier);
      const { tags, reserved } = reference.record;
      const configuration = functions.show(reference);
      return {
        Configuration: configuration,
        Code: { RepositoryType: 'S3', Location: codeLocation(context, configuration.CodeSha256) },
        ...(Object.keys(tags).length === 0 ? {} : { Tags: tags }),
        ...(reserved === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: reserved } }),
      };
    },

    async GetFunctionConfiguration({ FunctionName, Qualifier }) {
      return functions.show(functions.refer(FunctionName, Qualifier));
    },

    async UpdateFunctionCode(input) {
      const { record } = functions.refer(input.FunctionName);
      refuse(input, ['PublishTo', 'SourceKMSKeyArn']);
      checkSettled(record);
      checkRevision(input.RevisionId, record.latest.RevisionId);
      const code = await storeCode(context, input);
      checkSettled(record);
      const { Architectures, Publish, DryRun } = input;
      const changed = { ...code, ...(Architectures === undefined ? {} : { Architectures }) };
      // No response of AWS to a dry run is recorded. Tools read the new package's CodeSha256 from it.
      if (DryRun) return { ...record.latest, ...changed };
      change(context, functions, record, changed);
      return Publish === true ? publish(functions, record, undefined, PENDING) : record.latest;
    },

    async UpdateFunctionConfiguration(input) {
      const { record } = functions.refer(input.FunctionName);
      checkSettled(record);
      checkRevision(input.RevisionId, record.latest.RevisionId);
      const configuration = configure(context, record.latest, input);
      if (input.Role !== undefined) await checkRole(context, input.Role);
      checkSettled(record);
      change(context, functions, record, configuration);
      return record.latest;
    },

    async PublishVersion({ FunctionName, CodeSha256, RevisionId, Description }) {
      const { record } = functions.refer(FunctionName);
      checkSettled(record);
      checkRevision(RevisionId, record.latest.RevisionId);
      if (CodeSha256 !== undefined && CodeSha256 !== record.latest.CodeSha256) {
        throw invalid(
          `CodeSHA256 (${CodeSha256}) is different from current CodeSHA256 in $LATEST (${record.latest.CodeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
        );
      }
      return publish(functions, record, Description);
    },

    async DeleteFunction({ FunctionName, Qualifier }) {
      const { record, qualifier } = functions.refer(FunctionName, Qualifier);
      if (qualifier === undefined) functions.delete(record.name);
      else deleteVersion(functions, record, qualifier);
      changed(record.name);
      return { StatusCode: 204 };
    },

    async ListFunctions(input) {
      const every = functions
        .all()
        .flatMap((record) =>
          input.FunctionVersion === 'ALL' ? listedVersions(record) : [listed(record.latest, record.arn)],
        );
      const { items, next } = page(every, input);
      return { Functions: items, ...next };
    },

    async ListVersionsByFunction(input) {
      const { record } = functions.refer(input.FunctionName);
      const { items, next } = page(listedVersions(record), input);
      return { Versions: items, ...next };
    },
  };
}

function listedVersions({ arn, latest, versions }: FunctionRecord): FunctionConfiguration[] {
  return [latest, ...versions].map((each) => listed(each, `${arn}:${each.Version}`));
}

function deleteVersion(functions: Functions, record: FunctionRecord, version: string): void {
  if (version === '$LATEST') throw invalid('$LATEST version cannot be deleted without deleting the function.');
  const alias = record.aliases.find(
    ({ FunctionVersion, RoutingConfig }) =>
      FunctionVersion === version || RoutingConfig?.AdditionalVersionWeights?.[version] !== undefined,
  );
  if (alias !== undefined) throw conflict(`Version ${version} is still being referenced by alias ${alias.Name}`);
  record.versions = record.versions.filter(({ Version }) => Version !== version);
  record.provisioned = record.provisioned.filter(({ qualifier }) => qualifier !== version);
  functions.put(record);
}
