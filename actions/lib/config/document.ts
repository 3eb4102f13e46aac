import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from './types.ts';

/** Keys and list positions from the top of the file. */
export type Path = readonly (string | number)[];

/** A finding before its place in the file is known; `at` says whether the key or the value of the path is meant. */
export interface Finding {
  readonly path: Path;
  readonly at?: 'key' | 'value';
  readonly what: string;
  readonly instead: string;
  /** Only suspected: it is said, and the config is accepted. */
  readonly warning?: true;
  /** Another file than the config, where the finding is about one. */
  readonly elsewhere?: { readonly file: string; readonly line: number };
}

/** A YAML file that still knows where everything stands. */
export interface ConfigDocument {
  readonly text: string;
  /** What the file says, as plain values; undefined when it says nothing that can be read. */
  readonly value: unknown;
  readonly yaml: Document;
  /** Syntax errors and duplicate keys. */
  readonly syntax: readonly Problem[];
  /** Gives a finding its place; where its path is absent, that of the nearest mapping that should hold it. */
  locate(finding: Finding): Problem;
  /** Gives a finding about a place in the text its line and column. */
  locateAt(offset: number, finding: Finding): Problem;
}

/** What to do about a syntax error, by the code of the `yaml` package. */
const remedies: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'keep one of the two',
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'write one pipeline per file',
  BLOCK_AS_IMPLICIT_KEY: 'put the value in quotes, or on lines of its own',
  MISSING_CHAR: 'add the missing character, or quote the value',
  BAD_INDENT: 'indent it like its neighbours',
  TAG_RESOLVE_FAILED: 'remove the tag',
};

/** Reads a config's text; never throws. */
export function readDocument(file: string, text: string): ConfigDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locateAt = (offset: number, { path, what, instead }: Finding): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: dotted(path), what, instead };
  };
  const syntax = [...yaml.errors, ...yaml.warnings].map(({ code, message, pos }) =>
    locateAt(pos[0], { path: [], what: message, instead: remedies[code] ?? 'write it as YAML 1.2 has it' }),
  );
  let value: unknown;
  try {
    value = yaml.toJS({ maxAliasCount: 100 }) ?? undefined;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    syntax.push(locateAt(0, { path: [], what, instead: 'write the values out instead of aliases' }));
  }
  const locate = (finding: Finding) => {
    const { path, at = 'value', elsewhere } = finding;
    const place = locateAt(offsetOf(yaml, path, at), finding);
    return elsewhere === undefined ? place : { ...place, ...elsewhere, column: 1 };
  };
  return { text, value, yaml, syntax, locate, locateAt };
}

/** `train.single.instance`, `data.source[1]`; a key with dots or blanks stands in brackets: `metrics["Test Loss"]`. */
export function dotted(path: Path): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('')
    .replace(/^\./, '');
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
      const pair = inside.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part));
      if (pair === undefined) return offset;
      node = pair.value;
      const key = startOf(pair.key) ?? offset;
      offset = index === path.length - 1 && at === 'value' ? (startOf(node) ?? key) : key;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
