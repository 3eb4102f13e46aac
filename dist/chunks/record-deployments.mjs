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
* @param production whether users meet what is deployed
*/
async function recordDeployment(github, deployment) {
	const { environment, sha, production, description, run } = deployment;
	const purpose = {
		what: "Recording the deployment",
		of: `${environment} in ${github.repository}`,
		needs: NEEDS
	};
	const find = async () => {
		const mine = (await github.list({
			...purpose,
			needs: "deployments: read"
		}, "GET /repos/{owner}/{repo}/deployments", {
			sha,
			environment
		})).find(({ payload }) => Object(payload).run === run);
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
				payload: { run }
			})).id,
			environment
		};
	});
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
* Records on GitHub what this run has deployed: one deployment for each endpoint that it changed, with what became of it.
* An endpoint that was left as it is, or is still changing at the wait limit, has none. A record that cannot be written is a
* warning: the endpoint serves.
*/
async function recordDeployments(context, record) {
	const changed = record.steps.filter(({ key, does }) => key.startsWith("endpoint:") && CHANGES.includes(does));
	const states = /* @__PURE__ */ new Map();
	for (const { key, id } of changed) {
		const isServed = record.reached.includes(key);
		if (id !== void 0 && (isServed || record.pending === void 0)) states.set(id, isServed ? "success" : "failure");
	}
	if (states.size === 0) return;
	const { environment, signal } = context;
	const connecting = connectStep(context);
	const [run, sha] = [runOf(environment), environment["GITHUB_SHA"] ?? ""];
	try {
		const github = await connecting;
		const log = pageOfRun(context, github.repository, environment["GITHUB_RUN_ID"] ?? "");
		for (const [endpoint, state] of states) {
			const description = `The endpoint ${endpoint}`;
			const deployment = await recordDeployment(github, {
				environment: endpoint,
				sha,
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
		}
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof Error)) throw error;
		const next = isDenied(error) && "next" in error ? `\n→ ${error.next}` : "";
		context.annotate("warning", `The deployment was not recorded on GitHub: ${error.message}${next}`);
	}
}

export { recordDeployments };