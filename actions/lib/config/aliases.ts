import { type Document, type Node, Scalar, visit } from 'yaml';

/** An alias that stands for nothing, and what is wrong with it. */
export interface LostAlias {
  readonly start: number;
  readonly what: string;
  readonly instead: string;
}

/** Puts nothing in the place of each alias whose anchor is not there, or that is a part of what it stands for. */
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
