import { crc32, deflateSync } from 'node:zlib';

/** A real grey PNG of 4 x 4 pixels; another `seed` is another picture. */
export function png(seed: number): Buffer {
  const pixels = Buffer.alloc(16);
  for (let row = 0; row < 4; row++) pixels.writeUInt32BE(seed, row * 4);
  return greyPng(4, pixels);
}

/** A grey PNG of `side` x `side` pixels, a byte each, row by row. */
export function greyPng(side: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  // Each row begins with a byte that names its filter: none.
  const rows = Array.from({ length: side }, (_, row) => [Buffer.of(0), pixels.subarray(row * side, (row + 1) * side)]);
  const data = deflateSync(Buffer.concat(rows.flat()));
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(type: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length);
  frame.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
}

/** The segments of a JPEG of 8 x 8 pixels: enough for its structure, though no decoder would like its data. */
export function jpeg(seed: number): Buffer {
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const data = Buffer.alloc(8);
  data.writeUInt32BE(seed, 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, ...frame, ...scan]), data, Buffer.from([0xff, 0xd9])]);
}

/** A sound data set: two classes, every split, all images different. */
export function soundFiles(): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  let seed = 0;
  for (const split of ['train', 'valid', 'test']) {
    for (const name of ['001.Boxer', '002.Poodle']) {
      for (const make of [png, jpeg]) files[`${split}/${name}/${++seed}.${make.name}`] = make(seed);
    }
  }
  return files;
}
