import type { Change, Desired, Graph, Need, Node, Recovery, Tags } from '../../actions/lib/core/graph.ts';
import { contentName } from '../../actions/lib/core/names.ts';
import { KINDS, type KindName, type Thing } from './fake-cloud.ts';
import type { FakeProcess } from './fake-process.ts';

export interface Wanted {
  readonly key: string;
  readonly stage: string;
  readonly kind: KindName;
  readonly needs?: readonly Need<string>[];
  /** What decides the result, beside the needs' outputs. */
  readonly parts?: Readonly<Record<string, unknown>>;
  /** Whether what a stable one serves answers right; with it, its changes are marked, verified and taken back. */
  readonly right?: ((spec: string) => boolean) | undefined;
  /** Replaces members of what the node desires. */
  readonly desired?: Partial<Desired<Thing, string>>;
  readonly preflight?: () => Promise<void>;
  readonly hideIfUnchanged?: boolean;
  /** Its name, told before its inputs are known. */
  readonly id?: string;
  readonly recovery?: Recovery;
}

/** A node of the fake cloud; its output is the name of its thing. A stable one serves what its needs gave out. */
export function fakeNode(process: FakeProcess, wanted: Wanted): Node<string> {
  const { key, stage, kind, needs = [], parts = {}, right, desired, ...rest } = wanted;
  const { cloud } = process;
  const node: Node<string, Thing> = {
    key,
    stages: [stage],
    kind: process.kind(kind),
    needs,
    ...rest,
    desire(of) {
      const inputs = Object.fromEntries(needs.map((need) => [need.key, of(need)]));
      const content = contentName(`shop-${key}`, { ...parts, ...inputs });
      const isStable = KINDS[kind].identity === 'name';
      const spec = content.id;
      const by = isStable ? 'update' : 'replace';
      const change = (resource: Thing): Change => ({ path: 'spec', before: resource.spec, after: spec, by });
      const update: Desired<Thing, string>['update'] = async (id) =>
        process.call({ op: 'update', kind, id }, () => cloud.update({ kind, id }, spec));
      return {
        id: isStable ? `shop-${key}` : content.id,
        content: isStable ? {} : content.parts,
        changes: (resource) => (resource.spec === spec ? [] : [change(resource)]),
        create: async (id, tags) =>
          process.call({ op: 'create', kind, id }, () => cloud.make({ kind, id }, spec, tags)),
        ...(isStable ? { update } : {}),
        output: (id) => id,
        ...(right === undefined ? {} : proving(process, wanted, spec, right)),
        ...desired,
      };
    },
  };
  return node;
}

/** Tag of a thing whose change was verified: what it served before. */
export const PREVIOUS = 'previous';

/** What a node desires that verifies what it serves, and goes back. */
function proving(
  process: FakeProcess,
  { kind }: Wanted,
  wanted: string,
  right: (spec: string) => boolean,
): Partial<Desired<Thing, string>> {
  const { cloud } = process;
  return {
    state: {
      wanted,
      of: ({ spec }) => String(spec),
      revision: ({ settlesAt }) => String(settlesAt),
      proved: (before): Tags => (before === undefined ? {} : { [PREVIOUS]: before }),
    },
    async update(id, resource, _changes, tags) {
      await process.kind(kind).tag?.(id, resource, tags);
      process.call({ op: 'update', kind, id }, () => cloud.update({ kind, id }, wanted));
    },
    async verify(_id, { spec }) {
      if (!right(String(spec))) throw new Error('It answered wrong.');
    },
    async revert(id, before) {
      if (before === undefined) await process.kind(kind).remove?.(id);
      else process.call({ op: 'update', kind, id }, () => cloud.update({ kind, id }, before));
      return before === undefined ? 'It was removed.' : `It serves ${before} again.`;
    },
  };
}

/** What the fake pipeline is made of. */
export interface FakeConfig {
  readonly data?: string;
  readonly code?: string;
  readonly ranges?: string;
  readonly instance?: string;
}

export const STAGES = ['sync', 'tune', 'train', 'deploy'] as const;

/** A pipeline as the product's: data and code, a search, two training runs, a configuration and an endpoint. */
export function fakePipeline(process: FakeProcess, config: FakeConfig = {}, endpoint: Wanted['desired'] = {}): Graph {
  const { data = 'a', code = 'a', ranges = 'a', instance = 'a' } = config;
  const node = (wanted: Wanted) => fakeNode(process, wanted);
  const images = node({ key: 'data', stage: 'sync', kind: 'object', parts: { data } });
  const bundle = node({ key: 'code', stage: 'tune', kind: 'object', parts: { code } });
  const tune = node({ key: 'tune', stage: 'tune', kind: 'job', needs: [images, bundle], parts: { ranges } });
  const train = ['single', 'multi'].map((entry) =>
    node({ key: `train-${entry}`, stage: 'train', kind: 'job', needs: [images, bundle, tune] }),
  );
  const served = node({ key: 'config', stage: 'deploy', kind: 'record', needs: train, parts: { instance } });
  const online = node({ key: 'endpoint', stage: 'deploy', kind: 'endpoint', needs: [served], desired: endpoint });
  return [images, bundle, tune, ...train, served, online];
}
