import { Bt as Undecided, Lt as Failure, zt as Pending } from "./shared.mjs";
import { o as provenIn, s as unprovenIn } from "./unproven.mjs";

// actions/lib/core/finish.ts
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
	const kept = await prove(node.kind, desired, id, observed.resource, unproven, run.signal);
	return desired.output(id, observed.resource, {
		...observed.tags,
		...kept
	});
}
async function prove(kind, desired, id, resource, unproven, signal) {
	const { state, revert } = desired;
	try {
		await desired.verify?.(id, resource, signal);
	} catch (error) {
		signal.throwIfAborted();
		const isUndecided = error instanceof Pending || error instanceof Undecided;
		if (unproven === void 0 || revert === void 0 || isUndecided) throw error;
		throw await wentBack(error, signal, () => revert(id, unproven.before));
	}
	if (unproven === void 0) return {};
	const kept = {
		...state?.proved?.(unproven.before),
		...await state?.measured?.(id, signal)
	};
	const now = state === void 0 || kind.tag === void 0 ? void 0 : await kind.observe(id);
	if (now !== void 0 && state?.of(now.resource) === state?.wanted && unprovenIn(desired, now) !== void 0) await kind.tag?.(id, now.resource, {
		...kept,
		...provenIn(desired, now)
	});
	return kept;
}
async function wentBack(error, signal, revert) {
	let now;
	try {
		now = await revert();
	} catch (hindrance) {
		signal.throwIfAborted();
		now = hindrance instanceof Pending ? `The rollback was not finished at the wait limit (${hindrance.message}); the next run resumes it.` : `The rollback failed: ${wordsOf(hindrance)}`;
	}
	const next = error instanceof Failure ? error.next : "Fix the cause and run again.";
	return new Failure(`verification-failed: ${wordsOf(error)}\n${now}`, next, error);
}
function wordsOf(error) {
	return error instanceof Error ? error.message : String(error);
}

export { prove as n, finish as t };