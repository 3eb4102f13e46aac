import { findImageDefect } from './image.ts';

/** Largest file in bytes whose image is shown, and largest that is shown unchanged. */
export const LARGEST_SHOWN = 2 * 1024 * 1024;
const LARGEST_WHOLE = 16 * 1024;

/** Length in pixels of the longer side of a reduced JPEG, and limits in megapixels and megabytes for decoding one. */
const SIDE = 160;
const LARGEST_JPEG = { maxResolutionInMP: 4, maxMemoryUsageInMB: 128 };

/** Formats that browsers show unchanged, by their first bytes (in Latin-1); none of them can contain a script. */
const WHOLE: readonly [RegExp, string][] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^RIFF....WEBP/s, 'image/webp'],
  [/^BM/, 'image/bmp'],
];

/**
 * A small version of an image file as a `data:image/…;base64,…` address. A JPEG is encoded again, so only its pixels
 * remain.
 *
 * @returns undefined if the file is not a complete image, or is too large
 */
export async function thumbnail(path: string, body: Buffer): Promise<string | undefined> {
  if (body.length > LARGEST_SHOWN || findImageDefect(path, body) !== undefined) return undefined;
  const start = body.toString('latin1', 0, 16);
  if (start.startsWith('\xff\xd8\xff')) return drawAnew(body).catch(() => undefined);
  const type = WHOLE.find(([magic]) => magic.test(start))?.[1];
  return type === undefined || body.length > LARGEST_WHOLE ? undefined : addressOf(type, body);
}

function addressOf(type: string, body: Buffer): string {
  return `data:${type};base64,${body.toString('base64')}`;
}

/** Decodes and reduces a JPEG. @throws Error for a JPEG that cannot be decoded, or is too large */
async function drawAnew(body: Buffer): Promise<string> {
  const { decode, encode } = (await import('jpeg-js')).default;
  const image = decode(body, { useTArray: true, ...LARGEST_JPEG });
  const every = Math.max(1, Math.max(image.width, image.height) / SIDE);
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side / every))) as [
    number,
    number,
  ];
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 4 + channel] = mean(image, [x, y], every, channel);
    }
  }
  return addressOf('image/jpeg', encode({ width, height, data }, 75).data);
}

type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** The mean of a channel over the pixels that become one pixel of the smaller image. */
function mean(
  { width, height, data }: Pixels,
  [x, y]: readonly [number, number],
  every: number,
  channel: number,
): number {
  const [left, top] = [Math.floor(x * every), Math.floor(y * every)];
  const right = Math.min(width, Math.max(left + 1, Math.floor((x + 1) * every)));
  const bottom = Math.min(height, Math.max(top + 1, Math.floor((y + 1) * every)));
  let sum = 0;
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) sum += data[(row * width + column) * 4 + channel] ?? 0;
  return Math.round(sum / ((right - left) * (bottom - top)));
}
