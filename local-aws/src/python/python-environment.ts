import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pythonFolder } from './images.ts';

const building = new Map<string, Promise<string>>();

/**
 * The Python environment with the packages of a requirements text. It is built once if it does not exist, even if
 * several callers or processes request it at the same time. The user's pip settings apply; torch is installed as a CPU
 * build.
 * @param options.folder contains the environments, one folder for each text.
 * @param options.requirements text of a requirements file.
 * @param options.added text of another one, installed on top as in a container: its versions take precedence, and
 *   packages that both have are not installed again.
 * @param options.log receives progress, line by line; nothing if the environment exists.
 * @param options.signal stops waiting and rejects with its reason; the build continues for other callers.
 * @returns path of the environment's Python interpreter.
 * @throws Error with the installer's last lines when a package cannot be installed.
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

async function build(options: {
  folder: string;
  requirements: string;
  added?: string | undefined;
  log: (line: string) => void;
}): Promise<string> {
  const script = join(pythonFolder, 'build_environment.py');
  const texts = [options.requirements, options.added ?? ''];
  // The child is in a process group of its own and kills the group when its standard input closes, so it ends with this
  // process.
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
