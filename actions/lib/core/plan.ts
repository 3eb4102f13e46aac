import { type Decision, decide, desireOf } from './decide.ts';
import { Failure } from './failure.ts';
import { foretell } from './foretell.ts';
import { superseded } from './generations.ts';
import type { Graph, Need, Node } from './graph.ts';
import { Outputs } from './outputs.ts';
import { LeftPending, STARTS_NOTHING, startsAnew } from './pending.ts';
import type { Run, Step } from './run.ts';
import { foresee, unprovenIn, wayBack } from './unproven.ts';

/** What a run would do. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The given stages that have something to do, in the given order. */
  readonly due: readonly string[];
}

/**
 * Walks the graph and only reads. If a node needs a resource that does not exist and whose output is not known in advance, the
 * node is `known-after` that resource, or `blocked` if the resource's stage is not in `stages`.
 *
 * @param stages the stages of the planned run, in their order
 */
export async function plan(graph: Graph, stages: readonly string[], run: Run): Promise<Plan> {
  const outputs = new Outputs();
  const steps: Step[] = [];
  const due = new Set<string | undefined>();
  const missing = new Map<string, Missed>();
  const left = new LeftPending();
  const told = new Set<unknown>();
  const concerned = concernedBy(graph, stages);
  for (const node of graph) {
    if (!concerned.has(node.key)) continue;
    const selected = isSelected(node, stages);
    const unmet = unmetBy(node, missing);
    const preflight = async () => (selected ? node.preflight?.() : undefined);
    const found = await unlessRefused(node, told, () =>
      unmet === undefined
        ? planReachable(node, outputs, run, { selected, preflight, left })
        : waits(node, unmet, { preflight, run, left, outputs, selected }),
    );
    const own = found.at(-1);
    if (selected && own !== undefined) await foretellRecovery(node, found, own);
    if (own !== undefined && own.does !== 'reuse' && !(selected && outputs.has(node))) {
      const why = selected ? missingHere(own.does, unmet?.why) : missingElsewhere(node, own.does, unmet?.why);
      // A job of another stage that is still running is waited for.
      const first = selected || own.does === 'wait' ? [] : node.stages.slice(0, 1);
      missing.set(node.key, { why, stages: [...new Set([...(unmet?.stages ?? []), ...first])] });
    }
    if (!selected) continue;
    steps.push(...found.filter((step) => node.hideIfUnchanged !== true || !isNothing(step, run)));
    // Also count steps that are hidden, and those that are known later: whether they have something to do is not known
    // yet.
    if (found.some((step) => step.due === true)) due.add(stages.find((stage) => node.stages.includes(stage)));
  }
  return { steps, due: stages.filter((stage) => due.has(stage)) };
}

/**
 * Why a node has no output yet: it failed, its stage does not run, its stage runs later, or another stage is changing it and
 * this one waits. A node that needs several such nodes gets the first reason in this order.
 */
const REASONS = ['failed', 'blocked', 'known-after', 'in-progress'] as const;
type Missing = (typeof REASONS)[number];

/** A node without an output, with the stages that have to run first and are not part of the run, in their order. */
interface Missed {
  readonly why: Missing;
  readonly stages: readonly string[];
}

/** Why a node cannot be read. */
interface Unmet extends Missed {
  /** Key of a node that it needs. */
  readonly need: string;
}

function unmetBy(node: Node, missing: ReadonlyMap<string, Missed>): Unmet | undefined {
  for (const why of REASONS) {
    const missed = node.needs.flatMap(({ key }) => {
      const one = missing.get(key);
      return one?.why === why ? [{ need: key, stages: one.stages }] : [];
    });
    const [first] = missed;
    if (first !== undefined)
      return { why, need: first.need, stages: [...new Set(missed.flatMap(({ stages }) => stages))] };
  }
  return undefined;
}

/**
 * Whether a step need not be shown if its node is not in the config. A step that is known later says nothing either,
 * except in a scheduled run.
 */
function isNothing({ does, due }: Step, { scheduled }: Run): boolean {
  return does === 'known-after' ? scheduled !== true : (does === 'reuse' || does === 'blocked') && due !== true;
}

function missingHere(does: Step['does'], why: Missing | undefined): Missing {
  if (does === 'fail' || why === 'failed') return 'failed';
  return does === 'blocked' ? 'blocked' : 'known-after';
}

/** A change by another stage is only waited for if it is short; the nodes that need it may exist afterwards. */
function missingElsewhere({ kind }: Node, does: Step['does'], why: Missing | undefined): Missing {
  return why === 'in-progress' || (does === 'wait' && kind.longRunning !== true) ? 'in-progress' : 'blocked';
}

export function isSelected(node: Node, stages: readonly string[]): boolean {
  return node.stages.some((stage) => stages.includes(stage));
}

/** Keys of the selected nodes and of the nodes that they need. */
function concernedBy(graph: Graph, stages: readonly string[]): Set<string> {
  const keys = new Set<string>();
  for (const node of graph.toReversed()) {
    if (!isSelected(node, stages) && !keys.has(node.key)) continue;
    for (const { key } of [node, ...node.needs]) keys.add(key);
  }
  return keys;
}

