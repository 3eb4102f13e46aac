import { describe, expect, test } from 'vitest';
import { loadCore, type Scenarios, sources } from '../support/core.ts';
import { mutate } from '../support/mutate.ts';
import { mutants } from './core/mutants.ts';
import { promises } from './core/promises.ts';

const scenarios: Scenarios = Object.assign({}, ...Object.values(promises));

describe('a mistake in the core is noticed', () => {
  Object.entries(mutants).forEach(([mistake, { killedBy, mutations }]) => {
    test(`${mistake}: “${killedBy}” fails`, async () => {
      const core = await loadCore(mutate(sources, mutations));
      const noticed = expect(scenarios[killedBy]?.(core), 'the scenario passes in spite of the mistake');
      await noticed.rejects.toMatchObject({ name: 'AssertionError' });
    });
  });
});
