import type { Need, Node, OutputOf } from './graph.ts';

/** An output was read that is not known. In a plan it may be known later; elsewhere it is a mistake of the walk. */
export class NotKnown extends Error {}

/** Outputs of the nodes that are ready, by key. */
export class Outputs {
  readonly #byKey = new Map<string, unknown>();

  set<Out>(need: Need<Out>, output: Out): void {
    this.#byKey.set(need.key, output);
  }

  has(need: Need<unknown>): boolean {
    return this.#byKey.has(need.key);
  }

  /** The output of a node that was reached. */
  readonly of = <Out>(need: Need<Out>): Out => {
    if ('given' in need) return need.given;
    if (!this.#byKey.has(need.key)) throw new NotKnown(`The output of ${need.key} was read before it was there.`);
    return this.#byKey.get(need.key) as Out;
  };

  /** What a node may read: the outputs of its needs alone, since the walk waits for no others. */
  for(node: Node): OutputOf {
    return (need) => {
      if (!node.needs.some(({ key }) => key === need.key))
        throw new Error(`${node.key} reads the output of ${need.key}, which it does not name in its needs.`);
      return this.of(need);
    };
  }
}
