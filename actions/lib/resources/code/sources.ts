import { join } from 'node:path';
import { Failure, Failures } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import { trainingOf } from '../training/request.ts';
import { type Bundle, readBundle } from './bundle.ts';
import type { Include } from './config.ts';
import { type FunctionPackage, packFunction } from './function-package.ts';
import { isThere } from './git.ts';

/** A folder of code that the config names. */
export interface Source {
  readonly source: string;
  readonly include?: Include;
}

/**
 * The training code; prints its warnings.
 *
 * @throws Failure when it cannot be packed, or does not contain its entry point
 */
export async function readTraining(scope: Scope): Promise<Bundle> {
  const { root, warn } = scope;
  const { source, include, entryPoint } = trainingOf(scope);
  const bundle = await readBundle(root, source, { include });
  for (const warning of bundle.warnings) warn('code', warning);
  await refuseWithout(entryPoint, { root, source }, bundle.files);
  return bundle;
}

/**
 * The serving code; prints its warnings.
 *
 * @throws Failure when it cannot be packed
 */
export async function readServing({ root, warn }: Scope, { source, include }: Source): Promise<Bundle> {
  const bundle = await readBundle(root, source, { include });
  for (const warning of bundle.warnings) warn('serving', warning);
  return bundle;
}

/**
 * The code of a function as Lambda accepts it; prints its warnings.
 *
 * @throws Failure when it cannot be packed, is too large for Lambda, or does not contain its handler
 */
export async function readFunction(
  { root, warn }: Scope,
  name: string,
  { source, include, handler }: Source & { readonly handler: string },
): Promise<FunctionPackage> {
  const code = await packFunction(root, source, include);
  for (const warning of code.warnings) warn(`function:${name}`, warning);
  await refuseWithout(`${handler.replace(/\.\w+$/, '')}.py`, { root, source }, code.files);
  return code;
}

/**
 * Reads the code of all stages, so that its problems are reported before the first stage costs money.
 *
 * @throws Failures with all problems
 */
export async function readSources(scope: Scope): Promise<void> {
  const { training, serving, functions } = scope.config;
  const results = await Promise.allSettled([
    ...(training === undefined ? [] : [readTraining(scope)]),
    ...(serving === undefined ? [] : [readServing(scope, serving)]),
    ...Object.entries(functions).map(([name, wanted]) => readFunction(scope, name, wanted)),
  ]);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length > 0) throw new Failures(failures);
}

/** The config's checks only found the file in the folder; git may ignore it. */
async function refuseWithout(
  file: string,
  { root, source }: { readonly root: string; readonly source: string },
  files: readonly { readonly path: string }[],
): Promise<void> {
  if (files.some(({ path }) => path === file) || !(await isThere(join(root, source, file)))) return;
  throw new Failure(
    `code-missing: ${source}/${file} exists but is not part of the code, because git ignores it or it is hidden.`,
    'Remove it from .gitignore, or write `include: all` next to `source`.',
  );
}
