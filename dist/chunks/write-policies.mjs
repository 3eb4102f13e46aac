import { n as Failure } from "./failure.mjs";
import { y as require_dist } from "./config.mjs";
import { n as tuningPrefix, t as domainPrefix } from "./domain.mjs";
import { a as tagName } from "./tags.mjs";
import { t as InputError } from "./job.mjs";
import { n as readConfig, t as DEFAULT_CONFIG } from "./read-config.mjs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

// actions/lib/policies/document.ts
/** A document of these statements. */
function policy(...statements) {
	return {
		Version: "2012-10-17",
		Statement: statements
	};
}
/** Allows actions on resources. @param actions by service, e.g. `{ s3: ['GetObject'] }` */
function allow(sid, actions, resources, conditions) {
	return {
		Sid: sid,
		Effect: "Allow",
		Action: Object.entries(actions).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
		Resource: resources,
		...conditions === void 0 || Object.keys(conditions).length === 0 ? {} : { Condition: conditions }
	};
}

// actions/lib/policies/managed.ts
/** Characters of one managed policy, white space not counted, and policies of one role by default. Source: IAM quotas. */
const LONGEST = 6144;
const MOST = 10;
/**
* What a role may do, as managed policies: inline policies of a role have 10,240 characters together, and names that are
* listed one by one take more. The cuts are the same for every account and bucket.
*
* @throws Failure when there are more of them than a role can have
*/
function managedPolicies({ name, permissions }, place) {
	const parts = [];
	for (const statement of permissions.Statement.flatMap((one) => fitting(one, place))) {
		const last = parts.at(-1);
		if (last !== void 0 && length([...last, statement], place) <= LONGEST) last.push(statement);
		else parts.push([statement]);
	}
	if (parts.length > MOST) throw new Failure(`The role ${name} would need ${parts.length} policies of ${LONGEST} characters; IAM gives a role ${MOST} at most.`, "Divide the config into several pipelines, each with some of the entries of `train`, `endpoints` and `functions`.");
	return parts.map((statements, index) => ({
		name: `${name}-${index + 1}`,
		document: policy(...statements)
	}));
}
/** A statement, divided by its resources where it is too long for a policy of its own. */
function fitting(statement, place) {
	const { Sid, Resource = [] } = statement;
	if (length([statement], place) <= LONGEST || Resource.length < 2) return [statement];
	const middle = Math.ceil(Resource.length / 2);
	return [Resource.slice(0, middle), Resource.slice(middle)].flatMap((half, index) => fitting({
		...statement,
		Sid: `${Sid}${index + 1}`,
		Resource: half
	}, place));
}
/** With a bucket's name as long as S3 allows: the template does not know it. */
function length(statements, { bucket, account }) {
	return JSON.stringify(policy(...statements)).replaceAll(bucket, "b".repeat(63)).replaceAll(account, "0".repeat(12)).length;
}

// actions/lib/policies/arns.ts
var import_dist = require_dist();
/** The log group of all training jobs of an account, whosever they are. */
const TRAINING_LOGS = "log-group:/aws/sagemaker/TrainingJobs";
/** The names that the pipeline's nodes give: content names begin with their domain's prefix, endpoints have their own. */
function arnsOf(config, { account, region, bucket }) {
	const regional = (service, path) => `arn:aws:${service}:${region}:${account}:${path}`;
	const named = (type, names) => names.map((name) => regional("sagemaker", `${type}/${name.toLowerCase()}`));
	const trained = (domain) => Object.keys(config.train).flatMap((entry) => attempts(`${domainPrefix(config.name, domain)}-${entry}`));
	const tuned = (domain) => config.tune === void 0 ? [] : attempts(tuningPrefix(config.name, domain));
	const trials = (domain) => tuned(domain).map((name) => `${name}-???-????????`);
	const endpoints = Object.keys(config.endpoints);
	const served = endpoints.flatMap((endpoint) => attempts(`${config.name}-${endpoint}`));
	return {
		bucket: `arn:aws:s3:::${bucket}`,
		objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
		jobs: (domain) => [...named("training-job", trained(domain)), ...named("hyper-parameter-tuning-job", tuned(domain))],
		trials: (domain) => named("training-job", trials(domain)),
		jobLogs: (domain, more) => [...trained(domain), ...more === void 0 ? [] : trials(domain)].map((job) => regional("logs", `${TRAINING_LOGS}:log-stream:${job}/*`)),
		models: named("model", served),
		endpointConfigs: named("endpoint-config", served),
		endpoints: named("endpoint", endpoints),
		functions: Object.keys(config.functions).flatMap((name) => {
			const arn = regional("lambda", `function:${name}`);
			return [arn, `${arn}:*`];
		}),
		role: (name) => `arn:aws:iam::${account}:role/${name}`,
		regional
	};
}
/** Names of a content and of further attempts at it: `<prefix>-<10 digits>`, and the same with `-r2` to `-r9`. */
function attempts(prefix) {
	const first = `${prefix}-${"?".repeat(10)}`;
	return [first, `${first}-r?`];
}
/** Patterns of the keys of a trust domain's objects, by who writes them and how. */
function keysOf({ name, data }, domain) {
	const own = domainPrefix(name, domain);
	const prefix = domain === "main" ? data.prefix : `${own}/`;
	return {
		/** Everything of the domain but its data. */
		own: `${own}/*`,
		/** Files of data versions, each under its SHA-256. */
		data: `${prefix}${"?".repeat(64)}/*`,
		/** Manifests of data versions, and records of their sources. */
		records: [`${prefix}.versions/*`, `${prefix}.sources/*`],
		code: `${own}/code/*`,
		weights: `${own}/weights/*`,
		packages: `${own}/packages/*`,
		/** What other domains may read: a large function's package holds its code, so of packages only models. */
		readByAll: [
			"code/*",
			"weights/*",
			"jobs/*",
			"packages/*/model.tar.gz"
		].map((folder) => `${own}/${folder}`),
		/** What SageMaker writes for a job. */
		jobs: `${own}/jobs/*`
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
		function: `${name}-function`
	};
}

