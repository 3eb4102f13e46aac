import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Core, loadCore, type Scenarios } from '../support/core.ts';
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
async function copyCore(name: string, change?: { file: string; from: string; to: string }): Promise<Core> {
  const copy = join(folder, name);
  await cp(sources, copy, { recursive: true });
  if (change !== undefined) {
    const text = await readFile(join(copy, change.file), 'utf8');
    expect(text.split(change.from), `${change.file} holds what is to be changed once`).toHaveLength(2);
    await writeFile(
      join(copy, change.file),
      text.replace(change.from, () => change.to),
    );
  }
  return loadCore(copy);
}

describe('a mistake in the core is noticed', () => {
  const names = [...new Set(Object.values(mutants).map(({ killedBy }) => killedBy))];
  test.each(names)('unchanged, the copy passes: %s', async (name) => scenarios[name]?.(await copyCore('unchanged')));

  Object.entries(mutants).forEach(([mistake, { killedBy, ...change }], index) => {
    test(`${mistake}: “${killedBy}” fails`, async () => {
      const core = await copyCore(`mutant-${index}`, change);
      await expect(scenarios[killedBy]?.(core), 'the scenario passes in spite of the mistake').rejects.toThrow();
    });
  });
});
