import { n as tuningPrefix, t as domainPrefix } from "./domain.mjs";

// actions/lib/resources/arns.ts
/** The log group of all training jobs of an account, which all pipelines share. */
const TRAINING_LOGS = "log-group:/aws/sagemaker/TrainingJobs";
/** Names of the pipeline's resources: content names begin with their domain's prefix, endpoints are named freely. */
function arnsOf(config, { account, region, bucket }) {
	const regional = (service, path) => `arn:aws:${service}:${region}:${account}:${path}`;
	const named = (type, names) => names.map((name) => regional("sagemaker", `${type}/${name.toLowerCase()}`));
	const trained = (domain) => Object.keys(config.train).flatMap((entry) => attempts(`${domainPrefix(config.name, domain)}-${entry}`));
	const tuned = (domain) => config.tune === void 0 ? [] : attempts(tuningPrefix(config.name, domain));
	const trials = (domain) => tuned(domain).map((name) => `${name}-???-????????`);
	const endpoints = Object.keys(config.endpoints);
	const served = endpoints.flatMap((endpoint) => attempts(`${config.name}-${endpoint}`));
	const previews = [`${domainPrefix(config.name, "pull-request")}-*`];
	return {
		bucket: `arn:aws:s3:::${bucket}`,
		objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
		jobs: (domain) => [...named("training-job", trained(domain)), ...named("hyper-parameter-tuning-job", tuned(domain))],
		trials: (domain) => named("training-job", trials(domain)),
		jobLogs: (domain, more) => [...trained(domain), ...more === void 0 ? [] : trials(domain)].map((job) => regional("logs", `${TRAINING_LOGS}:log-stream:${job}/*`)),
		models: named("model", served),
		endpointConfigs: named("endpoint-config", served),
		endpoints: named("endpoint", endpoints),
		previews: [
			"model",
			"endpoint-config",
			"endpoint"
		].flatMap((type) => named(type, previews)),
		functions: Object.keys(config.functions).flatMap((name) => {
			const arn = regional("lambda", `function:${name}`);
			return [arn, `${arn}:*`];
		}),
		role: (name) => `arn:aws:iam::${account}:role/${name}`,
		regional
	};
}
/** Names of a content and of its further attempts: `<prefix>-<10 digits>`, and the same with `-r2` to `-r9`. */
function attempts(prefix) {
	const first = `${prefix}-${"?".repeat(10)}`;
	return [first, `${first}-r?`];
}
/** What a training on EC2 leaves and may be large. */
const LARGE = [
	"model.tar.gz",
	"output.tar.gz",
	"log.txt"
];
/** Patterns of the keys of a trust domain's objects, by who writes them and how. */
function keysOf({ name, data }, domain) {
	const own = domainPrefix(name, domain);
	const prefix = domain === "main" ? data.prefix : `${own}/`;
	return {
		/** All objects of the domain except its data. */
		own: `${own}/*`,
		/** Files of data versions, each under its SHA-256. */
		data: `${prefix}${"?".repeat(64)}/*`,
		/** Manifests of data versions, and records of their sources. */
		records: [`${prefix}.versions/*`, `${prefix}.sources/*`],
		code: `${own}/code/*`,
		weights: `${own}/weights/*`,
		packages: `${own}/packages/*`,
		/** What other domains may read: of the packages, only models, because a function's package contains its code. */
		readByAll: [
			"code/*",
			"weights/*",
			"jobs/*",
			"packages/*/model.tar.gz"
		].map((folder) => `${own}/${folder}`),
		/** Records of runs, and their reports. */
		runs: `${own}/runs/*`,
		/** The output of jobs. */
		jobs: `${own}/jobs/*`,
		/** Of trainings on EC2: what main writes, which is told an instance or how it was launched. */
		ec2Launches: [
			"job-*.json",
			"launch-*.json",
			"over.json"
		].map((file) => `${own}/ec2/*/${file}`),
		ec2Jobs: `${own}/ec2/*/job-*.json`,
		/** What an instance writes once; of these, what may be sent in parts. */
		ec2Results: ["status.json", ...LARGE].map((file) => `${own}/ec2/*/${file}`),
		ec2Large: LARGE.map((file) => `${own}/ec2/*/${file}`),
		ec2Checkpoints: `${own}/ec2/*/checkpoints.tar`
	};
}
/** Names of a pipeline's roles. */
function roleNames({ name }) {
	return {
		main: `${name}-main`,
		"pull-request": `${name}-pull-request`,
		execution: {
			main: `${domainPrefix(name, "main")}-execution`,
			"pull-request": `${domainPrefix(name, "pull-request")}-execution`
		},
		function: `${name}-function`,
		notebook: `${name}-notebook`,
		/** Also the name of its instance profile. */
		ec2: `${name}-ec2`
	};
}

export { roleNames as i, arnsOf as n, keysOf as r, TRAINING_LOGS as t };