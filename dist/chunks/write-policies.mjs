import { Lt as Failure, lt as roleNames, ut as policy, x as families } from "./shared.mjs";
import { C as require_dist } from "./config.mjs";
import { i as repositoryAround, n as git } from "./git.mjs";
import { n as InputError } from "./action-context.mjs";
import { i as rootOf, r as readConfig, t as DEFAULT_CONFIG } from "./read-config.mjs";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

// actions/lib/policies/managed.ts
const LONGEST = 6144;
const MOST = 10;
function managedPolicies({ name, permissions }, place) {
	const parts = [];
	for (const statement of permissions.Statement.flatMap((one) => fitting(one, place))) {
		const last = parts.at(-1);
		if (last !== void 0 && length([...last, statement], place) <= LONGEST) last.push(statement);
		else parts.push([statement]);
	}
	if (parts.length > MOST) throw new Failure(`policy-too-long: The role ${name} would need ${parts.length} policies of ${LONGEST} characters; IAM allows at most ${MOST}.`, "Split the config into several pipelines, each with some of the entries of `train`, `endpoints` and `functions`.");
	return parts.map((statements, index) => ({
		name: `${name}-${index + 1}`,
		document: policy(...statements)
	}));
}
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
function length(statements, { bucket, account }) {
	return JSON.stringify(policy(...statements)).replaceAll(bucket, "b".repeat(63)).replaceAll(account, "0".repeat(12)).length;
}

// actions/lib/policies/trust.ts
var import_dist = require_dist();
const ISSUER = "token.actions.githubusercontent.com";
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
function trustService({ account }, service) {
	return policy({
		Sid: "Service",
		Effect: "Allow",
		Principal: { Service: service },
		Action: ["sts:AssumeRole"],
		Condition: { StringEquals: { "aws:SourceAccount": [account] } }
	});
}
function trustInstances() {
	return policy({
		Sid: "Instances",
		Effect: "Allow",
		Principal: { Service: "ec2.amazonaws.com" },
		Action: ["sts:AssumeRole"]
	});
}

