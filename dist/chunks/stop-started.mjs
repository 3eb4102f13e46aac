import { U as ownTag, gt as again, jt as isTransient, l as families } from "./shared.mjs";
import { t as explain } from "./explain.mjs";
import { n as renderStep } from "./step.mjs";
import { a as runOf, i as reconnect } from "./surroundings.mjs";

// actions/lib/core/stop-all.ts
async function stopAll(refs, options) {
	const stopped = [];
	const failed = [];
	await Promise.all(refs.map(async (ref) => {
		try {
			if (await stopOne(ref, options)) stopped.push(ref);
		} catch (error) {
			failed.push({
				ref,
				error
			});
		}
	}));
	return {
		stopped,
		failed
	};
}
async function stopOne(ref, options) {
	const kind = options.kinds.get(ref.kind);
	if (kind?.stop === void 0) return false;
	const attempt = async () => {
		const observed = await kind.observe(ref.id);
		if (observed === void 0 || observed.phase.is !== "in-progress") return false;
		if (ownTag(observed.tags ?? {}, "run") !== options.run) return false;
		await kind.stop?.(ref.id);
		options.step({
			key: ref.id,
			kind: ref.kind,
			does: "stop",
			id: ref.id,
			detail: "this run started it, and this run was cancelled"
		});
		return true;
	};
	return again(attempt, (error) => isTransient(error) ? 3 : 1, { pause: () => 0 });
}

// actions/lib/runner/stop-started.ts
async function stopStarted(context, refs) {
	const { stopped, failed } = await stopAll(refs, {
		kinds: await kindsOf(refs, reconnect(context)),
		run: runOf(context.environment),
		step: (step) => context.info(renderStep(step))
	});
	for (const ref of stopped) context.ledger.settled(ref);
	for (const { ref, error } of failed) for (const { code, what, next } of explain(error)) context.annotate("warning", `The ${ref.kind} ${ref.id} could not be stopped and may still be running: ${what}\n→ ${next}`, { title: code });
}
async function kindsOf(refs, aws) {
	const known = new Map(families.flatMap(({ kinds }) => Object.entries(kinds)));
	const names = [...new Set(refs.map(({ kind }) => kind))];
	const kinds = await Promise.all(names.map(async (name) => [name, await known.get(name)?.(aws)]));
	return new Map(kinds.flatMap(([name, kind]) => kind === void 0 ? [] : [[name, kind]]));
}

export { stopStarted as t };