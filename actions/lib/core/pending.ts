import type { Decision } from './decide.ts';
import type { Need, Node, Tags } from './graph.ts';
import type { Run } from './run.ts';
import { ownTag, tagName } from './tags.ts';

/**
 * A run that reaches its wait limit saves its remaining stages in the tags of the resources that it waits for. A scheduled run
 * resumes these stages and starts nothing else: it creates or changes a node only if the tags of the node, or of one that it
 * needs, contain the node's stage, or if such a resource is in progress or unproven in the same stage. A deleted resource
 * takes its tags with it, and other content has another name without these tags.
 */
const NAME = 'pending';

/** The remaining stages in a resource's tags, in their order. */
export function stagesLeft(tags: Tags = {}): readonly string[] {
  const [, stages] = /^run=\S* stages=(\S+)$/.exec(ownTag(tags, NAME) ?? '') ?? [];
  return stages?.split('+') ?? [];
}

/** An empty value means that nothing remains, so no role needs permission to delete tags. The IAM policies require the pipeline's tag. */
function leaving({ owner }: Run, stages: readonly string[]): Tags {
  return {
    [tagName('pipeline')]: owner.pipeline,
    [tagName(NAME)]: stages.length === 0 ? '' : `run=${owner.run} stages=${stages.join('+')}`,
  };
}

/** A node that this run has read. */
interface Reached {
  readonly node: Node;
  id: string;
  left: readonly string[];
  /** A change is in progress, or it is not verified yet. */
  underWay: boolean;
}

/** How a run ended: everything done, a failure, or the wait limit. */
export type End = 'done' | 'failed' | 'pending';

/** What earlier runs left pending on the nodes of this run, and what this run leaves pending. */
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

  /** The run reached its wait limit while it waited for this node. */
  waitedFor(node: Node): void {
    this.#waitedFor.add(node);
  }

  /** Whether an earlier run would have created or changed the node without the wait limit. */
  includes(node: Node): boolean {
    return this.#chain(node).some(({ left, underWay, node: { stages } }) =>
      node.stages.some((stage) => left.includes(stage) || (underWay && stages.includes(stage))),
    );
  }

  /** The node and everything that it needs, if it was read. */
  #chain(node: Need<unknown>, resource = new Set<string>()): Reached[] {
    if (resource.has(node.key) || !('kind' in node)) return [];
    resource.add(node.key);
    const own = this.#reached.get(node.key);
    return [...(own === undefined ? [] : [own]), ...node.needs.flatMap((need) => this.#chain(need, resource))];
  }

  /**
   * Saves the remaining stages, and removes the finished ones. A failed stage was reported, and no scheduled run retries it.
   * An error while saving does not fail the run: a push or a manual run continues as well.
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
      // Only the last nodes: the tags of what they need would outlive them.
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

/** Why a scheduled run does not create or change something. */
export const STARTS_NOTHING = 'a scheduled run starts no new work';

/** Whether a scheduled run would create or change something that no earlier run left pending. */
export function startsAnew(node: Node, { does }: Decision, run: Run, left: LeftPending): boolean {
  const changes = ['create', 'update', 'replace', 'remove'].includes(does);
  return run.scheduled === true && changes && node.goesOn !== true && !left.includes(node);
}

function remaining(left: readonly string[], done: readonly string[], mine: readonly string[], end: End) {
  if (end === 'done') return left.filter((stage) => !done.includes(stage));
  if (end === 'pending') return left.filter((stage) => !mine.includes(stage));
  const first = left.findIndex((stage) => done.includes(stage));
  return first < 0 ? left : left.slice(0, first);
}

/** The node itself if it has tags, otherwise the nearest nodes with tags that it needs. */
function bearersOf(node: Need<unknown>): Node[] {
  if (!('kind' in node)) return [];
  return node.kind.tag !== undefined ? [node] : node.needs.flatMap(bearersOf);
}
