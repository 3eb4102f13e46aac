import { extname } from 'node:path';
import { readBmp, readPnm } from './bitmap.ts';
import { type Defect, damaged, error, lowerPartMissing, type Picture, truncated } from './picture.ts';
import { readPng } from './png.ts';
import { readTiff } from './tiff.ts';
import { readWebp } from './webp.ts';

/** The formats that torchvision's `ImageFolder` and Pillow read (torchvision `datasets/folder.py`, IMG_EXTENSIONS). */
const EXTENSIONS = ['.jpg', '.jpeg', '.png', '.ppm', '.bmp', '.pgm', '.tif', '.tiff', '.webp'];

/** Largest image in pixels that training and serving read: MAX_PIXELS of `python/training/images.py`. */
const MAX_PIXELS = 25_000_000;

/** Bytes. An uncompressed image of {@link MAX_PIXELS} has at most 8 bytes per pixel. */
export const LARGEST_IMAGE = 256 * 1024 * 1024;

/**
 * The defect of an image file, judged by its name, its first bytes and its structure. An error means that
 * `python/training` cannot read the file. Damaged pixels of a JPEG, WebP or TIFF are only found by decoding; training
 * still reads such files.
 */
export function findImageDefect(path: string, body: Buffer): Defect | undefined {
  if (body.length === 0) return error('has zero bytes');
  if (!EXTENSIONS.includes(extname(path).toLowerCase())) {
    return error(`does not have an image extension: training reads ${EXTENSIONS.join(' ')} and would skip it`);
  }
  const read = FORMATS.find(([magic]) => body.subarray(0, magic.length).equals(magic))?.[1];
  if (read === undefined)
    return error('is not an image: its first bytes are not those of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM');
  return orTruncated(() => findDefect(read(body)));
}

function findDefect(picture: Picture | Defect): Defect | undefined {
  if ('what' in picture) return picture;
  const pixels = picture.width * picture.height;
  if (pixels > MAX_PIXELS) {
    const limit = MAX_PIXELS / 1e6;
    return error(
      `has ${(pixels / 1e6).toFixed(1)} megapixels: training and endpoints read ${limit} at most, so scale it down`,
    );
  }
  return pixels === 0 ? error('is a damaged image: it has no pixels') : picture.findDefect?.();
}

type Read = (body: Buffer) => Picture | Defect;

const FORMATS: readonly [Buffer, Read][] = [
  [Buffer.from([0xff, 0xd8, 0xff]), readJpeg],
  [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), readPng],
  [Buffer.from('RIFF'), readWebp],
  [Buffer.from('BM'), readBmp],
  [Buffer.from('II*\0', 'latin1'), readTiff],
  [Buffer.from('MM\0*', 'latin1'), readTiff],
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map((magic) => [Buffer.from(magic), readPnm] satisfies [Buffer, Read]),
];

/** The header refers to a byte after the end of the file: the file was truncated. */
function orTruncated(find: () => Defect | undefined): Defect | undefined {
  try {
    return find();
  } catch (thrown) {
    if (thrown instanceof RangeError) return truncated();
    throw thrown;
  }
}

/**
 * Reads the segments up to the first scan. A missing end marker is only a warning: the image up to there can still be
 * read, and widely used data sets have such files.
 */
function readJpeg(body: Buffer): Picture | Defect {
  let size: Picture = { width: 0, height: 0 };
  for (let at = 2; at + 4 <= body.length; ) {
    if (body[at] !== 0xff) return damaged('JPEG');
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
        return ended ? size : { ...size, findDefect: () => lowerPartMissing('JPEG') };
      }
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame) {
        size = { height: body.readUInt16BE(at + 5), width: body.readUInt16BE(at + 7) };
        if (body[at + 4] !== 8 || ![1, 3, 4].includes(body.readUInt8(at + 9)))
          return error('is a JPEG of an unusual form: save it with 8 bits, in grey, RGB or CMYK');
      }
      at = next;
    }
  }
  return truncated();
}
