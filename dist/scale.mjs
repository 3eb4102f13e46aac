import { t as chosen } from "./chunks/chosen.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession } from "./chunks/session.mjs";

// actions/scale/main.ts
const firstTarget = (endpoint) => (config) => ({ [`scaling:${endpoint || Object.keys(config.endpoints).find((name) => config.endpoints[name]?.scaling)}`]: "resource-id" });
await runAction({ main: (context) => withSession(context, "Scale", firstTarget(context.input("endpoint")), async (session) => {
	const only = context.input("endpoint") || void 0;
	chosen(session.scope.config.endpoints, "endpoint", only);
	const { scale } = await session.load(() => import("./chunks/scale.mjs"));
	await scale(session, only);
}) });

export {  };