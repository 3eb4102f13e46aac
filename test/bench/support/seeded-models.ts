import { normalQuantile } from '../../../actions/lib/compare/distributions.ts';
import type { Side } from '../../../actions/lib/compare/index.ts';
import { type Chance, run } from './simulated-models.ts';

const ACCURACY = 0.85;
/** Standard deviations of what decides whether an example is judged right: the example, the model, the run's own mood. */
const [EXAMPLE, MODEL, RUN] = [1, 0.3, 0.35];
/** Accuracy that a unit of what decides is worth, at {@link ACCURACY}. */
const SLOPE = 0.2;

/**
 * Runs of two models whose true accuracies, over all seeds, differ by `drop`. Each seed shifts its run's accuracy by about
 * `noise`, and two runs of one model judge about 8 % of the examples differently.
 */
export function seededRuns(
  chance: Chance,
  examples: number,
  seeds: number,
  drop: number,
  noise: number,
): [Side[], Side[]] {
  const difficulty = Array.from({ length: examples }, chance.normal);
  const shift = noise / SLOPE;
  const deviation = Math.hypot(EXAMPLE, MODEL, RUN, shift);
  const model = (name: string, accuracy: number) => {
    const level = normalQuantile(accuracy) * deviation;
    const bent = difficulty.map((one) => level + one + MODEL * chance.normal());
    return Array.from({ length: seeds }, (_, seed) => {
      const shifted = shift * chance.normal();
      const right = bent.map((one) => (one + shifted + RUN * chance.normal() > 0 ? 1 : 0));
      return run(`${name} ${seed}`, right);
    });
  };
  return [model('main', ACCURACY), model('candidate', ACCURACY - drop)];
}
