import { type Defect, damaged, error, type Picture, truncated } from './picture.ts';

/**
 * Reads the size, which is at a different place in each of the three kinds of WebP. Source: WebP Container
 * Specification, RFC 6386 and RFC 9649.
 */
export function readWebp(body: Buffer): Picture | Defect {
  if (body.length < 16 || body.toString('latin1', 8, 12) !== 'WEBP')
    return error('is not an image: it is a RIFF file but not WebP');
  const end = body.readUInt32LE(4) + 8;
  if (end > body.length) return truncated();
  const findDefect = () => findChunkDefect(body, end);
  const kind = body.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: body.readUIntLE(24, 3) + 1, height: body.readUIntLE(27, 3) + 1, findDefect };
  if (kind === 'VP8L') {
    const bits = body.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, findDefect };
  }
  return { width: body.readUInt16LE(26) & 0x3fff, height: body.readUInt16LE(28) & 0x3fff, findDefect };
}

/**
 * Checks that the image's own chunk is complete and begins correctly. The frames of an animation are inside other
 * chunks.
 */
function findChunkDefect(body: Buffer, end: number): Defect | undefined {
  for (let at = 12; at + 8 <= end; ) {
    const [kind, size] = [body.toString('latin1', at, at + 4), body.readUInt32LE(at + 4)];
    const start = at + 8;
    at = start + size + (size & 1);
    if (start + size > end) return truncated();
    if (kind === 'ANMF') return undefined;
    if (kind === 'VP8L') return body[start] === 0x2f ? undefined : damaged('WebP');
    if (kind === 'VP8 ') return findLossyDefect(body, start, size);
  }
  return error('is a damaged WebP: it has no picture');
}

/**
 * Checks the header of a lossy image: a key frame that is shown, and a first partition inside the chunk. Source: RFC
 * 6386, 9.1.
 */
function findLossyDefect(body: Buffer, start: number, size: number): Defect | undefined {
  const tag = body.readUIntLE(start, 3);
  const isShown = (tag & 1) === 0 && ((tag >>> 1) & 7) <= 3 && ((tag >>> 4) & 1) === 1;
  const isWhole = tag >>> 5 < size && body.readUIntBE(start + 3, 3) === 0x9d012a;
  return isShown && isWhole ? undefined : damaged('WebP');
}
