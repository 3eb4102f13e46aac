import { open } from 'node:fs/promises';
import type { Dataset, Origin } from './dataset.ts';
import { DatasetError } from './error.ts';
import { isLfsPointer, LFS_POINTER } from './lfs-pointer.ts';
import type { Progress } from './progress.ts';

/** Number of first bytes that identify the format. */
const LOOK = 64;

/** Opens a zip or tar.gz archive; its first bytes decide which it is, not its name. */
export async function openArchive(
  file: string,
  origin: Origin,
  options: { location: string; scratch: string; signal: AbortSignal; progress: Progress },
): Promise<Dataset> {
  const start = await firstBytes(file);
  if (start.subarray(0, 2).toString('latin1') === 'PK')
    return (await import('./zip.ts')).openZip(file, origin, options);
  if (start[0] === 0x1f && start[1] === 0x8b) return (await import('./tar.ts')).openTar(file, origin, options);
  if (isLfsPointer(start)) throw new DatasetError(`${options.location} ${LFS_POINTER}.`);
  const shown = JSON.stringify(start.toString('latin1', 0, 16));
  throw new DatasetError(`${options.location} is not a zip or tar.gz archive: it begins with ${shown}.`);
}

async function firstBytes(file: string): Promise<Buffer> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK), 0, LOOK, 0);
  return buffer.subarray(0, bytesRead);
}
