import { extname } from 'node:path';
import type { Finding } from './error.ts';

/** The formats that torchvision's `ImageFolder` and Pillow read (torchvision `datasets/folder.py`, IMG_EXTENSIONS). */
const EXTENSIONS = ['.jpg', '.jpeg', '.png', '.ppm', '.bmp', '.pgm', '.tif', '.tiff', '.webp'];

type Defect = Pick<Finding, 'level' | 'what'>;

/** What is wrong with a picture file, judged by its name, its first bytes and its structure, without decoding it. */
export function findImageDefect(path: string, body: Buffer): Defect | undefined {
  if (body.length === 0) return error('has zero bytes');
  if (!EXTENSIONS.includes(extname(path).toLowerCase())) {
    return error(`is no image by its name: training reads ${EXTENSIONS.join(' ')} and would leave it out`);
  }
  for (const [magic, check] of FORMATS) {
    if (body.subarray(0, magic.length).equals(magic)) return check(body);
  }
  return error('is no image: its first bytes are none of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM');
}

const FORMATS: readonly [Buffer, (body: Buffer) => Defect | undefined][] = [
  [Buffer.from([0xff, 0xd8, 0xff]), checkJpeg],
  [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), checkPng],
  [Buffer.from('RIFF'), checkWebp],
  [Buffer.from('BM'), (body) => (body.length < 26 || body.readUInt32LE(2) > body.length ? truncated() : undefined)],
  [Buffer.from('II*\0', 'latin1'), (body) => checkTiff(body.length, body.length < 8 ? 0 : body.readUInt32LE(4))],
  [Buffer.from('MM\0*', 'latin1'), (body) => checkTiff(body.length, body.length < 8 ? 0 : body.readUInt32BE(4))],
  ...['P2', 'P3', 'P5', 'P6'].map((magic) => [Buffer.from(magic), () => undefined] satisfies [Buffer, () => undefined]),
];

/**
 * Walks the segments up to the first scan. A missing end mark is only a warning: the picture up to there can still be
 * read, and widely used data sets have such files.
 */
function checkJpeg(body: Buffer): Defect | undefined {
  let sized = false;
  for (let at = 2; at + 4 <= body.length; ) {
    if (body[at] !== 0xff) return error('is a damaged JPEG');
    const marker = body[at + 1] ?? 0;
    // Fill bytes, and marks that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else {
      if (marker === 0xda) {
        if (!sized) return error('is a damaged JPEG: it has no size');
        const ended = body.lastIndexOf(Buffer.from([0xff, 0xd9])) > at;
        return ended ? undefined : { level: 'warning', what: 'is a JPEG that is cut off: its lower part is missing' };
      }
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame && at + 9 <= body.length) sized = body.readUInt16BE(at + 7) > 0;
      at += 2 + body.readUInt16BE(at + 2);
    }
  }
  return truncated();
}

/** Walks all chunks: they begin with IHDR, and IEND comes before the file ends. */
function checkPng(body: Buffer): Defect | undefined {
  if (body.length < 33) return truncated();
  if (body.toString('latin1', 12, 16) !== 'IHDR' || body.readUInt32BE(16) * body.readUInt32BE(20) === 0) {
    return error('is a damaged PNG');
  }
  for (let at = 8; at + 12 <= body.length; at += 12 + body.readUInt32BE(at)) {
    if (body.toString('latin1', at + 4, at + 8) === 'IEND') return undefined;
  }
  return truncated();
}

function checkWebp(body: Buffer): Defect | undefined {
  if (body.length < 16 || body.toString('latin1', 8, 12) !== 'WEBP')
    return error('is no image: it is a RIFF file but no WebP');
  return body.readUInt32LE(4) + 8 > body.length ? truncated() : undefined;
}

function checkTiff(length: number, directory: number): Defect | undefined {
  return directory < 8 || directory + 2 > length ? truncated() : undefined;
}

function truncated(): Defect {
  return error('is an image that is cut off');
}

function error(what: string): Defect {
  return { level: 'error', what };
}
