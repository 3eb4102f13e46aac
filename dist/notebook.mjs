import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession } from "./chunks/session.mjs";

// actions/notebook/main.ts
await runAction({ main: (context) => withSession(context, "Notebook", () => ({ notebook: "notebook-name" }), async (session) => {
	const mode = context.choice("mode", [
		"update",
		"start",
		"stop",
		"delete"
	]);
	const { makeNotebook, stopNotebook, deleteNotebook } = await session.load(() => import("./chunks/notebook.mjs"));
	if (mode === "stop") await stopNotebook(session);
	else if (mode === "delete") await deleteNotebook(session);
	else await makeNotebook(session, mode);
	context.output("state", "ready");
}) });

export {  };