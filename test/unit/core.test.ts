import { describe, test } from 'vitest';
import { loadCore, sources } from '../support/core.ts';
import { promises } from './core/promises.ts';

const core = await loadCore(sources);

for (const [subject, scenarios] of Object.entries(promises)) {
  describe(subject, () => {
    for (const [name, scenario] of Object.entries(scenarios)) test(name, () => scenario(core));
  });
}
