import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';

/** A config that somebody may write by mistake. */
export interface WrongConfig {
  readonly what: string;
  text(): string;
}

/** What stands where something else should; `undefined`: the key is gone. */
const VALUES: readonly unknown[] = [
  ...[undefined, null, '', ' ', 'x', 0, -1, 1.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, true],
  ...[[], {}, [null], ['x'], [[]], { x: 1 }, { '': null }, '__proto__', 'a'.repeat(5000), '\0'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is an expression of GitHub's workflows.
  '${{ x }}',
  ...['.', '..', '/', '~/x', '*', '(', 'a\nb', 'é', '🐶', '0x10', '~', '90m', '5 GB', '1970-01-01', 'cron('],
  ...['s3://', 's3://b', 'http://', 'https://', 'https://[', '//x', 'file:///etc/passwd', 'arn:aws:iam::1:role/x'],
];

/** Texts that are no config at all. */
const TEXTS: readonly string[] = [
  ...['', '\ufeff', '---\n---\n', '[]', 'null', 'x', '{', '%YAML 9\n---', '? [a]\n: b', '? {a: b}\n: c'],
  ...['a: &a [*a]', 'a: &a\n  b: *a', '\0', '<<: {a: b}', '!!js/function x', '- a\n- b', '1: 2', 'null: x'],
  ...['"__proto__": {}', 'constructor: 1', 'a: '.repeat(500), '['.repeat(20_000), '{a: '.repeat(3000)],
];

/** What goes wrong in a line of text while it is written. */
const LINES: Readonly<Record<string, (line: string) => string>> = {
  indented: (line) => `  ${line}`,
  'indented by a tab': (line) => `\t${line}`,
  'cut off': (line) => line.slice(0, line.length >> 1),
  'with a bracket': (line) => `${line} : [`,
  'an alias of nothing': (line) => line.replace(/: .*/, ': *nothing'),
  'another tag': (line) => line.replace(/: .*/, ': !!binary x'),
  twice: (line) => `${line}\n${line}`,
};

/** Every config in which one thing is wrong that was right in a shipped one. @param file from the repository's root */
export function* wrongConfigs(file: string): Iterable<WrongConfig> {
  const text = readFileSync(file, 'utf8');
  const config: unknown = parse(text);
  for (const path of pathsOf(config)) {
    for (const value of VALUES) {
      const what = `${path.join('.')}: ${String(JSON.stringify(value)).slice(0, 40)}`;
      yield { what, text: () => stringify(withValue(config, path, value)) };
    }
  }
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    for (const [how, change] of Object.entries(LINES))
      yield { what: `line ${index + 1} ${how}`, text: () => lines.with(index, change(line)).join('\n') };
    yield { what: `without line ${index + 1}`, text: () => lines.toSpliced(index, 1).join('\n') };
    yield { what: `nothing from line ${index + 1}`, text: () => lines.slice(0, index).join('\n') };
  }
  for (const other of TEXTS) yield { what: `text ${JSON.stringify(other.slice(0, 20))}`, text: () => other };
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [[key], ...pathsOf(below).map((path) => [key, ...path])]);
}

function withValue(whole: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const copy = structuredClone(whole) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = withValue(copy[key], rest, value);
  else if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

/**
 * Loads configs as files of this repository.
 *
 * @returns what is wrong with how they were taken, a line each: an exception, a problem without a place or without words
 */
export function complaintsAbout(configs: Iterable<WrongConfig>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'configs-'));
  const file = join(folder, 'wrong.yml');
  try {
    return [...configs].flatMap(({ what, text }) => {
      writeFileSync(file, text());
      try {
        const loaded = loadConfig(file, process.cwd());
        const told = 'problems' in loaded ? loaded.problems : loaded.warnings;
        const bad = told.find(
          (problem) => !(problem.line >= 1 && problem.column >= 1 && problem.file && problem.what && problem.instead),
        );
        if (bad !== undefined) return [`${what}: ${JSON.stringify(bad)}`];
        return 'problems' in loaded && told.length === 0 ? [`${what}: refused without a word`] : [];
      } catch (error) {
        return [`${what}: ${error instanceof Error ? error.stack : String(error)}`];
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
