import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionConfiguration, LastUpdateStatusReasonCode } from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { functionPython } from './function-process.ts';
import { conflict, type FunctionRecord, type Functions, revised, timestamp } from './function-records.ts';

/** Minimum duration of a change in milliseconds, so that no client relies on an immediate result. On AWS: seconds. */
const CHANGE_TAKES = 200;

/** Completes the changes that were pending when the stand-in stopped. */
export function resumeFunctions(context: Context, functions: Functions): void {
  for (const { name, latest, versions } of functions.all()) {
    if ([latest, ...versions].some(isUnsettled)) void settle(context, functions, name);
  }
}

function isUnsettled({ State, LastUpdateStatus }: FunctionConfiguration): boolean {
  return State === 'Pending' || LastUpdateStatus === 'InProgress';
}

/** @throws AwsError `ResourceConflictException` while the function is being created or updated */
export function checkSettled({ arn, latest }: FunctionRecord): void {
  const words = 'The operation cannot be performed at this time.';
  if (latest.State === 'Pending') throw conflict(`${words} The function is currently in the following state: Pending`);
  if (latest.LastUpdateStatus === 'InProgress')
    throw conflict(`${words} An update is in progress for resource: ${arn}`);
}

/** Starts an update of $LATEST; it completes in the background. */
export function change(
  context: Context,
  functions: Functions,
  record: FunctionRecord,
  to: Partial<FunctionConfiguration>,
): void {
  record.latest = revised({
    ...record.latest,
    ...to,
    LastModified: timestamp(),
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: 'The function is being created.',
    // AWS returns this value although its service model does not list it.
    LastUpdateStatusReasonCode: 'Creating' as LastUpdateStatusReasonCode,
  });
  functions.put(record);
  void settle(context, functions, record.name);
}

/** State of a published version: PublishVersion returns it active, UpdateFunctionCode returns it pending. */
const ACTIVE = { State: 'Active', LastUpdateStatus: 'Successful' } as const;
export const PENDING = {
  State: 'Pending',
  StateReason: 'The function is being created.',
  StateReasonCode: 'Creating',
} as const;

/** Publishes $LATEST as a new version. If $LATEST has not changed since the last version, returns that version. */
export function publish(
  functions: Functions,
  record: FunctionRecord,
  Description?: string,
  state: typeof ACTIVE | typeof PENDING = ACTIVE,
): FunctionConfiguration {
  const content = contentOf(record.latest);
  const last = record.versions.find(({ Version }) => Version === String(record.lastVersion));
  if (last !== undefined && record.lastContent === content) return last;
  const Version = String(++record.lastVersion);
  record.lastContent = content;
  const { LastUpdateStatus, LastUpdateStatusReason, LastUpdateStatusReasonCode, ...latest } = record.latest;
  const published: FunctionConfiguration = revised({
    ...latest,
    ...(Description === undefined ? {} : { Description }),
    Version,
    FunctionArn: `${record.arn}:${Version}`,
    ...state,
  });
  record.versions.push(published);
  record.latest = revised(record.latest);
  functions.put(record);
  return published;
}

/** The settings as JSON; if they have not changed, there is nothing to publish. */
function contentOf(configuration: FunctionConfiguration): string {
  const { CodeSha256, Description, Handler, Runtime, Role, MemorySize, Timeout, ...rest } = configuration;
  const { Architectures, Environment, EphemeralStorage } = rest;
  return JSON.stringify([
    ...[CodeSha256, Description, Handler, Runtime, Role, MemorySize, Timeout],
    ...[Architectures, Environment, EphemeralStorage],
  ]);
}

/** Completes pending changes of a function and its versions when their Python environment is ready. */
export async function settle(context: Context, functions: Functions, name: string): Promise<void> {
  await sleep(CHANGE_TAKES, undefined, { ref: false });
  const failed = await functionPython(context).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  const record = functions.find(name);
  if (record === undefined) return;
  const settled = (configuration: FunctionConfiguration): FunctionConfiguration => {
    if (!isUnsettled(configuration)) return configuration;
    const { StateReason, StateReasonCode, LastUpdateStatusReason, LastUpdateStatusReasonCode, ...rest } = configuration;
    if (failed !== undefined)
      return revised({ ...rest, State: 'Failed', StateReason: failed, StateReasonCode: 'InternalError' });
    return revised({ ...rest, State: 'Active', LastUpdateStatus: 'Successful' });
  };
  record.latest = settled(record.latest);
  record.versions = record.versions.map(settled);
  functions.put(record);
}
