import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { functionPython } from './function-process.ts';
import { conflict, type FunctionRecord, type Functions, revised, timestamp } from './function-records.ts';

/** Milliseconds that a change takes at least, so that nobody counts on it being done at once. On AWS seconds. */
const CHANGE_TAKES = 200;

/** Goes on with what was under way when the stand-in stopped. */
export function resumeFunctions(context: Context, functions: Functions): void {
  for (const { name, latest, versions } of functions.all()) {
    if ([latest, ...versions].some(isUnsettled)) void settle(context, functions, name);
  }
}

function isUnsettled({ State, LastUpdateStatus }: FunctionConfiguration): boolean {
  return State === 'Pending' || LastUpdateStatus === 'InProgress';
}

/** @throws AwsError while a change of the function is under way */
export function checkSettled({ arn, latest }: FunctionRecord): void {
  const words = 'The operation cannot be performed at this time.';
  if (latest.State === 'Pending') throw conflict(`${words} The function is currently in the following state: Pending`);
  if (latest.LastUpdateStatus === 'InProgress')
    throw conflict(`${words} An update is in progress for resource: ${arn}`);
}

/** Begins an update of $LATEST, which ends by itself. */
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
    LastUpdateStatusReason: 'The function is being updated.',
  });
  functions.put(record);
  void settle(context, functions, record.name);
}

/** Publishes $LATEST, unless the last version is the same: then that one is given. */
export function publish(
  context: Context,
  functions: Functions,
  record: FunctionRecord,
  Description?: string,
): FunctionConfiguration {
  const last = record.versions.at(-1);
  if (last !== undefined && contentOf(last) === contentOf(record.latest)) return last;
  const Version = String(++record.lastVersion);
  const published: FunctionConfiguration = revised({
    ...record.latest,
    ...(Description === undefined ? {} : { Description }),
    Version,
    FunctionArn: `${record.arn}:${Version}`,
    State: 'Pending',
    StateReason: 'The function is being created.',
    StateReasonCode: 'Creating',
  });
  record.versions.push(published);
  functions.put(record);
  void settle(context, functions, record.name);
  return published;
}

/** What decides whether two versions are the same. */
function contentOf(configuration: FunctionConfiguration): string {
  const { CodeSha256, Handler, Runtime, Role, MemorySize, Timeout, Environment, EphemeralStorage } = configuration;
  return JSON.stringify([CodeSha256, Handler, Runtime, Role, MemorySize, Timeout, Environment, EphemeralStorage]);
}

/** Ends what is under way with a function and its versions, once their Python is there. */
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
    const { StateReason, StateReasonCode, LastUpdateStatusReason, ...rest } = configuration;
    if (failed !== undefined)
      return revised({ ...rest, State: 'Failed', StateReason: failed, StateReasonCode: 'InternalError' });
    return revised({ ...rest, State: 'Active', LastUpdateStatus: 'Successful' });
  };
  record.latest = settled(record.latest);
  record.versions = record.versions.map(settled);
  functions.put(record);
}