/** If several nodes fail for the same reason, only the first one shows it. */
async function unlessRefused(node: Node, told: Set<unknown>, steps: () => Promise<Step[]>): Promise<Step[]> {
  try {
    return await steps();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (told.has(error)) return [blocked(node, 'fix the failure of what it needs first')];
    told.add(error);
    const { key, kind } = node;
    return [{ key, kind: kind.name, does: 'fail', detail: `${error.message} ${error.next}` }];
  }
}

const NOT_REACHED: readonly Step['does'][] = ['fail', 'blocked', 'known-after'];

/** A run verifies an unverified change even if it does not reach the node. */
async function foretellRecovery({ key, kind, recovery }: Node, steps: Step[], own: Step): Promise<void> {
  const left = NOT_REACHED.includes(own.does) ? await recovery?.find() : undefined;
  if (left === undefined) return;
  const detail = `${left.what} was not verified: ${foresee(left)}`;
  if (own.does === 'known-after')
    steps.splice(-1, 1, { ...own, detail: `${own.detail}; ${detail}, unless this run replaces it` });
  else steps.splice(-1, 0, { key, kind: kind.name, does: 'verify', id: left.id, detail, due: true });
}

async function planReachable(
  node: Node,
  outputs: Outputs,
  run: Run,
  { selected, preflight, left }: { selected: boolean; preflight: () => Promise<void>; left: LeftPending },
): Promise<Step[]> {
  const desired = await desireOf(node, outputs.for(node), run);
  const decision = await decide(node, desired, run, selected ? 'make' : 'read');
  left.read(node, decision);
  if (startsAnew(node, decision, run, left)) return [blocked(node, `${decision.why}; ${STARTS_NOTHING}`, decision.id)];
  if (['create', 'update', 'replace'].includes(decision.does)) await preflight();
  const step = (detail: string, id = decision.id): Step => ({
    key: node.key,
    kind: node.kind.name,
    does: decision.does,
    id,
    detail,
    due: isDue(node, decision, left),
    ...(decision.does === 'fail' && decision.refused !== undefined ? { kept: true } : {}),
  });
  const stops = () => Array.fromAsync(superseded(node, desired, run));
  switch (decision.does) {
    case 'reuse':
    case 'verify': {
      const { resource, tags = {} } = decision.observed;
      if (selected) await desired.inspect?.(decision.id, resource);
      const left = decision.does === 'verify' ? unprovenIn(desired, decision.observed) : undefined;
      const kept = left === undefined ? {} : desired.state?.proved?.(left.before);
      outputs.set(node as Need<unknown>, await desired.output(decision.id, resource, { ...tags, ...kept }));
      return [...(await stops()), step(left === undefined ? decision.why : `${decision.why}: ${foresee(left)}`)];
    }
    case 'create':
      if (desired.plannedOutput !== undefined) outputs.set(node as Need<unknown>, desired.plannedOutput);
      return [...(await stops()), { ...step(decision.why), changes: decision.changes ?? [] }];
    case 'update':
    case 'replace':
      if (desired.plannedOutput !== undefined) outputs.set(node as Need<unknown>, desired.plannedOutput);
      return [{ ...step(decision.why + wayBack(desired, decision.observed)), changes: decision.changes }];
    case 'remove':
      outputs.set(node as Need<unknown>, await desired.output(decision.id, decision.observed.resource, {}));
      return [decision, ...decision.others].map(({ id, why }) => step(why, id));
    case 'wait':
      return [...(await stops()), step(decision.why)];
    default:
      return [step(decision.why)];
  }
}

/**
 * A finished resource needs no further work, unless an earlier run left its stage pending: then this run removes that
 * mark and reports the result.
 */
function isDue(node: Node, { does }: Decision, left: LeftPending): boolean {
  return does === 'reuse' || does === 'fail' ? left.includes(node) : true;
}

function blocked({ key, kind }: Node, detail: string, id?: string): Step {
  return { key, kind: kind.name, does: 'blocked', detail, ...(id === undefined ? {} : { id }) };
}

async function waits(
  node: Node,
  { need, why, stages }: Unmet,
  how: { preflight: () => Promise<void>; run: Run; left: LeftPending; outputs: Outputs; selected: boolean },
): Promise<Step[]> {
  const { preflight, run, left, outputs, selected } = how;
  if (why === 'known-after' || why === 'in-progress') {
    if (run.scheduled === true && !left.includes(node))
      return [blocked(node, `known after ${need}; ${STARTS_NOTHING}`)];
    await preflight();
    const step = { key: node.key, kind: node.kind.name, due: true };
    const known = selected ? await foretell(node, outputs, run) : undefined;
    if (known === undefined) return [{ ...step, does: 'known-after', detail: `known after ${need}` }];
    const { id, does, why, changes } = known;
    return [{ ...step, id, does, detail: `${why}; after ${need}`, changes }];
  }
  // All problems are reported at once, also those of nodes that depend on a failed one.
  if (why === 'failed') {
    await preflight();
    return [blocked(node, `fix ${need} first`)];
  }
  if (stages.length === 0) return [blocked(node, `${need} is not ready yet`)];
  return [{ ...blocked(node, `${need} is missing: run ${namesOf(stages)} first`), lacks: stages }];
}

/** Such as `the stages sync-data, tune and train`. */
export function namesOf(stages: readonly string[]): string {
  return `the ${stages.length === 1 ? 'stage' : 'stages'} ${new Intl.ListFormat('en-GB').format(stages)}`;
}
