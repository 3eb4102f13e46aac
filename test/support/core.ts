import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../actions/lib/core');

/** The texts of the core's sources by the names of their files. */
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]),
);

const variants: ReadonlyMap<string, string>[] = [];
const stripped = new Map<string, string>();

// Hundreds of variants differ from one another in a file or two: what they have in common is translated once.
registerHooks({
  resolve(specifier, context, next) {
    const [, variant] = /^core-(\d+):/.exec(context.parentURL ?? '') ?? [];
    if (specifier.startsWith('core-')) return { url: specifier, format: 'module', shortCircuit: true };
    if (variant === undefined || !specifier.startsWith('./')) return next(specifier, context);
    return { url: `core-${variant}:${specifier.slice(2)}`, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    const [, variant, file = ''] = /^core-(\d+):(.*)$/.exec(url) ?? [];
    if (variant === undefined) return next(url, context);
    const text = variants[Number(variant)]?.get(file);
    if (text === undefined) throw new Error(`The core has no file ${file}.`);
    const source = stripped.get(text) ?? stripTypeScriptTypes(text);
    stripped.set(text, source);
    return { source, format: 'module', shortCircuit: true };
  },
});

/** The core's functions. @param files texts of its sources, changed or not */
export async function loadCore(files: ReadonlyMap<string, string>) {
  const variant = variants.push(files) - 1;
  const load = (file: string) => import(`core-${variant}:${file}.ts`);
  const [ensure, failure, names, plan, poll, tags, stopAll] = await Promise.all([
    load('ensure') as Promise<typeof import('../../actions/lib/core/ensure.ts')>,
    load('failure') as Promise<typeof import('../../actions/lib/core/failure.ts')>,
    load('names') as Promise<typeof import('../../actions/lib/core/names.ts')>,
    load('plan') as Promise<typeof import('../../actions/lib/core/plan.ts')>,
    load('poll') as Promise<typeof import('../../actions/lib/core/poll.ts')>,
    load('tags') as Promise<typeof import('../../actions/lib/core/tags.ts')>,
    load('stop-all') as Promise<typeof import('../../actions/lib/core/stop-all.ts')>,
  ]);
  return { ...ensure, ...failure, ...names, ...plan, ...poll, ...tags, ...stopAll };
}

export type Core = Awaited<ReturnType<typeof loadCore>>;

/**
 * What the core promises, by name. A scenario is a test that takes the core as its argument, so that it can also be run
 * against a copy with a mistake in it, which it must notice.
 */
export type Scenarios = Readonly<Record<string, (core: Core) => Promise<void>>>;
