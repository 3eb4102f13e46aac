import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { functionRequirements, pythonFolder } from '../python/images.ts';
import { pythonEnvironment } from '../python/python-environment.ts';
import { codeFolder } from './code.ts';

const SCRIPT = join(pythonFolder, 'function_environment.py');

/** The Python of functions. */
export function functionPython({ environments, log }: Context): Promise<string> {
  return pythonEnvironment({ folder: environments, requirements: functionRequirements(), log });
}

/**
 * Starts the process of an execution environment.
 *
 * @param options.variables what differs between environments, beside the function's own and Lambda's
 * @param options.line receives what it prints
 * @param options.ended is called once it is gone, with how, in AWS's words, and whether a signal ended it
 * @returns what kills it and all that it started, at once
 */
export function startFunctionProcess(
  context: Context,
  options: {
    python: string;
    version: FunctionConfiguration;
    variables: Record<string, string>;
    line: (line: string) => void;
    ended: (how: string, crashed: boolean) => void;
  },
): () => void {
  const { python, version } = options;
  const code = codeFolder(context, version.CodeSha256);
  const folder = join(context.state, 'lambda', 'tmp', randomBytes(8).toString('hex'));
  mkdirSync(folder, { recursive: true });
  // A process group of its own, so that what the function starts ends with it.
  const child = spawn(python, [SCRIPT], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: [dirname(python), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      HOME: folder,
      TMPDIR: folder,
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
      ...version.Environment?.Variables,
      ...context.keysInEnvironment(version.Role ?? '', version.FunctionName),
      AWS_REGION: context.region,
      AWS_DEFAULT_REGION: context.region,
      AWS_ENDPOINT_URL: context.endpoint,
      AWS_EXECUTION_ENV: `AWS_Lambda_${version.Runtime}`,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(version.MemorySize),
      AWS_LAMBDA_FUNCTION_VERSION: version.Version ?? '',
      LAMBDA_TASK_ROOT: code,
      LAMBDA_RUNTIME_DIR: pythonFolder,
      LD_LIBRARY_PATH: [code, join(code, 'lib')].join(delimiter),
      PYTHONDONTWRITEBYTECODE: '1',
      _HANDLER: version.Handler ?? '',
      ...options.variables,
    },
  });
  for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on('line', options.line);
  child.stdin.on('error', () => undefined);
  // What the function started would hold the output open.
  child.once('exit', () => killGroup(child));
  child.once('error', (error) => options.ended(error.message, false));
  child.once('close', (status, signal) => {
    rmSync(folder, { recursive: true, force: true });
    options.ended(endOf(status, signal), signal !== null);
  });
  return () => killGroup(child);
}

/** AWS's words for how a process ended (LocalStack's TestLambdaErrors); a signal by the name that Go gives it. */
function endOf(status: number | null, signal: NodeJS.Signals | null): string {
  if (status === 0) return 'Runtime exited without providing a reason';
  const names: Partial<Record<NodeJS.Signals, string>> = {
    SIGKILL: 'killed',
    SIGSEGV: 'segmentation fault',
    SIGABRT: 'aborted',
    SIGTERM: 'terminated',
  };
  const how = signal === null ? `exit status ${status}` : `signal: ${names[signal] ?? signal}`;
  return `Runtime exited with error: ${how}`;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