// actions/lib/policies/shared.ts
/** Condition keys of the tags that say whose a resource is. */
const PIPELINE = tagKeys("pipeline");
const REF = tagKeys("ref");
function tagKeys(name) {
	return {
		requested: `aws:RequestTag/${tagName(name)}`,
		borne: `aws:ResourceTag/${tagName(name)}`
	};
}
/** What is made bears the pipeline's tag; what is there already must not bear another's. */
function taggedAsOwn({ name }) {
	return {
		StringEquals: { [PIPELINE.requested]: [name] },
		...unlessAnothers({ name })
	};
}
/**
* Not what bears another pipeline's tag: the names of `dog` with the entry `breeds-x` are those of `dog-breeds` with the
* entry `x`. What is not there bears no tag, and has to be called missing, not forbidden.
*/
function unlessAnothers({ name }) {
	return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}
/**
* Writing a domain's objects. What is published must not be there yet, which S3 makes sure of under the header
* `If-None-Match` (S3 User Guide, "Enforce conditional writes"). A version's files are also filled by copies, which have
* no such header; the manifest that is written after them makes them a version. Nothing may be deleted. An upload in
* parts has the header on its last call, the one that makes the object (`s3:ObjectCreationOperation`; same page).
*/
function writeObjects(config, arns, domain) {
	const { data, records, code, weights, packages } = keysOf(config, domain);
	const large = [weights, ...domain === "main" ? [packages] : []];
	const once = [
		...records,
		code,
		...large
	];
	return [
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...once), { Null: { "s3:if-none-match": ["false"] } }),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...large)),
		allow("WriteData", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(data))
	];
}
/** SageMaker's lists know no resources (Service Authorization Reference). */
function lists() {
	return allow("Lists", { sagemaker: [
		"ListTrainingJobs",
		"ListHyperParameterTuningJobs",
		"ListModels",
		"ListEndpointConfigs"
	] }, ["*"]);
}
/**
* Reading how autoscaling is set knows no resources either, and a target's ARN, whose tags are read, has no name in it;
* alarms are found by a search among all.
*/
function readScaling() {
	return allow("ReadScaling", {
		"application-autoscaling": [...[
			"DescribeScalableTargets",
			"DescribeScalingPolicies",
			"DescribeScheduledActions"
		], "ListTagsForResource"],
		cloudwatch: ["DescribeAlarms"]
	}, ["*"]);
}
/** How many instances the account's jobs and endpoints may have; Service Quotas' lists know no resources. */
function readQuotas() {
	return allow("ReadQuotas", { servicequotas: ["ListServiceQuotas", "ListAWSDefaultServiceQuotas"] }, ["*"]);
}
/** Handing a domain's execution role to SageMaker, and to nobody else. */
function passExecutionRole(config, arns, domain) {
	return allow("PassExecutionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).execution[domain])], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } });
}
/** What reads a job, its log apart. */
const READ_JOBS = [...["DescribeTrainingJob", "DescribeHyperParameterTuningJob"], ...["ListTrainingJobsForHyperParameterTuningJob", "ListTags"]];
const START_JOBS = ["CreateTrainingJob", "CreateHyperParameterTuningJob"];
const STOP_JOBS = ["StopTrainingJob", "StopHyperParameterTuningJob"];
/** Reading the logs of the jobs of trust domains, trials among them: one that diverged must not win. */
function readJobLogs(arns, ...domains) {
	return [allow("ListJobLogs", { logs: ["DescribeLogStreams"] }, [arns.regional("logs", `${TRAINING_LOGS}:*`)]), allow("ReadJobLogs", { logs: ["GetLogEvents"] }, domains.flatMap((domain) => arns.jobLogs(domain, "and trials")))];
}
/**
* The KMS key of volumes and artefacts: for objects in S3 and for SageMaker, which takes grants on the volumes of its
* instances. A key that the config names by its alias is one of the account's.
*/
function useKey({ aws }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0) return [];
	const path = kmsKey.startsWith("alias/") ? "key/*" : `key/${kmsKey}`;
	const key = [kmsKey.startsWith("arn:") ? kmsKey : arns.regional("kms", path)];
	const alias = kmsKey.startsWith("alias/") ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [kmsKey] } } : {};
	const via = ["s3", "sagemaker"].map((service) => `${service}.${region}.amazonaws.com`);
	return [
		allow("DescribeKey", { kms: ["DescribeKey"] }, key, alias),
		allow("UseKey", { kms: ["Decrypt", "GenerateDataKey"] }, key, {
			StringEquals: { "kms:ViaService": via },
			...alias
		}),
		allow("GrantKey", { kms: ["CreateGrant"] }, key, {
			Bool: { "kms:GrantIsForAWSResource": ["true"] },
			...alias
		})
	];
}

