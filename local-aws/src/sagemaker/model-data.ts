import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { parse } from 'yaml';

/**
 * Unpacks a model.tar.gz into an empty folder.
 *
 * @throws Error for what is no tar.gz, and for entries that are neither file nor folder or lie outside the archive.
 */
export async function extractModel(archive: Readable, folder: string, signal: AbortSignal): Promise<void> {
  const entries = extract();
  const reading = pipeline(archive, createGunzip(), entries, { signal });
  const writing = (async () => {
    for await (const entry of entries) {
      const { name, type, mode = 0 } = entry.header;
      // Python's tarfile writes a folder that is added as `/` so; what begins with a slash lies in the folder too.
      const path = resolve(folder, name.replace(/^\/+/, ''));
      if (path !== folder && !path.startsWith(folder + sep)) throw new Error(`${name} points outside the archive`);
      if (type === 'directory') {
        await mkdir(path, { recursive: true });
        entry.resume();
      } else if (type === 'file' || type === 'contiguous-file') {
        await mkdir(dirname(path), { recursive: true });
        await pipeline(entry, createWriteStream(path, { mode: 0o644 | (mode & 0o111) }));
      } else {
        throw new Error(`${name} is a ${type}, not a file or folder`);
      }
    }
  })();
  await Promise.all([reading, writing]);
}

/** Which application a worker serves. */
export interface ServeApplication {
  /** `module:name` of an application or of the function that builds it. */
  import_path: string;
  /** Handed to the builder. */
  args: Record<string, unknown>;
}

/**
 * The application that a model names as AWS's Ray Serve image reads it: `config.yaml` in the archive's root, else the
 * environment variable SM_RAYSERVE_APP.
 *
 * @throws Error in plain words where there is none or where it needs more than the local worker has.
 */
export async function serveApplication(folder: string, environment: Record<string, string>): Promise<ServeApplication> {
  const text = await readFile(join(folder, 'config.yaml'), 'utf8').catch(() => undefined);
  if (text === undefined) {
    const path = environment['SM_RAYSERVE_APP'];
    if (path === undefined) throw new Error('the model has no config.yaml and SM_RAYSERVE_APP is not set');
    return { import_path: path, args: {} };
  }
  const { applications } = (parse(text) ?? {}) as { applications?: Record<string, unknown>[] };
  const application = applications?.[0];
  if (application === undefined || applications?.length !== 1) {
    throw new Error('config.yaml must list exactly one application (the local worker serves one)');
  }
  const { import_path, route_prefix = '/', args = {} } = application;
  if (typeof import_path !== 'string' || !import_path.includes(':')) {
    throw new Error("config.yaml: the application's import_path must be module:name");
  }
  if (route_prefix !== '/') throw new Error('config.yaml: route_prefix must be /, where /invocations is sent');
  return { import_path, args: args as Record<string, unknown> };
}
