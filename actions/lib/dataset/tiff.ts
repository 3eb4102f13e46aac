import { type Defect, error, lowerPartMissing, type Picture } from './picture.ts';

/** Tags of a TIFF directory; the pixels are stored in strips or in tiles. Source: TIFF 6.0. */
const [WIDTH, HEIGHT, BITS, FORMAT] = [256, 257, 258, 339];
const PLACES = [
  [273, 279],
  [324, 325],
] as const;

/**
 * Reads the first directory of a TIFF.
 *
 * @throws RangeError when the file ends before the directory
 */
export function readTiff(body: Buffer): Picture | Defect {
  const little = body[0] === 0x49;
  const short = (at: number) => (little ? body.readUInt16LE(at) : body.readUInt16BE(at));
  const long = (at: number) => (little ? body.readUInt32LE(at) : body.readUInt32BE(at));
  const directory = long(4);
  if (directory < 8) throw new RangeError('no directory');
  const values = new Map<number, readonly number[]>();
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    const [type, count] = [short(at + 2), long(at + 4)];
    if (type !== 3 && type !== 4) continue;
    const [bytes, read] = type === 3 ? [2, short] : [4, long];
    // Values of up to four bytes are stored in the entry itself; otherwise the entry has their offset.
    const where = bytes * count > 4 ? long(at + 8) : at + 8;
    // Check before the list is allocated, because the count may be any number.
    if (where + bytes * count > body.length) throw new RangeError('no values');
    values.set(
      short(at),
      Array.from({ length: count }, (_, index) => read(where + bytes * index)),
    );
  }
  const [bits = 1] = values.get(BITS) ?? [];
  if (bits > 16 || (values.get(FORMAT)?.[0] ?? 1) !== 1)
    return error(
      `has numbers of ${bits} bits, and the file does not define the white level: save it with 8 or 16 bits`,
    );
  const [[width = 0] = [], [height = 0] = []] = [values.get(WIDTH), values.get(HEIGHT)];
  const findDefect = () => {
    const places = PLACES.find(([offsets]) => values.has(offsets));
    if (places === undefined) return error('is a damaged TIFF: it does not state where its pixels are');
    const [offsets, lengths] = places.map((tag) => values.get(tag) ?? []) as [readonly number[], readonly number[]];
    const isWhole = offsets.every((offset, index) => offset + (lengths[index] ?? 0) <= body.length);
    return isWhole ? undefined : lowerPartMissing('TIFF');
  };
  return { width, height, findDefect };
}
