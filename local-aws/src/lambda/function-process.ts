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

/** Path of the Python interpreter that runs functions; its environment is built when it is missing. */
export function functionPython({ environments, log }: Context): Promise<string> {
  return pythonEnvironment({ folder: environments, requirements: functionRequirements(), log });
}

/**
 * Starts the process of an execution environment.
 *
 * @param options.variables environment variables of this execution environment, added to the function's and Lambda's
 * @param options.line is called with each line of output
 * @param options.ended is called when the process has ended, with AWS's message and whether a signal ended it
 * @returns a function that kills the process and its process group
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
  // A separate process group, so that the child processes of the function can be killed with it.
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
  // Child processes of the function would keep stdout and stderr open, and 'close' would not come.
  child.once('exit', () => killGroup(child));
  child.once('error', (error) => options.ended(error.message, false));
  child.once('close', (status, signal) => {
    rmSync(folder, { recursive: true, force: true });
    options.ended(endOf(status, signal), signal !== null);
  });
  return () => killGroup(child);
}

/** AWS's message for how a process ended. Signals have the names of Go. Source: LocalStack's TestLambdaErrors. */
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
    // The group has ended already.
  }
}
