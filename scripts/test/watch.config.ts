import { dirname, join } from 'node:path';
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/**
 * `npm test -- --watch`: tests of `dist/` do not import the sources, so a change of any source of an action reruns
 * them.
 */
export default mergeConfig(
  base,
  defineConfig({
    root: dirname(dirname(import.meta.dirname)),
    test: {
      globalSetup: [join(import.meta.dirname, 'fresh-dist.ts')],
      forceRerunTriggers: [...configDefaults.forceRerunTriggers, '**/actions/**/*.{ts,yml,json}'],
    },
  }),
);
