import { randomInt } from 'node:crypto';
import { greyPng } from './images.ts';
import type { UserRepository } from './user-repository.ts';

const SIDE = 28;

/** How bright a pixel of each of the three kinds of picture is: stripes across, stripes down, a chequerboard. */
const KINDS: readonly ((row: number, column: number) => boolean)[] = [
  (row) => row % 8 < 4,
  (_row, column) => column % 8 < 4,
  (row, column) => row % 8 < 4 === column % 8 < 4,
];

/** A noisy picture of one of three kinds; no two are the same. */
export function stripedPicture(kind: number): Buffer {
  const bright = KINDS[kind] ?? (() => false);
  const shift = randomInt(8);
  const pixels = Buffer.alloc(SIDE * SIDE);
  for (let at = 0; at < pixels.length; at++) {
    const light = bright(Math.floor(at / SIDE) + shift, (at % SIDE) + shift);
    pixels[at] = (light ? 190 : 30) + randomInt(36);
  }
  return greyPng(SIDE, pixels);
}

/** Three names that no code can know. */
export function randomClasses(): string[] {
  return KINDS.map(() => `kind-${randomInt(1_000_000_000)}`);
}

/**
 * Replaces the images of a repository.
 *
 * @param kindOf which kind of picture lies in the folder of which class; the class itself unless labels are shuffled
 */
export function drawImages(
  repository: UserRepository,
  classes: readonly string[],
  kindOf = (label: number) => label,
): void {
  repository.remove('images');
  const counts = { train: 24, valid: 8, test: 20 };
  for (const [split, count] of Object.entries(counts)) {
    for (const [label, name] of classes.entries()) {
      for (let number = 0; number < count; number++) {
        repository.write(`images/${split}/00${label + 1}.${name}/${number}.png`, stripedPicture(kindOf(label)));
      }
    }
  }
}
