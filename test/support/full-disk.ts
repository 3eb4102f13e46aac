import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * Loaded into an action by `NODE_OPTIONS=--import`: in its temporary folders the large files lie on a full device, so
 * that writing them really fails with ENOSPC.
 */
const { mkdtemp } = fs;
fs.mkdtemp = (async (prefix: string) => {
  const folder = await mkdtemp(prefix);
  for (const file of ['download', 'model.tar.gz']) await fs.symlink('/dev/full', join(folder, file));
  return folder;
}) as typeof mkdtemp;
syncBuiltinESMExports();
