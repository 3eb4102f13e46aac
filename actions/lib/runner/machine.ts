import { accessSync, constants, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isFullDisk } from '../dataset/error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The files through which an action passes on outputs and state. */
const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE'];

/**
 * @throws Failure when outputs or state cannot be written: without them the post step would not know what was started
 */
export function checkCommandFiles(environment: Environment): void {
  for (const name of COMMAND_FILES) {
    const file = environment[name];
    if (!file) continue;
    try {
      accessSync(file, constants.W_OK);
      if (statSync(file).isFile()) continue;
    } catch {
      // The error is thrown below, because such a file cannot be written.
    }
    throw new Failure(
      `environment-invalid: The environment variable ${name} is ${file}, which is not a file that can be written.`,
      'Let the runner set the variable, or remove it.',
    );
  }
}

/** Creates a new folder for temporary files. @throws Failure when that is not possible */
export async function makeScratch(environment: Environment): Promise<string> {
  const folder = environment['RUNNER_TEMP'] || tmpdir();
  try {
    return await mkdtemp(join(folder, 'sagemaker-actions-'));
  } catch (error) {
    if (isFullDisk(error)) throw error;
    throw new Failure(
      `environment-invalid: No temporary folder can be created in ${folder}: ${error instanceof Error ? error.message : error}.`,
      'Set RUNNER_TEMP to a folder that exists and can be written.',
      error,
    );
  }
}

/**
 * Address of the AWS endpoint; `undefined` = AWS's own addresses. @throws Failure when the variable is not an address
 */
export function endpointOf({ AWS_ENDPOINT_URL: endpoint }: Environment): string | undefined {
  if (!endpoint) return undefined;
  if (URL.canParse(endpoint) && /^https?:\/\//i.test(endpoint)) return endpoint;
  // The value may hold a password.
  throw new Failure(
    'environment-invalid: The environment variable AWS_ENDPOINT_URL is not an http or https address.',
    'Write http://HOST:PORT, or remove it to use AWS itself.',
  );
}
