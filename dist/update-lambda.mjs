import { n as explain, t as runAction } from "./chunks/run-action.mjs";
import { n as oneFunction, t as chosen } from "./chunks/chosen.mjs";
import { t as InputError } from "./chunks/job.mjs";
import { n as withSession } from "./chunks/session.mjs";

// actions/update-lambda/main.ts
const firstFunction = (name) => (config) => ({ [`function:${name || Object.keys(config.functions)[0]}`]: "function-name" });
await runAction({
	explain,
	main: (job) => withSession(job, "Update Lambda", firstFunction(job.input("function")), async (session) => {
		const { config } = session.scope;
		const only = job.input("function") || void 0;
		const version = job.input("version");
		if (!/^\d*$/.test(version)) throw new InputError(`The input version is ${version}.`, "Write a number.");
		if (version === "") chosen(config.functions, "function", only);
		else oneFunction(config, only);
		const { updateLambda } = await session.load(() => import("./chunks/update-lambda.mjs"));
		await updateLambda(session, only, version);
	})
});

export {  };