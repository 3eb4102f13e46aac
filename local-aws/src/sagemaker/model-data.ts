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
 * @throws Error when it is not a tar.gz file, and for entries that are not files or folders or that point outside the
 *   archive.
 */
export async function extractModel(archive: Readable, folder: string, signal: AbortSignal): Promise<void> {
  const entries = extract();
  const reading = pipeline(archive, createGunzip(), entries, { signal });
  const writing = (async () => {
    for await (const entry of entries) {
      const { name, type, mode = 0 } = entry.header;
      // Python's tarfile writes names with a leading slash for a folder that is added as `/`; they belong into the
      // folder too.
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

/** The application that a worker serves. */
export interface ServeApplication {
  /** `module:name` of an application or of the function that builds it. */
  import_path: string;
  /** Arguments for the builder function. */
  args: Record<string, unknown>;
}

/**
 * The application of a model, found as in AWS's Ray Serve image: in `config.yaml` in the archive's root, otherwise in
 * the environment variable SM_RAYSERVE_APP.
 *
 * @throws Error when there is none, or when it needs a feature that the local worker does not have.
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
