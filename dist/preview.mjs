import { n as InputError } from "./chunks/action-context.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";

// actions/preview/main.ts
await runAction({ main: (context) => withSession(context, "Preview", noEarlyOutputs, async (session) => {
	const mode = context.choice("mode", [
		"create",
		"remove",
		"close",
		"remove-expired"
	]);
	const number = session.scope.given.preview;
	const { createPreviews, removePreviews } = await session.load(() => import("./chunks/preview2.mjs"));
	if (mode === "remove-expired") return removePreviews(session, void 0);
	if (number === void 0) throw new InputError("The input preview is empty.", "Set it to the number of the pull request.");
	if (mode === "create") return createPreviews(session);
	if (mode === "close") await (await import("./chunks/stop-jobs.mjs")).stopJobs(session, number);
	return removePreviews(session, number);
}) });

export {  };