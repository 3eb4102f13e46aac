import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type LostAlias, takeLostAliases } from './aliases.ts';
import { dotted, type Path } from './path.ts';
import type { Problem } from './problem.ts';
import { type PlacedScalar, scalarsOf } from './scalars.ts';
import { explain, isLocal, sectionAround } from './syntax.ts';

/** A finding before its place in the file is known; `at` says whether it is about the key or the value of the path. */
export interface Finding {
  readonly path: Path;
  readonly at?: 'key' | 'value';
  readonly what: string;
  readonly instead: string;
  /** Only suspected: it is reported, and the config is accepted. */
  readonly warning?: true;
  /** The place in another file, if the finding is not about the config. */
  readonly elsewhere?: { readonly file: string; readonly line: number };
}

/** A YAML file that keeps the position of each key and value. */
export interface ConfigDocument {
  readonly text: string;
  /** The content of the file as plain values; undefined if nothing can be read. */
  readonly value: unknown;
  readonly scalars: readonly PlacedScalar[];
  /** Syntax errors and duplicate keys, without those that follow from another one. */
  readonly syntax: readonly Problem[];
  /** Whether all of the file could be read. */
  readonly isWhole: boolean;
  /** Whether a problem is in a part of the file that could not be read, so that it may only follow from that. */
  isBroken(problem: Problem): boolean;
  /** Adds the place to a finding; if its path does not exist, the place of the nearest existing mapping above it. */
  locate(finding: Finding): Problem;
  /** Adds line and column to a finding about an offset in the text. */
  locateAt(offset: number, finding: Finding): Problem;
}

/**
 * Reads a config's text.
 * @throws RangeError when its parts are nested too deeply to be read
 */
export function readDocument(file: string, text: string): ConfigDocument {
  const lines = new LineCounter();
  // With `uniqueKeys` the parser would compare each key with every other one.
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  const locateAt = (offset: number, { path, what, instead }: Finding): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: dotted(path), what, instead };
  };
  const lost = yaml.errors.length === 0 ? takeLostAliases(yaml) : [];
  const scalars = [...scalarsOf(yaml)];
  const broken: { from: number; to: number }[] = [];
  const isBroken = ({ line, column }: Problem) =>
    broken.some(({ from, to }) => from <= line && line < to) ||
    lost.some(({ start }) => lines.linePos(start).line === line && lines.linePos(start).col === column);
  const syntax: Problem[] = [];
  for (const error of [...yaml.errors, ...yaml.warnings]) {
    const path = isLocal(error) ? (scalars.find(({ start }) => start === error.pos[0])?.path ?? []) : [];
    const problem = locateAt(error.pos[0], { path, ...explain(error) });
    if (!isBroken(problem) || error.code === 'TAB_AS_INDENT') syntax.push(problem);
    if (!isLocal(error)) broken.push(sectionAround(text, problem.line));
  }
  syntax.push(
    ...[...repeatedKeys(scalars), ...lostAliases(lost, scalars)].map(([at, finding]) => locateAt(at, finding)),
  );
  let value: unknown;
  try {
    value = yaml.toJS({ maxAliasCount: 100 }) ?? undefined;
  } catch {
    const what = 'uses too many aliases: expanded, it would be more than 100 times as large';
    syntax.push(locateAt(0, { path: [], what, instead: 'write the values out instead of aliases' }));
  }
  const locate = (finding: Finding) => {
    const { path, at = 'value', elsewhere } = finding;
    const place = locateAt(offsetOf(yaml, path, at), finding);
    return elsewhere === undefined ? place : { ...place, ...elsewhere, column: 1 };
  };
  return { text, value, scalars, syntax, isWhole: broken.length === 0, isBroken, locate, locateAt };
}

/** Keys that occur a second time in the same mapping, without the keys below them. */
function repeatedKeys(scalars: readonly PlacedScalar[]): [number, Finding][] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  return scalars.flatMap(({ is, path, start }): [number, Finding][] => {
    if (is !== 'key') return [];
    const name = JSON.stringify(path);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    if (path.some((_, length) => repeated.has(JSON.stringify(path.slice(0, length))))) return [];
    repeated.add(name);
    return [[start, { path, what: 'is duplicated', instead: 'keep only one of them' }]];
  });
}

function lostAliases(lost: readonly LostAlias[], scalars: readonly PlacedScalar[]): [number, Finding][] {
  const paths = new Map(scalars.map(({ start, path }) => [start, path]));
  return lost.map(({ start, what, instead }) => [start, { path: paths.get(start) ?? [], what, instead }]);
}

function offsetOf(yaml: Document, path: Path, at: 'key' | 'value'): number {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const [index, part] of path.entries()) {
    const inside = isAlias(node) ? node.resolve(yaml) : node;
    if (isSeq(inside) && typeof part === 'number') {
      node = inside.items[part];
      offset = startOf(node) ?? offset;
    } else if (isMap(inside)) {
      const pair = pairOf(inside, String(part));
      if (pair === undefined) return offset;
      node = pair.value;
      const key = startOf(pair.key) ?? offset;
      offset = index === path.length - 1 && at === 'value' ? (startOf(node) ?? key) : key;
    } else return offset;
  }
  return offset;
}

/** The pairs by key of each mapping that was searched: there may be thousands of findings about one mapping. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

/** The first pair with this key. */
function pairOf(map: YAMLMap, key: string): Pair | undefined {
  const known =
    pairs.get(map) ??
    new Map(map.items.toReversed().map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]));
  pairs.set(map, known);
  return known.get(key);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
