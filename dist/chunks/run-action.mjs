import { i as getState, o as saveState } from "./actions-toolkit.mjs";
import { t as explain } from "./explain.mjs";
import { r as leftOver, t as ActionContext } from "./action-context.mjs";
import { t as checkCommandFiles } from "./machine.mjs";

// actions/lib/runner/run-action.ts
const STOPS_WITHIN = 4500;
var Cancelled = class extends Error {};
async function runAction(action) {
	const isPost = getState("isPost") === "true";
	const abort = new AbortController();
	const context = new ActionContext(abort.signal);
	context.printer.speakForAll();
	try {
		checkCommandFiles(context.environment);
	} catch (error) {
		report(context, error);
		await context.printer.flush();
		process.exit();
	}
	saveState("isPost", "true");
	process.on("uncaughtException", (error) => {
		report(context, error);
		process.exit(1);
	});
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => abort.abort(new Cancelled(`The run was cancelled (${signal}).`)));
	const settled = watchOver(context);
	await (isPost ? post(action, context) : main(action, context));
	settled();
	await context.printer.flush();
	process.exit();
}
function watchOver(context) {
	const end = (error) => {
		if (context.signal.aborted) return;
		report(context, error);
		process.exit(1);
	};
	const stalled = () => end(/* @__PURE__ */ new Error("The action stopped early: nothing that it waits for can still finish."));
	process.on("uncaughtException", end);
	process.on("beforeExit", stalled);
	return () => process.off("beforeExit", stalled);
}
async function main(action, context) {
	try {
		await action.main(context);
	} catch (error) {
		if (context.signal.aborted) {
			process.exitCode = 1;
			context.info("Cancelled.");
			await stopWithin(action, context, context.ledger.open());
		} else report(context, error);
	}
	if (context.signal.aborted) {
		await context.printer.flush();
		process.exit(1);
	}
	context.ledger.release();
}
async function post(action, context) {
	try {
		const refs = leftOver();
		if (refs.length > 0) await action.stop?.(context, refs);
	} catch (error) {
		warn(context, error);
	}
}
async function stopWithin(action, context, refs) {
	if (refs.length === 0 || action.stop === void 0) return;
	const late = setTimeout(() => {
		context.annotate("warning", `There was no time to stop ${refs.map(({ kind, id }) => `${kind} ${id}`).join(", ")}; the post step stops it.`);
		process.exit(1);
	}, STOPS_WITHIN);
	try {
		await action.stop(context, refs);
	} catch (error) {
		warn(context, error);
	} finally {
		clearTimeout(late);
	}
}
function warn(context, error) {
	for (const { code, what, next } of explain(error)) context.annotate("warning", `${what}\n${next}`, { title: code });
}
function report(context, error) {
	process.exitCode = 1;
	for (const { code, what, next, stack } of explain(error)) {
		context.annotate("error", next === "" ? what : `${what}\n→ ${next}`, { title: code });
		if (stack !== void 0) context.info(stack);
	}
}

export { runAction as t };