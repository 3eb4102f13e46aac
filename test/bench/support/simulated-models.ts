import { createHash } from 'node:crypto';
import type { Judged, Side } from '../../../actions/lib/compare/index.ts';

/** Draws: uniform between 0 and 1, and standard normal. */
export interface Chance {
  uniform(): number;
  normal(): number;
}

/** Chance that is the same for the same seed: Marsaglia's multiply-with-carry, another generator than the product's. */
export function chanceOf(seed: number): Chance {
  let [z, w] = [362436069 ^ seed, 521288629 + seed];
  const uniform = () => {
    z = (36969 * (z & 65535) + (z >>> 16)) | 0;
    w = (18000 * (w & 65535) + (w >>> 16)) | 0;
    return (((z << 16) + (w & 65535)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

const keys: string[] = [];

/** A run that judged examples as given (1 = right), with a loss for each where there is one. */
export function run(name: string, right: readonly number[], losses?: readonly number[]): Side {
  while (keys.length < right.length) keys.push(createHash('sha256').update(`${keys.length}`).digest('hex'));
  const evaluation = new Map<string, Judged>();
  right.forEach((accuracy, index) => {
    const values = new Map([['accuracy', accuracy]]);
    if (losses !== undefined) values.set('loss', losses[index] ?? Number.NaN);
    evaluation.set(keys[index] ?? '', {
      class: 'right',
      predicted: accuracy === 1 ? 'right' : 'wrong',
      copies: 1,
      values,
    });
  });
  const metrics = { Accuracy: mean(right), ...(losses === undefined ? {} : { Loss: mean(losses) }) };
  return { name, metrics, evaluation };
}

/** Two runs of which the candidate's true accuracy is lower by `drop`, and which judge `share` of the examples differently. */
export function pairOfRuns(chance: Chance, examples: number, share: number, drop: number): [Side, Side] {
  const [before, after]: [number[], number[]] = [[], []];
  for (let index = 0; index < examples; index++) {
    const drawn = chance.uniform();
    before.push(drawn < (share + drop) / 2 || drawn >= share ? 1 : 0);
    after.push(drawn >= (share + drop) / 2 ? 1 : 0);
  }
  return [run('main', before), run('candidate', after)];
}

/** Two runs of which the candidate's losses, skewed as cross-entropies are, are higher by `rise` in the mean. */
export function pairOfLosses(chance: Chance, examples: number, rise: number): [Side, Side] {
  const [before, after]: [number[], number[]] = [[], []];
  for (let index = 0; index < examples; index++) {
    const difficulty = Math.exp(chance.normal());
    before.push(0.3 * difficulty * Math.exp(0.5 * chance.normal()));
    after.push(0.3 * difficulty * Math.exp(0.5 * chance.normal()) + rise);
  }
  const all = before.map(() => 1);
  return [run('main', all, before), run('candidate', all, after)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
