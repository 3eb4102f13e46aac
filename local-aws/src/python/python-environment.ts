import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  baseRequirements,
  functionRequirements,
  instanceRequirements,
  notebookRequirements,
  pythonFolder,
} from './images.ts';

const building = new Map<string, Promise<string>>();

/**
 * The Python environment that has what a requirements text asks for, built when it is not there yet: once, also when
 * several callers or several processes ask at the same time. The user's own pip settings apply; torch comes as a CPU
 * build.
 * @param options.folder holds the environments, one folder for each text.
 * @param options.requirements the text of a requirements file.
 * @param options.added text of another one, which is installed on top as in a container: what it names wins, and what
 *   both have in common is not installed again.
 * @param options.log receives what happens, line by line; nothing when the environment is there.
 * @param options.signal ends the wait with its reason; the building goes on for others.
 * @returns the path of the environment's python.
 * @throws Error with pip's last words when a package cannot be installed.
 */
export async function pythonEnvironment(options: {
  folder: string;
  requirements: string;
  added?: string | undefined;
  log: (line: string) => void;
  signal?: AbortSignal;
}): Promise<string> {
  options.signal?.throwIfAborted();
  const key = JSON.stringify([options.folder, options.requirements, options.added]);
  const built = building.get(key) ?? build(options);
  building.set(key, built);
  built.catch(() => building.delete(key));
  return await new Promise((resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
    built.then(resolve, reject);
  });
}

/**
 * Builds the environments of jobs and workers without requirements of their own, and of functions.
 * @param all also those of EC2 and notebook instances
 */
export async function prepareEnvironments(folder: string, all: boolean, log: (line: string) => void): Promise<void> {
  const texts = [
    { requirements: baseRequirements() },
    { requirements: functionRequirements() },
    ...(all
      ? [{ requirements: baseRequirements(), added: instanceRequirements() }, { requirements: notebookRequirements() }]
      : []),
  ];
  await Promise.all(texts.map((one) => pythonEnvironment({ folder, ...one, log })));
}

async function build(options: {
  folder: string;
  requirements: string;
  added?: string | undefined;
  log: (line: string) => void;
}): Promise<string> {
  const script = join(pythonFolder, 'build_environment.py');
  const texts = [options.requirements, options.added ?? ''];
  // In a group of its own, which it kills when its standard input closes: it does not outlive this process.
  const child = spawn('python3', [script, options.folder, ...texts], { detached: true });
  let last = '';
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('/')) options.log(line);
    last = line;
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`Python environment: ${errors.slice(-5).join('\n') || `ended with ${code}`}`);
  return last;
}
