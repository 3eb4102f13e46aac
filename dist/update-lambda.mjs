import { n as oneFunction, t as chosen } from "./chunks/chosen.mjs";
import { n as InputError } from "./chunks/action-context.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession } from "./chunks/session.mjs";

// actions/update-lambda/main.ts
const firstFunction = (name) => (config) => ({ [`function:${name || Object.keys(config.functions)[0]}`]: "function-name" });
await runAction({ main: (context) => withSession(context, "Update Lambda", firstFunction(context.input("function")), async (session) => {
	const { config } = session.scope;
	const only = context.input("function") || void 0;
	const version = context.input("version");
	if (!/^\d*$/.test(version)) throw new InputError(`The input version is ${version}.`, "Write a number.");
	if (version === "") chosen(config.functions, "function", only);
	else oneFunction(config, only);
	const { updateLambda } = await session.load(() => import("./chunks/update-lambda.mjs"));
	await updateLambda(session, only, version);
}) });

export {  };