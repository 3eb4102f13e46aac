import type { Need, Node, OutputOf } from './graph.ts';

/** An output was read before it is known. In a plan it may be known later; otherwise it is a bug of the engine. */
export class NotKnown extends Error {}

/** Outputs of the ready nodes, by key. */
export class Outputs {
  readonly #byKey = new Map<string, unknown>();

  set<Out>(need: Need<Out>, output: Out): void {
    this.#byKey.set(need.key, output);
  }

  has(need: Need<unknown>): boolean {
    return this.#byKey.has(need.key);
  }

  /** The output of a node; throws NotKnown if the node has none yet. */
  readonly of = <Out>(need: Need<Out>): Out => {
    if ('given' in need) return need.given;
    if (!this.#byKey.has(need.key)) throw new NotKnown(`The output of ${need.key} was read before it was there.`);
    return this.#byKey.get(need.key) as Out;
  };

  /** The outputs that a node may read: only those of its needs, because the engine waits for no others. */
  for(node: Node): OutputOf {
    return (need) => {
      if (!node.needs.some(({ key }) => key === need.key))
        throw new Error(`${node.key} reads the output of ${need.key}, which it does not name in its needs.`);
      return this.of(need);
    };
  }
}
