import { extname } from 'node:path';
import type { Finding } from './error.ts';
import { readTiff } from './tiff.ts';

/** The formats that torchvision's `ImageFolder` and Pillow read (torchvision `datasets/folder.py`, IMG_EXTENSIONS). */
const EXTENSIONS = ['.jpg', '.jpeg', '.png', '.ppm', '.bmp', '.pgm', '.tif', '.tiff', '.webp'];

/** Pixels of the largest picture that training and serving read: MAX_PIXELS of `python/training/images.py`. */
const MAX_PIXELS = 25_000_000;

/** Bytes. The largest picture of {@link MAX_PIXELS} has 8 a pixel, not compressed. */
export const LARGEST_IMAGE = 256 * 1024 * 1024;

type Defect = Pick<Finding, 'level' | 'what'>;

/** What the header of an image says: its size in pixels, and a defect that does not prevent reading. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly defect?: Defect;
}

/** What is wrong with an image file, judged by its name, first bytes and structure, without decoding it. */
export function findImageDefect(path: string, body: Buffer): Defect | undefined {
  if (body.length === 0) return error('has zero bytes');
  if (!EXTENSIONS.includes(extname(path).toLowerCase())) {
    return error(`does not have an image extension: training reads ${EXTENSIONS.join(' ')} and would skip it`);
  }
  const read = FORMATS.find(([magic]) => body.subarray(0, magic.length).equals(magic))?.[1];
  if (read === undefined)
    return error('is not an image: its first bytes are not those of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM');
  const picture = readSafely(read, body);
  if ('what' in picture) return picture;
  const pixels = picture.width * picture.height;
  if (pixels > MAX_PIXELS) {
    const limit = MAX_PIXELS / 1e6;
    return error(
      `has ${(pixels / 1e6).toFixed(1)} megapixels: training and endpoints read ${limit} at most, so scale it down`,
    );
  }
  return picture.defect;
}

type Read = (body: Buffer) => Picture | Defect;

const FORMATS: readonly [Buffer, Read][] = [
  [Buffer.from([0xff, 0xd8, 0xff]), readJpeg],
  [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), readPng],
  [Buffer.from('RIFF'), readWebp],
  [Buffer.from('BM'), readBmp],
  [Buffer.from('II*\0', 'latin1'), readTiff],
  [Buffer.from('MM\0*', 'latin1'), readTiff],
  ...['P2', 'P3', 'P5', 'P6'].map((magic) => [Buffer.from(magic), readPnm] satisfies [Buffer, Read]),
];

/** The header refers to a byte after the end of the file: the file was truncated. */
function readSafely(read: Read, body: Buffer): Picture | Defect {
  try {
    return read(body);
  } catch (thrown) {
    if (thrown instanceof RangeError) return truncated();
    throw thrown;
  }
}

/**
 * Walks the segments up to the first scan. A missing end mark is only a warning: the picture up to there can still be
 * read, and widely used data sets have such files.
 */
function readJpeg(body: Buffer): Picture | Defect {
  let size: Picture = { width: 0, height: 0 };
  for (let at = 2; at + 4 <= body.length; ) {
    if (body[at] !== 0xff) return error('is a damaged JPEG');
    const marker = body[at + 1] ?? 0;
    // Fill bytes, and markers without a length.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else {
      const next = at + 2 + body.readUInt16BE(at + 2);
      if (marker === 0xda) {
        if (size.width * size.height === 0) return error('is a damaged JPEG: it does not state its size');
        if (next > body.length) return truncated();
        const ended = body.lastIndexOf(Buffer.from([0xff, 0xd9])) > at;
        return ended ? size : { ...size, defect: warning('is a truncated JPEG: its lower part is missing') };
      }
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame) size = { height: body.readUInt16BE(at + 5), width: body.readUInt16BE(at + 7) };
      at = next;
    }
  }
  return truncated();
}

/** Walks all chunks: they begin with IHDR, and IEND comes before the file ends. */
function readPng(body: Buffer): Picture | Defect {
  if (body.length < 33) return truncated();
  const size = { width: body.readUInt32BE(16), height: body.readUInt32BE(20) };
  if (body.toString('latin1', 12, 16) !== 'IHDR' || size.width * size.height === 0) return error('is a damaged PNG');
  for (let at = 8; at + 12 <= body.length; at += 12 + body.readUInt32BE(at)) {
    if (body.toString('latin1', at + 4, at + 8) === 'IEND') return size;
  }
  return truncated();
}

/** The three kinds of WebP have their size in three places. Source: WebP Container Specification, RFC 6386 and RFC 9649. */
function readWebp(body: Buffer): Picture | Defect {
  if (body.length < 16 || body.toString('latin1', 8, 12) !== 'WEBP')
    return error('is not an image: it is a RIFF file but not WebP');
  if (body.readUInt32LE(4) + 8 > body.length) return truncated();
  const kind = body.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: body.readUIntLE(24, 3) + 1, height: body.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8L') {
    const bits = body.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: body.readUInt16LE(26) & 0x3fff, height: body.readUInt16LE(28) & 0x3fff };
}

function readBmp(body: Buffer): Picture | Defect {
  if (body.readUInt32LE(2) > body.length) return truncated();
  // The oldest header, of 12 bytes, has them in two bytes each; a negative height counts from the top.
  if (body.readUInt32LE(14) === 12) return { width: body.readUInt16LE(18), height: body.readUInt16LE(20) };
  return { width: body.readInt32LE(18), height: Math.abs(body.readInt32LE(22)) };
}

/** `P6`, width and height, with blanks or comments between them. */
function readPnm(body: Buffer): Picture | Defect {
  const blank = '(?:\\s|#[^\\n]*\\n)+';
  const [, width, height] =
    new RegExp(`^P\\d${blank}(\\d+)${blank}(\\d+)`).exec(body.toString('latin1', 0, 4096)) ?? [];
  if (width === undefined || height === undefined) return error('is a damaged PPM or PGM: it does not state its size');
  return { width: Number(width), height: Number(height) };
}

function truncated(): Defect {
  return error('is a truncated image');
}

function error(what: string): Defect {
  return { level: 'error', what };
}

function warning(what: string): Defect {
  return { level: 'warning', what };
}
