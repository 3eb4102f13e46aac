import { execFile } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a program, an ES module, as a user who may not read what has the mode 0: root may read everything.
 *
 * @param folder a temporary folder that the program reads; opened for everybody, with the one that it lies in
 * @returns what the program prints, which must be JSON
 */
export async function asNobody(program: string, folder: string, ...rest: string[]): Promise<unknown> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [dirname(folder), folder]) if (path.startsWith(`${tmpdir()}/`)) chmodSync(path, 0o755);
  const command = [process.execPath, '--input-type=module', '-e', program, folder, ...rest];
  const user = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const [file = '', ...options] = isRoot ? [...user, ...command] : command;
  return JSON.parse((await promisify(execFile)(file, options)).stdout);
}
