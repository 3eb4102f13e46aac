import { n as Failure, r as Failures } from "./failure.mjs";
import { n as explainAws, t as annotate } from "./errors.mjs";
import { r as isFullDisk, t as DatasetError } from "./error.mjs";

// actions/lib/report/explain.ts
const FREE_SPACE = "Free some space, or use a runner with a larger disk, and run again.";
/** Everything that an error has to say, one entry for each thing that went wrong. */
function explain(error) {
	if (error instanceof Failures) return error.failures.flatMap(explain);
	if (error instanceof Failure) return [{
		what: error.message,
		next: error.next
	}];
	if (isFullDisk(error)) return [{
		what: `The disk is full: ${error.message}.`,
		next: FREE_SPACE
	}];
	if (error instanceof DatasetError && isFullDisk(error.cause)) return [{
		what: error.message,
		next: FREE_SPACE
	}];
	if (error instanceof DatasetError) return [{
		what: error.message,
		next: "Mend the data, or correct the source in the config, and run again."
	}];
	const aws = explainAws(error);
	if (aws !== void 0) return [aws];
	if (!(error instanceof Error)) return [{
		what: String(error),
		next: ""
	}];
	if ("next" in error && typeof error.next === "string") return [{
		what: error.message,
		next: error.next
	}];
	return [{
		what: `${error.name}: ${error.message}`,
		next: "This should not happen: please report it with the lines below.",
		stack: error.stack
	}];
}

// actions/lib/aws/clients.ts
/** Milliseconds without a sign of life after which a connection counts as lost; an endpoint may think for 60 seconds. */
const SILENT_FOR = 9e4;
/** A client whose errors say which call they came from, and that waits when AWS asks for patience. */
function connect$1(make, connection) {
	const { region, endpoint, credentials, agent } = connection;
	const made = new make({
		region,
		credentials,
		...endpoint === void 0 ? {} : { endpoint },
		customUserAgent: agent,
		retryMode: "adaptive",
		maxAttempts: 5,
		requestHandler: {
			connectionTimeout: 1e4,
			socketTimeout: SILENT_FOR
		}
	});
	made.middlewareStack.add((next, context) => async (args) => {
		try {
			return await next(args);
		} catch (error) {
			const operation = context.commandName?.replace(/Command$/, "") ?? "The call";
			throw annotate(error, {
				operation,
				resource: resourceOf(args.input)
			});
		}
	}, {
		step: "initialize",
		priority: "high",
		name: "annotateErrors"
	});
	return made;
}
/** The first name in a request: SageMaker's `…Name` and `ResourceArn`, S3's bucket and key. */
function resourceOf(input) {
	const members = Object.entries(input);
	const bucket = members.find(([name]) => name === "Bucket")?.[1];
	const key = members.find(([name]) => name === "Key")?.[1];
	if (typeof bucket === "string") return typeof key === "string" ? `s3://${bucket}/${key}` : `the bucket ${bucket}`;
	const named = members.find(([name, value]) => /(Name|ResourceArn)$/.test(name) && typeof value === "string");
	return typeof named?.[1] === "string" ? named[1] : "";
}
/** The way to AWS that all kinds share. */
var Aws = class {
	region;
	#connection;
	#made = /* @__PURE__ */ new Map();
	#account;
	constructor(connection) {
		this.#connection = connection;
		this.region = connection.region;
	}
	/** The 12-digit account that the credentials belong to; asked for once. */
	account() {
		this.#account ??= this.#askAccount();
		return this.#account;
	}
	async #askAccount() {
		const { GetCallerIdentityCommand, STSClient } = await import("./dist-es5.mjs");
		return (await this.client(STSClient).send(new GetCallerIdentityCommand({}))).Account ?? "";
	}
	/** The one client of a class, made when first asked for; each kind names the class, so no action loads the others. */
	client(make) {
		const known = this.#made.get(make);
		if (known !== void 0) return known;
		const made = connect$1(make, this.#connection);
		this.#made.set(make, made);
		return made;
	}
};

