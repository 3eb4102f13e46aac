import type { Finding } from './error.ts';
import type { Picture } from './image.ts';

/** Tags of a TIFF directory. Source: TIFF 6.0. */
const [WIDTH, HEIGHT, BITS, FORMAT] = [256, 257, 258, 339];

/**
 * Reads the first directory of a TIFF.
 *
 * @throws RangeError when the file ends before the directory
 */
export function readTiff(body: Buffer): Picture | Pick<Finding, 'level' | 'what'> {
  const little = body[0] === 0x49;
  const short = (at: number) => (little ? body.readUInt16LE(at) : body.readUInt16BE(at));
  const long = (at: number) => (little ? body.readUInt32LE(at) : body.readUInt32BE(at));
  const directory = long(4);
  if (directory < 8) throw new RangeError('no directory');
  const values = new Map<number, number>();
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    const isShort = short(at + 2) === 3;
    // The entry contains up to four bytes itself; otherwise it contains their offset.
    const where = isShort && long(at + 4) > 2 ? long(at + 8) : at + 8;
    if (isShort || short(at + 2) === 4) values.set(short(at), isShort ? short(where) : long(where));
  }
  const bits = values.get(BITS) ?? 1;
  if (bits > 16 || (values.get(FORMAT) ?? 1) !== 1) {
    const what = `has numbers of ${bits} bits, and the file does not define the white level: save it with 8 or 16 bits`;
    return { level: 'error', what };
  }
  return { width: values.get(WIDTH) ?? 0, height: values.get(HEIGHT) ?? 0 };
}
