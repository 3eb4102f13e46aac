import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Dataset } from '../../actions/lib/dataset/dataset.ts';
import { openSource, type Source } from '../../actions/lib/dataset/source.ts';

/** A folder for one test with room for sources (`root`) and for scratch files. */
export interface DataFolder extends AsyncDisposable {
  readonly root: string;
  readonly scratch: string;
  /** Writes a file below the root. */
  write(path: string, body: Buffer | string): Promise<void>;
  find(locations: string | readonly string[], sha256?: string): Promise<Source>;
  /** Finds and opens a location. */
  open(locations: string | readonly string[], sha256?: string): Promise<Dataset>;
}

export async function dataFolder(files: Record<string, Buffer | string> = {}): Promise<DataFolder> {
  const base = await mkdtemp(join(tmpdir(), 'dataset-'));
  const root = join(base, 'root');
  const scratch = join(base, 'scratch');
  await mkdir(scratch);
  const write = async (path: string, body: Buffer | string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), body);
  };
  for (const [path, body] of Object.entries(files)) await write(path, body);
  const find = (locations: string | readonly string[], sha256?: string) =>
    openSource(
      { locations: [locations].flat(), ...(sha256 !== undefined && { sha256 }) },
      { root, signal: new AbortController().signal, progress: () => undefined },
    );
  return {
    root,
    scratch,
    write,
    find,
    open: async (locations, sha256) => (await find(locations, sha256)).open(scratch),
    [Symbol.asyncDispose]: () => rm(base, { recursive: true, force: true }),
  };
}
