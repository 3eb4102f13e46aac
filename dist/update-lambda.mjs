import { a as runAction, c as withSession, m as explain, o as InputError } from "./chunks/tags.mjs";
import { n as rollbackGraph, t as functionGraph } from "./chunks/function-graph.mjs";

// actions/update-lambda/main.ts
const firstFunction = (name) => (config) => ({ [`function:${name || Object.keys(config.functions)[0]}`]: "function-name" });
await runAction({
	explain,
	main: (job) => withSession(job, "Update Lambda", firstFunction(job.input("function")), async (session) => {
		const only = job.input("function") || void 0;
		const version = job.input("version");
		if (!/^\d*$/.test(version)) throw new InputError(`The input version is ${version}.`, "Write a number.");
		const { graph, functions } = version === "" ? functionGraph(session.scope, only) : rollbackGraph(session.scope, version, only);
		if (functions.size === 0) job.info("The config has no `functions`: nothing to do.");
		const of = await session.ensure(graph, ["function"]);
		const [served] = [...functions.values()].map(of);
		job.output("function-name", served?.name);
		job.output("version", served?.version);
		job.output("previous-version", served?.previousVersion);
		const wanted = session.scope.config.functions[served?.name ?? ""];
		job.output("provisioned-concurrency", wanted?.provisionedConcurrency);
		job.output("reserved-concurrency", version === "" ? wanted?.reservedConcurrency : void 0);
		job.output("state", "ready");
	})
});

export {  };