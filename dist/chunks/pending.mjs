import { a as tagName, n as ownTag } from "./tags.mjs";

// actions/lib/core/pending.ts
/**
* What a run leaves pending is written on the resources that it waited for: the stages that it still had to do. A
* scheduled run goes on with that and starts nothing else. It makes or changes a node only where the node, or one that it
* needs, bears the name of the node's stage, or is itself under way or unproven in the same stage. So what a person has
* deleted takes its mark with it; other content has another name, and bears none.
*/
const NAME = "pending";
/** Stages that a run left when its wait ended, in their order, as a resource's tags tell them. */
function stagesLeft(tags = {}) {
	const [, stages] = /^run=\S* stages=(\S+)$/.exec(ownTag(tags, NAME) ?? "") ?? [];
	return stages?.split("+") ?? [];
}
/** An empty value says that nothing is left: it spares the right to take tags away. IAM asks for the pipeline's tag. */
function leaving({ owner }, stages) {
	return {
		[tagName("pipeline")]: owner.pipeline,
		[tagName(NAME)]: stages.length === 0 ? "" : `run=${owner.run} stages=${stages.join("+")}`
	};
}
/** What the nodes of one walk say of what earlier runs left pending, and what this one leaves. */
var LeftPending = class {
	#reached = /* @__PURE__ */ new Map();
	#waitedFor = /* @__PURE__ */ new Set();
	read(node, decision) {
		const { does, id } = decision;
		const tags = "observed" in decision ? decision.observed?.tags : void 0;
		const before = this.#reached.get(node.key);
		const underWay = does === "wait" || does === "verify" || before?.underWay === true;
		this.#reached.set(node.key, {
			node,
			id,
			left: tags === void 0 ? before?.left ?? [] : stagesLeft(tags),
			underWay
		});
	}
	/** A wait for this node ended before the node was done. */
	waitedFor(node) {
		this.#waitedFor.add(node);
	}
	/** Whether an earlier run would have made or changed the node, had its wait not ended. */
	includes(node) {
		return this.#chain(node).some(({ left, underWay, node: { stages } }) => node.stages.some((stage) => left.includes(stage) || underWay && stages.includes(stage)));
	}
	/** The node and all that it needs, as far as they were read. */
	#chain(node, resource = /* @__PURE__ */ new Set()) {
		if (resource.has(node.key) || !("kind" in node)) return [];
		resource.add(node.key);
		const own = this.#reached.get(node.key);
		return [...own === void 0 ? [] : [own], ...node.needs.flatMap((need) => this.#chain(need, resource))];
	}
	/**
	* Writes down what this run leaves, and takes away what it has done. A stage that failed was told of, and no schedule
	* tries it again. That it cannot be written down fails nothing: a push or a dispatch goes on as well.
	*
	* @param stages that this walk was for
	*/
	async write(stages, run, end) {
		if (run.stages === void 0 || run.signal.aborted) return;
		const mine = run.stages.slice(Math.max(0, run.stages.findIndex((stage) => stages.includes(stage))));
		const reached = [...this.#reached.values()];
		const bearers = /* @__PURE__ */ new Set();
		if (end === "pending") {
			for (const node of this.#waitedFor) for (const bearer of bearersOf(node)) bearers.add(bearer);
			const own = reached.map(({ node }) => node).filter(({ kind, stages: of }) => kind.tag !== void 0 && of.some((stage) => stages.includes(stage)));
			const needed = new Set(own.flatMap((node) => node.needs.flatMap((need) => this.#chain(need))));
			for (const node of own) if (![...needed].some((each) => each.node === node)) bearers.add(node);
		}
		for (const { node, id, left } of reached) if (bearers.has(node)) await this.#tag(node, id, mine, run);
		else if (left.length > 0) await this.#tag(node, id, remaining(left, stages, mine, end), run, left);
	}
	async #tag({ key, kind }, id, stages, run, before) {
		if (before?.join() === stages.join()) return;
		try {
			const observed = await kind.observe(id);
			if (observed !== void 0) await kind.tag?.(id, observed.resource, leaving(run, stages));
		} catch (error) {
			const words = error instanceof Error ? error.message : String(error);
			run.progress(key, `(the remaining stages could not be saved in the tags of ${id}, so no scheduled run resumes them: ${words})`);
		}
	}
};
/** Why a scheduled run leaves something. */
const STARTS_NOTHING = "a scheduled run starts no new work";
/** Whether a scheduled run is about to make or change what no run has left pending. */
function startsAnew(node, { does }, run, left) {
	const changes = does === "create" || does === "update" || does === "replace";
	return run.scheduled === true && changes && node.goesOn !== true && !left.includes(node);
}
function remaining(left, done, mine, end) {
	if (end === "done") return left.filter((stage) => !done.includes(stage));
	if (end === "pending") return left.filter((stage) => !mine.includes(stage));
	const first = left.findIndex((stage) => done.includes(stage));
	return first < 0 ? left : left.slice(0, first);
}
/** The node itself where it bears tags, else the nearest ones that it needs and that do. */
function bearersOf(node) {
	if (!("kind" in node)) return [];
	return node.kind.tag !== void 0 ? [node] : node.needs.flatMap(bearersOf);
}

export { startsAnew as i, STARTS_NOTHING as n, stagesLeft as r, LeftPending as t };