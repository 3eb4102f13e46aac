import { isAbsolute, relative, resolve as resolvePath, sep } from 'node:path';
import { diagnose, withoutMisspelt } from './diagnose.ts';
import { type Finding, readDocument } from './document.ts';
import { draftOf } from './draft.ts';
import type { Problem } from './problem.ts';
import { readConfigFile } from './read-file.ts';
import { type Repository, repositoryAt } from './repository.ts';
import { findSecrets, isSecret, secretProblems } from './secrets.ts';
import { checkSurprises } from './yaml-surprises.ts';

/** The definition of a config file: its schema and checks, and how it is resolved. */
export interface Language<Config> {
  readonly schema: { safeParse(value: unknown): Parsed };
  /**
   * Problems across keys, with files, or with limits that the schema does not know. @param draft the config without its
   * faulty parts
   */
  check(draft: object, repository: Repository): Finding[];
  /** Turns a config that the schema has accepted into the form that all other code reads. */
  resolve(written: unknown): Config;
}

type Parsed =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: { readonly issues: Parameters<typeof diagnose>[0] } };

export type Loaded<Config> =
  | { readonly config: Config; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/**
 * Reads a config and reports all of its problems at once; reads only the file system.
 * @param file path of the config, absolute or from the repository's root
 * @param root the repository's root; paths inside the config are relative to it
 */
export function load<Config>(language: Language<Config>, file: string, root: string): Loaded<Config> {
  const path = resolvePath(root, file);
  const name = relative(root, path).split(sep).join('/');
  const shown = name.startsWith('..') || isAbsolute(name) ? path : name;
  const content = readConfigFile(path);
  if (!('text' in content)) return { problems: [aboutFile(shown, content.what, content.instead)] };
  try {
    return loadText(language, content.text, shown, root);
  } catch (error) {
    // The parser is recursive, so deep nesting overflows the stack.
    if (!(error instanceof RangeError)) throw error;
    return { problems: [aboutFile(shown, 'is nested too deeply to be read', 'write a config of a few levels')] };
  }
}

function loadText<Config>(
  { schema, check, resolve }: Language<Config>,
  text: string,
  shown: string,
  root: string,
): Loaded<Config> {
  const read = readDocument(shown, text);
  const { places, masked } = findSecrets(read);
  const document = masked === text ? read : readDocument(shown, masked);
  const secrets = secretProblems(document, places);
  if (document.value === undefined && document.syntax.length === 0) {
    return { problems: [aboutFile(shown, 'is empty', 'write at least name: and aws: { region: … }'), ...secrets] };
  }
  if (document.value === undefined) return { problems: inOrder([...document.syntax, ...secrets], shown) };
  const repository = repositoryAt(root);
  const parsed = schema.safeParse(document.value);
  const faults = parsed.success ? [] : diagnose(parsed.error.issues, document.value);
  // If a part of the text could not be read, sections only seem to be missing, and comparing keys gives false problems.
  const checked = document.isWhole
    ? [...check(draftOf(document.value, faults), repository), ...checkSurprises(document)]
    : [];
  const all = withoutMisspelt([...faults, ...checked], document.value);
  const found = document.isWhole ? all : all.filter(({ path, at }) => path.length > 1 || at === 'key');
  const findings = found.filter(({ path }) => !isSecret(secrets, path));
  const problems = [...document.syntax, ...secrets, ...locate(findings.filter(({ warning }) => !warning))];
  if (problems.length > 0 || !parsed.success) return { problems: firstOf(inOrder(problems, shown), shown) };
  return { config: resolve(parsed.data), warnings: inOrder(locate(findings), shown) };

  function locate(all: readonly Finding[]): Problem[] {
    return all.map((finding) => document.locate(finding)).filter((problem) => !document.isBroken(problem));
  }
}

/** `file:line:column: path: what; what to do`, one line. */
export function formatProblem({ file, line, column, path, what, instead }: Problem): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${what}; ${instead}`;
}

/** Largest number of problems that are reported: each becomes an annotation, and users do not read more. */
const MOST_PROBLEMS = 100;

function firstOf(problems: readonly Problem[], config: string): Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return [...problems];
  const what = `has ${more} more ${more === 1 ? 'problem' : 'problems'}`;
  return [...problems.slice(0, MOST_PROBLEMS), aboutFile(config, what, 'correct the first ones and run again')];
}

function aboutFile(file: string, what: string, instead: string): Problem {
  return { file, line: 1, column: 1, path: '', what, instead };
}

/** Sorted by place, those of the config first; duplicates are removed. */
function inOrder(problems: readonly Problem[], config: string): Problem[] {
  const once = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      Number(a.file !== config) - Number(b.file !== config) ||
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column,
  );
}