// actions/lib/policies/trust.ts
/** GitHub's issuer of OIDC tokens; condition keys on a token's claims begin with it. */
const ISSUER = "token.actions.githubusercontent.com";
/**
* Lets workflow jobs of one repository assume a role. Repositories made, renamed or transferred since 2026-07-15 have
* their numeric ids in the subject; both forms are trusted (aws-actions/configure-aws-credentials#1889). The id keeps
* out who takes over an abandoned name.
*
* @param what the end of the subject, e.g. `ref:refs/heads/main` or `pull_request`
*/
function trustJobs({ provider, repository }, what) {
	const { owner, ownerId, name, id } = repository;
	return policy({
		Sid: "JobsOfTheRepository",
		Effect: "Allow",
		Principal: { Federated: provider },
		Action: ["sts:AssumeRoleWithWebIdentity"],
		Condition: { StringEquals: {
			[`${ISSUER}:aud`]: ["sts.amazonaws.com"],
			[`${ISSUER}:sub`]: [`repo:${owner}/${name}:${what}`, `repo:${owner}@${ownerId}/${name}@${id}:${what}`],
			[`${ISSUER}:repository_id`]: [id]
		} }
	});
}
/** Lets a service of AWS assume a role, on behalf of this account only. @param service e.g. `sagemaker.amazonaws.com` */
function trustService({ account }, service) {
	return policy({
		Sid: "Service",
		Effect: "Allow",
		Principal: { Service: service },
		Action: ["sts:AssumeRole"],
		Condition: { StringEquals: { "aws:SourceAccount": [account] } }
	});
}

// actions/lib/policies/execution-role.ts
/**
* The role that a trust domain's jobs run as, and, of main, its endpoints: it reads the domain's inputs and writes results,
* logs and metrics. That of pull requests, whose code nobody has reviewed, reads what main has published and touches
* nothing of it.
*/
function executionRole(config, place, domain) {
	const arns = arnsOf(config, place);
	const { name } = config;
	const main = keysOf(config, "main");
	const inputs = domain === "main" ? [main.own] : [
		main.code,
		main.weights,
		keysOf(config, domain).own
	];
	return {
		name: roleNames(config).execution[domain],
		description: domain === "main" ? `Jobs and endpoints of the pipeline ${name}` : `Jobs of pull requests to the pipeline ${name}`,
		trust: trustService(place, "sagemaker.amazonaws.com"),
		permissions: policy(allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]), allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(main.data, ...inputs)), allow("WriteResults", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(keysOf(config, domain).jobs)), ...logs(config, arns, domain), allow("Metrics", { cloudwatch: ["PutMetricData"] }, ["*"], { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*"] } }), ...images(config, domain), ...network(config), ...useKey(config, arns))
	};
}
/** All training jobs of an account log into one group: each role writes the streams that bear its jobs' names. */
function logs(config, arns, domain) {
	const serving = (domain === "main" ? Object.keys(config.endpoints) : []).map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}`));
	const groups = [arns.regional("logs", TRAINING_LOGS), ...serving].flatMap((group) => [group, `${group}:*`]);
	return [allow("LogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, groups), allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, [...arns.jobLogs(domain, "and trials"), ...serving.map((group) => `${group}:log-stream:*`)])];
}
/**
* Pulling the images of jobs and endpoints: AWS's own, too, are pulled with the role's right alone
* (aws/deep-learning-containers#759).
*/
function images(config, domain) {
	const serving = domain === "main" ? Object.values(config.endpoints) : [];
	const repositories = [
		config.tune,
		...Object.values(config.train),
		...serving
	].flatMap((one) => {
		const [, registry = "", region, name] = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(one?.image ?? "") ?? [];
		if (name === void 0) return [];
		return [`arn:aws:ecr:${region}:${registry}:repository/${name}`];
	});
	if (repositories.length === 0) return [];
	return [allow("Images", { ecr: [
		"BatchCheckLayerAvailability",
		"BatchGetImage",
		"GetDownloadUrlForLayer"
	] }, [...new Set(repositories)]), allow("RegistryToken", { ecr: ["GetAuthorizationToken"] }, ["*"])];
}
/** In a VPC jobs and endpoints make network interfaces of their own; EC2's descriptions know no resources. */
function network({ aws }) {
	if (aws.subnets.length === 0) return [];
	return [allow("Network", { ec2: [
		...[
			"CreateNetworkInterface",
			"CreateNetworkInterfacePermission",
			"DeleteNetworkInterface"
		],
		...[
			"DeleteNetworkInterfacePermission",
			"DescribeNetworkInterfaces",
			"DescribeVpcs",
			"DescribeDhcpOptions"
		],
		...["DescribeSubnets", "DescribeSecurityGroups"]
	] }, ["*"])];
}

// actions/lib/policies/function-role.ts
/** The role that the functions run as: each asks an endpoint and writes its own log. */
function functionRole(config, place) {
	const arns = arnsOf(config, place);
	const functions = Object.entries(config.functions);
	const endpoints = new Set(functions.map(([, { endpoint }]) => arns.regional("sagemaker", `endpoint/${endpoint}`)));
	return {
		name: roleNames(config).function,
		description: `Functions of the pipeline ${config.name}`,
		trust: trustService(place, "lambda.amazonaws.com"),
		permissions: policy(allow("AskEndpoint", { sagemaker: ["InvokeEndpoint"] }, [...endpoints]), allow("Logs", { logs: [
			"CreateLogGroup",
			"CreateLogStream",
			"PutLogEvents"
		] }, functions.map(([name]) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`))))
	};
}