// actions/lib/policies/roles.ts
function rolesOf(config, place, registry = families) {
	const { name } = config;
	const names = roleNames(config);
	const permissions = registry.map((family) => family.permissions?.(config, place) ?? {});
	const may = (role) => policy(...permissions.flatMap((each) => each[role] ?? []));
	const ofJobs = (domain, what) => ({
		name: names.execution[domain],
		description: `${what} the pipeline ${name}`,
		trust: trustService(place, "sagemaker.amazonaws.com"),
		permissions: may(domain === "main" ? "execution" : "pull-request-execution")
	});
	return {
		AWS_ROLE_ARN: {
			name: names.main,
			description: `Runs of the pipeline ${name} on main`,
			trust: trustJobs(place, "ref:refs/heads/main"),
			permissions: may("main")
		},
		AWS_PULL_REQUEST_ROLE_ARN: {
			name: names["pull-request"],
			description: `Pull requests to the pipeline ${name}`,
			trust: trustJobs(place, "pull_request"),
			permissions: may("pull-request")
		},
		...config.training !== void 0 && {
			SAGEMAKER_EXECUTION_ROLE_ARN: ofJobs("main", "Jobs and endpoints of"),
			SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN: ofJobs("pull-request", "Jobs and previews of pull requests to")
		},
		...Object.keys(config.functions).length > 0 && { FUNCTION_ROLE_ARN: {
			name: names.function,
			description: `Functions of the pipeline ${name}`,
			trust: trustService(place, "lambda.amazonaws.com"),
			permissions: may("function")
		} },
		...config.notebook !== void 0 && { NOTEBOOK_ROLE_ARN: {
			name: names.notebook,
			description: `The notebook instance of the pipeline ${name}`,
			trust: trustService(place, "sagemaker.amazonaws.com"),
			permissions: may("notebook")
		} },
		...config.ec2?.instanceProfile === names.ec2 && { EC2_ROLE_ARN: {
			name: names.ec2,
			description: `EC2 instances that train for the pipeline ${name}`,
			trust: trustInstances(),
			permissions: may("ec2"),
			isProfile: true
		} }
	};
}
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
	return print({
		AWSTemplateFormatVersion: "2010-09-09",
		Description: `IAM roles of the pipeline ${config.name} for sagemaker-actions`,
		Parameters: parameters$1(repository),
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
		Outputs: Object.fromEntries(named.filter(([, , { isProfile }]) => isProfile !== true).map(([id, variable, role]) => [outputName(config, role), {
			Description: `${role.description}; the repository variable ${variable}`,
			Value: { "Fn::GetAtt": [id, "Arn"] }
		}]))
	});
}
const IN_LINE = [
	"Fn::Equals",
	"Fn::GetAtt",
	"ManagedPolicyArns",
	"Roles"
];
const EACH_IN_LINE = ["Statement"];
function print(content) {
	const document = new import_dist.Document(content, { aliasDuplicateObjects: false });
	(0, import_dist.visit)(document, { Pair(_, { key, value }) {
		if (!(0, import_dist.isScalar)(key) || !(0, import_dist.isCollection)(value)) return;
		if (IN_LINE.includes(key.value)) value.flow = true;
		if (EACH_IN_LINE.includes(key.value)) {
			for (const item of value.items) if ((0, import_dist.isCollection)(item)) item.flow = true;
		}
	} });
	return document.toString({
		lineWidth: 0,
		indentSeq: false,
		flowCollectionPadding: false
	});
}
function parameters$1({ owner, ownerId, name, id }) {
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
			Description: `ARN of the account's OIDC provider for ${ISSUER}; leave it empty if the account has none: the stack then creates one`,
			Default: ""
		},
		Bucket: {
			Type: "String",
			Description: "Name of the bucket, if the config has changed it since this template was generated; sync-data creates it",
			Default: ""
		}
	};
}
function placeholder(name) {
	return `\${${name}}`;
}
function substitute(text) {
	return text.includes("${") ? { "Fn::Sub": text } : text;
}
function filler(variables) {
	const fill = (value) => {
		if (Array.isArray(value)) return value.map(fill);
		if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "Resource" ? fillAtOnce(inner) : fill(inner)]));
		if (typeof value !== "string") return value;
		const used = usedIn(value);
		const [only] = used;
		if (only !== void 0 && value === placeholder(only[0])) return only[1];
		return used.length === 0 ? substitute(value) : { "Fn::Sub": [value, Object.fromEntries(used)] };
	};
	const usedIn = (text) => Object.entries(variables).filter(([name]) => text.includes(placeholder(name)));
	const fillAtOnce = (texts) => {
		if (texts.length < 2 || texts.every((text) => !text.includes("${"))) return fill(texts);
		const start = commonStart(texts);
		const rest = texts.map((text) => placeholder("Start") + text.slice(start.length)).join(",");
		return { "Fn::Split": [",", [fill(texts.join(",")), { "Fn::Sub": [rest, {
			Start: fill(start),
			...Object.fromEntries(usedIn(rest))
		}] }].toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0]] };
	};
	return fill;
}
function commonStart([first = "", ...others]) {
	let length = first.length;
	while (others.some((text) => !text.startsWith(first.slice(0, length)))) length--;
	return first.slice(0, length).replace(/\$(\{[^}]*)?$/, "").replace(/[^:/]*$/, "");
}
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
		...role.isProfile && { [id.replace(/Role$/, "Profile")]: {
			Type: "AWS::IAM::InstanceProfile",
			Properties: {
				InstanceProfileName: role.name,
				Roles: [{ Ref: id }]
			}
		} },
		...Object.fromEntries(policies.map(([policyId, name, document]) => [policyId, {
			Type: "AWS::IAM::ManagedPolicy",
			Properties: {
				ManagedPolicyName: name,
				PolicyDocument: fill(document)
			}
		}]))
	};
}
function outputName(config, role) {
	return `${logicalId(config, role)}Arn`;
}
function logicalId({ name }, role) {
	return `${role.name.slice(name.length + 1).replace(/^pr-/, "pull-request-").split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Role`;
}

// actions/lib/policies/next-steps.ts
const parameters = ({ host, name }) => `$(gh api ${host === void 0 ? "" : `--hostname ${host} `}'repos/${name}' \\
  --jq '"RepositoryOwner=\\(.owner.login) RepositoryOwnerId=\\(.owner.id) RepositoryName=\\(.name) RepositoryId=\\(.id)"')`;
