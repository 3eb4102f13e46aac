import { createHash } from 'node:crypto';

/** Random integers from 0 to below a limit, the same for the same seed: xoshiro128** (Blackman and Vigna, 2018). */
export function randomIntegers(seed: string): (limit: number) => number {
  const hash = createHash('sha256').update(seed).digest();
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => hash.readUInt32LE(at)) as [number, number, number, number];
  return (limit) => {
    const product = Math.imul(b, 5);
    const drawn = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return Math.floor((drawn / 2 ** 32) * limit);
  };
}
