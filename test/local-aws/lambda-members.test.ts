import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  GetAccountSettingsCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  paginateListFunctions,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FunctionBench, zipOf } from '../support/functions.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

// As lambda-facts.test.ts: which members, all of them, AWS's answers have, and with which status.

const FunctionName = 'members';
const CODE = 'def handler(event, context):\n    return event\n';

let workbench: Workbench;
let standIn: StandIn;
let bench: FunctionBench;
/** Bytes of code that the account holds before this file's function. */
let codeBefore: number | undefined;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  bench = new FunctionBench(standIn);
  codeBefore = (await bench.client.send(new GetAccountSettingsCommand({}))).AccountUsage?.TotalCodeSize;
}, 60_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

/** Status and members of an answer, without those of the SDK. */
async function shape(answer: Promise<object>): Promise<[number | undefined, string[]]> {
  const { $metadata, ...members } = (await answer) as { $metadata: { httpStatusCode?: number } };
  const defined = Object.entries(members).filter(([, value]) => value !== undefined);
  return [$metadata.httpStatusCode, defined.map(([name]) => name).sort()];
}

/** What every description of a version has, lists apart. */
const DESCRIPTION = [
  ...['Architectures', 'CodeSha256', 'CodeSize', 'Description', 'EphemeralStorage', 'FunctionArn', 'FunctionName'],
  ...['Handler', 'LastModified', 'LoggingConfig', 'MemorySize', 'PackageType', 'RevisionId', 'Role', 'Runtime'],
  ...['RuntimeVersionConfig', 'SnapStart', 'State', 'Timeout', 'TracingConfig', 'Version'],
];
const also = (...more: string[]) => [...DESCRIPTION, ...more].sort();
const ALIAS = ['AliasArn', 'Description', 'FunctionVersion', 'Name', 'RevisionId'];
const PROVISIONED = [
  ...['AllocatedProvisionedConcurrentExecutions', 'AvailableProvisionedConcurrentExecutions', 'LastModified'],
  ...['RequestedProvisionedConcurrentExecutions', 'Status'],
];

test('of functions and versions (test_version_lifecycle, test_mixed_architecture)', async () => {
  const ZipFile = await zipOf({ 'handler.py': CODE });
  const request = {
    FunctionName,
    Runtime: 'python3.13',
    Handler: 'handler.handler',
    Role: standIn.functionRole,
  } as const;
  const made = bench.client.send(new CreateFunctionCommand({ ...request, Code: { ZipFile } }));
  expect(await shape(made)).toEqual([201, also('StateReason', 'StateReasonCode')]);
  await bench.settled(FunctionName);
  const found = await bench.client.send(new GetFunctionCommand({ FunctionName }));
  expect(await shape(Promise.resolve(found))).toEqual([200, ['Code', 'Configuration']]);
  expect(Object.keys(found.Configuration ?? {}).sort()).toEqual(also('LastUpdateStatus'));
  expect(Object.keys(found.Code ?? {}).sort()).toEqual(['Location', 'RepositoryType']);
  const updated = bench.client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile, Architectures: ['arm64'] }));
  expect(await updated).toMatchObject({ Architectures: ['arm64'] });
  const reasons = ['LastUpdateStatus', 'LastUpdateStatusReason', 'LastUpdateStatusReasonCode'];
  expect(await shape(updated)).toEqual([200, also(...reasons)]);
  await bench.settled(FunctionName);
  const published = bench.client.send(new PublishVersionCommand({ FunctionName }));
  expect(await shape(published)).toEqual([201, also('LastUpdateStatus')]);
});

