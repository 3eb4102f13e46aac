import { t as stopAll } from "./stop-all.mjs";
import { tt as ownTag, x as families } from "./shared.mjs";
import { t as explain } from "./explain.mjs";
import { n as renderStep } from "./step.mjs";
import { a as runOf, i as reconnect } from "./surroundings.mjs";

// actions/lib/runner/stop-started.ts
async function stopStarted(context, refs) {
	const { stopped, failed } = await stopAll(refs, {
		kinds: await kindsOf(refs, reconnect(context)),
		isOwn: (tags) => ownTag(tags, "run") === runOf(context.environment),
		why: "this run started it, and this run was cancelled",
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