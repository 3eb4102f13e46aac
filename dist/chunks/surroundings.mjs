import { Lt as Failure, Ut as isTransient } from "./shared.mjs";
import { t as annotate } from "./errors.mjs";
import { n as onceKnown } from "./once-known.mjs";
import { n as proxyOf, r as useProxies, t as proxyAgents } from "./proxy.mjs";
import { i as systemClock, n as InputError } from "./action-context.mjs";
import { n as endpointOf } from "./machine.mjs";
import { readFileSync } from "node:fs";

// actions/lib/core/event-payload.ts
function eventPayload({ GITHUB_EVENT_PATH: file }) {
	if (!file) return void 0;
	try {
		return JSON.parse(readFileSync(file, "utf8"));
	} catch {
		return;
	}
}

// actions/lib/aws/clients.ts
const USUAL = {
	maxAttempts: 5,
	silentFor: 9e4
};
function connect$1(make, connection, sending) {
	const { region, endpoint, credentials, agent, environment = {} } = connection;
	const { maxAttempts, silentFor } = sending;
	const proxy = proxyOf(endpoint ?? "https://amazonaws.com", environment);
	const made = new make({
		region,
		credentials,
		...endpoint === void 0 ? {} : { endpoint },
		customUserAgent: agent,
		retryMode: "adaptive",
		maxAttempts,
		requestHandler: {
			connectionTimeout: 1e4,
			socketTimeout: silentFor,
			...proxyAgents(environment)
		}
	});
	made.middlewareStack.add((next, context) => async (args) => {
		try {
			const answer = await next(args);
			const { checkAnswer } = await import("./answer.mjs");
			checkAnswer(context, answer.output);
			return answer;
		} catch (error) {
			const operation = context.commandName?.replace(/Command$/, "") ?? "The call";
			throw annotate(error, {
				operation,
				resource: resourceOf(args.input),
				proxy
			});
		}
	}, {
		step: "initialize",
		priority: "high",
		name: "annotateErrors"
	});
	return made;
}
function resourceOf(input) {
	const members = Object.entries(input);
	const bucket = members.find(([name]) => name === "Bucket")?.[1];
	const key = members.find(([name]) => name === "Key")?.[1];
	if (typeof bucket === "string") return typeof key === "string" ? `s3://${bucket}/${key}` : `the bucket ${bucket}`;
	const named = members.find(([name, value]) => /(Name|ResourceArn)$/.test(name) && typeof value === "string");
	return typeof named?.[1] === "string" ? named[1] : "";
}
var Aws = class {
	region;
	#connection;
	#made = /* @__PURE__ */ new Map();
	#account;
	constructor(connection) {
		this.#connection = connection;
		this.region = connection.region;
	}
	onceKnown(call) {
		return onceKnown(call, this.patience);
	}
	get clock() {
		return this.patience.clock;
	}
	get patience() {
		return this.#connection.patience;
	}
	account() {
		this.#account ??= this.#askAccount();
		return this.#account;
	}
	async #askAccount() {
		const { GetCallerIdentityCommand, STSClient } = await import("./dist-es8.mjs");
		const { Account = "" } = await this.client(STSClient).send(new GetCallerIdentityCommand({}));
		if (/^\d{12}$/.test(Account)) return Account;
		throw new Failure(`aws-answer-invalid: GetCallerIdentity failed: AWS answered with the account ${Account.slice(0, 50)}, which is not a number of 12 digits`, "Check the network between this machine and AWS (AWS_ENDPOINT_URL, a proxy), and run again.");
	}
	client(make) {
		const known = this.#made.get(make);
		if (known !== void 0) return known;
		const made = connect$1(make, this.#connection, USUAL);
		this.#made.set(make, made);
		return made;
	}
	clientIn(region, make) {
		return connect$1(make, {
			...this.#connection,
			region
		}, {
			maxAttempts: 2,
			silentFor: 5e3
		});
	}
	sendingOnce(make, silentFor) {
		return connect$1(make, this.#connection, {
			maxAttempts: 1,
			silentFor
		});
	}
};

