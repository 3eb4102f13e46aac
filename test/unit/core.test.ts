import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { loadCore } from '../support/core.ts';
import { promises } from './core/promises.ts';

const core = await loadCore(fileURLToPath(new URL('../../actions/lib/core', import.meta.url)));

for (const [subject, scenarios] of Object.entries(promises)) {
  describe(subject, () => {
    for (const [name, scenario] of Object.entries(scenarios)) test(name, () => scenario(core));
  });
}
