import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve as resolvePath, sep } from 'node:path';
import { checkAll } from './checks/all.ts';
import { diagnose } from './diagnose.ts';
import { type Finding, readDocument } from './document.ts';
import { draftOf } from './draft.ts';
import { repositoryAt } from './repository.ts';
import { resolve } from './resolve.ts';
import { schema } from './schema.ts';
import { findSecrets, isSecret, secretProblems } from './secrets.ts';
import type { Loaded, Problem } from './types.ts';

/**
 * Reads a pipeline's config and says everything that is wrong with it at once; calls nothing but the file system.
 * @param file path of the config, absolute or from the repository's root
 * @param root the repository's root, from which the paths inside the config count
 */
export function loadConfig(file: string, root: string): Loaded {
  const path = resolvePath(root, file);
  const name = relative(root, path).split(sep).join('/');
  const shown = name.startsWith('..') || isAbsolute(name) ? path : name;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {
      problems: [aboutFile(shown, 'cannot be read', 'write the path of a config, such as pipeline-config/local.yml')],
    };
  }
  const read = readDocument(shown, text);
  const { places, masked } = findSecrets(read);
  const document = masked === text ? read : readDocument(shown, masked);
  const secrets = secretProblems(document, places);
  if (document.value === undefined && document.syntax.length === 0) {
    return { problems: [aboutFile(shown, 'is empty', 'begin with name: and the region'), ...secrets] };
  }
  const repository = repositoryAt(root);
  const parsed = schema.safeParse(document.value);
  const faults = parsed.success ? [] : diagnose(parsed.error.issues, document.value);
  // Where a part of the text could not be read, sections only seem to be missing, and comparing keys says no more.
  const found = document.isWhole
    ? [...faults, ...checkAll(document, draftOf(document.value, faults), repository)]
    : faults.filter(({ path, at }) => path.length > 1 || at === 'key');
  const findings = found.filter(({ path }) => !isSecret(secrets, path));
  const problems = [...document.syntax, ...secrets, ...locate(findings.filter(({ warning }) => !warning))];
  if (problems.length > 0 || !parsed.success) return { problems: inOrder(problems, shown) };
  return { config: resolve(parsed.data), warnings: inOrder(locate(findings), shown) };

  function locate(all: readonly Finding[]): Problem[] {
    return all.map((finding) => document.locate(finding)).filter((problem) => !document.isBroken(problem));
  }
}

/** `file:line:column: path: what; what to do`, one line. */
export function formatProblem({ file, line, column, path, what, instead }: Problem): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${what}; ${instead}`;
}

function aboutFile(file: string, what: string, instead: string): Problem {
  return { file, line: 1, column: 1, path: '', what, instead };
}

/** By place, the config first; the same thing is said once. */
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