// actions/lib/aws/web-identity.ts
async function assumeRole(sources, idToken) {
	const { fromWebToken } = await import("./dist-es14.mjs");
	const { role, region, endpoint, sessionName, environment } = sources;
	const token = await idToken();
	try {
		return await fromWebToken({
			roleArn: role,
			webIdentityToken: token,
			roleSessionName: sessionName,
			clientConfig: {
				region,
				requestHandler: proxyAgents(environment),
				...endpoint === void 0 ? {} : { endpoint }
			}
		})();
	} catch (thrown) {
		const error = annotate(thrown, {
			operation: "AssumeRoleWithWebIdentity",
			resource: role
		});
		if (isTransient(error)) throw error;
		throw refusal(error, role, claimsOf(token, environment));
	}
}
function claimsOf(token, environment) {
	let claims;
	try {
		claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
	} catch {
		claims = void 0;
	}
	const text = (name, otherwise) => {
		const value = typeof claims === "object" && claims !== null ? Reflect.get(claims, name) : void 0;
		return typeof value === "string" ? value : otherwise;
	};
	return {
		sub: text("sub", "unknown"),
		repository: text("repository", environment["GITHUB_REPOSITORY"] || "OWNER/NAME")
	};
}
const TRUSTED = {
	main: "ref:refs/heads/main",
	"pull requests": "pull_request"
};
function refusal(error, role, claims) {
	const { sub, repository } = claims;
	const trusted = Object.entries(TRUSTED).map(([who, end]) => `repo:${repository}:${end} for ${who}`);
	const id = error.$metadata?.requestId === void 0 ? "" : ` (request ${error.$metadata.requestId})`;
	return new Failure(`role-not-assumed: This job could not assume the role ${role}: AssumeRoleWithWebIdentity: ${error.name}: ${error.message}${id}\nThe subject of the job's token is ${sub}. The generated roles trust ${trusted.join(" and ")}; a job with \`environment:\` has another subject.`, advise(error, claims), error);
}
function advise({ name, message }, { sub }) {
	const template = "the CloudFormation template that `plan` writes with `policies: true`";
	if (/No OpenIDConnect provider/i.test(message)) return `Deploy ${template}: it creates GitHub's identity provider in the account.`;
	if (/audience/i.test(message)) return `Add the audience sts.amazonaws.com to GitHub's identity provider in IAM.`;
	if (!/^AccessDenied/.test(name)) return "Read the message of AWS above, correct the role or the identity provider, and run again.";
	const environment = /:environment:(.+)$/.exec(sub)?.[1];
	if (environment !== void 0) return `The job has \`environment: ${environment}\`, which replaces the branch in the subject. Remove \`environment:\` from the job; or, if only main may deploy to that environment, add ${sub} to the role's trust policy.`;
	if (sub.endsWith(`:${TRUSTED["pull requests"]}`)) return "A run for a pull request can only assume the role for pull requests: set `aws-role` to that role's ARN (the variable AWS_PULL_REQUEST_ROLE_ARN).";
	if (sub.endsWith(`:${TRUSTED.main}`)) return `Check that the role exists and is the one for main. Deploy ${template} again if the repository was renamed or transferred.`;
	return "Run it on the branch main: no other branch or tag can assume the role.";
}
function noToken(environment) {
	const permission = "give it `permissions: { id-token: write }`";
	if (isOfFork(environment)) return new Failure("credentials-missing: No AWS credentials were found: GitHub gives no token to a pull request from a fork, whatever its permissions are.", "Skip this job for forks (`if: github.event.pull_request.head.repo.full_name == github.repository`), or let a maintainer push the branch to this repository.");
	if (environment["GITHUB_EVENT_NAME"]?.startsWith("pull_request")) return new Failure("credentials-missing: No AWS credentials were found: the job may not ask GitHub for a token.", `If the pull request comes from a fork, no job can: skip this job there. If it comes from this repository, ${permission}.`);
	return new Failure("credentials-missing: No AWS credentials were found: the job may not ask GitHub for a token.", `The input \`aws-role\` needs one: ${permission}. Outside of GitHub remove \`aws-role\` and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.`);
}
function isOfFork(environment) {
	const pull = eventPayload(environment)?.pull_request ?? void 0;
	if (pull === void 0) return false;
	return pull.head?.repo?.full_name !== environment["GITHUB_REPOSITORY"];
}

