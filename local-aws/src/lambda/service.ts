import type { InvocationResponse } from '@aws-sdk/client-lambda';
import type { Context, Part } from '../context.ts';
import type { Answer } from '../protocol/protocol.ts';
import { AwsError } from '../protocol/service.ts';
import type { Parameter } from '../protocol/target.ts';
import { aliasOperations } from './aliases.ts';
import { readCode } from './code-location.ts';
import { concurrencyOperations } from './concurrency.ts';
import { Executions } from './executions.ts';
import { resumeFunctions } from './function-changes.ts';
import { conflict, Functions, pick } from './function-records.ts';
import { tagOperations } from './function-tags.ts';
import { functionOperations } from './functions.ts';
import type { Handlers } from './operations.ts';
import { Provisioning } from './provisioning.ts';

/** Maximum bytes of the event of a synchronous invocation. Source: Lambda quotas. */
const LARGEST_EVENT = 6_291_456;

export const simplifications: readonly string[] = [
  'Functions are Python 3 from a zip package, run by the Python of this machine whatever python3.x the runtime names; no layers, no VPC, no file systems, no images.',
  'A function runs in its own process group, not in a sandbox: memory is not limited or measured, and the operating system is that of this machine. Its Python cannot write below LAMBDA_TASK_ROOT (which is not /var/task), but programs that it starts can.',
  'An initialization may take 60 s and its time is not billed; an idle environment ends after a minute.',
  'Asynchronous invocations (Event) wait in memory and run once, without retries or destinations; policies, event sources and function URLs are not supported.',
  'Provisioned concurrency is allocated at once instead of in steps, and is used first; a change takes 0.2 seconds.',
];

/** Lambda: functions really run, with the Runtime API. */
export function lambdaFunctions(context: Context): {
  handlers: Handlers;
  part: Part;
  /** The package at a URL that GetFunction returned; undefined when the URL is not valid. */
  code(query: readonly Parameter[]): Promise<Buffer | undefined>;
} {
  const functions = new Functions(context);
  const provisioning = new Provisioning(context, functions);
  const executions = new Executions(context, functions, provisioning);
  resumeFunctions(context, functions);
  for (const record of functions.all()) {
    for (const config of record.provisioned) if (config.status === 'READY') config.status = 'IN_PROGRESS';
    provisioning.reconcile(record.name);
  }

  const invoke: Handlers['Invoke'] = async (input, { requestId }) => {
    const reference = functions.refer(input.FunctionName, input.Qualifier, '$LATEST');
    const version = functions.version(reference, pick);
    if (version.State === 'Pending') {
      throw conflict(
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
      );
    }
    const ExecutedVersion = version.Version;
    if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
    const payload = Buffer.from(input.Payload?.length ? input.Payload : '{}');
    if (payload.length > LARGEST_EVENT) {
      const words = `Request must be smaller than ${LARGEST_EVENT} bytes for the InvokeFunction operation`;
      throw new AwsError('RequestTooLargeException', words, 413);
    }
    checkJson(payload);
    const clientContext = input.ClientContext && Buffer.from(input.ClientContext, 'base64').toString('utf8');
    const event = { requestId, payload, clientContext };
    if (input.InvocationType === 'Event') {
      const later = executions.invokeLater(reference, version, event);
      later.catch((error: unknown) => context.log(`${reference.record.name}: ${error}`));
      return { StatusCode: 202, Payload: new Uint8Array() };
    }
    const { payload: Payload, failed, log } = await executions.invoke(reference, version, event);
    const tail = Buffer.from(`${log.join('\n')}\n`)
      .subarray(-4096)
      .toString('base64');
    return {
      StatusCode: 200,
      Payload,
      ...(ExecutedVersion === undefined ? {} : { ExecutedVersion }),
      ...(failed ? { FunctionError: 'Unhandled' } : {}),
      ...(input.LogType === 'Tail' ? { LogResult: tail } : {}),
    };
  };

  return {
    code: (query) => readCode(context, query),
    part: {
      async close() {
        await Promise.all([executions.close(), provisioning.close()]);
      },
    },
    handlers: {
      ...functionOperations(context, functions, (name) => {
        executions.discardStale(name);
        provisioning.reconcile(name);
      }),
      ...tagOperations(functions),
      ...aliasOperations(functions, provisioning),
      ...concurrencyOperations(context, functions, provisioning),
      Invoke: invoke,
    },
  };
}

/** The HTTP response of an invocation: the function's payload is the body, the other members are headers. */
export function renderInvocation(output: InvocationResponse): Answer {
  const headers: Record<string, string | undefined> = {
    'x-amz-function-error': output.FunctionError,
    'x-amz-log-result': output.LogResult,
    'x-amz-executed-version': output.ExecutedVersion,
  };
  const said = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    status: output.StatusCode ?? 200,
    headers: Object.fromEntries(said),
    body: Buffer.from(output.Payload ?? []),
  };
}

function checkJson(payload: Buffer): void {
  try {
    JSON.parse(payload.toString('utf8'));
  } catch (error) {
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${error}`, 400, {
      Type: 'User',
    });
  }
}
