import { a as readConfig, i as DEFAULT_CONFIG, t as InputError } from "./job.mjs";
import { y as require_dist } from "./config.mjs";
import { a as tagName } from "./tags.mjs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

// actions/lib/policies/arns.ts
var import_dist = require_dist();
/** The names that the pipeline's nodes give: content names begin with the pipeline's, endpoints have their own. */
function arnsOf(config, { account, region, bucket }) {
	const regional = (service, path) => `arn:aws:${service}:${region}:${account}:${path}`;
	return {
		bucket: `arn:aws:s3:::${bucket}`,
		objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
		named: (...types) => types.map((type) => regional("sagemaker", `${type}/${config.name}-*`)),
		endpoints: Object.keys(config.endpoints).map((name) => regional("sagemaker", `endpoint/${name}`)),
		functions: Object.keys(config.functions).flatMap((name) => {
			const arn = regional("lambda", `function:${name}`);
			return [arn, `${arn}:*`];
		}),
		role: (name) => `arn:aws:iam::${account}:role/${name}`,
		regional
	};
}
/** Names of a pipeline's roles. */
function roleNames({ name }) {
	return {
		main: `${name}-main`,
		pullRequest: `${name}-pull-request`,
		execution: `${name}-execution`,
		function: `${name}-function`
	};
}

// actions/lib/policies/document.ts
/** A document of these statements; those that do not apply are left out. */
function policy(...statements) {
	return {
		Version: "2012-10-17",
		Statement: statements.filter((one) => one !== void 0)
	};
}
/** Allows actions on resources. @param actions by service, e.g. `{ s3: ['GetObject'] }` */
function allow(sid, actions, resources, conditions) {
	return {
		Sid: sid,
		Effect: "Allow",
		Action: Object.entries(actions).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
		Resource: resources,
		...conditions === void 0 ? {} : { Condition: conditions }
	};
}

