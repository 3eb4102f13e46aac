import { expect, test } from 'vitest';
import { optional } from 'zod/mini';
import { describe as described, section, text } from '../../actions/lib/config/schema/leaves.ts';
import { findOwned } from '../../actions/lib/core/find-owned.ts';
import type { Graph, Kind, Node, OwnedKind } from '../../actions/lib/core/graph.ts';
import { isSelected, plan } from '../../actions/lib/core/plan.ts';
import { allow } from '../../actions/lib/iam/document.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import type { Family } from '../../actions/lib/resources/family.ts';
import { families } from '../../actions/lib/resources/index.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import { pipelineOf } from '../../actions/lib/resources/pipeline.ts';
import { schemaOf } from '../../actions/lib/resources/schema.ts';
import { STAGES, stagesOf } from '../../actions/lib/runner/stages.ts';
import { FakeCloud } from '../support/fake-cloud.ts';
import { FakeProcess } from '../support/fake-process.ts';
import { scopeOf } from '../support/scope.ts';
import { files, root } from './support/repository.ts';

/** A family as CONTRIBUTING.md says how to add one: an object, and a line in the registry. */
const notes: Family = {
  name: 'notes',
  sections: {
    notes: optional(described('Notes.', section({ author: text('a name', 'Ada', /^[A-Z]/) }, '{ author: Ada }'))),
  },
  checks: [],
  stages: { 'write-notes': { has: () => true, runs: ['main'] } },
  kinds: { note: async () => noteKind },
  permissions: (_, { bucket }) => ({
    main: [allow('Notes', { s3: ['PutObject'] }, [`arn:aws:s3:::${bucket}/notes/*`])],
  }),
  build: async () => (pipeline) => pipeline.add(noteNode),
};

/** Notes as they are, by their names. */
const noted = new Map([
  ['ours', { 'sagemaker-actions:repository': 'acme/shapes', 'sagemaker-actions:pipeline': 'shapes' }],
  ['theirs', { 'sagemaker-actions:repository': 'rival/shapes', 'sagemaker-actions:pipeline': 'shapes' }],
]);

const noteKind: OwnedKind<unknown> = {
  name: 'note',
  identity: 'name',
  observe: () => Promise.resolve(undefined),
  async *find() {
    for (const [id, tags] of noted) yield { id, running: false, tags: async () => tags };
  },
  remove: async (id) => void noted.delete(id),
};

const noteNode: Node<string> = {
  key: 'note',
  stages: ['write-notes'],
  kind: noteKind,
  needs: [],
  desire: () => ({
    id: 'shapes-note',
    content: {},
    changes: () => [],
    create: () => Promise.resolve(),
    output: (id) => id,
  }),
};

const registry = [...families, notes];
const config = () => {
  const loaded = loadConfig('pipeline-config/dog-breeds.yml', root);
  if ('problems' in loaded) throw new Error('dog-breeds.yml has problems');
  return loaded.config;
};

test('every folder of resources is in the registry once, and each family says what no other says', () => {
  const folders = new Set(files('actions/lib/resources/*/*.ts').map((file) => file.split('/')[3]));
  expect(families.map(({ name }) => name).toSorted()).toEqual([...folders].toSorted());
  const said = (keys: (family: Family) => readonly string[]) => families.flatMap(keys);
  for (const keys of [
    said(({ sections }) => Object.keys(sections)),
    said(({ stages }) => Object.keys(stages)),
    said(({ kinds }) => Object.keys(kinds)),
  ]) {
    expect(keys).toEqual([...new Set(keys)]);
  }
});

test('a family that is added has its section in the schema', () => {
  const written = { name: 'shapes', aws: { region: 'us-east-1' }, data: { source: 'data' } };
  expect(schemaOf(registry).safeParse({ ...written, notes: { author: 'Ada' } }).success).toBe(true);
  expect(schemaOf(registry).safeParse({ ...written, notes: { author: 'ada' } }).success).toBe(false);
  expect(schemaOf(families).safeParse({ ...written, notes: { author: 'Ada' } }).success).toBe(false);
});

test('… its stage in a run, after those of the families before it', () => {
  expect(stagesOf(config(), 'main', registry)).toEqual([
    ...['sync-data', 'tune', 'train', 'deploy', 'scale', 'function', 'write-notes', 'invoke'],
  ]);
});

