import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DESCRIPTION = '.meta.json';

/**
 * Moves stored objects away whose file is shorter or longer than their description says, as after a power failure.
 * Otherwise each response with such an object would break off, and clients would retry for minutes.
 *
 * @param folder with the emulator's data
 */
export function setDamagedAside(folder: string, log: (line: string) => void): void {
  const objects = join(folder, 's3');
  if (!existsSync(objects)) return;
  for (const path of readdirSync(objects, { recursive: true, encoding: 'utf8' })) {
    const body = path.slice(0, -DESCRIPTION.length);
    if (!path.endsWith(DESCRIPTION) || !existsSync(join(objects, body))) continue;
    const stored = statSync(join(objects, body)).size;
    const described = sizeIn(readFileSync(join(objects, path), 'utf8'));
    if (described === undefined || described === stored) continue;
    const aside = join(folder, 'damaged', body);
    mkdirSync(dirname(aside), { recursive: true });
    renameSync(join(objects, body), aside);
    renameSync(join(objects, path), aside + DESCRIPTION);
    log(`an object has ${stored} of ${described} bytes, so it is not used; its file was moved to ${aside}`);
  }
}

/**
 * The object's size from its description. A delete marker has none; a description that cannot be read is written again
 * by the emulator.
 */
function sizeIn(description: string): number | undefined {
  try {
    const { size, is_delete_marker: isMarker } = JSON.parse(description);
    return typeof size === 'number' && isMarker !== true ? size : undefined;
  } catch {
    return undefined;
  }
}
