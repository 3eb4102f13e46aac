import { a as Undecided, i as Pending, n as Failure } from "./failure.mjs";
import { o as provenIn, s as unprovenIn } from "./unproven.mjs";

// actions/lib/core/finish.ts
/**
* Verifies a resource that matches the config. If it was changed without verification, by this run or an earlier one, it is
* rolled back when it fails, and marked as verified when it passes.
*
* @returns the node's output
*/
async function finish(node, desired, run, decision, acted) {
	const { id, does, why, observed } = decision;
	if (acted === void 0 && !(does === "reuse" && node.hideIfUnchanged === true)) run.step({
		key: node.key,
		kind: node.kind.name,
		does,
		id,
		detail: why
	});
	await desired.inspect?.(id, observed.resource);
	const unproven = acted === void 0 ? unprovenIn(desired, observed) : acted.begun;
	try {
		await desired.verify?.(id, observed.resource, run.signal);
	} catch (error) {
		run.signal.throwIfAborted();
		const isUndecided = error instanceof Pending || error instanceof Undecided;
		if (unproven === void 0 || desired.revert === void 0 || isUndecided) throw error;
		throw await wentBack(error, run.signal, async () => desired.revert?.(id, unproven.before));
	}
	let { tags = {} } = observed;
	const kept = unproven === void 0 ? {} : desired.state?.proved?.(unproven.before) ?? {};
	tags = {
		...tags,
		...kept
	};
	if (acted !== void 0 || unproven !== void 0) for (const gone of await desired.deletePrevious?.(id, observed.resource, tags) ?? []) run.step({
		key: node.key,
		kind: node.kind.name,
		does: "remove",
		id: gone,
		detail: "older than the previous version"
	});
	if (unproven !== void 0) await prove(node.kind, desired, id, kept);
	return desired.output(id, observed.resource, tags);
}
/**
* Rolls back after a failed verification.
*
* @param revert returns a sentence that says what is served now
* @returns the failure: what was wrong, then what is served now, or why the rollback failed
*/
async function wentBack(error, signal, revert) {
	let now;
	try {
		now = await revert();
	} catch (hindrance) {
		signal.throwIfAborted();
		now = hindrance instanceof Pending ? `The rollback was not finished at the wait limit (${hindrance.message}); the next run resumes it.` : `The rollback failed: ${wordsOf(hindrance)}`;
	}
	const next = error instanceof Failure ? error.next : "Fix the cause and run again.";
	return new Failure(`${wordsOf(error)}\n${now}`, next, error);
}
/**
* Removes the mark of a verified change, unless another run has changed the resource since.
*
* @param kept tags that a verified change leaves
*/
async function prove(kind, desired, id, kept) {
	if (desired.state === void 0 || kind.tag === void 0) return;
	const observed = await kind.observe(id);
	if (observed === void 0 || desired.state.of(observed.resource) !== desired.state.wanted) return;
	if (unprovenIn(desired, observed) === void 0) return;
	await kind.tag(id, observed.resource, {
		...kept,
		...provenIn(desired, observed)
	});
}
function wordsOf(error) {
	return error instanceof Error ? error.message : String(error);
}

export { prove as n, wentBack as r, finish as t };