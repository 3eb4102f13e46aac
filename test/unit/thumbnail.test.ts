import jpeg from 'jpeg-js';
import { expect, test } from 'vitest';
import { thumbnail } from '../../actions/lib/dataset/thumbnail.ts';
import { greyPng, png } from '../support/images.ts';

/** A JPEG whose left half is red and whose right half is blue. */
function halves(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) {
    const isLeft = at % width < width / 2;
    data.set(isLeft ? [255, 0, 0] : [0, 0, 255], at * 4);
  }
  return jpeg.encode({ width, height, data }, 90).data;
}

test('a JPEG is drawn anew, smaller, and nothing but its pixels is left', async () => {
  const picture = halves(800, 400);
  // A comment behind the first mark.
  const words = Buffer.from('<script>where it was taken</script>');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
  const address = await thumbnail('a.jpg', Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]));
  expect(address).toMatch(/^data:image\/jpeg;base64,/);
  const bytes = Buffer.from(address?.split(',')[1] ?? '', 'base64');
  expect(bytes.includes('script')).toBe(false);
  const small = jpeg.decode(bytes, { useTArray: true });
  expect([small.width, small.height]).toEqual([160, 80]);
  const [left, right] = [20, 140].map((x) => [...small.data.subarray((40 * 160 + x) * 4, (40 * 160 + x) * 4 + 3)]);
  for (const [index, expected] of [254, 0, 0].entries())
    expect(Math.abs((left?.[index] ?? 99) - expected)).toBeLessThan(12);
  for (const [index, expected] of [0, 0, 254].entries())
    expect(Math.abs((right?.[index] ?? 99) - expected)).toBeLessThan(12);
});

test('a small PNG is shown as it is', async () => {
  expect(await thumbnail('a.png', png(3))).toBe(`data:image/png;base64,${png(3).toString('base64')}`);
});

test.each([
  [
    'a drawing that can hold a script',
    'a.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['the same under another name', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a page', 'a.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
  [
    'what begins as a JPEG and is none',
    'a.jpg',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)]),
  ],
  ['a PNG that was cut off', 'a.png', png(3).subarray(0, 30)],
  [
    'a PNG that is large',
    'a.png',
    greyPng(200, Buffer.from(Array.from({ length: 40_000 }, (_, at) => Math.abs(Math.sin(at) * 1e5) % 256))),
  ],
  ['a JPEG of many megapixels', 'a.jpg', halves(2400, 2000)],
])('%s is not', async (_, path, body) => {
  expect(await thumbnail(path, body)).toBeUndefined();
});
