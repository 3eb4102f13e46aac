import { type Document, type Node, Scalar, visit } from 'yaml';

/** An alias that cannot be resolved, and what is wrong with it. */
export interface LostAlias {
  readonly start: number;
  readonly what: string;
  readonly instead: string;
}

/** Replaces by null each alias whose anchor does not exist above it, or that is inside its own anchor. */
export function takeLostAliases(yaml: Document): LostAlias[] {
  const anchors = new Map<string, Node>();
  const lost: LostAlias[] = [];
  const note = (node: Node & { anchor?: string | undefined }) => {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
  };
  visit(yaml, {
    Scalar: (_, node) => note(node),
    Collection: (_, node) => note(node),
    Alias(_, node, path) {
      const named = anchors.get(node.source);
      if (named !== undefined && !path.includes(named)) return undefined;
      const what =
        named === undefined
          ? `is an alias, but no anchor &${node.source} is above it`
          : `is an alias inside its own anchor: &${node.source}`;
      const instead = named === undefined ? 'write the value, or quote text that begins with *' : 'write the value out';
      lost.push({ start: node.range?.[0] ?? 0, what, instead });
      const nothing = new Scalar(null);
      nothing.range = node.range ?? null;
      return nothing;
    },
  });
  return lost;
}
