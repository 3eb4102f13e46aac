import type { Need } from './graph.ts';

/** Outputs of the nodes that are ready, by key. */
export class Outputs {
  readonly #byKey = new Map<string, unknown>();

  set<Out>(need: Need<Out>, output: Out): void {
    this.#byKey.set(need.key, output);
  }

  /** The output of a need; a need that was not named in `needs` is a mistake in the graph. */
  readonly of = <Out>(need: Need<Out>): Out => {
    if ('given' in need) return need.given;
    if (!this.#byKey.has(need.key)) throw new Error(`The output of ${need.key} was read but is not named in needs.`);
    return this.#byKey.get(need.key) as Out;
  };
}
