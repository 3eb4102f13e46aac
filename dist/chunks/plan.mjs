import { H as attemptName, J as isContentName, Lt as Failure, W as changedParts, b as poll, et as contentOf, m as describeChanges, rt as ownershipConflict, tt as ownTag, zt as Pending } from "./shared.mjs";
import { c as wayBack, n as changedBy, r as foresee, s as unprovenIn } from "./unproven.mjs";
import { i as startsAnew, n as STARTS_NOTHING, t as LeftPending } from "./pending.mjs";

// actions/lib/core/retries.ts
function tellRetries({ progress }, key) {
	let told;
	return (error) => {
		const words = error instanceof Error ? error.message : String(error);
		if (words !== told) progress(key, `(retrying: ${words})`);
		told = words;
	};
}

// actions/lib/core/observe.ts
const PATIENCE = 3e5;
async function observe({ key, kind }, id, run) {
	const { clock, signal } = run;
	let reason;
	const tell = tellRetries(run, key);
	const onError = (error) => {
		reason = error;
		tell(error);
	};
	try {
		const look = async () => ({ observed: await kind.observe(id) });
		return (await poll(id, look, {
			clock,
			signal,
			deadline: clock.now() + PATIENCE,
			onError
		})).observed;
	} catch (error) {
		throw error instanceof Pending ? reason : error;
	}
}

// actions/lib/core/absence.ts
async function* unwantedBy(node, { id, absent }, run) {
	for (const each of await absent?.ids?.() ?? [id]) {
		const observed = await observe(node, each, run);
		if (observed === void 0 || absent === void 0) continue;
		if (observed.tags !== void 0 && ownershipConflict(observed.tags, run.owner) !== void 0) continue;
		yield {
			id: each,
			why: `${await absent.why(observed.resource)} (${observed.phase.detail})`,
			observed
		};
	}
}

// actions/lib/core/generations.ts
const LOOK_BACK = 20;
function generationPrefix(id) {
	return id.slice(0, id.lastIndexOf("-") + 1);
}
async function* generations(node, desired) {
	if (node.kind.find === void 0 || node.kind.identity !== "content") return;
	let count = 0;
	const prefix = generationPrefix(desired.id);
	for await (const found of node.kind.find(prefix)) {
		if (!isContentName(found.id, prefix)) continue;
		if (++count > LOOK_BACK) return;
		yield found;
	}
}
async function explainMiss(node, desired, run) {
	const mains = desired.published && await explainMiss(node, desired.published, run);
	if (mains !== void 0) return mains;
	if (node.kind.identity !== "content") {
		const why = await desired.earlier?.();
		return why === void 0 ? void 0 : {
			why,
			changes: []
		};
	}
	for await (const found of generations(node, desired)) {
		if (found.id.startsWith(desired.id)) continue;
		const tags = await found.tags();
		if (ownershipConflict(tags, run.owner) !== void 0 || ownTag(tags, "node") !== node.key) continue;
		const changed = changedParts(contentOf(tags), desired.content ?? {});
		if (changed.length === 0) continue;
		const values = await desired.since?.(found.id) ?? {};
		const changes = changed.flatMap((part) => values[part] ?? []);
		const others = changed.filter((part) => (values[part] ?? []).length === 0).join(", ");
		return {
			why: `${[describeChanges(changes), others === "" ? "" : `${others} changed`].filter((text) => text !== "").join(", ")} since ${found.id}`,
			changes
		};
	}
}
async function* superseded(node, desired, run) {
	if (run.superseded === "finish" || node.kind.stop === void 0) return;
	for await (const found of generations(node, desired)) {
		if (!found.running || found.id.startsWith(desired.id)) continue;
		const tags = await found.tags();
		if (ownershipConflict(tags, run.owner) !== void 0) continue;
		const detail = "superseded by newer code, data or parameters";
		if (ownTag(tags, "ref") === run.owner.ref && ownTag(tags, "node") === node.key) yield {
			key: node.key,
			kind: node.kind.name,
			does: "stop",
			id: found.id,
			detail,
			due: run.scheduled !== true
		};
	}
}