const OF_FOLDER = { name: "{owner}/{repo}" };
const LARGEST = 51200;
const UPLOAD = "The template is too large for a CloudFormation request: replace BUCKET with the name of a bucket in the same region.";
function nextSteps({ config, configFile, file, size, repository, origin, roles }) {
	const stack = `--region ${config.aws.region} --stack-name ${config.name}-roles`;
	const overrides = Object.values(repository).includes("") ? ` --parameter-overrides ${parameters(origin ?? OF_FOLDER)}` : "";
	const set = `gh variable set${origin === void 0 ? "" : ` --repo ${[origin.host, origin.name].filter(Boolean).join("/")}`}`;
	const upload = size <= LARGEST ? "" : " --s3-bucket BUCKET";
	const output = (key) => `aws cloudformation describe-stacks ${stack} \\\n  --output text --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue"`;
	return [
		"Next, create the roles in your account:",
		"",
		`aws cloudformation deploy ${stack} --template-file ${file} \\\n  --capabilities CAPABILITY_NAMED_IAM${upload}${overrides}`,
		"",
		...upload === "" ? [] : [UPLOAD, ""],
		"If the account has GitHub's OIDC provider already, add to --parameter-overrides:",
		`OidcProviderArn=arn:aws:iam::<account>:oidc-provider/${ISSUER}`,
		"",
		"Then save their ARNs as variables of the repository:",
		"",
		...Object.entries(roles).filter(([, { isProfile }]) => isProfile !== true).map(([variable, role]) => `${set} ${variable} --body "$(${output(outputName(config, role))})"`),
		...configFile === "" ? [] : [`${set} PIPELINE_CONFIG --body ${configFile}`]
	].flatMap((text) => text.split("\n"));
}

// actions/lib/policies/origin.ts
const ADDRESS = /^(?:\w+:\/\/)?(?:[^@/]+@)?([\w.-]+)(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;
async function originOf(root) {
	const repository = await repositoryAround(root);
	if (repository === void 0) return void 0;
	return parseOrigin((await git({
		folder: root,
		repository,
		isOwn: true
	}, [
		"remote",
		"get-url",
		"origin"
	]).catch(() => "")).trim());
}
function parseOrigin(address) {
	const [, host = "", name] = ADDRESS.exec(address) ?? [];
	if (name === void 0 || name.startsWith(".")) return void 0;
	return /^(ssh\.)?github\.com$/.test(host) || !host.includes(".") ? { name } : {
		host,
		name
	};
}

// actions/plan/write-policies.ts
const TEMPLATE = "template.yml";
async function writePolicies(context) {
	const root = rootOf(context);
	const config = readConfig(context, root);
	const folder = resolve(root, context.input("policies-folder") || "policies");
	if (relative(root, folder).startsWith("..")) throw new InputError(`The input policies-folder is ${folder}.`, "Write a path inside the repository.");
	const files = documentsOf(context, config);
	await mkdir(folder, { recursive: true });
	for (const [name, text] of Object.entries(files)) {
		await writeFile(join(folder, name), text);
		context.info(`wrote ${relative(root, join(folder, name))}`);
	}
	context.group(TEMPLATE, (files[TEMPLATE] ?? "").split("\n"));
	const repository = repositoryOf(context);
	const roles = rolesOf(config, placeOf(config, "", repository));
	const other = context.input("config") === "pipeline-config/dog-breeds.yml" ? "" : context.input("config");
	const file = relative(root, join(folder, TEMPLATE));
	const size = Buffer.byteLength(files[TEMPLATE] ?? "");
	const origin = await originOf(root);
	for (const line of nextSteps({
		config,
		configFile: other,
		file,
		size,
		repository,
		origin,
		roles
	})) context.info(line);
}
function documentsOf(context, config) {
	const repository = repositoryOf(context);
	const files = { [TEMPLATE]: template(config, repository) };
	const { account } = context;
	if (account === "" || Object.values(repository).includes("")) {
		context.info(`Only the template was written. The policy documents need the account (from the input aws-role or execution-role) and GitHub's variables of the repository.`);
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