// actions/lib/aws/credentials.ts
const LOOPBACK_KEY = "LOCALAWS";
function credentials(sources) {
	const { environment, role, endpoint, idToken, warn } = sources;
	const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
	const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
	if (accessKeyId && secretAccessKey) {
		refuseRealKeys(accessKeyId, "AWS_ACCESS_KEY_ID", endpoint);
		if (role !== "") warn?.(`The input aws-role is not used, because AWS_ACCESS_KEY_ID is set in the environment: its keys are used instead of ${role}. Remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to use the role, or remove the input.`);
		const sessionToken = environment["AWS_SESSION_TOKEN"];
		return () => Promise.resolve({
			accessKeyId,
			secretAccessKey,
			...sessionToken ? { sessionToken } : {}
		});
	}
	if (role === "") return ofThisMachine(sources);
	if (idToken === void 0) throw noToken(environment);
	return () => assumeRole(sources, idToken);
}
const POINTERS = [
	"AWS_PROFILE",
	"AWS_WEB_IDENTITY_TOKEN_FILE",
	"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
	"AWS_CONTAINER_CREDENTIALS_FULL_URI"
];
function ofThisMachine({ environment, region, endpoint }) {
	let chain;
	return async () => {
		if (chain === void 0) {
			const { defaultProvider } = await import("./dist-es4.mjs");
			chain = defaultProvider({ clientConfig: {
				region,
				requestHandler: proxyAgents(environment)
			} });
		}
		const found = await chain().catch((error) => {
			throw noneFound(error, environment);
		});
		refuseRealKeys(found.accessKeyId, "what the SDK finds on this machine", endpoint);
		return found;
	};
}
function noneFound(error, environment) {
	const set = POINTERS.filter((name) => environment[name]);
	if (set.length > 0) return new Failure(`credentials-missing: No AWS credentials were found where ${set.map((name) => `${name} (${environment[name]})`).join(" and ")} points to: ${error instanceof Error ? error.message : String(error)}`, `Correct or remove ${set.join(" and ")}, or set the input \`aws-role\`.`, error);
	return new Failure("credentials-missing: No AWS credentials were found.", "Set the input `aws-role` (in the workflows: the repository variable AWS_ROLE_ARN), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or AWS_PROFILE. Neither a profile nor the role of a container or of an instance was found on this machine.", error);
}
function refuseRealKeys(accessKeyId, source, endpoint) {
	if (endpoint === void 0 || !isLoopback(endpoint) || accessKeyId.startsWith(LOOPBACK_KEY)) return;
	throw new Failure(`credentials-for-another-endpoint: AWS_ENDPOINT_URL is ${endpoint}, on this machine, but ${source} is not a key that such an endpoint issues.`, `Use keys that begin with ${LOOPBACK_KEY}, or remove AWS_ENDPOINT_URL to use AWS itself.`);
}
function isLoopback(endpoint) {
	const host = new URL(endpoint).hostname;
	return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}

// actions/lib/runner/surroundings.ts
function ownerOf({ environment }, pipeline) {
	return {
		pipeline,
		repository: environment["GITHUB_REPOSITORY"] || "local/repository",
		ref: environment["GITHUB_REF"] || "refs/heads/main",
		commit: environment["GITHUB_SHA"] || "unknown",
		run: runOf(environment)
	};
}
function domainOf({ environment }) {
	const { GITHUB_EVENT_NAME: event = "", GITHUB_REF: ref = "" } = environment;
	return event.startsWith("pull_request") || ref.startsWith("refs/pull/") ? "pull-request" : "main";
}
function runOf(environment) {
	return `${environment["GITHUB_RUN_ID"] || "local"}.${environment["GITHUB_RUN_ATTEMPT"] || "1"}`;
}
const REGION = "region";
const ROLE = "aws-role";
function connect(context, region, deadline) {
	for (const name of [
		ROLE,
		"execution-role",
		"function-role",
		"notebook-role"
	]) checkRole(name, context.input(name));
	context.remember(REGION, region);
	context.remember(ROLE, context.input(ROLE));
	const { environment } = context;
	const proxy = proxyOf("https://amazonaws.com", environment);
	if (proxy !== void 0) context.info(`${proxy.variable}: https requests go through ${proxy.address}, except for the hosts in NO_PROXY.`);
	return open(context, region, context.input(ROLE), {
		deadline,
		warn: (line) => context.annotate("warning", line)
	});
}
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;
function checkRole(input, value) {
	if (value === "" || ROLE_ARN.test(value)) return;
	const [, account = "ACCOUNT", name = "NAME"] = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\//.exec(value) ?? [];
	const named = name === "NAME" && /^[\w+=,.@-]{1,64}$/.test(value) ? value : name;
	throw new InputError(`The input ${input} is ${value}, which is not the ARN of an IAM role.`, `Write arn:aws:iam::${account}:role/${named}, with the account's 12 digits.`);
}
function reconnect(context) {
	return open(context, context.recall(REGION), context.recall(ROLE), {
		deadline: systemClock.now(),
		warn: () => void 0
	});
}
function open(context, region, role, { deadline, warn }) {
	const { environment } = context;
	useProxies(environment);
	const endpoint = endpointOf(environment);
	const run = runOf(environment);
	return new Aws({
		region,
		...endpoint === void 0 ? {} : { endpoint },
		credentials: credentials({
			environment,
			role,
			region,
			...endpoint === void 0 ? {} : { endpoint },
			sessionName: `sagemaker-actions-${run}`.replace(/[^\w+=,.@-]/g, "-").slice(0, 64),
			idToken: context.idToken,
			warn
		}),
		environment,
		patience: {
			clock: systemClock,
			signal: context.signal,
			deadline
		},
		agent: `sagemaker-actions/${environment["GITHUB_ACTION"] || "local"} run/${run}`.replaceAll(" ", "-")
	});
}

export { runOf as a, reconnect as i, domainOf as n, eventPayload as o, ownerOf as r, connect as t };