// actions/lib/policies/scaling.ts
const SCALING = [...[
	"RegisterScalableTarget",
	"DeregisterScalableTarget",
	"PutScalingPolicy",
	"DeleteScalingPolicy"
], ...["PutScheduledAction", "DeleteScheduledAction"]];
/**
* Scaling of the pipeline's endpoints. Application Auto Scaling asks IAM about `scalable-target/*`, whichever target a
* call names (its denials say so; a narrower ARN denies everything), so what keeps other pipelines' targets apart are
* - the namespace and the dimension of the call: instances of SageMaker's endpoints, nothing else;
* - the target's own tag, where AWS tells it. Its reference lists `aws:ResourceTag` for targets, but nobody has shown that
*   a call which names its target by resource id has it: `IfExists` holds either way;
* - what it does in its caller's name: it looks at the endpoint when a target is registered, and makes the alarms of target
*   tracking (User Guide, "Permissions validation" and "Identity-based policy examples").
*/
function scaling(config, place) {
	const arns = arnsOf(config, place);
	const targets = [arns.regional("application-autoscaling", "scalable-target/*")];
	const ofEndpoints = {
		StringEquals: {
			"application-autoscaling:service-namespace": ["sagemaker"],
			"application-autoscaling:scalable-dimension": ["sagemaker:variant:DesiredInstanceCount"]
		},
		...unlessAnothers(config)
	};
	const alarms = (...names) => names.map((name) => arns.regional("cloudwatch", `alarm:${name}`));
	const scaled = Object.keys(config.endpoints);
	const stepAlarms = scaled.map((name) => `${config.name}-${name}-step`);
	return [
		allow("Scaling", { "application-autoscaling": SCALING }, targets, ofEndpoints),
		allow("TagTargets", { "application-autoscaling": ["TagResource"] }, targets, { StringEqualsIfExists: {
			[PIPELINE.requested]: [config.name],
			[PIPELINE.borne]: [config.name]
		} }),
		allow("ScaledEndpoints", { sagemaker: ["UpdateEndpointWeightsAndCapacities"] }, scaled.map((name) => arns.regional("sagemaker", `endpoint/${name.toLowerCase()}`))),
		allow("ScalingProbe", { sagemaker: ["DescribeEndpointConfig"] }, [arns.regional("sagemaker", `endpoint-config/${[
			8,
			4,
			4,
			4,
			12
		].map((count) => "?".repeat(count)).join("-")}`)]),
		allow("ScalingAlarms", { cloudwatch: [
			"PutMetricAlarm",
			"DeleteAlarms",
			"TagResource"
		] }, alarms(...stepAlarms, ...scaled.map((name) => `TargetTracking-endpoint/${name}/*`))),
		allow("ScalingServiceRole", { iam: ["CreateServiceLinkedRole"] }, [arns.role("aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint")], { StringEquals: { "iam:AWSServiceName": ["sagemaker.application-autoscaling.amazonaws.com"] } })
	];
}