// actions/lib/core/decide.ts
async function desireOf(node, of, run) {
	const own = await node.desire(of);
	if (own.published === void 0) return own;
	try {
		const { does } = await decide(node, own.published, {
			...run,
			retry: "nothing"
		}, "read");
		return does === "reuse" || does === "wait" ? own.published : own;
	} catch (error) {
		if (error instanceof Failure) return own;
		throw error;
	}
}
async function decide(node, desired, run, use = "make") {
	const { kind } = node;
	const byContent = kind.identity === "content";
	if (desired.absent !== void 0) {
		const [first, ...others] = await Array.fromAsync(unwantedBy(node, desired, run));
		return first === void 0 ? {
			does: "reuse",
			id: desired.id,
			why: "does not exist",
			observed: NOTHING
		} : {
			does: "remove",
			...first,
			others
		};
	}
	const counts = ({ by, ofMaker }) => by !== "nothing" && (use === "make" || ofMaker !== true);
	const attempts = [];
	for (let attempt = 1; attempt <= 9; attempt++) {
		const id = attemptName(desired.id, attempt);
		const observed = await observe(node, id, run);
		if (observed === void 0) {
			if (desired.refusal !== void 0) throw desired.refusal;
			const last = attempts.at(-1);
			if (last === void 0) return {
				does: "create",
				id,
				...await explainMiss(node, desired, run) ?? { why: "it does not exist yet" }
			};
			if (last.others !== void 0 && run.retry !== "everything") throw somethingElse(node, last.id, last.others);
			const failure = attempts.findLast(({ apart }) => apart.length === 0) ?? (run.retry === "nothing" ? last : void 0);
			if (failure !== void 0 && !mayRetry(failure.phase, run)) return {
				does: "fail",
				id: failure.id,
				why: failure.phase.detail,
				observed: failure.observed
			};
			return {
				does: "create",
				id,
				why: whyAgain(last)
			};
		}
		refuseConflicts(node, id, observed, run);
		const { phase, resource, tags } = observed;
		const isSettling = phase.is === "in-progress";
		const differing = isSettling && !byContent ? [] : desired.changes?.(resource, tags ?? {}) ?? [];
		const changes = differing.filter(counts);
		if (byContent) {
			const hasEnded = phase.is === "failed" || phase.is === "stopped";
			const others = changes.filter(({ ofMaker }) => !(hasEnded && ofMaker === true));
			if (others.length > 0) {
				if (kind.numbered !== true) throw somethingElse(node, id, others);
				const detail = describeChanges(others);
				attempts.push({
					id,
					phase: {
						is: "failed",
						detail
					},
					observed,
					others,
					apart: differing
				});
				continue;
			}
		}
		if (isSettling) return {
			does: "wait",
			id,
			why: phase.detail,
			observed
		};
		const again = run.retry === "everything";
		const refused = changes.length > 0 ? await desired.refused?.(resource, tags ?? {}, again) : void 0;
		if (refused !== void 0) return {
			does: "fail",
			id,
			why: `${refused.failure.message} ${refused.failure.next}`,
			observed,
			refused
		};
		if (phase.is === "ready") {
			if (changes.length === 0) {
				const detail = reuseOf(phase, differing);
				if (unprovenIn(desired, observed) === void 0) return {
					does: "reuse",
					id,
					why: detail,
					observed
				};
				return {
					does: "verify",
					id,
					why: `${detail}, but ${changedBy(observed.tags)} was not verified`,
					observed
				};
			}
			return {
				does: desired.update !== void 0 && changes.every((change) => change.by === "update") ? "update" : "replace",
				id,
				why: describeChanges(changes),
				observed,
				changes
			};
		}
		if (!byContent) {
			if (changes.length === 0 && !mayRetry(phase, run)) return {
				does: "fail",
				id,
				why: phase.detail,
				observed
			};
			const why = `it is ${phase.is}: ${phase.detail}`;
			return {
				does: desired.holdsFiles ? "update" : "replace",
				id,
				why,
				observed,
				changes
			};
		}
		attempts.push({
			id,
			phase,
			observed,
			apart: differing
		});
	}
	const last = attempts.at(-1);
	return {
		does: "fail",
		id: attemptName(desired.id, 9),
		why: `all ${9} attempts failed; the last: ${last?.phase.detail}`,
		observed: last?.observed ?? {
			resource: void 0,
			phase: {
				is: "failed",
				detail: ""
			}
		}
	};
}
const NOTHING = {
	resource: void 0,
	phase: {
		is: "ready",
		detail: "does not exist"
	}
};
function whyAgain({ id, phase, others, apart }) {
	const end = others !== void 0 ? "has other content" : phase.is === "failed" ? "failed" : "was stopped";
	const settings = others === void 0 && apart.length > 0 ? `; the settings changed since: ${describeChanges(apart)}` : "";
	return `${id} ${end}: ${phase.detail}${settings}`;
}
function mayRetry(phase, run) {
	if (phase.resumes === true) return true;
	return run.retry === "everything" || run.retry === "transient" && phase.transient === true;
}
async function refuseStranger(node, id, run) {
	const observed = await observe(node, id, run);
	if (observed !== void 0) refuseConflicts(node, id, observed, run);
}
function refuseConflicts(node, id, observed, run) {
	const conflict = observed.tags === void 0 ? void 0 : ownershipConflict(observed.tags, run.owner);
	if (conflict === void 0 || run.adopt) return;
	throw new Failure(`not-the-owner: The ${node.kind.name} ${id} ${conflict}, so this run did not change it.`, "Use another name in the config, or set the input `adopt: true` to manage this one from here.");
}
function somethingElse({ kind }, id, changes) {
	const other = kind.numbered !== true ? "" : ", or set `retry: true` to create it under the next name";
	return new Failure(`content-mismatch: The ${kind.name} ${id} exists already, but its content is not what this run would create: ${describeChanges(changes)} (found → wanted). This run did not use or change it.`, `CloudTrail shows who created it. Delete it in the AWS console and run again${other}.`);
}
function reuseOf({ detail }, differing) {
	return differing.length === 0 ? detail : `${detail}; it was created with other settings, which are kept: ${describeChanges(differing)}`;
}