// actions/lib/policies/shared.ts
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
/** How many instances the account's endpoints may have; Service Quotas' lists know no resources. */
function readQuotas() {
	return allow("ReadQuotas", { servicequotas: ["ListServiceQuotas"] }, ["*"]);
}
/** Handing the execution role to SageMaker, and to nobody else. */
function passExecutionRole(config, arns) {
	return allow("PassExecutionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).execution)], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } });
}
/** Reading the log of the pipeline's jobs. */
function readJobLogs({ name }, arns) {
	const group = arns.regional("logs", "log-group:/aws/sagemaker/TrainingJobs");
	return [allow("ListJobLogs", { logs: ["DescribeLogStreams"] }, [`${group}:*`]), allow("ReadJobLogs", { logs: ["GetLogEvents"] }, [`${group}:log-stream:${name}-*`])];
}
/** The KMS key of volumes and artefacts. A key that the config names by its alias is one of the account's. */
function useKey({ aws }, arns) {
	const { kmsKey } = aws;
	if (kmsKey === void 0) return void 0;
	const actions = { kms: [
		"Decrypt",
		"GenerateDataKey",
		"DescribeKey",
		"CreateGrant"
	] };
	if (kmsKey.startsWith("arn:")) return allow("UseKey", actions, [kmsKey]);
	if (!kmsKey.startsWith("alias/")) return allow("UseKey", actions, [arns.regional("kms", `key/${kmsKey}`)]);
	return allow("UseKey", actions, [arns.regional("kms", "key/*")], { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [kmsKey] } });
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
/** The role that jobs and endpoints run as: it reads the pipeline's inputs and writes results, logs and metrics. */
function executionRole(config, place) {
	const arns = arnsOf(config, place);
	const { name, data } = config;
	return {
		name: roleNames(config).execution,
		description: `Jobs and endpoints of the pipeline ${name}`,
		trust: trustService(place, "sagemaker.amazonaws.com"),
		permissions: policy(allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]), allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(`${data.prefix}*`, `${name}/*`)), allow("WriteResults", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(`${name}/jobs/*`)), allow("Logs", { logs: [
			"CreateLogGroup",
			"CreateLogStream",
			"DescribeLogStreams",
			"PutLogEvents"
		] }, [arns.regional("logs", "log-group:/aws/sagemaker/*")]), allow("Metrics", { cloudwatch: ["PutMetricData"] }, ["*"], { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*"] } }), ...images(config), network(config), useKey(config, arns))
	};
}
/**
* Pulling the images of jobs and endpoints: AWS's own, too, are pulled with the role's right alone
* (aws/deep-learning-containers#759).
*/
function images(config) {
	const repositories = [
		config.tune,
		...Object.values(config.train),
		...Object.values(config.endpoints)
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
	if (aws.subnets.length === 0) return void 0;
	return allow("Network", { ec2: [
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
	] }, ["*"]);
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

// actions/lib/policies/main-role.ts
/** The role of the pipeline's own runs, on the branch `main`: everything that its stages do, on its own resources. */
function mainRole(config, place) {
	const arns = arnsOf(config, place);
	const { name, data } = config;
	return {
		name: roleNames(config).main,
		description: `Runs of the pipeline ${name} on main`,
		trust: trustJobs(place, "ref:refs/heads/main"),
		permissions: policy(allow("Bucket", { s3: [
			"CreateBucket",
			"ListBucket",
			"PutBucketPublicAccessBlock"
		] }, [arns.bucket]), allow("Objects", { s3: [
			"GetObject",
			"PutObject",
			"AbortMultipartUpload"
		] }, arns.objects(`${data.prefix}*`, `${name}/*`)), allow("Jobs", { sagemaker: JOBS }, arns.named("training-job", "hyper-parameter-tuning-job")), lists(), ...readJobLogs(config, arns), passExecutionRole(config, arns), ...serving(config, place), ...functions(config, arns), useKey(config, arns))
	};
}
/** A create call with tags needs AddTags as well. */
const TAGS = ["AddTags", "ListTags"];
const JOBS = [
	...[
		"CreateTrainingJob",
		"DescribeTrainingJob",
		"StopTrainingJob"
	],
	...[
		"CreateHyperParameterTuningJob",
		"DescribeHyperParameterTuningJob",
		"StopHyperParameterTuningJob"
	],
	...["ListTrainingJobsForHyperParameterTuningJob", ...TAGS]
];
const MODELS = [...[
	"CreateModel",
	"DescribeModel",
	"DeleteModel"
], ...[
	"CreateEndpointConfig",
	"DescribeEndpointConfig",
	"DeleteEndpointConfig",
	...TAGS
]];
const ENDPOINTS = [
	"CreateEndpoint",
	"DescribeEndpoint",
	"UpdateEndpoint",
	"DeleteEndpoint",
	"InvokeEndpoint",
	...TAGS
];
/** What reads the end of a log; of nothing but the groups that a statement names. */
const READ_LOGS = { logs: ["DescribeLogStreams", "GetLogEvents"] };
function serving(config, place) {
	const arns = arnsOf(config, place);
	if (arns.endpoints.length === 0) return [];
	const configs = arns.named("endpoint-config");
	const groups = Object.keys(config.endpoints).map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}:*`));
	return [
		allow("Models", { sagemaker: MODELS }, [...arns.named("model"), ...configs]),
		allow("Endpoints", { sagemaker: ENDPOINTS }, arns.endpoints),
		allow("EndpointConfigs", { sagemaker: ["CreateEndpoint", "UpdateEndpoint"] }, configs),
		allow("ReadEndpointLogs", READ_LOGS, groups),
		readScaling(),
		readQuotas(),
		...scaling(config, place)
	];
}
/** What takes off the scaling that an earlier config had. */
const END_SCALING = ["DeregisterScalableTarget", "DeleteScalingPolicy"];
const SCALING = [...[
	"RegisterScalableTarget",
	"PutScalingPolicy",
	...END_SCALING
], ...[
	"PutScheduledAction",
	"DeleteScheduledAction",
	"TagResource"
]];
/**
* Application Auto Scaling acts in its caller's name when it looks at the endpoint, makes its alarms and, once in an
* account, its own role (User Guide, "Identity-based policy examples").
*/
function scaling(config, place) {
	const scaled = Object.entries(config.endpoints).filter(([, { scaling }]) => scaling !== void 0);
	const regional = (service, path) => `arn:aws:${service}:${place.region}:${place.account}:${path}`;
	const targets = [regional("application-autoscaling", "scalable-target/*")];
	if (scaled.length === 0) return [allow("EndScaling", { "application-autoscaling": END_SCALING }, targets), allow("EndScalingAlarms", { cloudwatch: ["DeleteAlarms"] }, [regional("cloudwatch", `alarm:${config.name}-*`)])];
	const names = scaled.map(([name]) => name);
	return [
		allow("Scaling", { "application-autoscaling": SCALING }, targets),
		allow("ScaledEndpoints", { sagemaker: ["UpdateEndpointWeightsAndCapacities"] }, names.map((name) => regional("sagemaker", `endpoint/${name}`))),
		allow("ScalingAlarms", { cloudwatch: [
			"PutMetricAlarm",
			"DeleteAlarms",
			"TagResource"
		] }, [`${config.name}-*`, ...names.map((name) => `TargetTracking-endpoint/${name}/*`)].map((alarm) => regional("cloudwatch", `alarm:${alarm}`))),
		allow("ScalingServiceRole", { iam: ["CreateServiceLinkedRole"] }, [`arn:aws:iam::${place.account}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`], { StringEquals: { "iam:AWSServiceName": ["sagemaker.application-autoscaling.amazonaws.com"] } })
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
* The role of pull requests: plans everything, trains candidates, changes and invokes nothing that serves. What it makes
* is tagged with the pull request's ref, and only that may it stop.
*/
function pullRequestRole(config, place) {
	const arns = arnsOf(config, place);
	const { name, data } = config;
	const jobs = arns.named("training-job", "hyper-parameter-tuning-job");
	const ref = tagName("ref");
	return {
		name: roleNames(config).pullRequest,
		description: `Pull requests to the pipeline ${name}`,
		trust: trustJobs(place, "pull_request"),
		permissions: policy(allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]), allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(`${data.prefix}*`, `${name}/*`)), allow("WriteInputs", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(...dataOf(data.prefix), `${name}/code/*`, `${name}/weights/*`)), allow("ReadJobs", { sagemaker: READ_JOBS }, jobs), allow("StartJobs", { sagemaker: START_JOBS }, jobs, { StringLike: { [`aws:RequestTag/${ref}`]: [PULL_REQUESTS] } }), allow("TagJobs", { sagemaker: ["AddTags"] }, jobs, {
			StringLike: { [`aws:RequestTag/${ref}`]: [PULL_REQUESTS] },
			StringEquals: { "sagemaker:TaggingAction": START_JOBS }
		}), allow("StopJobs", { sagemaker: ["StopTrainingJob", "StopHyperParameterTuningJob"] }, jobs, { StringLike: { [`aws:ResourceTag/${ref}`]: [PULL_REQUESTS] } }), lists(), ...readJobLogs(config, arns), passExecutionRole(config, arns), ...arns.endpoints.length === 0 ? [] : [
			allow("ReadServing", { sagemaker: [
				"DescribeModel",
				"DescribeEndpointConfig",
				"DescribeEndpoint",
				"ListTags"
			] }, [...arns.named("model", "endpoint-config"), ...arns.endpoints]),
			readScaling(),
			readQuotas()
		], ...arns.functions.length === 0 ? [] : [allow("ReadFunctions", { lambda: READ_FUNCTIONS }, arns.functions), allow("FunctionQuota", { lambda: ["GetAccountSettings"] }, ["*"])], useKey(config, arns))
	};
}
/**
* Versions of the data, which are named by 16 digits, and their records. What else may lie under the prefix is main's: by
* default that is the whole pipeline's, with the models that main serves.
*/
function dataOf(prefix) {
	return [
		`${prefix}${"?".repeat(16)}/*`,
		`${prefix}.versions/*`,
		`${prefix}.sources/*`
	];
}
const START_JOBS = ["CreateTrainingJob", "CreateHyperParameterTuningJob"];
const READ_JOBS = [...["DescribeTrainingJob", "DescribeHyperParameterTuningJob"], ...["ListTrainingJobsForHyperParameterTuningJob", "ListTags"]];
const READ_FUNCTIONS = [...[
	"GetFunction",
	"ListVersionsByFunction",
	"GetAlias",
	"ListTags",
	"GetFunctionConcurrency"
], ...["GetProvisionedConcurrencyConfig", "ListProvisionedConcurrencyConfigs"]];