// actions/lib/policies/main-role.ts
/**
* The role of the pipeline's own runs, on the branch `main`: everything that its stages do, on its own resources. It reads
* nothing that a pull request has made.
*/
function mainRole(config, place) {
	const arns = arnsOf(config, place);
	const { data, records, own } = keysOf(config, "main");
	return {
		name: roleNames(config).main,
		description: `Runs of the pipeline ${config.name} on main`,
		trust: trustJobs(place, "ref:refs/heads/main"),
		permissions: policy(allow("Bucket", { s3: [
			"CreateBucket",
			"ListBucket",
			"GetBucketPublicAccessBlock"
		] }, [arns.bucket]), allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(data, ...records, own)), ...writeObjects(config, arns, "main"), ...training$1(config, arns), ...serving(config, place), ...functions(config, arns), ...useKey(config, arns))
	};
}
function training$1(config, arns) {
	const jobs = arns.jobs("main");
	if (jobs.length === 0) return [];
	const running = [...jobs, ...arns.trials("main")];
	return [
		allow("StartJobs", { sagemaker: [...START_JOBS, "AddTags"] }, jobs, taggedAsOwn(config)),
		allow("Jobs", { sagemaker: [...READ_JOBS, ...STOP_JOBS] }, running, unlessAnothers(config)),
		lists(),
		readQuotas(),
		...readJobLogs(arns, "main"),
		passExecutionRole(config, arns, "main")
	];
}
/** To create or update an endpoint is an action on its configuration, too. */
const MODELS = [...[
	"DescribeModel",
	"DeleteModel",
	"DescribeEndpointConfig",
	"DeleteEndpointConfig"
], ...[
	"CreateEndpoint",
	"UpdateEndpoint",
	"AddTags",
	"ListTags"
]];
const ENDPOINTS = [...[
	"CreateEndpoint",
	"DescribeEndpoint",
	"UpdateEndpoint",
	"DeleteEndpoint",
	"InvokeEndpoint"
], ...[
	"AddTags",
	"ListTags",
	"DeleteTags"
]];
/** What reads the end of a log; of nothing but the groups that a statement names. */
const READ_LOGS = { logs: ["DescribeLogStreams", "GetLogEvents"] };
function serving(config, place) {
	const arns = arnsOf(config, place);
	if (arns.endpoints.length === 0) return [];
	const served = [...arns.models, ...arns.endpointConfigs];
	const groups = Object.keys(config.endpoints).map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}:*`));
	return [
		allow("MakeModels", { sagemaker: ["CreateModel", "CreateEndpointConfig"] }, served, taggedAsOwn(config)),
		allow("Models", { sagemaker: MODELS }, served, unlessAnothers(config)),
		allow("Endpoints", { sagemaker: ENDPOINTS }, arns.endpoints),
		allow("ReadEndpointLogs", READ_LOGS, groups),
		readScaling(),
		...scaling(config, place)
	];
}
const FUNCTIONS = [
	...[
		"CreateFunction",
		"GetFunction",
		"UpdateFunctionCode",
		"UpdateFunctionConfiguration",
		"DeleteFunction"
	],
	...[
		"PublishVersion",
		"ListVersionsByFunction",
		"CreateAlias",
		"GetAlias",
		"UpdateAlias",
		"InvokeFunction"
	],
	...[
		"PutFunctionConcurrency",
		"GetFunctionConcurrency",
		"DeleteFunctionConcurrency"
	],
	...[
		"PutProvisionedConcurrencyConfig",
		"GetProvisionedConcurrencyConfig",
		"DeleteProvisionedConcurrencyConfig"
	],
	...[
		"ListProvisionedConcurrencyConfigs",
		"TagResource",
		"ListTags"
	]
];
function functions(config, arns) {
	const names = Object.keys(config.functions);
	if (names.length === 0) return [];
	const groups = names.map((name) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`));
	return [
		allow("Functions", { lambda: FUNCTIONS }, arns.functions),
		allow("FunctionQuota", { lambda: ["GetAccountSettings"] }, ["*"]),
		allow("ReadFunctionLogs", READ_LOGS, groups),
		allow("PassFunctionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).function)], { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com"] } })
	];
}

