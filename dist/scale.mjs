import { a as runAction, c as withSession, k as Failure, m as explain } from "./chunks/tags.mjs";
import { t as servingGraph } from "./chunks/serving-graph.mjs";

// actions/scale/main.ts
const firstTarget = (endpoint) => (config) => ({ [`scaling:${endpoint || Object.keys(config.endpoints).find((name) => config.endpoints[name]?.scaling)}`]: "resource-id" });
await runAction({
	explain,
	main: (job) => withSession(job, "Scale", firstTarget(job.input("endpoint")), async (session) => {
		const endpoint = job.input("endpoint") || void 0;
		const { graph, scaling } = servingGraph(session.scope, endpoint);
		const of = await session.ensure(graph, ["scale"]);
		const isIdle = scaling.size === 0 && session.steps.length === 0;
		if (isIdle && endpoint !== void 0) throw new Failure(`The endpoint ${endpoint} has no \`scaling\` in the config.`, "Add it: min, max and a target.");
		if (isIdle) job.info("No endpoint of the config has `scaling`: nothing to do.");
		const [name = "", node] = [...scaling][0] ?? [];
		const scaled = node && of(node);
		job.output("resource-id", scaled?.resourceId);
		job.output("min", scaled?.min);
		job.output("max", scaled?.max);
		job.output("target", session.scope.config.endpoints[name]?.scaling?.target);
		job.output("state", "ready");
	})
});

export {  };