import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes. The largest reasonable config has some hundred entries; a data set given by mistake may have any size. */
const LARGEST = 262_144;

/** Reads a config file; refuses what is not a file, and files that are too large to be a config. */
export function readConfigFile(path: string): { text: string } | { what: string; instead: string } {
  const instead = 'write the path of a config, such as pipeline-config/local.yml';
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(file).isFile()) return { what: 'is not a file', instead };
    const buffer = Buffer.alloc(LARGEST + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    if (length > LARGEST) return { what: `has more than ${LARGEST / 1024} KiB, the limit for a config`, instead };
    return decode(buffer.subarray(0, length));
  } catch {
    return { what: 'cannot be read', instead };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function decode(bytes: Buffer): { text: string } | { what: string; instead: string } {
  const isUtf16 = ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2));
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') };
  return { what: isUtf16 ? 'is UTF-16, not UTF-8' : 'is not UTF-8', instead: 'save it as UTF-8' };
}
