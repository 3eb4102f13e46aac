import { it as tagName, tt as ownTag } from "./shared.mjs";

// actions/lib/core/pending.ts
const NAME = "pending";
function stagesLeft(tags = {}) {
	const [, stages] = /^run=\S* stages=(\S+)$/.exec(ownTag(tags, NAME) ?? "") ?? [];
	return stages?.split("+") ?? [];
}
function leaving({ owner }, stages) {
	return {
		[tagName("pipeline")]: owner.pipeline,
		[tagName(NAME)]: stages.length === 0 ? "" : `run=${owner.run} stages=${stages.join("+")}`
	};
}
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
	waitedFor(node) {
		this.#waitedFor.add(node);
	}
	includes(node) {
		return this.#chain(node).some(({ left, underWay, node: { stages } }) => node.stages.some((stage) => left.includes(stage) || underWay && stages.includes(stage)));
	}
	#chain(node, resource = /* @__PURE__ */ new Set()) {
		if (resource.has(node.key) || !("kind" in node)) return [];
		resource.add(node.key);
		const own = this.#reached.get(node.key);
		return [...own === void 0 ? [] : [own], ...node.needs.flatMap((need) => this.#chain(need, resource))];
	}
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
const STARTS_NOTHING = "a scheduled run starts no new work";
function startsAnew(node, { does }, run, left) {
	const changes = [
		"create",
		"update",
		"replace",
		"remove"
	].includes(does);
	return run.scheduled === true && changes && node.goesOn !== true && !left.includes(node);
}
function remaining(left, done, mine, end) {
	if (end === "done") return left.filter((stage) => !done.includes(stage));
	if (end === "pending") return left.filter((stage) => !mine.includes(stage));
	const first = left.findIndex((stage) => done.includes(stage));
	return first < 0 ? left : left.slice(0, first);
}
function bearersOf(node) {
	if (!("kind" in node)) return [];
	return node.kind.tag !== void 0 ? [node] : node.needs.flatMap(bearersOf);
}

export { startsAnew as i, STARTS_NOTHING as n, stagesLeft as r, LeftPending as t };