test('of invocations (test_invocation_type_request_response, test_invocation_type_no_return_payload)', async () => {
  const invoke = (InvocationType?: 'Event' | 'DryRun') =>
    bench.client.send(new InvokeCommand({ FunctionName, InvocationType }));
  expect(await shape(invoke())).toEqual([200, ['ExecutedVersion', 'Payload', 'StatusCode']]);
  expect(await invoke()).toMatchObject({ ExecutedVersion: '$LATEST', StatusCode: 200 });
  expect(await shape(invoke('Event'))).toEqual([202, ['Payload', 'StatusCode']]);
  expect(await shape(invoke('DryRun'))).toEqual([204, ['Payload', 'StatusCode']]);
});

test('of aliases (test_alias_lifecycle)', async () => {
  const alias = { FunctionName, Name: 'live' };
  const made = bench.client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
  expect(await shape(made)).toEqual([201, ALIAS]);
  const seen = bench.client.send(new GetAliasCommand(alias));
  expect(await shape(seen)).toEqual([200, ALIAS]);
  const moved = bench.client.send(new UpdateAliasCommand({ ...alias, Description: 'moved' }));
  expect(await shape(moved)).toEqual([200, ALIAS]);
  expect((await moved).RevisionId).not.toBe((await seen).RevisionId);
});

test('of concurrency (test_function_concurrency, test_provisioned_concurrency, test_account_settings)', async () => {
  const ReservedConcurrentExecutions = 0;
  const put = bench.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));
  expect(await shape(put)).toEqual([200, ['ReservedConcurrentExecutions']]);
  const { Concurrency } = await bench.client.send(new GetFunctionCommand({ FunctionName }));
  expect(Concurrency).toEqual({ ReservedConcurrentExecutions: 0 });
  const gone = bench.client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  expect(await shape(gone)).toEqual([204, []]);
  expect(await shape(bench.client.send(new GetFunctionConcurrencyCommand({ FunctionName })))).toEqual([200, []]);

  const of = { FunctionName, Qualifier: '1' };
  const begun = bench.client.send(
    new PutProvisionedConcurrencyConfigCommand({ ...of, ProvisionedConcurrentExecutions: 2 }),
  );
  expect(await shape(begun)).toEqual([202, PROVISIONED]);
  expect(await begun).toMatchObject({
    Status: 'IN_PROGRESS',
    RequestedProvisionedConcurrentExecutions: 2,
    AllocatedProvisionedConcurrentExecutions: 0,
    AvailableProvisionedConcurrentExecutions: 0,
  });
  expect(await bench.provisioned(FunctionName, '1')).toBe('READY');
  const ready = bench.client.send(new GetProvisionedConcurrencyConfigCommand(of));
  expect(await shape(ready)).toEqual([200, PROVISIONED]);
  const { ProvisionedConcurrencyConfigs: [listed = {}] = [] } = await bench.client.send(
    new ListProvisionedConcurrencyConfigsCommand({ FunctionName }),
  );
  expect(Object.keys(listed).sort()).toEqual([...PROVISIONED, 'FunctionArn'].sort());

  const { AccountLimit = {}, AccountUsage = {} } = await bench.client.send(new GetAccountSettingsCommand({}));
  expect([Object.keys(AccountLimit).sort(), Object.keys(AccountUsage).sort()]).toEqual([
    ['CodeSizeUnzipped', 'CodeSizeZipped', 'ConcurrentExecutions', 'TotalCodeSize', 'UnreservedConcurrentExecutions'],
    ['FunctionCount', 'TotalCodeSize'],
  ]);
  // $LATEST and the version that was published of it.
  const { Configuration } = await bench.client.send(new GetFunctionCommand({ FunctionName }));
  const pages = await Array.fromAsync(paginateListFunctions({ client: bench.client }, {}));
  expect(AccountUsage).toEqual({
    FunctionCount: pages.flatMap(({ Functions = [] }) => Functions).length,
    TotalCodeSize: (codeBefore ?? 0) + 2 * (Configuration?.CodeSize ?? 0),
  });
});

test('of a function that goes (test_function_lifecycle)', async () => {
  expect((await shape(bench.client.send(new DeleteFunctionCommand({ FunctionName }))))[0]).toBe(204);
});
