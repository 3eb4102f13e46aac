import { crc32, inflateSync } from 'node:zlib';
import { type Defect, damaged, error, type Picture, truncated, warning } from './picture.ts';

/** Channels and allowed bit depths of each colour type. Source: PNG specification, 11.2.1. */
const COLOURS: Readonly<Record<number, readonly [channels: number, depths: readonly number[]]>> = {
  0: [1, [1, 2, 4, 8, 16]],
  2: [3, [8, 16]],
  3: [1, [1, 2, 4, 8]],
  4: [2, [8, 16]],
  6: [4, [8, 16]],
};

/**
 * For each pass of an interlaced PNG: first column, first row, and the distances between columns and rows. Source: PNG
 * specification, 8.2.
 */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Largest unpacked size in bytes that Pillow accepts for one text or colour profile, and for all texts: MAX_TEXT_CHUNK
 * and MAX_TEXT_MEMORY.
 */
const [MOST_TEXT, MOST_TEXTS] = [1024 ** 2, 64 * 1024 ** 2];

/**
 * Reads the chunks of a PNG as Pillow does: it verifies the checksums before the pixels, then the pixels, which have
 * their own checksum.
 */
export function readPng(body: Buffer): Picture | Defect {
  if (body.length < 33) return truncated();
  const [width, height] = [body.readUInt32BE(16), body.readUInt32BE(20)];
  const [depth = 0, colour = 0, , filter, interlaced] = body.subarray(24, 29);
  const [channels, depths] = COLOURS[colour] ?? [0, []];
  if (body.toString('latin1', 12, 16) !== 'IHDR' || filter !== 0 || !depths.includes(depth)) return damaged('PNG');
  const rows = interlaced === 0 ? [[0, 0, 1, 1] as const] : PASSES;
  const sizes = rows.map(([left, top, across, down]) => {
    const [columns, lines] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    return columns > 0 && lines > 0 ? lines * (1 + Math.ceil((columns * channels * depth) / 8)) : 0;
  });
  const unpacked = sizes.reduce((sum, size) => sum + size, 0);
  return { width, height, findDefect: () => findDefect(body, unpacked) };
}

/** @param unpacked bytes of all rows, including their filter bytes */
function findDefect(body: Buffer, unpacked: number): Defect | undefined {
  const pixels: Buffer[] = [];
  let texts = 0;
  let ended = false;
  for (let at = 8; at + 8 <= body.length && !ended; ) {
    const [length, type] = [body.readUInt32BE(at), body.toString('latin1', at + 4, at + 8)];
    const content = body.subarray(at + 8, at + 8 + length);
    at += 12 + length;
    ended = type === 'IEND';
    if (type === 'IDAT') pixels.push(content);
    else if (pixels.length === 0) {
      if (at > body.length) return truncated();
      if (crc32(body.subarray(at - 8 - length, at - 4)) !== body.readUInt32BE(at - 4)) return damaged('PNG');
    } else if (!ended && body.toString('latin1', at + 4, at + 8) === 'IDAT') return damaged('PNG');
    const text = textBytes(type, content);
    texts += text;
    if (text > MOST_TEXT || texts > MOST_TEXTS)
      return error('has texts or a colour profile of more than 1 MiB, or 64 MiB in all: save it without them');
  }
  if (pixels.length === 0) return truncated();
  return findPixelDefect(Buffer.concat(pixels), unpacked) ?? (ended ? undefined : warning('lacks its end mark'));
}

function findPixelDefect(packed: Buffer, unpacked: number): Defect | undefined {
  try {
    const { length } = inflateSync(packed, { maxOutputLength: unpacked + 1 });
    return length < unpacked ? warning('is a truncated PNG: its lower part is missing') : undefined;
  } catch (thrown) {
    const code = codeOf(thrown);
    // There are more rows than the image has; they are not used.
    if (code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    return code === 'Z_BUF_ERROR' ? truncated() : damaged('PNG');
  }
}

/** Bytes of an unpacked text or colour profile, counted up to the limit. Pillow ignores one that cannot be unpacked. */
function textBytes(type: string, content: Buffer): number {
  if (type !== 'zTXt' && type !== 'iCCP') return 0;
  try {
    return inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: MOST_TEXT }).length;
  } catch (thrown) {
    return codeOf(thrown) === 'ERR_BUFFER_TOO_LARGE' ? MOST_TEXT + 1 : 0;
  }
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}