// actions/lib/policies/pull-request-role.ts
/** `refs/pull/<number>/merge`: the ref that GitHub gives the runs of a pull request. */
const PULL_REQUESTS = "refs/pull/*";
/**
* The role of pull requests: it plans, and trains candidates under names and keys of its own. It reads what main has
* published, and writes, starts and stops nothing of main. Functions it does not even read: Lambda hands out a function's
* code and environment with its description.
*/
function pullRequestRole(config, place) {
	const arns = arnsOf(config, place);
	const main = keysOf(config, "main");
	const own = keysOf(config, "pull-request");
	return {
		name: roleNames(config)["pull-request"],
		description: `Pull requests to the pipeline ${config.name}`,
		trust: trustJobs(place, "pull_request"),
		permissions: policy(allow("Bucket", { s3: ["ListBucket", "GetBucketPublicAccessBlock"] }, [arns.bucket]), allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, ...main.readByAll, own.own)), ...writeObjects(config, arns, "pull-request"), ...training(config, arns), ...readServing(config, place), ...useKey(config, arns))
	};
}
function training(config, arns) {
	const jobs = arns.jobs("pull-request");
	if (jobs.length === 0) return [];
	const both = ["main", "pull-request"];
	return [
		allow("ReadJobs", { sagemaker: READ_JOBS }, both.flatMap((domain) => arns.jobs(domain))),
		allow("StartJobs", { sagemaker: START_JOBS }, jobs, startedBy(config, machines(config))),
		allow("TagJobs", { sagemaker: ["AddTags"] }, jobs, startedBy(config, { StringEquals: { "sagemaker:TaggingAction": START_JOBS } })),
		allow("StopJobs", { sagemaker: STOP_JOBS }, jobs, {
			StringLikeIfExists: { [REF.borne]: [PULL_REQUESTS] },
			StringEqualsIfExists: { [PIPELINE.borne]: [config.name] }
		}),
		lists(),
		readQuotas(),
		...readJobLogs(arns, ...both),
		passExecutionRole(config, arns, "pull-request")
	];
}
/** What is started bears the tags of a pull request to this pipeline. */
function startedBy({ name }, { StringEquals, ...others }) {
	return {
		StringLike: { [REF.requested]: [PULL_REQUESTS] },
		StringEquals: {
			[PIPELINE.requested]: [name],
			...StringEquals
		},
		...others
	};
}
/**
* No dearer than what main has agreed to: instance types and run time of the config. How many instances or trials a
* request asks for, no condition key tells (Service Authorization Reference, Amazon SageMaker AI). A request without any
* instance type must not pass as one whose types all fit; a machine that is kept after the job costs as well.
*/
function machines({ tune, train }) {
	const resources = [...tune === void 0 ? [] : [tune], ...Object.values(train)];
	const types = [...new Set(resources.map(({ instance }) => instance))];
	const longest = Math.max(...resources.map(({ maxRuntime }) => maxRuntime));
	return {
		"ForAllValues:StringEquals": { "sagemaker:InstanceTypes": types },
		Null: { "sagemaker:InstanceTypes": ["false"] },
		NumericLessThanEquals: { "sagemaker:MaxRuntimeInSeconds": [String(longest)] },
		NumericLessThanEqualsIfExists: { "sagemaker:KeepAlivePeriod": ["0"] }
	};
}
/** What a plan compares the config with. */
function readServing(config, place) {
	const arns = arnsOf(config, place);
	if (arns.endpoints.length === 0) return [];
	return [allow("ReadServing", { sagemaker: [
		"DescribeModel",
		"DescribeEndpointConfig",
		"DescribeEndpoint",
		"ListTags"
	] }, [
		...arns.models,
		...arns.endpointConfigs,
		...arns.endpoints
	]), readScaling()];
}

// actions/lib/policies/roles.ts
/** The roles that a pipeline needs, by the repository variable that holds each one's ARN. */
function rolesOf(config, place) {
	const jobs = {
		SAGEMAKER_EXECUTION_ROLE_ARN: executionRole(config, place, "main"),
		SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN: executionRole(config, place, "pull-request")
	};
	return {
		AWS_ROLE_ARN: mainRole(config, place),
		AWS_PULL_REQUEST_ROLE_ARN: pullRequestRole(config, place),
		...config.training === void 0 ? {} : jobs,
		...Object.keys(config.functions).length === 0 ? {} : { FUNCTION_ROLE_ARN: functionRole(config, place) }
	};
}
/** Where the config's pipeline lives in an account. */
function placeOf(config, account, repository) {
	const { region, bucket } = config.aws;
	return {
		account,
		region,
		bucket: bucket ?? `sagemaker-${region}-${account}`,
		provider: `arn:aws:iam::${account}:oidc-provider/${ISSUER}`,
		repository
	};
}

