import { n as shorten } from "./plain-text.mjs";
import { n as pageOfRun, r as isDenied, t as connectStep } from "./of-step.mjs";
import { a as runOf } from "./surroundings.mjs";

// actions/lib/github-api/deployments.ts
/** Characters: below the 140 of a status's description even where it says that some are left out. */
const LONGEST = 90;
const NEEDS = "deployments: write";
/**
* Records that a commit is being deployed. GitHub merges nothing for it and waits for no check. What this run has recorded
* before is taken up again.
*
* @param run names the run and its attempt
* @param config names what is deployed; see {@link lastDeployed}
* @param production whether users meet what is deployed
*/
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
/** Deployments that are looked at: those before were replaced long ago. */
const LOOK_BACK = 20;
/** What was deployed last, and with success, by the records of an environment; `undefined` where none says it. */
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
/**
* Adds what has become of a deployment. `success` makes GitHub show it as active, and earlier ones of an environment that is
* not for production as inactive.
*
* @param log page of the run
*/
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
/** What changes what an endpoint serves, or completes the change of an earlier run that was interrupted. */
const CHANGES = [
	"create",
	"update",
	"replace",
	"wait",
	"verify"
];
/**
* Records on GitHub what main serves: a deployment for each endpoint that this run has changed, with what became of it, and
* for each that serves what no deployment tells, because the run that deployed it was interrupted. An endpoint that is still
* changing at the wait limit has none. A record that cannot be written is a warning: the endpoint serves.
*/
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
/** Endpoints that this run has changed, and whether they became what it wanted. */
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