import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Core, loadCore, type Scenarios } from '../support/core.ts';
import { type Mutation, mutate } from '../support/mutate.ts';
import { mutants } from './core/mutants.ts';
import { promises } from './core/promises.ts';

const sources = fileURLToPath(new URL('../../actions/lib/core', import.meta.url));
const scenarios: Scenarios = Object.assign({}, ...Object.values(promises));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutants-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the core, changed or not. */
async function copyCore(name: string, mutations: readonly Mutation[] = []): Promise<Core> {
  const copy = join(folder, name);
  await cp(sources, copy, { recursive: true });
  mutate(copy, mutations);
  return loadCore(copy);
}

describe('a mistake in the core is noticed', () => {
  const names = [...new Set(Object.values(mutants).map(({ killedBy }) => killedBy))];
  test.each(names)('unchanged, the copy passes: %s', async (name) => scenarios[name]?.(await copyCore('unchanged')));

  Object.entries(mutants).forEach(([mistake, { killedBy, mutations }], index) => {
    test(`${mistake}: “${killedBy}” fails`, async () => {
      const core = await copyCore(`mutant-${index}`, mutations);
      const noticed = expect(scenarios[killedBy]?.(core), 'the scenario passes in spite of the mistake');
      await noticed.rejects.toMatchObject({ name: 'AssertionError' });
    });
  });
});