// actions/lib/policies/template.ts
/**
* All roles of a pipeline as one CloudFormation template, in YAML: the same documents, with parameters in place of the
* account's and the repository's own.
*
* @param repository defaults of the parameters; where a text is empty the parameter must be given
*/
function template(config, repository) {
	const place = placeOf(config, placeholder("AWS::AccountId"), {
		owner: placeholder("RepositoryOwner"),
		ownerId: placeholder("RepositoryOwnerId"),
		name: placeholder("RepositoryName"),
		id: placeholder("RepositoryId")
	});
	const fill = filler({
		Bucket: { "Fn::If": [
			"DefaultBucket",
			substitute(place.bucket),
			{ Ref: "Bucket" }
		] },
		Provider: { "Fn::If": [
			"NewProvider",
			{ Ref: "OidcProvider" },
			{ Ref: "OidcProviderArn" }
		] }
	});
	const filled = {
		...place,
		bucket: placeholder("Bucket"),
		provider: placeholder("Provider")
	};
	const roles = rolesOf(config, filled);
	const named = Object.entries(roles).map(([variable, role]) => [
		logicalId(config, role),
		variable,
		role
	]);
	return (0, import_dist.stringify)({
		AWSTemplateFormatVersion: "2010-09-09",
		Description: `Roles of the pipeline ${config.name}, as sagemaker-actions needs them`,
		Parameters: parameters(repository),
		Conditions: {
			NewProvider: { "Fn::Equals": [{ Ref: "OidcProviderArn" }, ""] },
			DefaultBucket: { "Fn::Equals": [{ Ref: "Bucket" }, ""] }
		},
		Resources: {
			OidcProvider: {
				Type: "AWS::IAM::OIDCProvider",
				Condition: "NewProvider",
				DeletionPolicy: "Retain",
				UpdateReplacePolicy: "Retain",
				Properties: {
					Url: `https://${ISSUER}`,
					ClientIdList: ["sts.amazonaws.com"]
				}
			},
			...Object.assign({}, ...named.map(([id, , role]) => resources(id, role, filled, fill)))
		},
		Outputs: Object.fromEntries(named.map(([id, variable, role]) => [outputName(config, role), {
			Description: `${role.description}; the repository variable ${variable}`,
			Value: { "Fn::GetAtt": [id, "Arn"] }
		}]))
	}, {
		lineWidth: 0,
		aliasDuplicateObjects: false,
		indentSeq: false
	});
}
function parameters({ owner, ownerId, name, id }) {
	const text = (Description, value, AllowedPattern) => ({
		Type: "String",
		Description,
		AllowedPattern,
		...value === "" ? {} : { Default: value }
	});
	return {
		RepositoryOwner: text("Owner of the repository on GitHub", owner, "[\\w-]+"),
		RepositoryOwnerId: text("Numeric id of the owner (GET /users/OWNER)", ownerId, "\\d+"),
		RepositoryName: text("Name of the repository, without its owner", name, "[\\w.-]+"),
		RepositoryId: text("Numeric id of the repository (GET /repos/OWNER/NAME)", id, "\\d+"),
		OidcProviderArn: {
			Type: "String",
			Description: `ARN of the account's OIDC provider for ${ISSUER}; empty if it has none yet, which makes one`,
			Default: ""
		},
		Bucket: {
			Type: "String",
			Description: "Name of the bucket, if the config names another one than when this was written; sync-data makes it",
			Default: ""
		}
	};
}
/** What Fn::Sub replaces. */
function placeholder(name) {
	return `\${${name}}`;
}
/** A text with its placeholders filled from parameters and AWS's own values. */
function substitute(text) {
	return text.includes("${") ? { "Fn::Sub": text } : text;
}
/** Puts functions of CloudFormation where texts have placeholders. @param variables by name, those that are no reference */
function filler(variables) {
	const fill = (value) => {
		if (Array.isArray(value)) return value.map(fill);
		if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
		if (typeof value !== "string") return value;
		const used = Object.entries(variables).filter(([name]) => value.includes(placeholder(name)));
		const [only] = used;
		if (only !== void 0 && value === placeholder(only[0])) return only[1];
		return used.length === 0 ? substitute(value) : { "Fn::Sub": [value, Object.fromEntries(used)] };
	};
	return fill;
}
/** A role and its policies. @param id the role's logical id, `<…>Role` */
function resources(id, role, place, fill) {
	const policies = managedPolicies(role, place).map(({ name, document }, index) => [
		`${id.replace(/Role$/, "Policy")}${index + 1}`,
		name,
		document
	]);
	return {
		[id]: {
			Type: "AWS::IAM::Role",
			Properties: {
				RoleName: role.name,
				Description: role.description,
				AssumeRolePolicyDocument: fill(role.trust),
				ManagedPolicyArns: policies.map(([policyId]) => ({ Ref: policyId }))
			}
		},
		...Object.fromEntries(policies.map(([policyId, name, document]) => [policyId, {
			Type: "AWS::IAM::ManagedPolicy",
			Properties: {
				ManagedPolicyName: name,
				PolicyDocument: fill(document)
			}
		}]))
	};
}
/** The stack's output with the ARN of a role. */
function outputName(config, role) {
	return `${logicalId(config, role)}Arn`;
}
/** `dog-breeds-pull-request` is `PullRequestRole`, `dog-breeds-pr-execution` is `PullRequestExecutionRole`. */
function logicalId({ name }, role) {
	return `${role.name.slice(name.length + 1).replace(/^pr-/, "pull-request-").split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Role`;
}

