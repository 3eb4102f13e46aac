import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { stagesOf } from '../../actions/lib/runner/stages.ts';
import { readConfig } from '../../scripts/start/config.ts';
import { unfinished } from '../../scripts/start/outcome.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: parts of every shape are taken out of it.
type Written = Record<string, any>;

/** The shipped config without some of its parts. */
function without(change: (config: Written) => void) {
  const written = parse(readFileSync(join(root, 'pipeline-config/local.yml'), 'utf8')) as Written;
  change(written);
  const file = join(folder, 'pipeline.yml');
  writeFileSync(file, stringify(written));
  return readConfig(file, root);
}

const remove =
  (...paths: readonly string[]) =>
  (config: Written) => {
    for (const path of paths) {
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      delete keys.reduce((inside, key) => inside[key], config)[last];
    }
  };

const SMOKE = ['endpoints.local-classifier.smoke', 'endpoints.local-classifier-multi.smoke'];
const SERVING = ['serving', 'endpoints', 'functions'];
const JOBS = 'sync-data tune train train-on-ec2 deploy scale function invoke not-set-up'.split(' ');

describe.each([
  ['nothing', [], 'sync-data tune train deploy scale function invoke'],
  ['tune', ['tune'], 'sync-data train deploy scale function invoke'],
  ['any smoke request', SMOKE, 'sync-data tune train deploy scale function'],
  ['the smoke request of the first endpoint', SMOKE.slice(0, 1), 'sync-data tune train deploy scale function invoke'],
  ['a test event', ['functions.local-classify.test'], 'sync-data tune train deploy scale function invoke'],
  ['scaling', ['endpoints.local-classifier.scaling'], 'sync-data tune train deploy scale function invoke'],
  ['functions', ['functions'], 'sync-data tune train deploy scale invoke'],
  ['endpoints', SERVING, 'sync-data tune train'],
  ['endpoints and a search', [...SERVING, 'tune'], 'sync-data train'],
  ['endpoints and training runs', [...SERVING, 'train', 'ec2'], 'sync-data tune'],
  ['all but data', [...SERVING, 'tune', 'train', 'ec2', 'training', 'pull-request'], 'sync-data'],
])('a config without %s', (_, parts, stages) => {
  const config = without(remove(...parts));
  const run = stages.split(' ');

  test(`has the stages ${stages}`, () => {
    expect(stagesOf(config)).toEqual(run);
  });

  test('has roles that IAM takes: no statement is without actions and resources', () => {
    const place = placeOf(config, '123456789012', { owner: 'o', ownerId: '1', name: 'r', id: '2' });
    const statements = Object.values(rolesOf(config, place)).flatMap(({ permissions }) => permissions.Statement);
    expect(statements.filter(({ Action, Resource = [] }) => Action.length === 0 || Resource.length === 0)).toEqual([]);
    expect(JSON.stringify(statements)).not.toMatch(/Infinity|undefined|null/);
  });

  test('ends well when these have run and the others were skipped, and not when one of these was', () => {
    const jobs = (left: readonly string[]) => ({
      plan: { result: 'success' as const, steps: { plan: { run: JSON.stringify(run) } } },
      ...Object.fromEntries(
        JOBS.map((job) => [
          job,
          { result: left.includes(job) ? ('success' as const) : ('skipped' as const), steps: {} },
        ]),
      ),
    });
    expect(unfinished({ ok: true, jobs: jobs(run) })).toEqual([]);
    const last = run.at(-1);
    expect(unfinished({ ok: true, jobs: jobs(run.slice(0, -1)) })).toEqual([{ job: last, result: 'skipped' }]);
  });
});

test.each([
  [['train'], 'train: is missing; write train: { single: { instance: ml.m5.xlarge } }'],
  [['training'], 'training: is missing; write training: { source: python/training }'],
  [[...SERVING, 'tune', 'train'], 'train: is missing; write train: { single: { instance: ml.m5.xlarge } }'],
])('what needs a section that is not there is refused: %j', (parts, problem) => {
  expect(() => without(remove(...parts))).toThrow(new RegExp(`:1:1: ${problem}$`, 'm'));
});
