import { a as runAction, c as withSession, m as explain, o as InputError } from "./chunks/tags.mjs";
import { t as servingGraph } from "./chunks/serving-graph.mjs";

// actions/deploy/main.ts
const firstEndpoint = (name) => (config) => ({ [`endpoint:${name || Object.keys(config.endpoints)[0]}`]: "endpoint-name" });
await runAction({
	explain,
	main: (job) => withSession(job, "Deploy", firstEndpoint(job.input("endpoint")), async (session) => {
		const { graph, endpoints } = servingGraph(session.scope, job.input("endpoint") || void 0);
		if (session.scope.given.trainingJob !== void 0 && endpoints.size > 1) {
			const names = [...endpoints.keys()].join(", ");
			throw new InputError(`training-job is set, and there are several endpoints: ${names}.`, "Set endpoint as well.");
		}
		const of = await session.ensure(graph, ["deploy"]);
		const all = [...endpoints].map(([entry, node]) => ({
			entry,
			...of(node)
		}));
		const served = all[0];
		job.output("endpoint-name", served?.endpoint);
		job.output("endpoint-names", Object.fromEntries(all.map(({ entry, endpoint }) => [entry, endpoint])));
		job.output("endpoint-config", served?.endpointConfig);
		job.output("model-name", served?.model);
		job.output("previous-endpoint-config", served?.previousConfig);
		job.output("state", "ready");
	})
});

export {  };