// actions/lib/policies/next-steps.ts
/** The template's parameters on the repository, out of GitHub's answer about the one that the shell stands in. */
const PARAMETERS = `$(gh api 'repos/{owner}/{repo}' \\
  --jq '"RepositoryOwner=\\(.owner.login) RepositoryOwnerId=\\(.owner.id) RepositoryName=\\(.name) RepositoryId=\\(.id)"')`;
/** Bytes of a template that CloudFormation takes with the request. Source: CloudFormation quotas. */
const LARGEST = 51200;
const UPLOAD = "The template is larger than CloudFormation takes with a request: for BUCKET write the name of a bucket of yours in the same region.";
/**
* What to type after the template is written, in a shell in which AWS's and GitHub's command lines are logged in: the
* stack, and the repository's variables out of its outputs.
*/
function nextSteps({ config, configFile, file, size, repository, roles }) {
	const stack = `--region ${config.aws.region} --stack-name ${config.name}-roles`;
	const parameters = Object.values(repository).includes("") ? ` --parameter-overrides ${PARAMETERS}` : "";
	const upload = size <= LARGEST ? "" : " --s3-bucket BUCKET";
	const output = (key) => `aws cloudformation describe-stacks ${stack} \\\n  --output text --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue"`;
	return [
		"Next, make the roles in your account:",
		"",
		`aws cloudformation deploy ${stack} --template-file ${file} \\\n  --capabilities CAPABILITY_NAMED_IAM${upload}${parameters}`,
		"",
		...upload === "" ? [] : [UPLOAD, ""],
		"If the account has GitHub's OIDC provider already, add to --parameter-overrides:",
		`OidcProviderArn=arn:aws:iam::<account>:oidc-provider/${ISSUER}`,
		"",
		"Then tell the repository of them:",
		"",
		...Object.entries(roles).map(([variable, role]) => `gh variable set ${variable} --body "$(${output(outputName(config, role))})"`),
		...configFile === "" ? [] : [`gh variable set PIPELINE_CONFIG --body ${configFile}`]
	].flatMap((text) => text.split("\n"));
}

// actions/plan/write-policies.ts
/** Of the CloudFormation template. */
const TEMPLATE = "template.yml";
/**
* Writes the roles that the config needs into a folder: a CloudFormation template, and, where account and repository are
* known, each role's trust policy and managed policies. Asks nothing of AWS, so it works before there is any role.
*
* @throws InputError when the folder is not in the workspace
*/
async function writePolicies(job) {
	const root = job.environment["GITHUB_WORKSPACE"] || process.cwd();
	const config = readConfig(job, root);
	const folder = resolve(root, job.input("policies-folder") || "policies");
	if (relative(root, folder).startsWith("..")) throw new InputError(`The input policies-folder is ${folder}.`, "Write a path inside the repository.");
	const files = documentsOf(job, config);
	await mkdir(folder, { recursive: true });
	for (const [name, text] of Object.entries(files)) {
		await writeFile(join(folder, name), text);
		job.info(`wrote ${relative(root, join(folder, name))}`);
	}
	job.group(TEMPLATE, (files[TEMPLATE] ?? "").split("\n"));
	const repository = repositoryOf(job);
	const roles = rolesOf(config, placeOf(config, "", repository));
	const other = job.input("config") === "pipeline-config/dog-breeds.yml" ? "" : job.input("config");
	const file = relative(root, join(folder, TEMPLATE));
	const size = Buffer.byteLength(files[TEMPLATE] ?? "");
	for (const line of nextSteps({
		config,
		configFile: other,
		file,
		size,
		repository,
		roles
	})) job.info(line);
}
/** Texts by file name. */
function documentsOf(job, config) {
	const repository = repositoryOf(job);
	const files = { [TEMPLATE]: template(config, repository) };
	const { account } = job;
	if (account === "" || Object.values(repository).includes("")) {
		job.info(`Only the template is written: the documents need the account, out of the inputs aws-role or execution-role, and GitHub's variables of the repository.`);
		return files;
	}
	const place = placeOf(config, account, repository);
	for (const role of Object.values(rolesOf(config, place))) {
		files[`${role.name}.trust.json`] = `${JSON.stringify(role.trust, null, 2)}\n`;
		for (const { name, document } of managedPolicies(role, place)) files[`${name}.policy.json`] = `${JSON.stringify(document, null, 2)}\n`;
	}
	return files;
}
function repositoryOf({ environment }) {
	const [owner = "", name = ""] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
	const { GITHUB_REPOSITORY_ID: id = "", GITHUB_REPOSITORY_OWNER_ID: ownerId = "" } = environment;
	return {
		owner,
		ownerId,
		name,
		id
	};
}

export { writePolicies };