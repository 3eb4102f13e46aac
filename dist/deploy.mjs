import { n as runAction, r as withSession, s as explain } from "./chunks/EventStreamSerdeConfig.mjs";
import { t as servingGraph } from "./chunks/serving-graph.mjs";

// actions/deploy/main.ts
await runAction({
	explain,
	main: (job) => withSession(job, "Deploy", { [`endpoint:${job.input("endpoint")}`]: "endpoint-name" }, async (session) => {
		const { graph, endpoints } = servingGraph(session.scope, job.input("endpoint") || void 0);
		const of = await session.ensure(graph, ["deploy"]);
		const [served] = [...endpoints.values()].map(of);
		job.output("endpoint-name", served?.endpoint);
		job.output("endpoint-config", served?.endpointConfig);
		job.output("model-name", served?.model);
		job.output("previous-endpoint-config", served?.previousConfig);
		job.output("state", "ready");
	})
});

export {  };