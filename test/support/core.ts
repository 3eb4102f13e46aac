import { pathToFileURL } from 'node:url';

/** The core's functions, from a copy of its sources. */
export async function loadCore(folder: string) {
  const load = (file: string) => import(pathToFileURL(`${folder}/${file}.ts`).href);
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
