import { type Defect, damaged, error, lowerPartMissing, type Picture } from './picture.ts';

/** Sizes of the headers that Pillow reads, and the depths of the pixels. */
const HEADERS = [12, 40, 52, 56, 64, 108, 124];
const DEPTHS = [1, 4, 8, 16, 24, 32];
/** Compression: none, two run-length codings, and colour masks. */
const [RAW, , , MASKS] = [0, 1, 2, 3];

export function readBmp(body: Buffer): Picture | Defect {
  const header = body.readUInt32LE(14);
  if (!HEADERS.includes(header)) return damaged('BMP');
  const old = header === 12;
  const width = old ? body.readUInt16LE(18) : body.readUInt32LE(18);
  const above = old ? body.readUInt16LE(20) : body.readUInt32LE(22);
  // With a negative height, the rows are stored from the top.
  const height = above >= 0xff000000 ? 2 ** 32 - above : above;
  const findDefect = () => {
    const depth = body.readUInt16LE(old ? 24 : 28);
    const compression = old ? RAW : body.readUInt32LE(30);
    if (!DEPTHS.includes(depth) || compression > MASKS)
      return error('is a BMP of an unusual form: save it as PNG, or as BMP of 24 bits');
    const end = body.readUInt32LE(10) + Math.ceil((width * depth) / 32) * 4 * height;
    return (compression === RAW || compression === MASKS) && end > body.length ? lowerPartMissing('BMP') : undefined;
  };
  return { width, height, findDefect };
}

/** `P6`, width, height and the largest value, with blanks or comments between them. Bitmaps, P1 and P4, have no such value. */
export function readPnm(body: Buffer): Picture | Defect {
  const blank = '(?:\\s|#[^\\n]*\\n)+';
  const kind = body.toString('latin1', 1, 2);
  const isBitmap = kind === '1' || kind === '4';
  const numbers = `${blank}(\\d{1,10})`.repeat(isBitmap ? 2 : 3);
  const found = new RegExp(`^P\\d${numbers}\\s`).exec(body.toString('latin1', 0, 4096));
  const [width = 0, height = 0, most = 1] = (found ?? []).slice(1).map(Number);
  if (found === null || most < 1 || most > 65535)
    return error('is a damaged PPM or PGM: it does not state its size and its largest value');
  const findDefect = () => {
    const values = kind === '6' ? 3 : 1;
    const row = kind === '4' ? Math.ceil(width / 8) : width * values * (most > 255 ? 2 : 1);
    const isText = Number(kind) < 4;
    return !isText && found[0].length + row * height > body.length ? lowerPartMissing('PPM or PGM') : undefined;
  };
  return { width, height, findDefect };
}
