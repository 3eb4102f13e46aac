import { t as chosen } from "./chunks/chosen.mjs";
import { n as InputError } from "./chunks/action-context.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession } from "./chunks/session.mjs";

// actions/deploy/main.ts
const firstEndpoint = (name) => (config) => ({ [`endpoint:${name || Object.keys(config.endpoints)[0]}`]: "endpoint-name" });
await runAction({ main: (context) => withSession(context, "Deploy", firstEndpoint(context.input("endpoint")), async (session) => {
	const { config, given } = session.scope;
	const only = context.input("endpoint") || void 0;
	const names = chosen(config.endpoints, "endpoint", only).map(([name]) => name);
	if (given.trainingJob !== void 0 && names.length > 1) {
		const what = `The input training-job is set, but the config has several endpoints: ${names.join(", ")}.`;
		throw new InputError(what, "Set the input endpoint too.");
	}
	const { deploy } = await session.load(() => import("./chunks/deploy.mjs"));
	await deploy(session, only);
}, async (record) => {
	if (context.input("github-token") === "") return;
	const { recordDeployments } = await import("./chunks/record-deployments.mjs");
	await recordDeployments(context, record);
}) });

export {  };