test('… its statements in the policies, of the role that they are for alone', () => {
  const place = placeOf(config(), '123456789012', { owner: 'owner', ownerId: '1', name: 'name', id: '2' });
  const roles = Object.values(rolesOf(config(), place, registry));
  const holders = roles.filter(({ permissions }) => permissions.Statement.some(({ Sid }) => Sid === 'Notes'));
  expect(holders.map(({ name }) => name)).toEqual(['dog-breeds-main']);
});

test('… and its nodes in the graph, which a plan walks', async () => {
  const { graph } = await pipelineOf(scopeOf(config()), {}, { registry });
  expect(graph.at(-1)).toBe(noteNode);
  const run = new FakeProcess(new FakeCloud()).run();
  expect((await plan(graph, ['write-notes'], run)).steps).toMatchObject([
    { key: 'note', does: 'create', id: 'shapes-note' },
  ]);
});

test.each(files('pipeline-config/*.yml'))('a graph of some stages of %s has all of their nodes', async (file) => {
  const loaded = loadConfig(file, root);
  if ('problems' in loaded) throw new Error(`${file} has problems`);
  const { notebook: _notebook, ec2: _ec2, ...without } = loaded.config;
  const scopes = (['main', 'pull-request'] as const).flatMap((domain) => [
    { ...scopeOf(loaded.config), domain },
    // What an earlier config has left is looked for where the section is gone.
    { ...scopeOf(without), domain },
  ]);
  for (const scope of scopes) {
    const { domain } = scope;
    const whole = await pipelineOf(scope);
    for (const stage of STAGES) {
      const keys = (graph: Graph) => graph.filter((node) => isSelected(node, [stage])).map(({ key }) => key);
      const { graph } = await pipelineOf(scope, {}, { stages: [stage] });
      expect(keys(graph), `${stage} of ${domain}`).toEqual(keys(whole.graph));
    }
  }
});

/** All kinds of the families, as teardown walks them. */
async function kindsOf(list: readonly Family[]): Promise<Kind<unknown>[]> {
  const { aws } = scopeOf(config());
  return Promise.all(list.flatMap(({ kinds }) => Object.values(kinds).map((kind) => kind(aws))));
}

test('… and what it has made is found by its owner and removed, with no config', async () => {
  const owner = { pipeline: 'shapes', repository: 'acme/shapes' };
  for (const kind of await kindsOf([notes]))
    if ('find' in kind) for await (const { id } of findOwned(kind, owner, 'bucket')) await kind.remove(id);
  expect([...noted.keys()]).toEqual(['theirs']);
});

test('each kind of a family bears the name under which a run remembers it', async () => {
  const { aws } = scopeOf(config());
  for (const { kinds } of families)
    for (const [name, kind] of Object.entries(kinds)) expect((await kind(aws)).name).toBe(name);
});

test('each kind is found and removed by itself, or goes with one that is', async () => {
  const kinds = await kindsOf(families);
  const whole = kinds.flatMap((kind) => ('find' in kind ? [kind.name] : []));
  const parts = kinds.flatMap((kind) => ('partOf' in kind ? [kind.partOf] : []));
  expect(whole.length + parts.length).toBe(kinds.length);
  expect(parts.filter((name) => !whole.includes(name))).toEqual([]);
});

test('whatever a config makes is of a kind of the registry; what only reads can neither stop nor remove anything', async () => {
  const known = new Set((await kindsOf(families)).map(({ name }) => name));
  const { endpoints, functions, ...rest } = config();
  const scaling = Object.values(endpoints)[0]?.scaling;
  const unscaled = Object.entries(endpoints).map(([name, { scaling: _, ...endpoint }]) => [
    `${name}-unscaled`,
    endpoint,
  ]);
  const reserving = Object.entries(functions).map(([name, each]) => [
    `${name}-reserving`,
    { ...each, reservedConcurrency: 4, provisionedConcurrency: 2 },
  ]);
  const all = {
    ...rest,
    endpoints: { ...endpoints, ...Object.fromEntries(unscaled) },
    functions: { ...functions, ...Object.fromEntries(reserving) },
  };
  const { graph } = await pipelineOf(scopeOf(all));
  expect(scaling).toBeDefined();
  const made = graph.filter(({ kind }) => kind.identity !== undefined);
  expect(new Set(made.map(({ kind }) => kind.name)).size).toBeGreaterThan(15);
  expect(made.filter(({ kind }) => !known.has(kind.name)).map(({ key }) => key)).toEqual([]);
  const views = graph.filter(({ kind }) => kind.identity === undefined);
  expect(views.length).toBeGreaterThan(3);
  for (const { key, kind } of views) expect([kind.stop, kind.remove, kind.tag, kind.find], key).toEqual(Array(4));
});