// actions/lib/core/outputs.ts
var NotKnown = class extends Error {};
var Outputs = class {
	#byKey = /* @__PURE__ */ new Map();
	set(need, output) {
		this.#byKey.set(need.key, output);
	}
	has(need) {
		return this.#byKey.has(need.key);
	}
	of = (need) => {
		if ("given" in need) return need.given;
		if (!this.#byKey.has(need.key)) throw new NotKnown(`The output of ${need.key} was read before it was there.`);
		return this.#byKey.get(need.key);
	};
	for(node) {
		return (need) => {
			if (!node.needs.some(({ key }) => key === need.key)) throw new Error(`${node.key} reads the output of ${need.key}, which it does not name in its needs.`);
			return this.of(need);
		};
	}
};

// actions/lib/core/foretell.ts
async function foretell(node, outputs, run) {
	if (node.kind.identity === "content") return void 0;
	try {
		const decision = await decide(node, await node.desire(outputs.for(node)), run);
		return decision.does === "update" || decision.does === "replace" ? decision : void 0;
	} catch (error) {
		if (!(error instanceof NotKnown)) throw error;
	}
	if (node.id !== void 0) await refuseStranger(node, node.id, run);
}

// actions/lib/core/plan.ts
async function plan(graph, stages, run) {
	const outputs = new Outputs();
	const steps = [];
	const due = /* @__PURE__ */ new Set();
	const missing = /* @__PURE__ */ new Map();
	const left = new LeftPending();
	const told = /* @__PURE__ */ new Set();
	const concerned = concernedBy(graph, stages);
	for (const node of graph) {
		if (!concerned.has(node.key)) continue;
		const selected = isSelected(node, stages);
		const unmet = unmetBy(node, missing);
		const preflight = async () => selected ? node.preflight?.() : void 0;
		const found = await unlessRefused(node, told, () => unmet === void 0 ? planReachable(node, outputs, run, {
			selected,
			preflight,
			left
		}) : waits(node, unmet, {
			preflight,
			run,
			left,
			outputs,
			selected
		}));
		const own = found.at(-1);
		if (selected && own !== void 0) await foretellRecovery(node, found, own);
		if (own !== void 0 && own.does !== "reuse" && !(selected && outputs.has(node))) {
			const why = selected ? missingHere(own.does, unmet?.why) : missingElsewhere(node, own.does, unmet?.why);
			const first = selected || own.does === "wait" ? [] : node.stages.slice(0, 1);
			missing.set(node.key, {
				why,
				stages: [.../* @__PURE__ */ new Set([...unmet?.stages ?? [], ...first])]
			});
		}
		if (!selected) continue;
		steps.push(...found.filter((step) => node.hideIfUnchanged !== true || !isNothing(step, run)));
		if (found.some((step) => step.due === true)) due.add(stages.find((stage) => node.stages.includes(stage)));
	}
	return {
		steps,
		due: stages.filter((stage) => due.has(stage))
	};
}
const REASONS = [
	"failed",
	"blocked",
	"known-after",
	"in-progress"
];
function unmetBy(node, missing) {
	for (const why of REASONS) {
		const missed = node.needs.flatMap(({ key }) => {
			const one = missing.get(key);
			return one?.why === why ? [{
				need: key,
				stages: one.stages
			}] : [];
		});
		const [first] = missed;
		if (first !== void 0) return {
			why,
			need: first.need,
			stages: [...new Set(missed.flatMap(({ stages }) => stages))]
		};
	}
}
function isNothing({ does, due }, { scheduled }) {
	return does === "known-after" ? scheduled !== true : (does === "reuse" || does === "blocked") && due !== true;
}
function missingHere(does, why) {
	if (does === "fail" || why === "failed") return "failed";
	return does === "blocked" ? "blocked" : "known-after";
}
function missingElsewhere({ kind }, does, why) {
	return why === "in-progress" || does === "wait" && kind.longRunning !== true ? "in-progress" : "blocked";
}
function isSelected(node, stages) {
	return node.stages.some((stage) => stages.includes(stage));
}
function concernedBy(graph, stages) {
	const keys = /* @__PURE__ */ new Set();
	for (const node of graph.toReversed()) {
		if (!isSelected(node, stages) && !keys.has(node.key)) continue;
		for (const { key } of [node, ...node.needs]) keys.add(key);
	}
	return keys;
}
async function unlessRefused(node, told, steps) {
	try {
		return await steps();
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (told.has(error)) return [blocked(node, "fix the failure of what it needs first")];
		told.add(error);
		const { key, kind } = node;
		return [{
			key,
			kind: kind.name,
			does: "fail",
			detail: `${error.message} ${error.next}`
		}];
	}
}
const NOT_REACHED = [
	"fail",
	"blocked",
	"known-after"
];
async function foretellRecovery({ key, kind, recovery }, steps, own) {
	const left = NOT_REACHED.includes(own.does) ? await recovery?.find() : void 0;
	if (left === void 0) return;
	const detail = `${left.what} was not verified: ${foresee(left)}`;
	if (own.does === "known-after") steps.splice(-1, 1, {
		...own,
		detail: `${own.detail}; ${detail}, unless this run replaces it`
	});
	else steps.splice(-1, 0, {
		key,
		kind: kind.name,
		does: "verify",
		id: left.id,
		detail,
		due: true
	});
}
async function planReachable(node, outputs, run, { selected, preflight, left }) {
	const desired = await desireOf(node, outputs.for(node), run);
	const decision = await decide(node, desired, run, selected ? "make" : "read");
	left.read(node, decision);
	if (startsAnew(node, decision, run, left)) return [blocked(node, `${decision.why}; ${STARTS_NOTHING}`, decision.id)];
	if ([
		"create",
		"update",
		"replace"
	].includes(decision.does)) await preflight();
	const step = (detail, id = decision.id) => ({
		key: node.key,
		kind: node.kind.name,
		does: decision.does,
		id,
		detail,
		due: isDue(node, decision, left),
		...decision.does === "fail" && decision.refused !== void 0 ? { kept: true } : {}
	});
	const stops = () => Array.fromAsync(superseded(node, desired, run));
	switch (decision.does) {
		case "reuse":
		case "verify": {
			const { resource, tags = {} } = decision.observed;
			if (selected) await desired.inspect?.(decision.id, resource);
			const left = decision.does === "verify" ? unprovenIn(desired, decision.observed) : void 0;
			const kept = left === void 0 ? {} : desired.state?.proved?.(left.before);
			outputs.set(node, await desired.output(decision.id, resource, {
				...tags,
				...kept
			}));
			return [...await stops(), step(left === void 0 ? decision.why : `${decision.why}: ${foresee(left)}`)];
		}
		case "create":
			if (desired.plannedOutput !== void 0) outputs.set(node, desired.plannedOutput);
			return [...await stops(), {
				...step(decision.why),
				changes: decision.changes ?? []
			}];
		case "update":
		case "replace":
			if (desired.plannedOutput !== void 0) outputs.set(node, desired.plannedOutput);
			return [{
				...step(decision.why + wayBack(desired, decision.observed)),
				changes: decision.changes
			}];
		case "remove":
			outputs.set(node, await desired.output(decision.id, decision.observed.resource, {}));
			return [decision, ...decision.others].map(({ id, why }) => step(why, id));
		case "wait": return [...await stops(), step(decision.why)];
		default: return [step(decision.why)];
	}
}
function isDue(node, { does }, left) {
	return does === "reuse" || does === "fail" ? left.includes(node) : true;
}
function blocked({ key, kind }, detail, id) {
	return {
		key,
		kind: kind.name,
		does: "blocked",
		detail,
		...id === void 0 ? {} : { id }
	};
}
async function waits(node, { need, why, stages }, how) {
	const { preflight, run, left, outputs, selected } = how;
	if (why === "known-after" || why === "in-progress") {
		if (run.scheduled === true && !left.includes(node)) return [blocked(node, `known after ${need}; ${STARTS_NOTHING}`)];
		await preflight();
		const step = {
			key: node.key,
			kind: node.kind.name,
			due: true
		};
		const known = selected ? await foretell(node, outputs, run) : void 0;
		if (known === void 0) return [{
			...step,
			does: "known-after",
			detail: `known after ${need}`
		}];
		const { id, does, why, changes } = known;
		return [{
			...step,
			id,
			does,
			detail: `${why}; after ${need}`,
			changes
		}];
	}
	if (why === "failed") {
		await preflight();
		return [blocked(node, `fix ${need} first`)];
	}
	if (stages.length === 0) return [blocked(node, `${need} is not ready yet`)];
	return [{
		...blocked(node, `${need} is missing: run ${namesOf(stages)} first`),
		lacks: stages
	}];
}
function namesOf(stages) {
	return `the ${stages.length === 1 ? "stage" : "stages"} ${new Intl.ListFormat("en-GB").format(stages)}`;
}

export { decide as a, tellRetries as c, Outputs as i, namesOf as n, desireOf as o, plan as r, superseded as s, isSelected as t };