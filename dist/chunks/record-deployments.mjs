import { Dt as shorten } from "./shared.mjs";
import { n as pageOfRun, r as isDenied, t as connectStep } from "./of-step.mjs";
import { a as runOf } from "./surroundings.mjs";

// actions/lib/github-api/deployments.ts
const LONGEST = 90;
const NEEDS = "deployments: write";
async function recordDeployment(github, deployment) {
	const { environment, sha, production, description, run, config } = deployment;
	const purpose = {
		what: "Recording the deployment",
		of: `${environment} in ${github.repository}`,
		needs: NEEDS
	};
	const find = async () => {
		const mine = (await github.list(purpose, "GET /repos/{owner}/{repo}/deployments", {
			sha,
			environment
		})).find(({ payload }) => {
			const told = Object(payload);
			return told.run === run && told.config === config;
		});
		return mine && {
			id: Number(mine.id),
			environment
		};
	};
	return github.findOrCreate(find, async () => {
		return {
			id: (await github.send(purpose, "POST /repos/{owner}/{repo}/deployments", {
				ref: sha,
				environment,
				description: shorten(description, LONGEST),
				auto_merge: false,
				required_contexts: [],
				production_environment: production,
				payload: {
					run,
					config
				}
			})).id,
			environment
		};
	});
}
const LOOK_BACK = 20;
async function lastDeployed(github, environment) {
	const purpose = {
		what: "Reading the deployments",
		of: `${environment} in ${github.repository}`,
		needs: NEEDS
	};
	const all = await github.send(purpose, "GET /repos/{owner}/{repo}/deployments", {
		environment,
		per_page: LOOK_BACK
	});
	for (const { id, payload } of all.toSorted((one, other) => Number(other.id) - Number(one.id))) {
		const statuses = await github.send(purpose, "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", { deployment_id: Number(id) });
		const { config } = Object(payload);
		if (statuses.some(({ state }) => state === "success")) return typeof config === "string" ? config : void 0;
	}
}
async function setDeploymentStatus(github, { id, environment }, { state, log, description }) {
	await github.send({
		what: `Recording ${state}`,
		of: `the deployment of ${environment} in ${github.repository}`,
		needs: NEEDS
	}, "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
		deployment_id: id,
		state,
		log_url: log,
		description: shorten(description, LONGEST)
	});
}

// actions/deploy/record-deployments.ts
const CHANGES = [
	"create",
	"update",
	"replace",
	"wait",
	"verify"
];
async function recordDeployments(context, record) {
	const { environment, signal } = context;
	const changed = changedIn(record);
	if (changed.size + record.served.length === 0) return;
	const connecting = connectStep(context);
	const [run, sha] = [runOf(environment), environment["GITHUB_SHA"] ?? ""];
	try {
		const github = await connecting;
		const log = pageOfRun(context, github.repository, environment["GITHUB_RUN_ID"] ?? "");
		const put = async (endpoint, { state, ...what }) => {
			const description = `The endpoint ${endpoint}`;
			const deployment = await recordDeployment(github, {
				environment: endpoint,
				...what,
				production: true,
				description,
				run
			});
			await setDeploymentStatus(github, deployment, {
				state,
				log,
				description
			});
			context.info(`deployment of ${endpoint} recorded on GitHub: ${state}`);
		};
		for (const endpoint of changed.keys()) if (changed.get(endpoint) === "failure") await put(endpoint, {
			state: "failure",
			sha,
			config: ""
		});
		for (const { endpoint, config, commit } of record.served) if (changed.get(endpoint) === "success" || await lastDeployed(github, endpoint) !== config) await put(endpoint, {
			state: "success",
			sha: commit,
			config
		});
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof Error)) throw error;
		const next = isDenied(error) && "next" in error ? `\n→ ${error.next}` : "";
		context.annotate("warning", `The deployment was not recorded on GitHub: ${error.message}${next}`);
	}
}
function changedIn({ steps, reached, pending }) {
	const states = /* @__PURE__ */ new Map();
	for (const { key, does, id } of steps) {
		if (id === void 0 || !key.startsWith("endpoint:") || !CHANGES.includes(does)) continue;
		const isReached = reached.includes(key);
		if (isReached || pending === void 0) states.set(id, isReached ? "success" : "failure");
	}
	return states;
}

export { recordDeployments };