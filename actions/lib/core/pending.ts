import type { Decision } from './decide.ts';
import type { Need, Node, Tags } from './graph.ts';
import type { Run } from './run.ts';
import { ownTag, tagName } from './tags.ts';

/**
 * What a run leaves pending is written on the resources that it waited for: the stages that it still had to do. A
 * scheduled run goes on with that and starts nothing else. It makes or changes a node only where the node, or one that it
 * needs, bears the name of the node's stage, or is itself under way or unproven in the same stage. So what a person has
 * deleted takes its mark with it; other content has another name, and bears none.
 */
const NAME = 'pending';

/** Stages that a run left when its wait ended, in their order, as a resource's tags tell them. */
export function stagesLeft(tags: Tags = {}): readonly string[] {
  const [, stages] = /^run=\S* stages=(\S+)$/.exec(ownTag(tags, NAME) ?? '') ?? [];
  return stages?.split('+') ?? [];
}

/** An empty value says that nothing is left: it spares the right to take tags away. IAM asks for the pipeline's tag. */
function leaving({ owner }: Run, stages: readonly string[]): Tags {
  return {
    [tagName('pipeline')]: owner.pipeline,
    [tagName(NAME)]: stages.length === 0 ? '' : `run=${owner.run} stages=${stages.join('+')}`,
  };
}

/** A node that a walk has read. */
interface Reached {
  readonly node: Node;
  id: string;
  left: readonly string[];
  /** Somebody's work on it goes on, or nobody has verified it. */
  underWay: boolean;
}

/** How a walk ended: all was done, something failed, or its wait ended first. */
export type End = 'done' | 'failed' | 'pending';

/** What the nodes of one walk say of what earlier runs left pending, and what this one leaves. */
export class LeftPending {
  readonly #reached = new Map<string, Reached>();
  readonly #waitedFor = new Set<Node>();

  read(node: Node, decision: Decision): void {
    const { does, id } = decision;
    const tags = 'observed' in decision ? decision.observed?.tags : undefined;
    const before = this.#reached.get(node.key);
    const underWay = does === 'wait' || does === 'verify' || before?.underWay === true;
    this.#reached.set(node.key, {
      node,
      id,
      left: tags === undefined ? (before?.left ?? []) : stagesLeft(tags),
      underWay,
    });
  }

  /** A wait for this node ended before the node was done. */
  waitedFor(node: Node): void {
    this.#waitedFor.add(node);
  }

  /** Whether an earlier run would have made or changed the node, had its wait not ended. */
  includes(node: Node): boolean {
    return this.#chain(node).some(({ left, underWay, node: { stages } }) =>
      node.stages.some((stage) => left.includes(stage) || (underWay && stages.includes(stage))),
    );
  }

  /** The node and all that it needs, as far as they were read. */
  #chain(node: Need<unknown>, resource = new Set<string>()): Reached[] {
    if (resource.has(node.key) || !('kind' in node)) return [];
    resource.add(node.key);
    const own = this.#reached.get(node.key);
    return [...(own === undefined ? [] : [own]), ...node.needs.flatMap((need) => this.#chain(need, resource))];
  }

  /**
   * Writes down what this run leaves, and takes away what it has done. A stage that failed was told of, and no schedule
   * tries it again. That it cannot be written down fails nothing: a push or a dispatch goes on as well.
   *
   * @param stages that this walk was for
   */
  async write(stages: readonly string[], run: Run, end: End): Promise<void> {
    if (run.stages === undefined || run.signal.aborted) return;
    const mine = run.stages.slice(
      Math.max(
        0,
        run.stages.findIndex((stage) => stages.includes(stage)),
      ),
    );
    const reached = [...this.#reached.values()];
    const bearers = new Set<Node>();
    if (end === 'pending') {
      for (const node of this.#waitedFor) for (const bearer of bearersOf(node)) bearers.add(bearer);
      const own = reached
        .map(({ node }) => node)
        .filter(({ kind, stages: of }) => kind.tag !== undefined && of.some((stage) => stages.includes(stage)));
      // Its last ones: a mark on what they need would outlive them.
      const needed = new Set(own.flatMap((node) => node.needs.flatMap((need) => this.#chain(need))));
      for (const node of own) if (![...needed].some((each) => each.node === node)) bearers.add(node);
    }
    for (const { node, id, left } of reached) {
      if (bearers.has(node)) await this.#tag(node, id, mine, run);
      else if (left.length > 0) await this.#tag(node, id, remaining(left, stages, mine, end), run, left);
    }
  }

  async #tag({ key, kind }: Node, id: string, stages: readonly string[], run: Run, before?: readonly string[]) {
    if (before?.join() === stages.join()) return;
    try {
      const observed = await kind.observe(id);
      if (observed !== undefined) await kind.tag?.(id, observed.resource, leaving(run, stages));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      run.progress(
        key,
        `(the remaining stages could not be saved in the tags of ${id}, so no scheduled run resumes them: ${words})`,
      );
    }
  }
}

/** Why a scheduled run leaves something. */
export const STARTS_NOTHING = 'a scheduled run starts no new work';

/** Whether a scheduled run is about to make or change what no run has left pending. */
export function startsAnew(node: Node, { does }: Decision, run: Run, left: LeftPending): boolean {
  const changes = does === 'create' || does === 'update' || does === 'replace';
  return run.scheduled === true && changes && node.goesOn !== true && !left.includes(node);
}

function remaining(left: readonly string[], done: readonly string[], mine: readonly string[], end: End) {
  if (end === 'done') return left.filter((stage) => !done.includes(stage));
  if (end === 'pending') return left.filter((stage) => !mine.includes(stage));
  const first = left.findIndex((stage) => done.includes(stage));
  return first < 0 ? left : left.slice(0, first);
}

/** The node itself where it bears tags, else the nearest ones that it needs and that do. */
function bearersOf(node: Need<unknown>): Node[] {
  if (!('kind' in node)) return [];
  return node.kind.tag !== undefined ? [node] : node.needs.flatMap(bearersOf);
}
