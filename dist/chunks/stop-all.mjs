import { Ot as again, Ut as isTransient } from "./shared.mjs";

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
		if (!options.isOwn(observed.tags ?? {})) return false;
		await kind.stop?.(ref.id);
		options.step({
			key: ref.id,
			kind: ref.kind,
			does: "stop",
			id: ref.id,
			detail: options.why
		});
		return true;
	};
	return again(attempt, (error) => isTransient(error) ? 3 : 1, { pause: () => 0 });
}

export { stopAll as t };