// actions/lib/policies/roles.ts
/** The roles that a pipeline needs, by the repository variable that holds each one's ARN. */
function rolesOf(config, place) {
	return {
		AWS_ROLE_ARN: mainRole(config, place),
		AWS_PULL_REQUEST_ROLE_ARN: pullRequestRole(config, place),
		SAGEMAKER_EXECUTION_ROLE_ARN: executionRole(config, place),
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
	const roles = rolesOf(config, {
		...place,
		bucket: placeholder("Bucket"),
		provider: placeholder("Provider")
	});
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
			...Object.fromEntries(named.map(([id, , role]) => [id, resource(role, fill)]))
		},
		Outputs: Object.fromEntries(named.map(([id, variable, role]) => [outputName(config, role), {
			Description: `${role.description}; the repository variable ${variable}`,
			Value: { "Fn::GetAtt": [id, "Arn"] }
		}]))
	}, {
		lineWidth: 0,
		aliasDuplicateObjects: false
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
function resource({ name, description, trust, permissions }, fill) {
	return {
		Type: "AWS::IAM::Role",
		Properties: {
			RoleName: name,
			Description: description,
			AssumeRolePolicyDocument: fill(trust),
			Policies: [{
				PolicyName: "pipeline",
				PolicyDocument: fill(permissions)
			}]
		}
	};
}
/** The stack's output with the ARN of a role. */
function outputName(config, role) {
	return `${logicalId(config, role)}Arn`;
}
/** `dog-breeds-pull-request` is `PullRequestRole`. */
function logicalId({ name }, role) {
	return `${role.name.slice(name.length + 1).split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Role`;
}

// actions/lib/policies/next-steps.ts
/** The template's parameters on the repository, out of GitHub's answer about the one that the shell stands in. */
const PARAMETERS = `$(gh api 'repos/{owner}/{repo}' \\
  --jq '"RepositoryOwner=\\(.owner.login) RepositoryOwnerId=\\(.owner.id) RepositoryName=\\(.name) RepositoryId=\\(.id)"')`;
/**
* What to type after the template is written, in a shell in which AWS's and GitHub's command lines are logged in: the
* stack, and the repository's variables out of its outputs.
*/
function nextSteps({ config, configFile, file, repository, roles }) {
	const stack = `--region ${config.aws.region} --stack-name ${config.name}-roles`;
	const parameters = Object.values(repository).includes("") ? ` --parameter-overrides ${PARAMETERS}` : "";
	const output = (key) => `aws cloudformation describe-stacks ${stack} \\\n  --output text --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue"`;
	return [
		"Next, make the roles in your account:",
		"",
		`aws cloudformation deploy ${stack} --template-file ${file} \\\n  --capabilities CAPABILITY_NAMED_IAM${parameters}`,
		"",
		"If the account has GitHub's OIDC provider already, add to --parameter-overrides:",
		`OidcProviderArn=arn:aws:iam::<account>:oidc-provider/${ISSUER}`,
		"",
		"Then tell the repository of them:",
		"",
		...Object.entries(roles).map(([variable, role]) => `gh variable set ${variable} --body "$(${output(outputName(config, role))})"`),
		...configFile === "" ? [] : [`gh variable set PIPELINE_CONFIG --body ${configFile}`]
	].flatMap((text) => text.split("\n"));
}

// actions/lib/action/write-policies.ts
/** Of the CloudFormation template. */
const TEMPLATE = "template.yml";
/**
* Writes the roles that the config needs into a folder: a CloudFormation template, and, where account and repository are
* known, each role's trust and permission documents. Asks nothing of AWS, so it works before there is any role.
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
	for (const line of nextSteps({
		config,
		configFile: other,
		file,
		repository,
		roles
	})) job.info(line);
}
/** Texts by file name. */
function documentsOf(job, config) {
	const repository = repositoryOf(job);
	const files = { [TEMPLATE]: template(config, repository) };
	const account = accountOf(job);
	if (account === void 0 || Object.values(repository).includes("")) {
		job.info(`Only the template is written: the documents need the account, out of the inputs aws-role or execution-role, and GitHub's variables of the repository.`);
		return files;
	}
	for (const { name, trust, permissions } of Object.values(rolesOf(config, placeOf(config, account, repository)))) {
		files[`${name}.trust.json`] = `${JSON.stringify(trust, null, 2)}\n`;
		files[`${name}.permissions.json`] = `${JSON.stringify(permissions, null, 2)}\n`;
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
/** Every ARN of a role names its account. */
function accountOf(job) {
	const arns = `${job.input("aws-role")} ${job.input("execution-role")}`;
	return /arn:aws[\w-]*:iam::(\d{12}):role\//.exec(arns)?.[1];
}

export { writePolicies };