import { type Document, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { Path } from './path.ts';

/** One key or plain value of a YAML file, with its path, its position in the text and its notation. */
export interface PlacedScalar {
  readonly is: 'key' | 'value';
  readonly path: Path;
  readonly value: unknown;
  /** As written, without quotes; undefined if the value is quoted or a block. */
  readonly bare: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** All keys and plain values of a YAML file, in the order of the text. */
export function scalarsOf(yaml: Document): Generator<PlacedScalar> {
  return walk(yaml.contents, []);
}

function* walk(node: unknown, path: Path): Generator<PlacedScalar> {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const inside = [...path, String(isScalar(key) ? key.value : key)];
      if (isScalar(key)) yield placed('key', inside, key);
      yield* walk(value, inside);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* walk(item, [...path, index]);
  } else if (isScalar(node)) yield placed('value', path, node);
}

function placed(is: 'key' | 'value', path: Path, scalar: Scalar): PlacedScalar {
  const [start, end] = scalar.range ?? [0, 0];
  return { is, path, value: scalar.value, bare: scalar.type === 'PLAIN' ? scalar.source : undefined, start, end };
}
