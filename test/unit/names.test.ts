import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../../actions/lib/resources/types.ts';
import { leaves, withLeaf } from '../support/leaves.ts';
import { contentNames, fullConfig, type Surroundings } from '../support/names.ts';

const SERVED = 'package model endpoint-config';
const TRAINED = `train ${SERVED}`;
const JOBS = `tune ${TRAINED}`;
const NOTHING = '';

/** Every value of a config, and the contents that have another name when it is another one. */
const decides: Record<string, string> = {
  name: `weights code ${JOBS}`,
  'aws.region': NOTHING,
  'aws.bucket': `data weights code ${SERVED}`,
  'aws.tags.team': NOTHING,
  'aws.kmsKey': NOTHING,
  'aws.subnets.0': NOTHING,
  'aws.securityGroups.0': NOTHING,
  // A folder or an address is where it comes from; what counts is what is there.
  'data.locations.0': NOTHING,
  'data.prefix': 'data',
  'data.layout': 'data',
  'data.strict': 'data',
  'weights.locations.0': NOTHING,
  'weights.sha256': `weights ${JOBS}`,
  'training.source': NOTHING,
  'training.entryPoint': JOBS,
  'training.seed': JOBS,
  'training.metrics.Loss': JOBS,
  'training.hyperparameters.epochs': JOBS,
  'training.environment.MODE': JOBS,
  'tune.instance': 'tune',
  'tune.count': 'tune',
  'tune.image': 'tune',
  'tune.maxRuntime': NOTHING,
  'tune.volumeSize': NOTHING,
  'tune.strategy': 'tune',
  'tune.jobs': 'tune',
  'tune.parallel': 'tune',
  'tune.objective.type': 'tune',
  'tune.objective.metric': 'tune',
  'tune.ranges.learning_rate.type': 'tune',
  'tune.ranges.learning_rate.min': 'tune',
  'tune.ranges.learning_rate.max': 'tune',
  'tune.ranges.learning_rate.scale': 'tune',
  'tune.earlyStopping': 'tune',
  'train.single.instance': TRAINED,
  'train.single.count': TRAINED,
  'train.single.image': TRAINED,
  'train.single.maxRuntime': NOTHING,
  'train.single.volumeSize': NOTHING,
  'serving.source': NOTHING,
  'serving.environment.WORKERS': 'model endpoint-config',
  'endpoints.shapes.model': SERVED,
  'endpoints.shapes.instance': 'endpoint-config',
  'endpoints.shapes.count': 'endpoint-config',
  'endpoints.shapes.image': 'model endpoint-config',
  'endpoints.shapes.inferenceAmi': 'endpoint-config',
  'endpoints.shapes.scaling.min': NOTHING,
  'endpoints.shapes.scaling.max': NOTHING,
  'endpoints.shapes.scaling.target': NOTHING,
  'endpoints.shapes.scaling.scaleInCooldown': NOTHING,
  'endpoints.shapes.scaling.scaleOutCooldown': NOTHING,
  'endpoints.shapes.smoke.file': NOTHING,
  'endpoints.shapes.smoke.contentType': NOTHING,
  'endpoints.shapes.smoke.expect': NOTHING,
  report: NOTHING,
};

let folder: string;
let surroundings: Surroundings;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'names-'));
  for (const path of ['code', 'serve', 'images']) mkdirSync(join(folder, path));
  writeFileSync(join(folder, 'code/train.py'), 'print(1)\n');
  writeFileSync(join(folder, 'serve/serve_app.py'), 'print(2)\n');
  writeFileSync(join(folder, 'images/1.png'), 'a picture');
  for (const path of ['code', 'serve', 'images'])
    cpSync(join(folder, path), join(folder, `2${path}`), { recursive: true });
  const who = { commit: '1', ref: 'refs/heads/main', run: '1.1' };
  surroundings = { root: folder, executionRole: 'arn:a', version: 'v1', best: '0.01', ...who };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The contents that have another name than those of the full config. */
async function renamed(config: Config, changed: Partial<Surroundings> = {}): Promise<string> {
  const before = await contentNames(fullConfig, surroundings);
  const after = await contentNames(config, { ...surroundings, ...changed });
  expect(Object.keys(after)).toEqual(Object.keys(before));
  return Object.keys(before)
    .filter((content) => before[content] !== after[content])
    .join(' ');
}

test('each value of a config is in the names of what it decides, and in no others', async () => {
  const table: Record<string, string> = {};
  for (const path of leaves(fullConfig)) {
    if (!path.startsWith('train.2single')) table[path] = await renamed(withLeaf(fullConfig, path));
  }
  expect(table).toEqual(decides);
});

test.each<[string, Partial<Surroundings>, string]>([
  ['the role', { executionRole: 'arn:b' }, NOTHING],
  ['the commit', { commit: '2' }, NOTHING],
  ['the ref', { ref: 'refs/pull/1/merge' }, NOTHING],
  ['the run', { run: '2.1' }, NOTHING],
  ['the data version', { version: 'v2' }, JOBS],
  ['the best hyperparameter', { best: '0.02' }, TRAINED],
])('of what surrounds a config, %s', async (_, changed, names) => {
  expect(await renamed(fullConfig, changed)).toBe(names);
});

test.each([
  ['2code/train.py', 'training', `code ${JOBS}`],
  ['2serve/serve_app.py', 'serving', SERVED],
])('other code is another content: %s', async (file, section, names) => {
  appendFileSync(join(folder, file), 'print(3)\n');
  expect(await renamed(withLeaf(fullConfig, `${section}.source`))).toBe(names);
});

test('other pictures are another content', async () => {
  writeFileSync(join(folder, '2images/2.png'), 'another picture');
  expect(await renamed(withLeaf(fullConfig, 'data.locations.0'))).toBe('data');
});

test('data at an address with a pinned hash is known by the hash, wherever it is, and asked of nobody', async () => {
  const at = (location: string, sha256: string) =>
    contentNames({ ...fullConfig, data: { ...fullConfig.data, locations: [location], sha256 } }, surroundings);
  const one = await at('https://one.invalid/a.zip', 'a'.repeat(64));
  expect(await at('https://two.invalid/b.zip', 'a'.repeat(64))).toEqual(one);
  expect((await at('https://one.invalid/a.zip', 'b'.repeat(64)))['data']).not.toBe(one['data']);
});