// actions/lib/aws/credentials.ts
/** Access keys of an endpoint on this machine begin with this. */
const LOOPBACK_KEY = "LOCALAWS";
/**
* Credentials of the environment, else those of a role assumed through GitHub OIDC. The latter are asked for again
* whenever they are about to end, so a wait outlives a session (GitHub's request token lives about six hours).
*
* @throws Failure without any call when there is neither, or when real keys would go to an endpoint on this machine
*/
function credentials(sources) {
	const { environment, role, endpoint } = sources;
	const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
	const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
	if (accessKeyId && secretAccessKey) {
		refuseRealKeys(accessKeyId, endpoint);
		const sessionToken = environment["AWS_SESSION_TOKEN"];
		return () => Promise.resolve({
			accessKeyId,
			secretAccessKey,
			...sessionToken ? { sessionToken } : {}
		});
	}
	const { idToken } = sources;
	if (role !== "" && idToken !== void 0) return () => assumeRole(sources, idToken);
	throw new Failure("There are no AWS credentials.", adviseOn(role));
}
function adviseOn(role) {
	return role === "" ? "Set the input `aws-role` (in the workflows: the repository variable AWS_ROLE_ARN), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment." : "The job may not ask GitHub for a token: give it `permissions: { id-token: write }`. Outside GitHub set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
}
function refuseRealKeys(accessKeyId, endpoint) {
	if (endpoint === void 0 || !isLoopback(endpoint) || accessKeyId.startsWith(LOOPBACK_KEY)) return;
	throw new Failure(`AWS_ENDPOINT_URL is ${endpoint}, on this machine, but AWS_ACCESS_KEY_ID is not a key that such an endpoint issued.`, `Use keys that begin with ${LOOPBACK_KEY}, or remove AWS_ENDPOINT_URL to work on AWS.`);
}
function isLoopback(endpoint) {
	const host = new URL(endpoint).hostname;
	return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
async function assumeRole(sources, idToken) {
	const { fromWebToken } = await import("./dist-es11.mjs");
	const { role, region, endpoint, sessionName } = sources;
	return fromWebToken({
		roleArn: role,
		webIdentityToken: await idToken(),
		roleSessionName: sessionName,
		clientConfig: {
			region,
			...endpoint === void 0 ? {} : { endpoint }
		}
	})();
}

// actions/lib/action/surroundings.ts
/** Who acts, from GitHub's variables. */
function ownerOf({ environment }, pipeline) {
	return {
		pipeline,
		repository: environment["GITHUB_REPOSITORY"] || "local/repository",
		ref: environment["GITHUB_REF"] || "refs/heads/main",
		commit: environment["GITHUB_SHA"] || "unknown",
		run: runOf(environment)
	};
}
/** `<run id>.<attempt>` of the workflow run. */
function runOf(environment) {
	return `${environment["GITHUB_RUN_ID"] || "local"}.${environment["GITHUB_RUN_ATTEMPT"] || "1"}`;
}
const REGION = "region";
const ROLE = "aws-role";
/** The way to AWS in the config's region, remembered for the post step. */
function connect(job, region) {
	job.remember(REGION, region);
	job.remember(ROLE, job.input(ROLE));
	return open(job, region, job.input(ROLE));
}
/** In the post step: the way to AWS that main had. */
function reconnect(job) {
	return open(job, job.recall(REGION), job.recall(ROLE));
}
function open(job, region, role) {
	const { environment } = job;
	const endpoint = environment["AWS_ENDPOINT_URL"] || void 0;
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
			idToken: job.idToken
		}),
		agent: `sagemaker-actions/${environment["GITHUB_ACTION"] || "local"} run/${run}`.replaceAll(" ", "-")
	});
}

export { explain as a, runOf as i, ownerOf as n, reconnect as r, connect as t };