import { r as __exportAll } from "./rolldown-runtime.mjs";
import { _ as secretsIn, a as whatAShellDoes, c as imageUri, d as isImageUri, f as knownRegions, i as survivesShell, l as inferenceAmi, m as nearestInstance, o as imageNames, p as hasInstance, r as isCommand, s as imageObstacle, t as checkHyperparameters, u as isAwsTrainingImage } from "./check-hyperparameters.mjs";
import { t as nearest } from "./nearest.mjs";
import { n as isLfsPointer } from "./lfs-pointer.mjs";
import { i as roleNames, n as arnsOf, r as keysOf, t as TRAINING_LOGS } from "./arns.mjs";
import { S as globalRegistry, _ as _lte, d as strictObject, f as string, g as _gte, h as _gt, i as int, l as optional, m as unknown, n as array, p as union, r as boolean, s as number$1, t as _enum, u as record, v as _maxLength, x as _regex, y as _minLength } from "./config.mjs";
import { a as toMegabytes, i as toGigabytes, n as memoryPattern, o as toSeconds, r as sizePattern, t as durationPattern } from "./units.mjs";
import { a as tagName } from "./tags.mjs";
import { t as shownAddress } from "./address.mjs";
import { n as DEFAULT_INSTANCE, t as DEFAULT_AMI } from "./defaults.mjs";
import { t as logGroupOf } from "./log-group.mjs";
import { n as checkEndpoints$1 } from "./checks.mjs";
import { n as scriptsPrefix, t as notebookName } from "./names2.mjs";
import { a as previewsPrefix, r as previewName, t as EXPIRES_AT } from "./expiry.mjs";
import { a as wholeFigure, i as isFigure, r as isDiverged } from "./figure.mjs";
import { t as LineRegex } from "./line-regex.mjs";

// actions/lib/config/foreign-words.ts
/**
* Words of the SageMaker API, its Python SDK, with the key that says the same here.
* Written without case, hyphens and underscores.
*/
const words = {
	autoscaling: "scaling",
	categoricalparameterranges: "ranges",
	containerentrypoint: "entry-point",
	continuousparameterranges: "ranges",
	environmentvariables: "environment",
	hyperparameterranges: "ranges",
	hyperparametertuningjobobjective: "objective",
	imageuri: "image",
	initialinstancecount: "count",
	instancecount: "count",
	instancetype: "instance",
	integerparameterranges: "ranges",
	kmskeyid: "kms-key",
	maxcapacity: "max",
	maxjobs: "jobs",
	maxnumberoftrainingjobs: "jobs",
	maxparalleljobs: "parallel",
	maxparalleltrainingjobs: "parallel",
	maxrun: "max-runtime",
	maxruntimeinseconds: "max-runtime",
	maxvalue: "max",
	metricdefinitions: "metrics",
	mincapacity: "min",
	minvalue: "min",
	modelname: "model",
	outputkmskey: "kms-key",
	parameterranges: "ranges",
	program: "entry-point",
	randomseed: "seed",
	s3prefix: "prefix",
	s3uri: "source",
	sagemakerprogram: "entry-point",
	sagemakersubmitdirectory: "source",
	scaleincooldown: "scale-in-cooldown",
	scaleoutcooldown: "scale-out-cooldown",
	scalingtype: "scale",
	securitygroupids: "security-groups",
	sourcedir: "source",
	statichyperparameters: "hyperparameters",
	stoppingcondition: "max-runtime",
	targetvalue: "target-invocations-per-instance-per-minute",
	trainingimage: "image",
	trainingjobearlystoppingtype: "early-stopping",
	volumekmskeyid: "kms-key",
	volumesizeingb: "volume-size"
};
const ON_INSTANCES = "remove it: this pipeline supports endpoints on instances only, not serverless endpoints";
/** Words for which nothing is written in a config, and what to do instead. */
const elsewhere = {
	role: "remove it: roles are inputs of the actions",
	rolearn: "remove it: roles are inputs of the actions",
	executionrole: "remove it: roles are inputs of the actions",
	executionrolearn: "remove it: roles are inputs of the actions",
	account: "remove it: the account comes from the role",
	accountid: "remove it: the account comes from the role",
	serverless: ON_INSTANCES,
	serverlessconfig: ON_INSTANCES
};
const plain = (word) => word.toLowerCase().replace(/[-_]/g, "");
/** The key of `known` that a foreign or differently spelt word means, e.g. `InstanceType` or `max_jobs`. */
function meaningOf(word, known) {
	const meant = known.find((key) => plain(key) === plain(word)) ?? words[plain(word)];
	return meant !== void 0 && known.includes(meant) ? meant : void 0;
}
/** What to do about a word that belongs elsewhere than in a config. */
function remedyFor(word) {
	return Object.hasOwn(elsewhere, plain(word)) ? elsewhere[plain(word)] : void 0;
}

// actions/lib/config/path.ts
/** `train.single.instance`, `data.source[1]`; a key with dots or blanks stands in brackets: `metrics["Test Loss"]`. */
function dotted(path) {
	return path.map((part) => {
		if (typeof part === "number") return `[${part}]`;
		return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
	}).join("").replace(/^\./, "");
}

// actions/lib/config/diagnose.ts
/** Turns what the schema objects to into findings in plain words. Messages are those of leaves.ts: what must be, what to write. */
function diagnose(issues, value) {
	return issues.flatMap((issue) => findingsOf(issue, [], value));
}
/** Findings without those that only follow from another: a key that is missing because it is misspelt is reported once, where it stands. */
function withoutMisspelt(findings, value) {
	const meant = new Set(findings.map(({ path, instead }) => `${dotted(path.slice(0, -1))}\n${instead}`));
	return findings.filter(({ path, what }) => what !== "is missing" || !meant.has(`${dotted(path.slice(0, -1))}\nwrite ${path.at(-1)}`) && !isMerged(at(value, path.slice(0, -1))));
}
/** Whether a mapping has the merge key of YAML 1.1: what is missing there was to come from elsewhere. */
function isMerged(mapping) {
	return typeof mapping === "object" && mapping !== null && "<<" in mapping;
}
/** What is wrong with a key that has to be there. */
const MISSING = "is missing";
/** What YAML 1.1 had to take a mapping's keys from another one. */
const MERGE_KEY = "<<";
function findingsOf(issue, above, root) {
	const path = [...above, ...issue.path.map((part) => typeof part === "number" ? part : String(part))];
	if (issue.code === "unrecognized_keys") {
		const known = issue.message.split("\n");
		return issue.keys.filter((key) => key !== "<<").map((key) => ({
			path: [...path, key],
			at: "key",
			...unknownKey(key, known)
		}));
	}
	const found = at(root, path);
	if (path.at(-1) === "<<") return [];
	if (found === void 0) return [{
		path,
		what: MISSING,
		instead: `write ${path.at(-1)}: ${exampleOf(issue)}`
	}];
	if (issue.code === "invalid_key") {
		const key = String(path.at(-1));
		return [{
			path,
			at: "key",
			...mismatch(issue.issues[0]?.message ?? issue.message, key)
		}];
	}
	if (issue.code === "invalid_union") {
		const branch = issue.errors.find((errors) => errors.every(({ path: inside, code }) => inside.length > 0 || code !== "invalid_type"));
		if (branch !== void 0) return branch.flatMap((error) => findingsOf(error, path, root));
	}
	return [{
		path,
		...mismatch(issue.message, found)
	}];
}
function unknownKey(key, known) {
	const elsewhere = remedyFor(key);
	if (elsewhere !== void 0) return {
		what: "is not a key of the config",
		instead: elsewhere
	};
	return {
		what: "is not a valid key here",
		instead: `write ${meaningOf(key, known) ?? nearest(key, known) ?? `one of ${known.join(", ")}`}`
	};
}
function mismatch(message, found) {
	const [must = message, write = "", asText] = message.split("\n");
	if (asText !== void 0 && Array.isArray(found) && found.every((item) => typeof item !== "object")) {
		const instead = `write the list as text, '${found.join(",")}', and split it in the script`;
		return {
			what: `${must}; got ${show(found)}`,
			instead
		};
	}
	if (asText !== void 0 && found !== null && typeof found === "object") return {
		what: `${must}; got ${show(found)}`,
		instead: "write each part under its own name"
	};
	const flag = found === null && must.endsWith("true or false") ? ", or true or false for a flag" : "";
	return {
		what: `${must}; got ${show(found)}`,
		instead: `write ${write}${flag}`
	};
}
function exampleOf(issue) {
	return issue.message.split("\n")[1] ?? "";
}
/** A value in a few plain words. */
function show(value) {
	if (value === null) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
	if (typeof value === "object") return "a mapping";
	if (typeof value !== "string") return String(value);
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
function at(value, path) {
	return path.reduce((inside, part) => inside?.[part], value);
}

// actions/lib/resources/account/check-account.ts
/** SageMaker's limit is 50 tags a resource; about thirteen are ours. */
const mostTags = 37;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
/**
* Regions whose ARNs do not begin with `arn:aws:` (AWS General Reference, "Amazon Resource Names": `aws-cn`,
* `aws-us-gov`; botocore's partitions.json has the others). There, AWS's images are in other accounts or do not exist
* (aws/deep-learning-containers, available_images.md).
*/
const otherPartition = /^(cn|us-gov|us-iso[a-z]?|eu-isoe)-/;
/** Tags beyond AWS's limits, an incomplete network, an unknown region. */
function checkAccount({ aws = {} }) {
	const findings = [];
	const tags = Object.entries(aws.tags ?? {});
	if (tags.length > mostTags) {
		const what = `has ${tags.length} tags; AWS allows 50, and the actions need 13 of them`;
		findings.push({
			path: ["aws", "tags"],
			at: "key",
			what,
			instead: `keep at most ${mostTags}`
		});
	}
	for (const [key, value] of tags) {
		const path = [
			"aws",
			"tags",
			key
		];
		if (/^(aws|sagemaker-actions):/i.test(key)) findings.push({
			path,
			at: "key",
			what: "begins with a reserved prefix",
			instead: "write another key"
		});
		if (!tagValue.test(String(value ?? ""))) findings.push({
			path,
			what: "must be at most 256 letters, digits, spaces and _.:/=+-@",
			instead: "write only such characters"
		});
	}
	for (const [one, other] of [["subnets", "security-groups"], ["security-groups", "subnets"]]) if (aws[one] !== void 0 && aws[other] === void 0) findings.push({
		path: ["aws", one],
		at: "key",
		what: `needs ${other} too`,
		instead: `add aws.${other}`
	});
	const partition = otherPartition.exec(aws.region ?? "")?.[0];
	if (partition !== void 0) {
		const what = `lies in another partition of AWS (${partition}…), which the actions do not support`;
		findings.push({
			path: ["aws", "region"],
			what,
			instead: "write a region of the standard partition, such as us-east-1"
		});
	} else if (aws.region !== void 0 && !knownRegions.includes(aws.region)) {
		const instead = `did you mean ${nearest(aws.region, knownRegions) ?? "us-east-1"}?`;
		findings.push({
			path: ["aws", "region"],
			what: "is not a known region",
			instead,
			warning: true
		});
	}
	return findings;
}

// actions/lib/resources/account/check-domains.ts
/** Reserved folders below `<name>/`: jobs write to the first one; objects in the others are written once. */
const OWN_FOLDERS = [
	"jobs",
	"code",
	"weights",
	"packages"
];
/** Names and keys that are reserved for pull requests, so that their resources and main's cannot be mixed up. */
function checkDomains({ name, data, train = {}, endpoints = {} }) {
	return [
		...checkName$1(name),
		...checkPrefix(name, data?.prefix),
		...checkEntries({
			train,
			endpoints
		}),
		...checkEndpoints(name, endpoints)
	];
}
function checkName$1(name) {
	if (name === void 0 || !name.endsWith(`-${"pr"}`)) return [];
	return [{
		path: ["name"],
		what: `is reserved for pull requests to a pipeline named ${name.slice(0, -"pr".length - 1)}`,
		instead: `write a name that does not end in -${"pr"}`
	}];
}
function checkPrefix(name, prefix) {
	if (prefix === void 0 || name === void 0) return [];
	const [first = "", second = ""] = prefix.split("/");
	const path = ["data", "prefix"];
	if (first.endsWith(`-${"pr"}`)) return [{
		path,
		what: `is reserved: pull requests write there (${first}/)`,
		instead: `write ${name}/ or leave it out`
	}];
	if (first === name && OWN_FOLDERS.includes(second)) return [{
		path,
		what: `is reserved: the pipeline keeps its ${second} there`,
		instead: `write ${name}/data/ or leave it out`
	}];
	return [];
}
function checkEntries(sections) {
	return Object.entries(sections).flatMap(([section, entries]) => Object.keys(entries).filter((entry) => entry === "pr" || entry.startsWith(`${"pr"}-`)).map((entry) => ({
		path: [section, entry],
		at: "key",
		what: `begins with ${"pr"}-, which is reserved for what pull requests create`,
		instead: "write another name"
	})));
}
/** An endpoint's name is its whole name in AWS. */
function checkEndpoints(name, endpoints) {
	const reserved = `${name}-${"pr"}-`;
	return Object.keys(endpoints).filter((endpoint) => name !== void 0 && endpoint.startsWith(reserved)).map((endpoint) => ({
		path: ["endpoints", endpoint],
		at: "key",
		what: `begins with ${reserved}, which is reserved for what pull requests create`,
		instead: "write another name"
	}));
}

// actions/lib/resources/account/check-files.ts
/** Files that are only Git LFS pointers, and files that this user may not read. */
function checkFiles(draft, repository) {
	const { data, weights, training, serving, endpoints = {}, functions = {} } = draft;
	const files = [
		...sources(["data", "source"], data?.source),
		...sources(["weights", "source"], weights?.source),
		...Object.entries(endpoints).map(([name, one]) => [[
			"endpoints",
			name,
			"smoke",
			"file"
		], one?.smoke?.file]),
		...Object.entries(functions).map(([name, one]) => [[
			"functions",
			name,
			"test",
			"event"
		], one?.test?.event])
	];
	const code = [
		[["training", "source"], training?.source],
		[["serving", "source"], serving?.source],
		...Object.entries(functions).map(([name, one]) => [[
			"functions",
			name,
			"source"
		], one?.source])
	].flatMap(([path, folder]) => folder === void 0 ? [] : repository.files(folder).map((file) => [path, file]));
	return [...files, ...code].flatMap(([path, file]) => {
		if (typeof file !== "string" || isNoPath(file)) return [];
		if (!repository.mayRead(file)) return [{
			path,
			what: `contains a file that this user may not read: ${file}`,
			instead: "a container that ran as root leaves such files: run `sudo chown -R \"$(id -un)\" .` first"
		}];
		if (!isPointerAt(file, repository)) return [];
		return [{
			path,
			what: `contains a Git LFS pointer instead of the file: ${file}`,
			instead: "check out with `lfs: true` (actions/checkout), or run `git lfs pull`"
		}];
	});
}
/** An address, or a file that is never part of a bundle. */
function isNoPath(file) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(file) || /(^|\/)(\.[^./]|__pycache__\/)/.test(file);
}
/** Whether a file of the repository is a Git LFS pointer; a file larger than a pointer is not read. */
function isPointerAt(file, repository) {
	const size = repository.size(file);
	return size > 0 && size < 1024 && isLfsPointer(Buffer.from(repository.text(file) ?? ""));
}
function sources(path, source) {
	return Array.isArray(source) ? source.map((one, index) => [[...path, index], one]) : [[path, source]];
}

// actions/lib/resources/account/check-machines.ts
/** Instance types that SageMaker does not offer for the use, and images that do not exist or fit the instance. */
function checkMachines({ training, tune, train = {}, serving, endpoints = {}, ...rest }) {
	const trains = [[["tune", "instance"], tune?.instance], ...Object.entries(train).map(([name, entry]) => [[
		"train",
		name,
		"instance"
	], entry?.instance])];
	const serves = [...Object.entries(endpoints).map(([name, endpoint]) => [[
		"endpoints",
		name,
		"instance"
	], endpoint?.instance]), [[
		"pull-request",
		"preview",
		"instance"
	], rest["pull-request"]?.preview?.instance]];
	const trainingImage = training && (training.image ?? "pytorch");
	const servingImage = serving && (serving.image ?? "ray-serve");
	return [
		...checkImage("training", trainingImage),
		...checkImage("serving", servingImage),
		...trains.flatMap(([path, type]) => checkInstance("training", path, type, trainingImage)),
		...serves.flatMap(([path, type]) => checkInstance("hosting", path, type, servingImage))
	];
}
function checkImage(use, image) {
	const names = imageNames(use);
	if (image === void 0 || names.includes(image) || isImageUri(image)) return [];
	const instead = `write ${nearest(image, names) ?? names.join(", ")} or an image URI`;
	return [{
		path: [use, "image"],
		what: `is not an image URI or one of ${names.join(", ")}: ${JSON.stringify(image)}`,
		instead
	}];
}
function checkInstance(use, path, type, image) {
	if (type === void 0) return [];
	if (!hasInstance(use, type)) {
		const other = use === "training" ? "hosting" : "training";
		return [{
			path,
			what: `is not an instance type for ${use}${hasInstance(other, type) ? `, only for ${other}` : ""}: ${type}`,
			instead: `write ${nearestInstance(use, type)}`
		}];
	}
	const obstacle = image && imageObstacle(image, type);
	if (!obstacle) return [];
	return [{
		path,
		what: `cannot be used: the image ${image} ${obstacle}`,
		instead: "write another instance type or an image URI"
	}];
}

// actions/lib/resources/account/check-names.ts
/** SageMaker's limit for names of training jobs, models and endpoint configurations. */
const longest$1 = 63;
/** Length of a name's suffix: 10 hexadecimal digits of the content and, for a further attempt, `-r2` to `-r9`. */
const ending = "-0123456789-r9";
/** An empty section, or names of entries and endpoints that are too long for their suffix. */
function checkNames$1({ name, train, endpoints = {} }) {
	if (train !== void 0 && Object.keys(train).length === 0) return [{
		path: ["train"],
		what: "has no training job",
		instead: "write { single: { instance: ml.m5.xlarge } }"
	}];
	if (name === void 0) return [];
	const room = longest$1 - `${name}-${"pr"}-${ending}`.length;
	const tooLong = (section) => (key) => ({
		path: [section, key],
		at: "key",
		what: `is too long by ${key.length - room}: AWS names <name>-${"pr"}-${key}-<10 digits>-r9 have at most ${longest$1} characters`,
		instead: `write a name of at most ${room} characters`
	});
	const long = (key) => key.length > room;
	return [...Object.keys(train ?? {}).filter(long).map(tooLong("train")), ...Object.keys(endpoints).filter(long).map(tooLong("endpoints"))];
}

// actions/lib/resources/account/check-sections.ts
/** Missing sections that other sections need; a config without any of these only stores data. */
function checkSections(draft) {
	const has = (...sections) => sections.some((section) => section in draft);
	const findings = [];
	if (has("tune", "train", "ec2") && !has("training")) findings.push({
		path: ["training"],
		what: MISSING,
		instead: "write training: { source: python/training }"
	});
	if ((has("endpoints", "ec2") || has("training") && !has("tune")) && !has("train")) findings.push({
		path: ["train"],
		what: MISSING,
		instead: "write train: { single: { instance: ml.m5.xlarge } }"
	});
	return findings;
}

// actions/lib/iam/document.ts
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

// actions/lib/resources/account/permissions.ts
/** What every job and endpoint needs: images, network, metrics and the KMS key. */
function permissions$8(config, place) {
	const arns = arnsOf(config, place);
	const key = useKey(config, arns);
	const ofJobs = (domain) => [
		allow("Metrics", { cloudwatch: ["PutMetricData"] }, ["*"], { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*"] } }),
		...images(config, domain),
		...network(config),
		...key
	];
	return {
		main: [...key, ...useVolumeKey(config, arns)],
		"pull-request": key,
		execution: ofJobs("main"),
		...config.notebook === void 0 ? {} : { notebook: [...network(config), ...key] },
		"pull-request-execution": ofJobs("pull-request"),
		ec2: key.filter(({ Sid }) => Sid === USE)
	};
}
/** Pulling images; AWS's own ones also need the role's permission (aws/deep-learning-containers#759). */
function images(config, domain) {
	const serving = Object.values((domain === "main" ? config : config.preview)?.endpoints ?? {});
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
/** In a VPC, jobs and endpoints create network interfaces. EC2's describe calls cannot be limited to resources. */
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
/** Id of the statement about the key of objects, which is all that an EC2 instance needs. */
const USE = "UseKey";
/**
* The KMS key of volumes and artifacts: for objects in S3, and for SageMaker, which creates grants for the volumes of
* its instances. An alias in the config names a key of this account.
*/
function useKey({ aws }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0) return [];
	const { key, alias } = keyOf(kmsKey, arns);
	const via = ["s3", "sagemaker"].map((service) => `${service}.${region}.amazonaws.com`);
	return [
		allow("DescribeKey", { kms: ["DescribeKey"] }, key, alias),
		allow(USE, { kms: ["Decrypt", "GenerateDataKey"] }, key, {
			StringEquals: { "kms:ViaService": via },
			...alias
		}),
		allow("GrantKey", { kms: ["CreateGrant"] }, key, {
			Bool: { "kms:GrantIsForAWSResource": ["true"] },
			...alias
		})
	];
}
/** The same key for the volume of an EC2 instance (EC2 User Guide, "Amazon EBS encryption": permissions of who launches it). */
function useVolumeKey({ aws, ec2 }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0 || ec2 === void 0) return [];
	const { key, alias } = keyOf(kmsKey, arns);
	return [allow("UseVolumeKey", { kms: [
		"Decrypt",
		"GenerateDataKeyWithoutPlaintext",
		"ReEncryptFrom",
		"ReEncryptTo"
	] }, key, {
		StringEquals: { "kms:ViaService": [`ec2.${region}.amazonaws.com`] },
		...alias
	})];
}
/** A statement about KMS names keys, not aliases; the alias is a condition. */
function keyOf(kmsKey, arns) {
	const isAlias = kmsKey.startsWith("alias/");
	const path = isAlias ? "key/*" : `key/${kmsKey}`;
	return {
		key: [kmsKey.startsWith("arn:") ? kmsKey : arns.regional("kms", path)],
		alias: isAlias ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [kmsKey] } } : {}
	};
}

// actions/lib/config/fill-in.ts
/** Values as text, as environments hold them. */
function texts(values = {}) {
	return mapValues(values, String);
}
/** The same mapping with other values. */
function mapValues(from, map) {
	return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}
/** Leaves out what is undefined. */
function given(values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== void 0));
}

// actions/lib/resources/account/resolve.ts
/** The pipeline's name, the section `aws`, its budget, and whether its runs have reports. */
function resolveAccount({ name, aws, budget, report = true }) {
	const bucket = aws.bucket === "default" ? void 0 : aws.bucket;
	return {
		name,
		report,
		aws: given({
			region: aws.region,
			bucket,
			tags: texts(aws.tags),
			kmsKey: aws["kms-key"],
			subnets: aws.subnets ?? [],
			securityGroups: aws["security-groups"] ?? []
		}),
		...budget && { budget: given({
			perRun: dollars$1(budget["per-run"]),
			perMonth: dollars$1(budget["per-month"])
		}) }
	};
}
function dollars$1(amount) {
	return amount === void 0 ? void 0 : Number(String(amount).replace("$", ""));
}

// actions/lib/config/schema/leaves.ts
/**
* The building blocks of the schema. A block's message has two lines: what must be there, and an example to write;
* it is the same whichever of the block's rules is broken, so it says them all at once.
*/
function message(must, write) {
	return () => `must be ${must}\n${write}`;
}
/** Text of a pattern. */
function text(must, write, pattern) {
	const error = message(must, write);
	return (/* @__PURE__ */ string({ error })).check(/* @__PURE__ */ _regex(pattern, { error }));
}
/** A whole number within limits, both included. */
function whole(min, max, write) {
	const error = message(`a whole number from ${min} to ${max}`, write);
	return int({ error }).check(/* @__PURE__ */ _gte(min, { error }), /* @__PURE__ */ _lte(max, { error }));
}
/** Any finite number. */
function number(write) {
	return /* @__PURE__ */ number$1({ error: message("a number", write) });
}
/** A finite number above 0. */
function positive(write) {
	const error = message("a number above 0", write);
	return (/* @__PURE__ */ number$1({ error })).check(/* @__PURE__ */ _gt(0, { error }));
}
/** An amount of US dollars above 0, as `20` or `$20`. */
function dollars(write) {
	const error = message("an amount of US dollars above 0", write);
	const written = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^\$(?=.*[1-9])\d+(\.\d+)?$/, { error }));
	return /* @__PURE__ */ union([(/* @__PURE__ */ number$1()).check(/* @__PURE__ */ _gt(0, { error })), written], { error });
}
/** `true` or `false`; YAML 1.2 reads yes, no, on and off as text. */
function flag() {
	return /* @__PURE__ */ boolean({ error: message("true or false (YAML reads yes and no as text)", "true or false") });
}
/** One word of several. */
function choice(words) {
	return _enum(words, { error: message(words.join(" or "), words.join(" or ")) });
}
/** Text, a number or a flag, as YAML reads it. A list has to be written as text: the third line of the message. */
function scalar(must, write) {
	return /* @__PURE__ */ union([
		/* @__PURE__ */ string(),
		/* @__PURE__ */ number$1(),
		/* @__PURE__ */ boolean()
	], { error: message(must, `${write}\ntext`) });
}
/** Text, or a mapping of anything. */
function anything(must, write) {
	return /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown())], { error: message(must, write) });
}
/** A list with at least one item. */
function list(item, must, write, most = 100) {
	const error = message(must, write);
	return (/* @__PURE__ */ array(item, { error })).check(/* @__PURE__ */ _minLength(1, { error }), /* @__PURE__ */ _maxLength(most, { error }));
}
/** One item, or a list of them. */
function oneOrMore(item, must, write) {
	return /* @__PURE__ */ union([item, list(item, must, write)], { error: message(must, write) });
}
/** A mapping with exactly these keys. On an unknown key its message is the known ones, one a line. */
function section(shape, write) {
	const known = Object.keys(shape).join("\n");
	const must = message("a mapping with keys", write);
	return /* @__PURE__ */ strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? known : must() });
}
/** A mapping whose keys the user chooses. */
function entries(key, value, must, write) {
	return /* @__PURE__ */ record(key, value, { error: message(must, write) });
}
/** Puts the description that editors show on a key. */
function describe(description, schema) {
	globalRegistry.add(schema, { description });
	return schema;
}

// actions/lib/config/schema/values.ts
/** Text that is not blank. */
const filled = /\S/;
/** A path inside the repository: no absolute path, nothing that climbs out, no control characters. */
const inside = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u;
/** A path from the root of the repository. */
const path = (write) => text("a path inside the repository", write, inside);
const name$1 = /^[a-z](-?[a-z0-9])*$/;
/** A name that becomes part of the names in AWS. */
const entryName = (write) => text("lower-case letters, digits and single hyphens, beginning with a letter", write, name$1);
/** The machine for one use; `word` is its place in the SageMaker API. */
const instance = (use, word) => describe(`${word}: the instance type for ${use}.`, text("an ml. instance type", "ml.m5.xlarge", /^ml\.[a-z0-9-]+\.[a-z0-9]+$/));
/** The time limit of a job. */
const maxRuntime = describe("StoppingCondition.MaxRuntimeInSeconds: SageMaker stops a job that runs longer. Default 2h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "2h", durationPattern)));
/** Which files of a folder are its code. */
const include = describe("Which files of source are packed. git: files that git tracks or would track, so none that .gitignore excludes. all: every file, for example packages from pip install --target. Default git.", /* @__PURE__ */ optional(choice(["git", "all"])));
/** The disk of a job. */
const volumeSize = describe("ResourceConfig.VolumeSizeInGB: disk size of each instance. Default 30GB.", /* @__PURE__ */ optional(text("a size with its unit, such as 30GB", "30GB", sizePattern)));
/** Environment variables; `word` is their place in the SageMaker API. */
const environment = (word) => describe(`${word}: environment variables.`, /* @__PURE__ */ optional(entries(text("a variable name", "LOG_LEVEL", /^[a-zA-Z_][a-zA-Z0-9_]*$/), scalar("text", "debug"), "a mapping of variables", "{ LOG_LEVEL: debug }")));
/** What a download must be. */
const sha256 = describe("SHA-256 of the downloaded file, 64 hexadecimal digits.", text("the 64 hexadecimal digits of a SHA-256, in quotes", "what sha256sum prints", /^[0-9a-f]{64}$/));
/** Where files come from. */
const location = text("a folder, a file or an https address", "data/images or https://example.com/images.zip", filled);
/** Ids of subnets, as many as VpcConfig.Subnets of SageMaker takes. */
const subnetIds = list(text("a subnet id", "subnet-0abc", /^subnet-[0-9a-f]+$/), "a list of 1 to 16 subnet ids", "[subnet-0abc]", 16);

// actions/lib/resources/account/schema.ts
var schema_exports$8 = /* @__PURE__ */ __exportAll({
	aws: () => aws,
	budget: () => budget,
	name: () => name,
	report: () => report
});
/** `name`: the prefix of the pipeline's resources. */
const name = describe("Prefix of every name. At most 13 characters, because a tuning job name has at most 32: <name>-tune-<10 hexadecimal digits>-r9. It must not end in -pr, which marks pull requests.", text("at most 13 lower-case letters, digits and single hyphens, beginning with a letter", "dog-breeds", /^(?=.{1,13}$)[a-z](-?[a-z0-9])*$/));
/** `aws`: region, bucket, tags, KMS key and network. */
const aws = describe("Region, bucket, tags, KMS key and network. Roles are inputs of the actions and never written here.", section({
	region: describe("AWS region.", text("an AWS region", "us-east-1", /^[a-z]{2}(-[a-z]+)+-\d$/)),
	bucket: describe("S3 bucket. default means sagemaker-<region>-<account>, as in the SageMaker SDK.", /* @__PURE__ */ optional(text("a bucket name or default", "default", /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/))),
	tags: describe("Tags on everything that the pipeline creates, in addition to the tags of the actions.", /* @__PURE__ */ optional(entries(text("a tag key of at most 128 letters, digits, spaces and _.:/=+-@", "team", /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u), scalar("text", "vision"), "a mapping of tags", "{ team: vision }"))),
	"kms-key": describe("VolumeKmsKeyId and OutputDataConfig.KmsKeyId: id, ARN or alias of the key for disks and artifacts.", /* @__PURE__ */ optional(text("a KMS key id, ARN or alias", "alias/training", /^[a-zA-Z0-9:/_-]{1,2048}$/))),
	subnets: describe("VpcConfig.Subnets: run inside this network; together with security-groups.", /* @__PURE__ */ optional(subnetIds)),
	"security-groups": describe("VpcConfig.SecurityGroupIds; together with subnets.", /* @__PURE__ */ optional(list(text("a security group id", "sg-0abc", /^sg-[0-9a-f]+$/), "a list of 1 to 5 security group ids", "[sg-0abc]", 5)))
}, "{ region: us-east-1 }"));
/** `budget`: the most that may be spent. */
const budget = /* @__PURE__ */ optional(describe("The most that the pipeline may cost, in US dollars. plan, and each stage before it starts something, fails when it could cost more. Prices are on-demand prices of instances and of provisioned concurrency; storage, requests and data transfer are not in them.", section({
	"per-run": describe("Of the jobs of one run at worst: each trial and training job runs for its whole max-runtime.", /* @__PURE__ */ optional(dollars("20"))),
	"per-month": describe("Of what stays (endpoints, provisioned concurrency) in 730 hours at worst: with the maximum of instances.", /* @__PURE__ */ optional(dollars("300")))
}, "{ per-run: 20, per-month: 300 }")));
/** `report`: the records and the report of each run. */
const report = /* @__PURE__ */ optional(describe("Whether each run that did something keeps its records in the bucket and writes its report there, under <name>/runs/. Default true.", flag()));

// actions/lib/resources/account/index.ts
/**
* The sections of the config that every family uses: the pipeline's name, the region, tags, KMS key and network.
* Also the checks that concern several sections: names, instance types, files, trust domains.
*/
const account = {
	name: "account",
	sections: schema_exports$8,
	checks: [
		checkAccount,
		checkDomains,
		checkFiles,
		checkMachines,
		checkNames$1,
		checkSections
	],
	resolve: resolveAccount,
	permissions: permissions$8,
	stages: {},
	kinds: {}
};

// actions/lib/resources/endpoint/serves.ts
/** Whether a config has endpoints. */
const serves = ({ endpoints }) => Object.keys(endpoints).length > 0;

// actions/lib/resources/autoscaling/schedule.ts
/** Source: Amazon EventBridge user guide, "Cron expressions reference", which Application Auto Scaling's guide refers to. */
const FIELDS = [
	{
		name: "minutes",
		min: 0,
		max: 59,
		words: [],
		signs: ""
	},
	{
		name: "hours",
		min: 0,
		max: 23,
		words: [],
		signs: ""
	},
	{
		name: "day of month",
		min: 1,
		max: 31,
		words: [],
		signs: "?LW"
	},
	{
		name: "month",
		min: 1,
		max: 12,
		words: [
			"JAN",
			"FEB",
			"MAR",
			"APR",
			"MAY",
			"JUN",
			"JUL",
			"AUG",
			"SEP",
			"OCT",
			"NOV",
			"DEC"
		],
		signs: ""
	},
	{
		name: "day of week",
		min: 1,
		max: 7,
		words: [
			"SUN",
			"MON",
			"TUE",
			"WED",
			"THU",
			"FRI",
			"SAT"
		],
		signs: "?L#"
	},
	{
		name: "year",
		min: 1970,
		max: 2199,
		words: [],
		signs: ""
	}
];
/** What is wrong with a schedule of Application Auto Scaling, and what to write; undefined when it is valid. */
function objectionToSchedule(schedule) {
	const [, kind, inside = ""] = /^(cron|rate|at)\((.*)\)$/.exec(schedule) ?? [];
	if (kind === "cron") return objectionToCron(inside.split(" "));
	if (kind === "rate") {
		const [count = "", unit = ""] = inside.split(" ");
		const right = count === "1" ? unit.replace(/s$/, "") : unit.replace(/s?$/, "s");
		if (unit === right) return void 0;
		return {
			what: `has the unit ${unit} for ${count}`,
			instead: `write rate(${count} ${right})`
		};
	}
	if (kind !== "at") return void 0;
	const time = /* @__PURE__ */ new Date(`${inside}Z`);
	if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(inside)) return void 0;
	return {
		what: `is not a valid date and time: ${inside}`,
		instead: "write for example at(2030-01-31T08:00:00)"
	};
}
function objectionToCron(fields) {
	for (const [index, field] of FIELDS.entries()) {
		const text = fields[index] ?? "";
		if (text.split(",").every((part) => isPart(part, field))) continue;
		const { name, min, max, words } = field;
		const named = words.length === 0 ? "" : ` or ${words[0]} to ${words.at(-1)}`;
		return {
			what: `has an invalid value for ${name}: ${text}`,
			instead: `write ${min} to ${max}${named} instead, or *`
		};
	}
	const [, , day, , weekday] = fields;
	if (day === "?" !== (weekday === "?")) return void 0;
	return {
		what: "must have ? for exactly one of day of month and day of week",
		instead: `write cron(${fields.map((text, index) => index === 4 ? "?" : index === 2 && text === "?" ? "*" : text).join(" ")})`
	};
}
function isPart(part, field) {
	const { signs } = field;
	const has = (sign) => signs.includes(sign);
	if (part === "*" || part === "?" && has("?") || part === "L" && has("L") || part === "LW" && has("W")) return true;
	const [, day, nth] = /^(\w+)#([1-5])$/.exec(part) ?? [];
	if (nth !== void 0) return has("#") && isValue(day ?? "", field);
	const [, nearest, sign = ""] = /^(\d+)([LW])$/.exec(part) ?? [];
	if (nearest !== void 0) return has(sign) && isValue(nearest, field);
	const [, from = "", to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
	if (from === "" || step === "0") return false;
	if (from === "*") return to === void 0;
	return isValue(from, field) && (to === void 0 || isValue(to, field));
}
function isValue(text, { min, max, words }) {
	if (words.includes(text)) return true;
	return /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}
/** Names of time zones as IANA writes them. */
function zones() {
	return [
		"UTC",
		"Etc/UTC",
		...Intl.supportedValuesOf("timeZone")
	];
}
/** Whether IANA has a time zone with exactly this name. Application Auto Scaling accepts IANA's canonical names. */
function isTimeZone(name) {
	if (zones().includes(name)) return true;
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
	} catch {
		return false;
	}
	return !zones().some((zone) => zone.toLowerCase() === name.toLowerCase()) && /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name);
}
/** The zone with the most similar name. */
function nearestZone(name) {
	const all = zones();
	const city = name.split("/").at(-1)?.toLowerCase().replaceAll(" ", "_") ?? "";
	return all.find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? all.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? nearest(name, all) ?? "Europe/Berlin";
}

// actions/lib/resources/autoscaling/checks.ts
/** Burstable types, which SageMaker does not scale. */
const burstable = /^ml\.t\d/;
/** Limits of autoscaling that contradict each other or the endpoint's initial number of instances. */
function checkScaling({ endpoints = {} }) {
	return Object.entries(endpoints).flatMap(([name, endpoint]) => {
		const { instance, count, scaling } = endpoint ?? {};
		if (scaling === void 0) return [];
		const path = ["endpoints", name];
		const findings = [];
		const { min, max } = scaling;
		if (min !== void 0 && max !== void 0 && min > max) {
			const what = `is above max: ${min} > ${max}`;
			findings.push({
				path: [
					...path,
					"scaling",
					"min"
				],
				what,
				instead: `write at most ${max}`
			});
		} else if (count !== void 0 && (min !== void 0 && count < min || max !== void 0 && count > max)) {
			const what = `is outside the range of scaling: ${count}, not ${min} to ${max}`;
			const instead = "remove it: autoscaling sets the number of instances";
			findings.push({
				path: [...path, "count"],
				what,
				instead
			});
		}
		const bounds = (scaling.step?.add ?? []).map((step) => step?.above);
		const twice = bounds.findIndex((above, index) => above !== void 0 && bounds.indexOf(above) < index);
		if (twice !== -1) {
			const place = [
				...path,
				"scaling",
				"step",
				"add",
				twice,
				"above"
			];
			findings.push({
				path: place,
				what: `is duplicated: ${bounds[twice]}`,
				instead: "write each step once"
			});
		}
		for (const [action, range] of Object.entries(scaling.scheduled ?? {})) {
			const place = [
				...path,
				"scaling",
				"scheduled",
				action
			];
			if (range === void 0) continue;
			const { schedule, timezone } = range;
			const objection = schedule === void 0 ? void 0 : objectionToSchedule(schedule);
			if (objection !== void 0) findings.push({
				path: [...place, "schedule"],
				...objection
			});
			if (timezone !== void 0 && !isTimeZone(timezone)) {
				const what = `is not an IANA time zone: ${JSON.stringify(timezone)}`;
				findings.push({
					path: [...place, "timezone"],
					what,
					instead: `write ${nearestZone(timezone)}`
				});
			}
			if (!("min" in range) && !("max" in range)) findings.push({
				path: place,
				at: "key",
				what: "changes nothing",
				instead: "write min, max or both"
			});
			const [least, most] = [range.min ?? min, range.max ?? max];
			if (least !== void 0 && most !== void 0 && least > most) {
				const what = `makes min larger than max: ${least} > ${most}`;
				findings.push({
					path: place,
					at: "key",
					what,
					instead: "write both limits"
				});
			}
		}
		if (instance !== void 0 && burstable.test(instance)) {
			const what = `cannot be scaled: SageMaker does not scale burstable types such as ${instance}`;
			findings.push({
				path: [...path, "instance"],
				what,
				instead: "write another type, such as ml.m5.large"
			});
		}
		return findings;
	});
}

// actions/lib/resources/conditions.ts
/** Condition keys of the tags that name a resource's owner. */
const PIPELINE = tagKeys("pipeline");
const REF = tagKeys("ref");
function tagKeys(name) {
	return {
		requested: `aws:RequestTag/${tagName(name)}`,
		borne: `aws:ResourceTag/${tagName(name)}`
	};
}
/** A new resource must have the pipeline's tag; an existing one must not have another pipeline's. */
function taggedAsOwn({ name }) {
	return {
		StringEquals: { [PIPELINE.requested]: [name] },
		...unlessAnothers({ name })
	};
}
/**
* Excludes resources with another pipeline's tag: `dog` with the entry `breeds-x` has the same names as `dog-breeds`
* with the entry `x`. A missing resource has no tag, and AWS must answer that it is missing, not that access is denied.
*/
function unlessAnothers({ name }) {
	return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}
/** `refs/pull/<number>/merge`: the ref of a pull request's runs. */
const PULL_REQUESTS = "refs/pull/*";
/** New resources must have the tags of a pull request of this pipeline. */
function startedByPullRequests({ name }, { StringEquals, ...others }) {
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
* Resources of pull requests of this pipeline, or without owner tags. A resource that does not exist has no tags, and the
* answer must be that it does not exist.
*/
function unlessMains({ name }) {
	return {
		StringLikeIfExists: { [REF.borne]: [PULL_REQUESTS] },
		StringEqualsIfExists: { [PIPELINE.borne]: [name] }
	};
}
/** Actions that read the end of a log, for the log groups of a statement. */
const READ_LOGS = { logs: ["DescribeLogStreams", "GetLogEvents"] };

// actions/lib/resources/autoscaling/permissions.ts
/** Autoscaling of main's endpoints; a pull request may only read it. */
function permissions$7(config, place) {
	if (!serves(config)) return {};
	return {
		main: [readScaling(), ...scaling$1(config, arnsOf(config, place))],
		"pull-request": [readScaling()]
	};
}
/**
* The read calls of autoscaling cannot be limited to resources, a target's ARN, whose tags are read, does not contain
* its name, and alarms are found by a search among all.
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
const SCALING = [...[
	"RegisterScalableTarget",
	"DeregisterScalableTarget",
	"PutScalingPolicy",
	"DeleteScalingPolicy"
], ...["PutScheduledAction", "DeleteScheduledAction"]];
/**
* Scaling of the pipeline's endpoints. Application Auto Scaling asks IAM about `scalable-target/*`, whichever target a
* call names (its denials say so; a narrower ARN denies everything), so these conditions protect other pipelines'
* targets:
* - the namespace and the dimension of the call: only instances of SageMaker's endpoints;
* - the target's tag, if AWS evaluates it. The reference lists `aws:ResourceTag` for targets, but it is not known
*   whether it is set for calls with a resource id: `IfExists` works in both cases;
* - the calls that it makes with its caller's permissions: it describes the endpoint when a target is registered, and
*   creates the alarms of target tracking (User Guide, "Permissions validation" and "Identity-based policy examples").
*/
function scaling$1(config, arns) {
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

// actions/lib/resources/autoscaling/index.ts
/**
* Application Auto Scaling of an endpoint: the scalable target, target tracking, step scaling and scheduled actions. The
* section `scaling` of an endpoint is in the family endpoint.
*/
const autoscaling = {
	name: "autoscaling",
	sections: {},
	checks: [checkScaling],
	permissions: permissions$7,
	stages: { scale: {
		has: serves,
		runs: ["main"]
	} },
	kinds: {
		"step scaling": async (aws) => (await import("./step-scaling2.aws.mjs")).stepScalingKind(aws),
		"scalable target": async (aws) => (await import("./scaling.aws.mjs")).scalableTargetKind(aws),
		"scaling policy": async (aws) => (await import("./scaling.aws.mjs")).scalingPolicyKind(aws),
		"scheduled actions": async (aws) => (await import("./scaling.aws.mjs")).scheduledActionsKind(aws)
	},
	build: async () => (await import("./graph12.mjs")).buildScaling
};

// actions/lib/resources/code/checks.ts
/** Packages in AWS's images; a pin in a bundle replaces them, or downloads gigabytes at every start. */
const fromTheImage = /^(torch|torchvision|numpy)(?![\w.-])/i;
/** Code bundles that do not exist, lack their entry point, or would replace packages of the image. */
function checkBundles({ training, serving }, repository) {
	const findings = [];
	for (const [section, source] of Object.entries({
		training: training?.source,
		serving: serving?.source
	})) {
		if (source === void 0) continue;
		if (repository.kind(source) !== "folder") {
			const what = repository.kind(source) === "file" ? `is a file: ${source}` : `does not exist: ${source}`;
			findings.push({
				path: [section, "source"],
				what,
				instead: "write the path of a folder"
			});
			continue;
		}
		for (const file of [`${source}/requirements.txt`, `${source}/code/requirements.txt`]) findings.push(...checkRequirements([section, "source"], file, repository.text(file)));
	}
	if (serving?.source !== void 0) findings.push(...checkPlaces(serving.source, repository));
	const { source, "entry-point": entryPoint = "train.py" } = training ?? {};
	if (source !== void 0 && repository.kind(source) === "folder" && repository.kind(`${source}/${entryPoint}`) !== "file") {
		const what = `does not exist: ${source}/${entryPoint}`;
		findings.push({
			path: ["training", "entry-point"],
			what,
			instead: "write the name of a file in training.source"
		});
	}
	return findings;
}
/** The serving image installs `code/requirements.txt`, so a `requirements.txt` beside the code is moved there. */
function checkPlaces(source, repository) {
	const both = [`${source}/requirements.txt`, `${source}/code/requirements.txt`];
	if (both.some((file) => repository.kind(file) !== "file")) return [];
	return [{
		path: ["serving", "source"],
		what: `contains two files for the same place in the model: ${both.join(" and ")}`,
		instead: "put all requirements into one of them"
	}];
}
function checkRequirements(path, file, text = "") {
	return text.split("\n").flatMap((line, index) => {
		const name = fromTheImage.exec(line.trim())?.[1];
		if (name === void 0) return [];
		return [{
			path,
			what: `requires ${name}, but the image already contains the version that works with it`,
			instead: "remove the line",
			elsewhere: {
				file,
				line: index + 1
			}
		}];
	});
}

// actions/lib/resources/code/index.ts
/** The user's code: which files belong to it, and how they are packed for SageMaker and for Lambda. */
const code$1 = {
	name: "code",
	sections: {},
	checks: [checkBundles],
	stages: {},
	kinds: { "code bundle": async (aws) => (await import("./object.mjs")).objectKind(aws, "code bundle") },
	build: async () => (await import("./node4.mjs")).buildCode
};

// actions/lib/resources/comparison/checks.ts
/** Metrics that the training jobs do not report, and comparisons without a model to compare with. */
function checkComparison({ training, endpoints, "pull-request": section }) {
	if (section === void 0) return [];
	const known = Object.keys(training?.metrics ?? {});
	const findings = Object.keys(section.compare ?? {}).filter((metric) => !known.includes(metric)).map((metric) => ({
		path: [
			"pull-request",
			"compare",
			metric
		],
		at: "key",
		what: "is not in training.metrics",
		instead: nearest(metric, known) ?? (known.length === 0 ? "add it to training.metrics" : known.join(" or "))
	}));
	if (section.compare !== void 0 && Object.keys(section.compare).length === 0) findings.push({
		path: ["pull-request", "compare"],
		what: "names no metric",
		instead: "{ Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }"
	});
	if (endpoints === void 0 || Object.keys(endpoints).length === 0) findings.push({
		path: ["pull-request"],
		at: "key",
		what: "compares with the model that an endpoint serves, and the config has no endpoints",
		instead: "add endpoints, or remove pull-request",
		warning: true
	});
	return findings;
}

// actions/lib/resources/comparison/resolve.ts
/** How models are compared, if the config says so. */
function resolveComparison({ "pull-request": written }) {
	if (written === void 0) return {};
	const { compare, inconclusive = "neutral", seeds = 1 } = written;
	return { pullRequest: {
		compare: mapValues(compare, resolveRule),
		inconclusive,
		seeds
	} };
}
/** @param rule a metric's rule as written */
function resolveRule(rule) {
	return given({
		higherIsBetter: rule["higher-is-better"],
		tolerance: rule.tolerance,
		exampleValue: rule["example-value"]
	});
}

// actions/lib/resources/preview/schema.ts
/** Up to a week, in minutes, hours or days. */
const atMostAWeek = /^([1-9]\d{0,3}m|([1-9]\d?|1[0-5]\d|16[0-8])h|[1-7]d)$/;
/** `pull-request.preview`: endpoints on which people try a pull request's model. */
const preview$1 = /* @__PURE__ */ optional(describe("Preview endpoints: a pull request with the label preview gets its model on endpoints of its own, with one instance each. Default: none, and the roles of pull requests may create no endpoint.", section({
	"expires-after": describe("How long a preview endpoint exists after its last change, at most 7d. A run every hour deletes expired ones. Default 8h.", /* @__PURE__ */ optional(text("a duration of at most 7d, such as 90m, 8h or 2d", "8h", atMostAWeek))),
	instance: /* @__PURE__ */ optional(instance("preview endpoints. Default: that of the endpoint", "ProductionVariants.InstanceType"))
}, "{ expires-after: 8h }")));

// actions/lib/resources/comparison/schema.ts
const tolerance = (/* @__PURE__ */ number$1({ error: () => "must be a number of at least 0\n0.01" })).check(/* @__PURE__ */ _gte(0, { error: () => "must be a number of at least 0\n0.01" }));
/** Metrics to compare, each with its direction and tolerance. */
const compareRules = entries(text("a name from training.metrics", "Test Accuracy", filled), section({
	"higher-is-better": describe("Whether a higher value of this metric is better.", flag()),
	tolerance: describe("How much worse the new model may be, in units of the metric: 0.01 of an accuracy is one percentage point.", tolerance),
	"example-value": describe("Value of evaluation.json whose mean over the test examples is this metric: accuracy, or a field such as loss. Default: the one whose mean is the figure that both jobs reported.", /* @__PURE__ */ optional(text("accuracy or the name of a field", "accuracy", filled)))
}, "{ higher-is-better: true, tolerance: 0.01 }"), "a mapping of metrics", "{ Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }");
/** `pull-request`: how a pull request's model is compared with the one that main serves. */
const pullRequest = /* @__PURE__ */ optional(describe("The comparison of the model of a pull request with the model that the endpoint of main serves.", section({
	compare: describe("The metrics that decide the verdict.", compareRules),
	inconclusive: describe("Conclusion of the check when the test set is too small to tell: neutral, success or failure. Default neutral.", /* @__PURE__ */ optional(choice([
		"neutral",
		"success",
		"failure"
	]))),
	seeds: describe("How often each of both models is trained, with another value of the hyperparameter seed (`--seed`) each time, to measure the noise of training. Default 1: the noise of training is not measured.", /* @__PURE__ */ optional(whole(1, 10, "3"))),
	preview: preview$1
}, "{ compare: { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } } }")));

// actions/lib/resources/comparison/index.ts
/** The comparison of a pull request's models with those that main serves: which models, and what decides. */
const comparison = {
	name: "comparison",
	sections: { "pull-request": pullRequest },
	checks: [checkComparison],
	resolve: resolveComparison,
	stages: { compare: {
		has: (config) => config.pullRequest !== void 0 && serves(config),
		runs: ["pull-request"]
	} },
	kinds: {},
	build: async () => (await import("./graph6.mjs")).buildComparisons
};

// actions/lib/resources/family.ts
/** For stages that main and pull requests run, each in its own trust domain. */
const EVERYWHERE = ["main", "pull-request"];

// actions/lib/resources/data/check-sources.ts
const archive = /\.(zip|tar\.gz|tgz)$/i;
/** With plain http, anybody on the way could read or change the data; only this machine is an exception. */
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//;
/** Sources of data and weights that do not exist or cannot be trusted. */
function checkSources({ data, weights }, repository) {
	return [
		...checkSource(["data", "source"], data?.source, repository, true),
		...checkSource(["weights", "source"], weights?.source, repository, false),
		...checkPin(data),
		...checkStrict(data)
	];
}
function checkStrict(data) {
	if (data?.strict !== true || data.layout === "image-folders") return [];
	return [{
		path: ["data", "strict"],
		what: "has no effect: without a layout nothing is checked",
		instead: "add layout: image-folders, or remove it"
	}];
}
function checkPin(data) {
	const locations = [data?.source ?? []].flat();
	if (data === void 0 || "sha256" in data || !locations.some((location) => /^https?:/.test(location ?? ""))) return [];
	return [{
		path: ["data", "source"],
		what: "is not pinned: any file that the address serves is used as the data set",
		instead: "add data.sha256, which sync-data prints",
		warning: true
	}];
}
function checkSource(path, source, repository, archives) {
	return (typeof source === "string" ? [source] : source ?? []).flatMap((location, index) => {
		if (location === void 0) return [];
		const place = typeof source === "string" ? path : [...path, index];
		const finding = objection$1(location, repository, archives);
		return finding === void 0 ? [] : [{
			path: place,
			...finding
		}];
	});
}
function objection$1(location, repository, archives) {
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
	if (scheme !== void 0) {
		if (scheme !== "https" && !loopback.test(location)) {
			const instead = scheme === "http" ? `write https${location.slice(4)}` : "write a path or an https address";
			return {
				what: `is read from a path or over https, not ${scheme}`,
				instead
			};
		}
		if (!URL.canParse(location)) return {
			what: `is not an address: ${shownAddress(location)}`,
			instead: "write an https address"
		};
		if (archives && !archive.test(new URL(location).pathname)) return {
			what: "is not a .zip, .tar.gz or .tgz file",
			instead: "write the address of such a file"
		};
		return;
	}
	const kind = repository.kind(location);
	if (kind === void 0) return {
		what: `does not exist: ${location}`,
		instead: "write the path of a folder or file that exists"
	};
	if (archives && kind === "file" && !archive.test(location)) return {
		what: "is not a folder, .zip, .tar.gz or .tgz file",
		instead: "write the path of one"
	};
}

// actions/lib/resources/data/resolve.ts
/** The data set with its defaults. */
function resolveData({ name, data }) {
	return { data: given({
		locations: [data.source].flat(),
		sha256: data.sha256,
		prefix: data.prefix ?? `${name}/`,
		layout: data.layout ?? "any",
		strict: data.strict
	}) };
}

// actions/lib/resources/data/schema.ts
var schema_exports$7 = /* @__PURE__ */ __exportAll({ data: () => data$1 });
/** `data`: the channel of every job. */
const data$1 = describe("The data set: the input channel \"training\" of every job.", section({
	source: describe("Folder, .zip, .tar.gz or .tgz, or the https address of such a file. In a list, the first that can be read is used.", oneOrMore(location, "a location or a list of them", "data/images")),
	sha256: /* @__PURE__ */ optional(sha256),
	prefix: describe("Key prefix of the data versions of main in the bucket; pull requests use <name>-pr/. Default <name>/.", /* @__PURE__ */ optional(text("a key prefix that ends in /", "dogImages/", /^[\w.-]+(\/[\w.-]+)*\/$/))),
	layout: describe("image-folders checks for {train,valid,test}/NNN.Class/ with images. Default any: no check.", /* @__PURE__ */ optional(choice(["image-folders", "any"]))),
	strict: describe("true turns the warnings of layout into errors: an image in two splits or classes, a truncated JPEG, a file that training does not read. Default false.", /* @__PURE__ */ optional(flag()))
}, "{ source: data/images }"));

// actions/lib/resources/data/index.ts
/**
* The data set: read from a folder, an archive or an address, checked, and published in the bucket as an immutable data
* version.
*/
const data = {
	name: "data",
	sections: schema_exports$7,
	checks: [checkSources],
	resolve: resolveData,
	stages: { "sync-data": {
		has: () => true,
		runs: EVERYWHERE
	} },
	kinds: { "data version": async (aws) => (await import("./version2.aws.mjs")).dataVersionKind(aws, "are missing") },
	build: async () => (await import("./node6.mjs")).buildData
};

// actions/lib/resources/ec2/resolve.ts
/** The section `ec2`. */
function resolveEc2({ name, aws, ec2, train = {} }) {
	if (ec2 === void 0) return {};
	const { instance = DEFAULT_INSTANCE, ami = DEFAULT_AMI, spot = false } = ec2;
	const volumeSize = ec2["volume-size"];
	return { ec2: given({
		train: ec2.train ?? defaultEntry(train) ?? "",
		instances: [instance].flat(),
		ami,
		maxRuntime: toSeconds(ec2["max-runtime"] ?? "2h"),
		volumeSize: volumeSize === void 0 ? void 0 : toGigabytes(volumeSize),
		spot,
		subnets: ec2.subnets ?? aws.subnets ?? [],
		instanceProfile: ec2["instance-profile"] ?? `${name}-ec2`
	}) };
}
/** The first entry that trains on one instance. */
function defaultEntry(train) {
	return Object.entries(train).find(([, entry]) => (entry?.count ?? 1) === 1)?.[0];
}

// actions/lib/resources/ec2/checks.ts
/** Seconds; the least that boot and downloads leave room for. */
const SHORTEST$1 = 60;
/** An EC2 training run of an entry that there is not, on what is no EC2 instance, or whose name means something else. */
function checkEc2({ name, ec2, train = {} }) {
	if (ec2 === void 0) return [];
	const runtime = ec2["max-runtime"];
	return [
		...checkName(name),
		...checkEntry(ec2.train, train),
		...[ec2.instance ?? []].flat().flatMap((type, index) => checkType(type, Array.isArray(ec2.instance) ? [index] : [])),
		...checkArchitecture(ec2),
		...runtime !== void 0 && toSeconds(runtime) < SHORTEST$1 ? [{
			path: ["ec2", "max-runtime"],
			what: `is ${runtime}, but an instance takes most of a minute to start`,
			instead: "write 1m or more"
		}] : []
	];
}
/** EC2 keeps the beginning for ids (EC2 API Reference, CreateSecurityGroup, GroupName). */
function checkName(name) {
	if (name === void 0 || !name.startsWith("sg-")) return [];
	return [{
		path: ["name"],
		what: `begins with sg-, and EC2 takes no security group of such a name: ${name}`,
		instead: "write a name that begins otherwise, or leave out ec2"
	}];
}
function checkEntry(named, train) {
	if (Object.hasOwn(train, "ec2")) return [{
		path: ["train", "ec2"],
		at: "key",
		what: "is the name of the EC2 training run, which the section ec2 describes",
		instead: "write another name"
	}];
	if (Object.keys(train).length === 0) return [];
	const names = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) === 1).map(([name]) => name);
	if (named === void 0) {
		if (defaultEntry(train) !== void 0) return [];
		return [{
			path: ["ec2"],
			at: "key",
			what: "needs an entry of train with one instance, and all have several",
			instead: "add an entry such as single: { instance: ml.m5.xlarge } to train"
		}];
	}
	if (!Object.hasOwn(train, named)) {
		const what = `is not the name of an entry in train: ${JSON.stringify(named)}`;
		return [{
			path: ["ec2", "train"],
			what,
			instead: `write ${nearest(named, names) ?? names.join(" or ")}`
		}];
	}
	const count = train[named]?.count ?? 1;
	if (count === 1) return [];
	const what = `is ${named}, which has ${count} instances; one EC2 instance trains`;
	return [{
		path: ["ec2", "train"],
		what,
		instead: names.length === 0 ? "name an entry with one instance" : `write ${names.join(" or ")}`
	}];
}
function checkType(type, index) {
	if (type === void 0 || !type.startsWith("ml.")) return [];
	const what = `is an instance type of SageMaker: ${type}`;
	return [{
		path: [
			"ec2",
			"instance",
			...index
		],
		what,
		instead: `write ${type.slice(3)}`
	}];
}
/** Graviton's families end in `g`, with letters for disk and network behind it: m7g, c7gn, g5g. */
const ARM = /^(a1|t4g|[a-z]+\d+g[a-z]*)\./;
/** An AMI starts on processors of one kind only; the names of the parameters say of which. */
function checkArchitecture({ ami = DEFAULT_AMI, instance = DEFAULT_INSTANCE }) {
	const [, of] = /\/(x86_64|arm64)\//.exec(ami) ?? [];
	if (of === void 0) return [];
	return [instance].flat().flatMap((type, index) => {
		if (type === void 0 || type.startsWith("ml.") || ARM.test(type) === (of === "arm64")) return [];
		const what = `is ${type}, on which the AMI does not start: ${ami} is for ${of}`;
		const instead = of === "arm64" ? "write an Arm type such as g5g.xlarge" : `write an x86 type such as ${DEFAULT_INSTANCE}`;
		return [{
			path: [
				"ec2",
				"instance",
				...Array.isArray(instance) ? [index] : []
			],
			what,
			instead
		}];
	});
}

// actions/lib/resources/ec2/costs.ts
/** What the training on EC2 costs: at the price of the first instance type; a spot instance costs less. */
function ec2Costs({ ec2 }) {
	const [instance] = ec2?.instances ?? [];
	if (ec2 === void 0 || instance === void 0) return [];
	return [{
		is: "run",
		key: "train-on-ec2",
		product: {
			use: "ec2",
			instance
		},
		instances: 1,
		jobs: 1,
		seconds: ec2.maxRuntime,
		earlier: async (scope) => (await import("./earlier.mjs")).earlierOnEc2(scope, instance)
	}];
}

// actions/lib/resources/ec2/permissions.ts
/** Main launches and ends instances of its pipeline alone; an instance reads its inputs and writes its results and its log. */
function permissions$6(config, place) {
	const { ec2 } = config;
	if (ec2 === void 0) return {};
	const arns = arnsOf(config, place);
	return {
		main: ofMain$3(config, ec2, place, arns),
		ec2: ofInstances(config, arns)
	};
}
function ofMain$3(config, ec2, place, arns) {
	const { region } = config.aws;
	const own = (...types) => types.map((type) => arns.regional("ec2", `${type}/*`));
	const requested = { StringEquals: { [PIPELINE.requested]: [config.name] } };
	const borne = { StringEquals: { [PIPELINE.borne]: [config.name] } };
	const profile = `arn:aws:iam::${place.account}:instance-profile/${ec2.instanceProfile}`;
	const { ec2Launches } = keysOf(config, "main");
	return [
		allow("ReadEc2", { ec2: READ_EC2 }, ["*"]),
		allow("ReadAmi", { ssm: ["GetParameter"] }, [`arn:aws:ssm:${region}::parameter${ec2.ami}`]),
		allow("ReadProfile", { iam: ["GetInstanceProfile"] }, [profile]),
		allow("LaunchInstance", { ec2: ["RunInstances"] }, own("instance"), { StringEquals: {
			...requested["StringEquals"],
			"ec2:InstanceType": ec2.instances,
			"ec2:InstanceProfile": [profile],
			"ec2:MetadataHttpTokens": ["required"]
		} }),
		allow("LaunchVolume", { ec2: ["RunInstances"] }, own("volume"), {
			...requested,
			Bool: { "ec2:Encrypted": ["true"] }
		}),
		allow("LaunchFrom", { ec2: ["RunInstances"] }, [`arn:aws:ec2:${region}::image/*`, ...own("network-interface", "subnet", ...ec2.spot ? ["spot-instances-request"] : [])]),
		allow("LaunchInGroup", { ec2: ["RunInstances"] }, own("security-group"), borne),
		allow("MakeGroup", { ec2: ["CreateSecurityGroup"] }, own("security-group"), requested),
		allow("MakeGroupIn", { ec2: ["CreateSecurityGroup"] }, own("vpc")),
		allow("TagNew", { ec2: ["CreateTags"] }, own("instance", "volume", "security-group"), { StringEquals: {
			...requested["StringEquals"],
			"ec2:CreateAction": ["RunInstances", "CreateSecurityGroup"]
		} }),
		allow("TagInstance", { ec2: ["CreateTags"] }, own("instance"), {
			...borne,
			StringEqualsIfExists: { [PIPELINE.requested]: [config.name] }
		}),
		allow("EndInstance", { ec2: ["TerminateInstances", "GetConsoleOutput"] }, own("instance"), borne),
		allow("PassInstanceRole", { iam: ["PassRole"] }, [arns.role(ec2.instanceProfile)], { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } }),
		...ec2.spot ? [makeSpotRole(arns)] : [],
		allow("ReadInstanceLogs", { logs: ["GetLogEvents"] }, [arns.regional("logs", `log-group:${logGroupOf(config.name)}:log-stream:*`)]),
		allow("WriteLaunches", { s3: ["PutObject"] }, arns.objects(...ec2Launches), ONCE)
	];
}
const READ_EC2 = [...[
	"DescribeInstances",
	"DescribeImages",
	"DescribeVpcs",
	"DescribeSubnets",
	"DescribeSecurityGroups"
], ...["DescribeInstanceTypes", "DescribeInstanceTypeOfferings"]];
/** An object is written unless it exists (S3 User Guide, "Enforce conditional writes"). */
const ONCE = { Null: { "s3:if-none-match": ["false"] } };
/** The first spot instance of an account needs a role of EC2's own (EC2 User Guide, "Service-linked role for Spot Instances"). */
function makeSpotRole(arns) {
	const role = arns.role("aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot");
	return allow("MakeSpotRole", { iam: ["CreateServiceLinkedRole"] }, [role], { StringEquals: { "iam:AWSServiceName": ["spot.amazonaws.com"] } });
}
/**
* What the code on an instance may do: read what main has published, and write results that are not there yet. The
* checkpoint of a spot instance is replaced after each epoch.
*/
function ofInstances(config, arns) {
	const { data, records, code, weights, ec2Jobs, ec2Results, ec2Large, ec2Checkpoints } = keysOf(config, "main");
	const group = arns.regional("logs", `log-group:${logGroupOf(config.name)}`);
	const { spot = false } = config.ec2 ?? {};
	return [
		allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(data, records[0] ?? "", code, weights, ec2Jobs, ...spot ? [ec2Checkpoints] : [])),
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...ec2Results), ONCE),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...ec2Large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...ec2Large)),
		...spot ? [allow("WriteCheckpoints", { s3: ["PutObject"] }, arns.objects(ec2Checkpoints))] : [],
		allow("LogGroup", { logs: ["CreateLogGroup"] }, [group, `${group}:*`]),
		allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, [`${group}:log-stream:*`])
	];
}

// actions/lib/resources/ec2/schema.ts
var schema_exports$6 = /* @__PURE__ */ __exportAll({ ec2: () => ec2$1 });
/** `ec2`: one training run on an EC2 instance. */
const ec2$1 = /* @__PURE__ */ optional(describe("A training run on an EC2 instance, with the same code, data and hyperparameters as an entry of train. Its model is served by an endpoint with `model: ec2`. It runs in the workflow train-on-ec2.yml.", section({
	train: describe("The entry of train whose content is trained. Default: the first with one instance.", /* @__PURE__ */ optional(text("the name of an entry in train", "single", filled))),
	instance: describe("InstanceType, or several: the next one is taken when AWS has no capacity for the one before. Default m5.xlarge.", /* @__PURE__ */ optional(oneOrMore(text("an EC2 instance type", "m5.xlarge", /^(ml\.)?[a-z][a-z0-9-]*\.[a-z0-9-]+$/), "an EC2 instance type, or a list of them", "m5.xlarge or [m5.xlarge, m5a.xlarge]"))),
	ami: describe(`The Systems Manager parameter that names the AMI; its Python with PyTorch is /opt/pytorch/bin/python. Default ${DEFAULT_AMI}.`, /* @__PURE__ */ optional(text("the name of a Systems Manager parameter of a Deep Learning AMI", DEFAULT_AMI, /^\/aws\/service\/deeplearning\/ami\/[\w./-]+$/))),
	"max-runtime": describe("The instance ends itself after this time, whatever happens. Default 2h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "2h", durationPattern))),
	"volume-size": describe("Size of the instance's disk, at least that of the AMI. Default: 20 GB more than the AMI has.", /* @__PURE__ */ optional(text("a size with its unit, such as 100GB", "100GB", sizePattern))),
	spot: describe("Whether a spot instance is used. After an interruption, training continues from its checkpoint on another one. Default false.", /* @__PURE__ */ optional(flag())),
	subnets: describe("SubnetId: the next one is taken when AWS has no capacity in the one before. They need a way to Amazon S3 and CloudWatch Logs. Default: aws.subnets, else those of the default VPC.", /* @__PURE__ */ optional(subnetIds)),
	"instance-profile": describe("Name of the instance's profile. Default: the one of the generated roles, <name>-ec2.", /* @__PURE__ */ optional(text("the name of an instance profile", "dog-breeds-ec2", /^[\w+=,.@-]{1,128}$/)))
}, "{ max-runtime: 2h }")));

// actions/lib/resources/ec2/index.ts
/**
* One training run on an EC2 instance, with the content of an entry of `train`: the instance with its security group, and what
* it leaves. Endpoints serve its model as that of any training job.
*/
const ec2 = {
	name: "ec2",
	sections: schema_exports$6,
	checks: [checkEc2],
	resolve: resolveEc2,
	permissions: permissions$6,
	stages: { "train-on-ec2": {
		has: (config) => config.ec2 !== void 0,
		runs: ["main"],
		apart: "unless named"
	} },
	kinds: {
		"security group": async (aws) => (await import("./security-group.aws.mjs")).securityGroupKind(aws),
		"EC2 training": async (aws) => (await import("./run2.aws.mjs")).ec2RunKind(aws)
	},
	costs: ec2Costs,
	build: async () => (await import("./graph8.mjs")).buildEc2
};

// actions/lib/resources/endpoint/costs.ts
/** What the endpoints cost: with autoscaling between its limits, those of scheduled actions included. */
function endpointCosts({ endpoints }) {
	return Object.entries(endpoints).map(([name, { instance, count, scaling }]) => {
		const ranges = scaling === void 0 ? [] : [scaling, ...Object.values(scaling.scheduled)];
		const least = scaling === void 0 ? count : Math.min(...ranges.map(({ min = scaling.min }) => min));
		const most = scaling === void 0 ? count : Math.max(...ranges.map(({ max = scaling.max }) => max));
		return {
			is: "standing",
			key: `endpoint:${name}`,
			product: {
				use: "hosting",
				instance
			},
			least,
			most,
			what: `${least === most ? least : `${least} to ${most}`} × ${instance}`
		};
	});
}

// actions/lib/resources/endpoint/permissions.ts
/** Models, configurations and endpoints of main; a pull request reads them. */
function permissions$5(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: ofMain$2(config, arns),
		"pull-request": ofPullRequests$1(config, arns),
		execution: endpointLogs(arns, Object.keys(config.endpoints))
	};
}
/** Creating or updating an endpoint also needs the permission for its configuration. */
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
function ofMain$2(config, arns) {
	if (arns.endpoints.length === 0) return [];
	const served = [...arns.models, ...arns.endpointConfigs];
	const groups = Object.keys(config.endpoints).map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}:*`));
	return [
		allow("MakeModels", { sagemaker: ["CreateModel", "CreateEndpointConfig"] }, served, taggedAsOwn(config)),
		allow("Models", { sagemaker: MODELS }, served, unlessAnothers(config)),
		allow("Endpoints", { sagemaker: ENDPOINTS }, arns.endpoints),
		lists$1(config),
		allow("ReadEndpointLogs", READ_LOGS, groups)
	];
}
/** The read calls of a plan. */
function ofPullRequests$1(config, arns) {
	if (arns.endpoints.length === 0) return [];
	return [lists$1(config), allow("ReadServing", { sagemaker: [
		"DescribeModel",
		"DescribeEndpointConfig",
		"DescribeEndpoint",
		"ListTags"
	] }, [
		...arns.models,
		...arns.endpointConfigs,
		...arns.endpoints
	])];
}
/** SageMaker's list calls cannot be limited to resources (Service Authorization Reference). */
function lists$1({ preview }) {
	return allow("ListModels", { sagemaker: [
		"ListModels",
		"ListEndpointConfigs",
		...preview === void 0 ? [] : ["ListEndpoints"]
	] }, ["*"]);
}
/** Each endpoint has its own log group, which its instances write. @param names of the endpoints, or patterns */
function endpointLogs(arns, names) {
	const groups = names.map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}`));
	if (groups.length === 0) return [];
	return [allow("EndpointLogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, groups.flatMap((group) => [group, `${group}:*`])), allow("EndpointLogs", { logs: ["CreateLogStream", "PutLogEvents"] }, groups.map((group) => `${group}:log-stream:*`))];
}

// actions/lib/resources/autoscaling/resolve.ts
/** How an endpoint scales; times in seconds. */
function resolveScaling({ min, max, step, scheduled = {}, ...scaling }) {
	const seconds = (cooldown = "300s") => toSeconds(cooldown);
	return given({
		min,
		max,
		target: scaling["target-invocations-per-instance-per-minute"],
		scaleInCooldown: seconds(scaling["scale-in-cooldown"]),
		scaleOutCooldown: seconds(scaling["scale-out-cooldown"]),
		step: step && {
			minutes: step.minutes ?? 1,
			cooldown: seconds(step.cooldown),
			add: step.add.toSorted((a, b) => a.above - b.above)
		},
		scheduled: mapValues(scheduled, ({ schedule, timezone = "UTC", min, max }) => given({
			schedule,
			timezone,
			min,
			max
		}))
	});
}

// actions/lib/resources/code/resolve.ts
/** A folder of code, without slashes at its end. */
function code({ source, include }) {
	return given({
		source: source.replace(/\/+$/, ""),
		include
	});
}

// actions/lib/resources/endpoint/resolve.ts
/** The sections `serving` and `endpoints`. */
function resolveEndpoints(written) {
	const { serving, endpoints = {} } = written;
	return {
		endpoints: mapValues(endpoints, (endpoint) => resolveEndpoint(endpoint, written)),
		...serving && { serving: {
			...code(serving),
			environment: texts(serving.environment)
		} }
	};
}
/** An endpoint as it is deployed. */
function resolveEndpoint(endpoint, { aws, serving }) {
	const { model, instance, count = 1, scaling, gate, smoke } = endpoint;
	const image = serving?.image ?? "ray-serve";
	return given({
		model,
		instance,
		count,
		image: imageUri("serving", image, aws.region, instance),
		inferenceAmi: inferenceAmi(image, instance),
		scaling: scaling && resolveScaling(scaling),
		gate: gate && mapValues(gate, resolveRule),
		smoke: smoke && given({
			file: smoke.file,
			contentType: smoke["content-type"],
			expect: smoke.expect
		})
	});
}

// actions/lib/resources/autoscaling/schema.ts
/** An expression of Application Auto Scaling; AWS checks the part in brackets. */
const schedule = /^(cron\(\S+( \S+){5}\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/;
const cooldown = (word, what) => describe(`${word}: ${what} Default 300s.`, /* @__PURE__ */ optional(text("a duration with its unit, such as 30s or 5m", "30s", durationPattern)));
/** `endpoints.<name>.scaling`: the number of instances, by load and time. */
const scaling = describe("Autoscaling of the instances (Application Auto Scaling, target tracking).", section({
	min: describe("MinCapacity: minimum number of instances.", whole(1, 1e3, "1")),
	max: describe("MaxCapacity: maximum number of instances.", whole(1, 1e3, "4")),
	"target-invocations-per-instance-per-minute": describe("TargetValue of SageMakerVariantInvocationsPerInstance: requests per minute that one instance should answer. 20 is one request every 3 seconds; measure with the action invoke what an instance can do.", positive("20")),
	"scale-in-cooldown": cooldown("ScaleInCooldown", "time between two removals of instances."),
	"scale-out-cooldown": cooldown("ScaleOutCooldown", "wait after instances were added."),
	step: describe("Step scaling in addition to target tracking: adds instances immediately under high load. The larger of both numbers of instances applies.", /* @__PURE__ */ optional(section({
		minutes: describe("EvaluationPeriods of the alarm: minutes above the threshold before instances are added. Default 1.", /* @__PURE__ */ optional(whole(1, 60, "1"))),
		cooldown: cooldown("Cooldown", "wait before the same step adds more instances."),
		add: describe("StepAdjustments: number of instances to add above a number of requests per minute and instance.", list(section({
			above: describe("The alarm’s Threshold and MetricIntervalLowerBound.", positive("60")),
			instances: describe("ScalingAdjustment.", whole(1, 1e3, "2"))
		}, "{ above: 60, instances: 2 }"), "a list of steps", "[{ above: 60, instances: 2 }]", 20))
	}, "{ add: [{ above: 60, instances: 2 }] }"))),
	scheduled: describe("Scheduled actions by name: other limits from a point in time.", /* @__PURE__ */ optional(entries(entryName("a name such as morning"), section({
		schedule: describe("Schedule: cron(minutes hours day month weekday year), rate(…) or at(…).", text("a schedule such as cron(0 8 ? * MON-FRI *), rate(1 day) or at(2030-01-31T08:00:00)", "cron(0 8 ? * MON-FRI *)", schedule)),
		timezone: describe("Timezone of cron and at. Default UTC.", /* @__PURE__ */ optional(text("a time zone", "Europe/Berlin", filled))),
		min: describe("MinCapacity from then on.", /* @__PURE__ */ optional(whole(1, 1e3, "2"))),
		max: describe("MaxCapacity from then on.", /* @__PURE__ */ optional(whole(1, 1e3, "8")))
	}, "{ schedule: cron(0 8 ? * MON-FRI *), min: 2 }"), "a mapping of scheduled actions", "{ morning: { schedule: 'cron(0 8 ? * MON-FRI *)', min: 2 } }")))
}, "{ min: 1, max: 4, target-invocations-per-instance-per-minute: 20 }"));

// actions/lib/resources/endpoint/schema.ts
var schema_exports$5 = /* @__PURE__ */ __exportAll({
	endpoints: () => endpoints,
	serving: () => serving
});
/** `serving` and `endpoints`: the serving code, and the endpoints with their models and instances. */
const serving = /* @__PURE__ */ optional(describe("The serving code, which is packed into every model together with the trained artifact.", section({
	source: describe("Folder of the serving code.", path("python/serving")),
	include,
	image: describe("PrimaryContainer.Image: ray-serve (AWS's image, CPU or GPU as the instance is) or an image URI. Default ray-serve.", /* @__PURE__ */ optional(text("ray-serve or an image URI", "ray-serve", filled))),
	environment: environment("PrimaryContainer.Environment")
}, "{ source: python/serving }")));
const endpoints = /* @__PURE__ */ optional(describe("Endpoints by their name.", entries(entryName("a name such as dog-breeds"), section({
	model: describe("The entry of train whose artifact is served; ec2: that of the EC2 training run.", text("the name of an entry in train", "single", filled)),
	instance: instance("serving", "ProductionVariants.InstanceType"),
	count: describe("ProductionVariants.InitialInstanceCount. Default 1.", /* @__PURE__ */ optional(whole(1, 1e3, "1"))),
	scaling: /* @__PURE__ */ optional(scaling),
	gate: describe("Metrics in which a new model must not be worse than the served one: if it is shown to be, deploy fails and the endpoint keeps its model.", /* @__PURE__ */ optional(compareRules)),
	smoke: describe("The smoke test: a request that must be answered correctly after a deployment. Otherwise the endpoint is rolled back.", /* @__PURE__ */ optional(section({
		file: describe("The body of the request.", path("pipeline-config/data/held-out/image.png")),
		"content-type": describe("ContentType of InvokeEndpoint.", text("a media type", "image/jpeg", /^[\w.+-]+\/[\w.+-]+$/)),
		expect: describe("The expected top class. Default: any answer that is not an error.", /* @__PURE__ */ optional(text("the name of a class", "Dalmatian", filled)))
	}, "{ file: image.jpg, content-type: image/jpeg, expect: Dalmatian }")))
}, "{ model: single, instance: ml.m5.xlarge }"), "a mapping of endpoints", "{ dog-breeds: { model: single, instance: ml.m5.xlarge } }")));

// actions/lib/resources/endpoint/index.ts
/**
* Endpoints with their model packages, models and endpoint configurations; the smoke test after each change, and the
* rollback if it fails.
*/
const endpoint = {
	name: "endpoint",
	sections: schema_exports$5,
	checks: [checkEndpoints$1],
	resolve: resolveEndpoints,
	permissions: permissions$5,
	stages: { deploy: {
		has: serves,
		runs: ["main"]
	} },
	kinds: {
		"model package": async (aws) => (await import("./object.mjs")).objectKind(aws, "model package"),
		model: async (aws) => (await import("./model.aws.mjs")).modelKind(aws),
		"endpoint configuration": async (aws) => (await import("./endpoint-config.aws.mjs")).endpointConfigKind(aws),
		endpoint: async (aws) => (await import("./endpoint.aws.mjs")).endpointKind(aws)
	},
	costs: endpointCosts,
	build: async () => (await import("./graph10.mjs")).buildEndpoints
};

// actions/lib/resources/function/checks.ts
/** Limits of Lambda: all environment variables together in bytes, memory in MB, time in seconds. Source: its quotas. */
const ENVIRONMENT_LIMIT = 4096;
const MEMORY = {
	least: 128,
	most: 10240
};
const LONGEST = 900;
/** Bytes of an event whose answer is waited for. Source: Lambda quotas, "Invocation payload". */
const LARGEST_EVENT = 6291456;
/** Functions without an endpoint or a handler, or that Lambda would refuse. */
function checkFunctions({ functions = {}, endpoints = {} }, repository) {
	return Object.entries(functions).flatMap(([name, written]) => {
		if (written === void 0) return [];
		const path = ["functions", name];
		const { endpoint } = written;
		const names = Object.keys(endpoints);
		const findings = [
			...checkCode(path, written, repository),
			...checkConcurrency(path, written),
			...checkLimits$1(path, written),
			...checkTest(path, written, repository),
			...checkTrial(path, written)
		];
		if (endpoint !== void 0 && !names.includes(endpoint)) {
			const instead = names.length === 0 ? "add it to endpoints" : `write ${nearest(endpoint, names) ?? names.join(" or ")}`;
			const what = `is not the name of an endpoint in endpoints: ${JSON.stringify(endpoint)}`;
			findings.push({
				path: [...path, "endpoint"],
				what,
				instead
			});
		}
		return findings;
	});
}
function checkCode(path, { source, handler = "handler.handler" }, repository) {
	if (source === void 0) return [];
	if (repository.kind(source) !== "folder") {
		const what = repository.kind(source) === "file" ? `is a file: ${source}` : `does not exist: ${source}`;
		return [{
			path: [...path, "source"],
			what,
			instead: "write the path of a folder"
		}];
	}
	const findings = [];
	const [file, name] = [`${source}/${handler.replace(/\.\w+$/, "")}.py`, handler.split(".").at(-1)];
	const text = repository.text(file);
	const where = [...path, "handler"];
	if (text === void 0) findings.push({
		path: where,
		what: `has no file ${file}`,
		instead: "write <file>.<function> of the source"
	});
	else if (!new RegExp(`^(async\\s+)?(def\\s+${name}\\b|${name}\\s*[:=])|\\bimport\\b.*\\b${name}\\b`, "m").test(text)) {
		const what = `has no function ${name} in ${file}`;
		findings.push({
			path: where,
			what,
			instead: "write <file>.<function> of the source"
		});
	}
	if (repository.text(`${source}/requirements.txt`) !== void 0) {
		const what = "contains a requirements.txt, which Lambda does not install";
		const instead = `install the packages into it: pip install -r requirements.txt --target ${source}`;
		findings.push({
			path: [...path, "source"],
			what,
			instead,
			warning: true
		});
	}
	return findings;
}
function checkConcurrency(path, written) {
	const { "provisioned-concurrency": provisioned = 0, "reserved-concurrency": reserved } = written;
	if (reserved === void 0 || reserved >= 2 * provisioned) return [];
	if (provisioned > reserved) {
		const what = `is above reserved-concurrency: ${provisioned} > ${reserved}`;
		const instead = `write at most ${Math.floor(reserved / 2)}, or reserve ${2 * provisioned}`;
		return [{
			path: [...path, "provisioned-concurrency"],
			what,
			instead
		}];
	}
	const what = `is below twice provisioned-concurrency: ${reserved} < 2 × ${provisioned}; during an update the old and the new version both need it`;
	return [{
		path: [...path, "reserved-concurrency"],
		what,
		instead: `write at least ${2 * provisioned}`
	}];
}
function checkLimits$1(path, { environment = {}, memory, timeout }) {
	const findings = [];
	if ("ENDPOINT_NAME" in environment) {
		const what = "is set by the action, from endpoint";
		findings.push({
			path: [
				...path,
				"environment",
				"ENDPOINT_NAME"
			],
			at: "key",
			what,
			instead: "remove it"
		});
	}
	const bytes = Buffer.byteLength(JSON.stringify(environment));
	if (bytes > ENVIRONMENT_LIMIT) {
		const what = `has ${bytes} bytes as JSON; Lambda allows ${ENVIRONMENT_LIMIT} for all variables together`;
		findings.push({
			path: [...path, "environment"],
			at: "key",
			what,
			instead: "put it in a file of the source"
		});
	}
	const megabytes = memory !== void 0 && memoryPattern.test(memory) ? toMegabytes(memory) : MEMORY.least;
	if (megabytes < MEMORY.least || megabytes > MEMORY.most) {
		const what = `is ${megabytes} MB; Lambda allows ${MEMORY.least} to ${MEMORY.most}`;
		findings.push({
			path: [...path, "memory"],
			what,
			instead: "write 256MB"
		});
	}
	if (timeout !== void 0 && durationPattern.test(timeout) && toSeconds(timeout) > LONGEST) {
		const what = `is ${toSeconds(timeout)} s; Lambda allows ${LONGEST}`;
		findings.push({
			path: [...path, "timeout"],
			what,
			instead: "write at most 15m"
		});
	}
	return findings;
}
/** Without a test event, a caller of the alias is the first one to use a new version. */
function checkTrial(path, { test, "provisioned-concurrency": provisioned = 0 }) {
	if (test !== void 0 || provisioned > 0) return [];
	return [{
		path,
		at: "key",
		what: "has no test and no provisioned-concurrency, so a new version is not tested before the alias moves to it",
		instead: "add test: { event: … }",
		warning: true
	}];
}
function checkTest(path, { test }, repository) {
	const event = test?.event;
	if (typeof event !== "string") return [];
	const where = [
		...path,
		"test",
		"event"
	];
	const text = repository.text(event);
	if (text === void 0) return [{
		path: where,
		what: `does not exist: ${event}`,
		instead: "write the path of a JSON file, or the event"
	}];
	const secrets = secretsIn(text).map(({ what }) => `names a file that ${what}: ${event}`);
	if (secrets.length > 0) return secrets.map((what) => ({
		path: where,
		what,
		instead: "remove it from the file and revoke it"
	}));
	if (isPointerAt(event, repository)) return [];
	if (text.includes("�")) return [{
		path: where,
		what: `is not UTF-8: ${event}`,
		instead: "save it as UTF-8"
	}];
	try {
		JSON.parse(text);
		const bytes = Buffer.byteLength(text);
		if (bytes <= LARGEST_EVENT) return [];
		return [{
			path: where,
			what: `has ${bytes} bytes as JSON: ${event}; Lambda allows ${LARGEST_EVENT}`,
			instead: "write a smaller event"
		}];
	} catch (error) {
		return [{
			path: where,
			what: `is not valid JSON: ${event}: ${error instanceof Error ? error.message.replace(/,? "?\.{0,3}".*$/s, "") : String(error)}`,
			instead: "correct the file"
		}];
	}
}

// actions/lib/resources/function/costs.ts
/** What the initialized executions of the functions cost; without requests, the functions themselves cost nothing. */
function functionCosts({ functions }) {
	return Object.entries(functions).filter(([, { provisionedConcurrency }]) => provisionedConcurrency > 0).map(([name, { provisionedConcurrency: count, memory }]) => {
		const gigabytes = count * memory / 1024;
		return {
			is: "standing",
			key: `provisioned-concurrency:${name}`,
			product: { use: "provisioned concurrency" },
			least: gigabytes,
			most: gigabytes,
			what: `${count} executions × ${memory} MB`
		};
	});
}

// actions/lib/resources/function/permissions.ts
/**
* The functions, and what each function may do: invoke an endpoint and write its log. A pull request may not even read
* them, because Lambda returns a function's code and environment with its description.
*/
function permissions$4(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: functions$2(config, arns),
		function: ofFunctions(config, arns)
	};
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
function functions$2(config, arns) {
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
function ofFunctions(config, arns) {
	const functions = Object.entries(config.functions);
	const endpoints = new Set(functions.map(([, { endpoint }]) => arns.regional("sagemaker", `endpoint/${endpoint}`)));
	return [allow("AskEndpoint", { sagemaker: ["InvokeEndpoint"] }, [...endpoints]), allow("Logs", { logs: [
		"CreateLogGroup",
		"CreateLogStream",
		"PutLogEvents"
	] }, functions.map(([name]) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`)))];
}

// actions/lib/resources/function/resolve.ts
/** The functions with their defaults. */
function resolveFunctions({ functions = {} }) {
	return { functions: mapValues(functions, resolveFunction) };
}
function resolveFunction(written) {
	return given({
		...code(written),
		handler: written.handler ?? "handler.handler",
		runtime: written.runtime ?? "python3.13",
		endpoint: written.endpoint,
		alias: written.alias ?? "live",
		memory: toMegabytes(written.memory ?? "256MB"),
		timeout: toSeconds(written.timeout ?? "60s"),
		environment: texts(written.environment),
		provisionedConcurrency: written["provisioned-concurrency"] ?? 0,
		reservedConcurrency: written["reserved-concurrency"],
		test: written.test && given(written.test)
	});
}

// actions/lib/resources/function/schema.ts
var schema_exports$4 = /* @__PURE__ */ __exportAll({ functions: () => functions$1 });
/** `functions`: Lambda functions in front of the endpoints. */
const functions$1 = /* @__PURE__ */ optional(describe("Lambda functions in front of the endpoints, by their name.", entries(text("at most 64 letters, digits, hyphens and underscores", "dog-breeds-classify", /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), section({
	source: describe("Folder of the code.", path("python/function")),
	include,
	handler: describe("Handler: <file>.<function>. Default handler.handler.", /* @__PURE__ */ optional(text("<file>.<function>", "handler.handler", /^[\w/-]+\.[A-Za-z_]\w*$/))),
	runtime: describe("Runtime. Default python3.13.", /* @__PURE__ */ optional(choice([
		"python3.10",
		"python3.11",
		"python3.12",
		"python3.13",
		"python3.14"
	]))),
	endpoint: describe("The endpoint that the function invokes; its environment variable ENDPOINT_NAME.", text("the name of an endpoint", "dog-breeds", filled)),
	alias: describe("Name of the alias that callers use; it moves to a new version after the test has passed. Default live.", /* @__PURE__ */ optional(text("letters, digits, hyphens and underscores, not a number", "live", /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/))),
	memory: describe("MemorySize; the CPU share grows with it. Default 256MB.", /* @__PURE__ */ optional(text("a size with its unit, such as 256MB or 1GB", "256MB", memoryPattern))),
	timeout: describe("Timeout: Lambda ends an invocation that takes longer. Default 60s.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30s or 5m", "60s", durationPattern))),
	environment: environment("Environment.Variables"),
	"provisioned-concurrency": describe("ProvisionedConcurrentExecutions: initialized executions of the version that the alias points to. AWS bills them even without requests. Default 0.", /* @__PURE__ */ optional(whole(0, 1e3, "5"))),
	"reserved-concurrency": describe("ReservedConcurrentExecutions: the maximum of concurrent executions, which other functions cannot use. At least twice provisioned-concurrency, because the old and the new version both need it during an update. Default: the unreserved concurrency of the account.", /* @__PURE__ */ optional(whole(0, 1e4, "10"))),
	test: describe("A test event that a new version must answer correctly before the alias moves to it.", /* @__PURE__ */ optional(section({
		event: describe("The event, or the path of a JSON file that contains it.", anything("a mapping, or the path of a JSON file", "{ url: https://example.org/dog.jpg }")),
		expect: describe("The expected top class. Default: any answer that is not an error.", /* @__PURE__ */ optional(text("the name of a class", "Dalmatian", filled)))
	}, "{ event: { url: https://example.org/dog.jpg }, expect: Dalmatian }")))
}, "{ source: python/function, endpoint: dog-breeds }"), "a mapping of functions", "{ dog-breeds-classify: { source: python/function, endpoint: dog-breeds } }")));

// actions/lib/resources/function/index.ts
/**
* Lambda functions in front of the endpoints: the function, its versions, its concurrency, and the alias that callers use,
* which moves to a new version after the test event has passed.
*/
const functions = {
	name: "function",
	sections: schema_exports$4,
	checks: [checkFunctions],
	resolve: resolveFunctions,
	permissions: permissions$4,
	stages: { function: {
		has: ({ functions }) => Object.keys(functions).length > 0,
		runs: ["main"]
	} },
	kinds: {
		"function package": async (aws) => (await import("./object.mjs")).objectKind(aws, "function package"),
		function: async (aws) => (await import("./function.aws.mjs")).functionKind(aws),
		"function version": async (aws) => (await import("./version3.aws.mjs")).functionVersionKind(aws),
		"function alias": async (aws) => (await import("./alias.aws.mjs")).functionAliasKind(aws),
		"reserved concurrency": async (aws) => (await import("./concurrency.aws.mjs")).reservedConcurrencyKind(aws),
		"provisioned concurrency": async (aws) => (await import("./concurrency.aws.mjs")).provisionedConcurrencyKind(aws)
	},
	costs: functionCosts,
	build: async () => (await import("./graph14.mjs")).buildFunctions
};

// actions/lib/resources/notebook/checks.ts
/** GB of a volume. Source: SageMaker's service model, NotebookInstanceVolumeSizeInGB. */
const VOLUME = {
	least: 5,
	most: 16384
};
/** Seconds: before somebody has opened it, an instance must not stop. */
const SHORTEST = 300;
const LONGEST_PACKAGE = 100;
/** Families that AL2023 does not run on. Source: documentation, "AL2023 notebook instances". */
const UNSUPPORTED = /^ml\.(p2|p3|p3dn|inf1|g3)\./;
/** Values of `notebook` that SageMaker would refuse, or with which nobody could work. */
function checkNotebook({ notebook }) {
	if (notebook === void 0) return [];
	const findings = [];
	const at = (key, what, instead) => findings.push({
		path: ["notebook", key],
		what,
		instead
	});
	const { instance, "volume-size": size, "idle-stop": idle, packages = [] } = notebook;
	if (instance !== void 0 && !hasInstance("notebook", instance)) at("instance", `is not an instance type for notebooks: ${instance}`, `write ${nearestInstance("notebook", instance)}`);
	else if (instance !== void 0 && UNSUPPORTED.test(instance)) at("instance", `does not run the platform notebook-al2023-v1: ${instance}`, "write another instance type");
	if (size !== void 0 && sizePattern.test(size)) {
		const gigabytes = toGigabytes(size);
		if (gigabytes < VOLUME.least) at("volume-size", `is below SageMaker's least, ${VOLUME.least} GB: ${size}`, `write ${VOLUME.least}GB`);
		if (gigabytes > VOLUME.most) at("volume-size", `is above SageMaker's most, ${VOLUME.most} GB: ${size}`, `write ${VOLUME.most}GB`);
	}
	if (idle !== void 0 && durationPattern.test(idle) && toSeconds(idle) < SHORTEST) at("idle-stop", `is below 5m: ${idle}; the instance would stop before anybody has opened it`, "write 5m or more");
	packages.forEach((one, index) => {
		if (one !== void 0 && one.length > LONGEST_PACKAGE) findings.push({
			path: [
				"notebook",
				"packages",
				index
			],
			what: `has ${one.length} characters, more than ${LONGEST_PACKAGE}`,
			instead: "name fewer versions"
		});
	});
	return findings;
}

// actions/lib/resources/notebook/costs.ts
/** What the notebook instance costs while it runs: nothing when it is never started, at most all the time. */
function notebookCosts({ notebook }) {
	if (notebook === void 0) return [];
	const { instance } = notebook;
	return [{
		is: "standing",
		key: "notebook",
		product: {
			use: "notebook",
			instance
		},
		least: 0,
		most: 1,
		what: `${instance}, while it runs`
	}];
}

// actions/lib/resources/notebook/permissions.ts
/** The log group of all notebook instances of an account. */
const LOGS = "log-group:/aws/sagemaker/NotebookInstances";
/**
* The notebook instance. Who runs on main makes it and cannot open it; what runs on it reads what the pipeline has made, and
* can stop the instance and nothing else.
*/
function permissions$3(config, place) {
	if (config.notebook === void 0) return {};
	const arns = arnsOf(config, place);
	const instance = arns.regional("sagemaker", `notebook-instance/${notebookName(config.name)}`);
	return {
		main: ofMain$1(config, arns, instance),
		notebook: ofNotebook(config, arns, instance)
	};
}
const INSTANCE = [
	"Describe",
	"Update",
	"Start",
	"Stop",
	"Delete"
].map((verb) => `${verb}NotebookInstance`);
const SCRIPTS = ["Describe", "Delete"].map((verb) => `${verb}NotebookInstanceLifecycleConfig`);
function ofMain$1(config, arns, instance) {
	const prefix = scriptsPrefix(config.name);
	const both = [instance, arns.regional("sagemaker", `notebook-instance-lifecycle-config/${prefix}${"?".repeat(10)}`)];
	return [
		allow("MakeNotebook", { sagemaker: ["CreateNotebookInstance", "CreateNotebookInstanceLifecycleConfig"] }, both, taggedAsOwn(config)),
		allow("Notebook", { sagemaker: [
			...INSTANCE,
			...SCRIPTS,
			"AddTags",
			"ListTags"
		] }, both, unlessAnothers(config)),
		allow("ListNotebookScripts", { sagemaker: ["ListNotebookInstanceLifecycleConfigs"] }, ["*"]),
		allow("ReadNotebookLogs", READ_LOGS, streamsIn(arns, LOGS, `${notebookName(config.name)}/*`)),
		allow("PassNotebookRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).notebook)], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } })
	];
}
/** Jobs by the beginning of their names, and by their tags: to list them one by one would take half of the template. */
function ofNotebook(config, arns, instance) {
	const { name } = config;
	const { data, records, jobs } = keysOf(config, "main");
	const trains = arns.jobs("main").length > 0;
	const types = ["training-job", "hyper-parameter-tuning-job"];
	return [
		allow("StopItself", { sagemaker: ["StopNotebookInstance"] }, [instance]),
		allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]),
		allow("ReadResults", { s3: ["GetObject"] }, arns.objects(data, ...records, jobs, `${name}/ec2/*`)),
		...trains ? [
			allow("ReadJobs", { sagemaker: READ_JOBS$1 }, types.map((type) => arns.regional("sagemaker", `${type}/${name}-*`)), { StringEquals: { [PIPELINE.borne]: [name] } }),
			allow("ListJobs", { sagemaker: ["ListTrainingJobs", "ListHyperParameterTuningJobs"] }, ["*"]),
			allow("ReadJobLogs", READ_LOGS, streamsIn(arns, TRAINING_LOGS, `${name}-*`))
		] : [],
		allow("Logs", { logs: [
			"CreateLogGroup",
			"CreateLogStream",
			"PutLogEvents"
		] }, streamsIn(arns, LOGS, `${notebookName(name)}/*`))
	];
}
const READ_JOBS$1 = [
	"DescribeTrainingJob",
	"DescribeHyperParameterTuningJob",
	"ListTrainingJobsForHyperParameterTuningJob"
];
/** A log group, as calls about it name it, and streams in it. */
function streamsIn(arns, group, streams) {
	return [arns.regional("logs", `${group}:log-stream:`), arns.regional("logs", `${group}:log-stream:${streams}`)];
}

// actions/lib/resources/notebook/resolve.ts
/** The notebook instance with its defaults. */
function resolveNotebook({ notebook }) {
	if (notebook === void 0) return {};
	return { notebook: given({
		instance: notebook.instance ?? "ml.t3.medium",
		volumeSize: toGigabytes(notebook["volume-size"] ?? "5GB"),
		idleStop: toSeconds(notebook["idle-stop"] ?? "1h"),
		root: notebook.root ?? false,
		packages: notebook.packages ?? [],
		repository: notebook.repository
	}) };
}

// actions/lib/resources/notebook/schema.ts
var schema_exports$3 = /* @__PURE__ */ __exportAll({ notebook: () => notebook$1 });
/** A package as pip takes it, without what a shell would read: blanks, quotes, addresses. */
const requirement = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?((==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+(,(==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+)*)?$/;
/** `notebook`: a notebook instance for whoever works on the pipeline. */
const notebook$1 = /* @__PURE__ */ optional(describe("A SageMaker notebook instance, <name>-notebook, on Amazon Linux 2023 (notebook-al2023-v1). The workflow notebook.yml creates, updates, starts, stops and deletes it.", section({
	instance: /* @__PURE__ */ optional(instance("the notebook instance. Default ml.t3.medium", "InstanceType")),
	"volume-size": describe("VolumeSizeInGB: size of the disk that keeps the files in /home/ec2-user/SageMaker. It can grow, and cannot shrink. Default 5GB.", /* @__PURE__ */ optional(text("a size with its unit, such as 20GB", "20GB", sizePattern))),
	"idle-stop": describe("The instance stops itself after this time without a busy kernel or terminal, whether a browser shows it or not. Its files stay. At least 5m. Default 1h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "1h", durationPattern))),
	root: describe("RootAccess: whether its users may become root. Default false.", /* @__PURE__ */ optional(flag())),
	packages: describe("Packages that are installed for the kernel conda_python3 in the background of each start, as pip takes them.", /* @__PURE__ */ optional(list(text("a package as pip takes it, such as plotly or plotly==6.3.0", "plotly", requirement), "a list of 1 to 20 packages", "[plotly]", 20))),
	repository: describe("DefaultCodeRepository: the https address of a git repository, or the name of one that is stored in SageMaker (for a private one: with its secret); none: no repository. Default: this repository.", /* @__PURE__ */ optional(text("an https address, the name of a code repository in SageMaker, or none", "https://github.com/owner/name", /^(https:\/\/[^\s/@]+\/[^\s]+|[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})$/)))
}, "{ instance: ml.t3.medium, idle-stop: 1h }")));

// actions/lib/resources/notebook/index.ts
/** A notebook instance for whoever works on the pipeline, which stops itself when nobody does. */
const notebook = {
	name: "notebook",
	sections: schema_exports$3,
	checks: [checkNotebook],
	resolve: resolveNotebook,
	permissions: permissions$3,
	stages: { notebook: {
		has: (config) => config.notebook !== void 0,
		runs: ["main"],
		apart: "always"
	} },
	kinds: {
		"notebook lifecycle configuration": async (aws) => (await import("./lifecycle-config.aws.mjs")).lifecycleConfigKind(aws),
		"notebook instance": async (aws) => (await import("./instance.aws.mjs")).notebookInstanceKind(aws)
	},
	costs: notebookCosts,
	build: async () => (await import("./graph16.mjs")).buildNotebook
};

// actions/lib/resources/preview/costs.ts
/** What the previews of a pull request cost until they expire. */
function previewCosts({ name, preview }, given) {
	const { preview: number } = given;
	if (preview === void 0 || number === void 0) return [];
	return Object.entries(preview.endpoints).map(([entry, { instance }]) => ({
		is: "run",
		key: `endpoint:${previewName(name, number, entry)}`,
		product: {
			use: "hosting",
			instance
		},
		instances: 1,
		jobs: 1,
		seconds: preview.expiresAfter,
		earlier: async () => []
	}));
}

// actions/lib/resources/preview/permissions.ts
/** Previews: a pull request creates and deletes them; main, which creates none, deletes those that have expired. */
function permissions$2(config, place) {
	const { preview } = config;
	if (preview === void 0) return {};
	const arns = arnsOf(config, place);
	const previews = (...more) => allow("Previews", { sagemaker: [
		...READ,
		...DELETE,
		...more
	] }, arns.previews, unlessMains(config));
	return {
		main: [previews()],
		"pull-request": [previews("InvokeEndpoint"), ...make(config, arns, preview)],
		"pull-request-execution": endpointLogs(arns, [`${previewsPrefix(config.name)}*`])
	};
}
const READ = [
	"DescribeModel",
	"DescribeEndpointConfig",
	"DescribeEndpoint",
	"ListTags"
];
const DELETE = [
	"DeleteModel",
	"DeleteEndpointConfig",
	"DeleteEndpoint"
];
function make(config, arns, { endpoints }) {
	const types = [...new Set(Object.values(endpoints).map(({ instance }) => instance))];
	const expires = { [`aws:RequestTag/${tagName(EXPIRES_AT)}`]: ["false"] };
	const own = startedByPullRequests(config, unlessAnothers(config));
	const logs = arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${previewsPrefix(config.name)}*:*`);
	return [
		allow("MakePreviews", { sagemaker: ["CreateModel", "CreateEndpoint"] }, arns.previews, {
			...own,
			Null: expires
		}),
		allow("MakePreviewConfigs", { sagemaker: ["CreateEndpointConfig"] }, arns.previews, {
			...own,
			"ForAllValues:StringEquals": { "sagemaker:InstanceTypes": types },
			Null: {
				...expires,
				"sagemaker:InstanceTypes": ["false"]
			}
		}),
		allow("TagPreviews", { sagemaker: ["AddTags"] }, arns.previews, stillPullRequests(config)),
		allow("ReadPreviewLogs", READ_LOGS, [logs])
	];
}
/** What stays a pull request's: the tags of a request must not say anything else either. */
function stillPullRequests(config) {
	const { StringLikeIfExists, StringEqualsIfExists } = unlessMains(config);
	return {
		StringLikeIfExists: {
			...StringLikeIfExists,
			[REF.requested]: [PULL_REQUESTS]
		},
		StringEqualsIfExists: {
			...StringEqualsIfExists,
			[PIPELINE.requested]: [config.name]
		}
	};
}

// actions/lib/resources/preview/resolve.ts
/** What pull requests may put on endpoints of their own, where the config lets them. */
function resolvePreview(written) {
	const { endpoints = {}, "pull-request": section } = written;
	const preview = section?.preview;
	if (preview === void 0) return {};
	return { preview: {
		expiresAfter: toSeconds(preview["expires-after"] ?? "8h"),
		endpoints: mapValues(Object.fromEntries(Object.entries(endpoints).filter(([, { model }]) => model !== "ec2")), ({ scaling: _, gate: __, ...endpoint }) => resolveEndpoint({
			...endpoint,
			instance: preview.instance ?? endpoint.instance,
			count: 1
		}, written))
	} };
}

// actions/lib/resources/preview/index.ts
/**
* Previews: the model of a pull request on endpoints of its own, for as long as they are wanted. Their settings are in
* `pull-request`; their resources are of the kinds of endpoints.
*/
const preview = {
	name: "preview",
	sections: {},
	checks: [],
	resolve: resolvePreview,
	permissions: permissions$2,
	stages: { preview: {
		has: (config) => config.preview !== void 0,
		runs: ["pull-request"]
	} },
	kinds: {},
	costs: previewCosts,
	build: async () => (await import("./graph18.mjs")).buildPreviews
};

// actions/lib/resources/storage/permissions.ts
/** Read calls of a bucket: its objects, its incomplete uploads, and whether it is public. */
const READ_BUCKET = { s3: [
	"ListBucket",
	"ListBucketMultipartUploads",
	"GetBucketPublicAccessBlock"
] };
/**
* The bucket's objects, by who reads and writes them. Without s3:ListBucket, S3 answers 403 instead of 404 for a
* missing object. A pull request reads what main has published; main reads nothing that a pull request created.
*/
function permissions$1(config, place) {
	const arns = arnsOf(config, place);
	const main = keysOf(config, "main");
	const own = keysOf(config, "pull-request");
	const ofJobs = (domain, inputs) => [
		allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]),
		allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(main.data, ...inputs)),
		allow("WriteResults", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(keysOf(config, domain).jobs))
	];
	return {
		main: [
			allow("MakeBucket", { s3: ["CreateBucket", "PutLifecycleConfiguration"] }, [arns.bucket]),
			allow("Bucket", READ_BUCKET, [arns.bucket]),
			allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, main.own)),
			...writeObjects(config, arns, "main")
		],
		"pull-request": [
			allow("Bucket", READ_BUCKET, [arns.bucket]),
			allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, ...main.readByAll, own.own)),
			...writeObjects(config, arns, "pull-request")
		],
		execution: ofJobs("main", [main.own]),
		"pull-request-execution": ofJobs("pull-request", [
			main.code,
			main.weights,
			own.own
		])
	};
}
/**
* Writing a domain's objects. A published object must not exist yet, which the header `If-None-Match` enforces (S3 User
* Guide, "Enforce conditional writes"). The files of a data version are also copied, without this header; the version
* is only valid with the manifest that is written after them. The report of a run is rewritten by each of its actions.
* Nothing may be deleted. A multipart upload has the header in its last call, which creates the object
* (`s3:ObjectCreationOperation`; same page).
*/
function writeObjects(config, arns, domain) {
	const { data, records, code, weights, packages, runs } = keysOf(config, domain);
	const large = [weights, ...domain === "main" || config.preview !== void 0 ? [packages] : []];
	const once = [
		...records,
		code,
		...large
	];
	return [
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...once), { Null: { "s3:if-none-match": ["false"] } }),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...large)),
		allow("WriteData", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(data, runs))
	];
}

// actions/lib/resources/storage/index.ts
/** The S3 bucket that holds all data, code, weights and results of a pipeline. */
const storage = {
	name: "storage",
	sections: {},
	checks: [],
	permissions: permissions$1,
	stages: {},
	kinds: { folder: async (aws) => (await import("./folder.aws.mjs")).folderKind(aws) },
	build: async () => (await import("./node2.mjs")).buildBucket
};

// actions/lib/resources/training/check-division.ts
/** PyTorch's module, and libraries that call it for the script. */
const divides = /\btorch\.distributed\b|\b(accelerate|deepspeed|lightning)\b/;
/** Training on several instances with a script that does not seem to distribute it: each would train a copy. */
function checkDivision({ training, train = {} }, repository) {
	const several = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) > 1);
	const source = training?.source;
	if (several.length === 0 || source === void 0 || repository.kind(source) !== "folder") return [];
	if (repository.files(source).filter((path) => /\.(py|sh)$/.test(path)).some((path) => divides.test(repository.text(path) ?? ""))) return [];
	return several.map(([name, entry]) => ({
		path: [
			"train",
			name,
			"count"
		],
		what: `is ${entry?.count}, but no file in ${source} uses torch.distributed: each instance would train a copy of the same model`,
		instead: "use torch.distributed as python/training/train.py does, or write 1",
		warning: true
	}));
}

// actions/lib/resources/training/check-entry-point.ts
/**
* How the toolkit of AWS's training images starts an entry point: a `.sh` is run by its shebang and nothing is installed
* for it; a `setup.py` beside a `.py` makes the folder a package; torchrun takes a `.py` without `setup.py` only.
* Sources: sagemaker-training-toolkit, `_entry_point_type.py`, `entry_point.py`, `torch_distributed.py`.
*/
function checkEntryPoint({ training, train = {} }, repository) {
	const { source, "entry-point": entryPoint = "train.py" } = training ?? {};
	if (source === void 0) return [];
	const has = (file) => repository.kind(`${source}/${file}`) === "file";
	const isPackage = has("setup.py") && !entryPoint.endsWith(".sh");
	const findings = [];
	if (isPackage) {
		const what = `contains a setup.py, which makes it a package: SageMaker runs pip install . and python -m ${entryPoint.replace(".py", "")}`;
		const instead = `remove ${source}/setup.py, and name packages in requirements.txt, if ${entryPoint} is to run as a script`;
		findings.push({
			path: ["training", "source"],
			what,
			instead,
			warning: true
		});
	} else if (isCommand(entryPoint) && has("requirements.txt")) {
		const what = `is not a .py file, so SageMaker does not install ${source}/requirements.txt`;
		findings.push({
			path: ["training", "entry-point"],
			what,
			instead: "run pip install -r requirements.txt in it",
			warning: true
		});
	}
	if (!isPackage && !isCommand(entryPoint)) return findings;
	for (const [name, entry] of Object.entries(train)) {
		if ((entry?.count ?? 1) === 1) continue;
		const reason = isPackage ? `a folder with ${source}/setup.py` : entryPoint;
		const what = `is ${entry?.count}, but torchrun, which starts a script on several instances, refuses ${reason}`;
		const instead = isPackage ? `remove ${source}/setup.py, or write 1` : "write a .py as training.entry-point, or 1";
		findings.push({
			path: [
				"train",
				name,
				"count"
			],
			what,
			instead
		});
	}
	return findings;
}

// actions/lib/resources/training/check-environment.ts
/** Limits of the service model: `TrainingEnvironmentMap`, `HyperParameterTrainingJobEnvironmentMap`, `EnvironmentMap`. */
const forTraining = {
	of: "a training job",
	most: 100,
	longest: 512
};
const forTuning = {
	of: "a tuning job",
	most: 48,
	longest: 512
};
const forServing = {
	of: "a model",
	most: 100,
	longest: 1024
};
/** Variables that SageMaker sets. Source: developer guide, "How Amazon SageMaker AI provides training information". */
const PLATFORM = /^(AWS_(REGION|CONTAINER_\w+|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|TRAINING_JOB_(NAME|ARN))$/i;
/**
* Variables that the toolkit of AWS's training images overwrites or uses for its own settings. Sources:
* sagemaker-training-toolkit, mapping.py (`to_env_vars`) and params.py; sagemaker-pytorch-training-toolkit,
* training.py.
*/
const TOOLKIT = /^(SM_\w+|SAGEMAKER_(PROGRAM|SUBMIT_DIRECTORY|BASE_DIR|TRAINING_MODULE|REGION|JOB_NAME|S3_OUTPUT)|MASTER_(ADDR|PORT)|NCCL_(SOCKET_IFNAME|IB_DISABLE|DEBUG))$/i;
/**
* Names that Lambda accepts (`EnvironmentVariableName` in its service model), and names that it reserves (its developer
* guide, "Defined runtime environment variables").
*/
const LAMBDA_NAME = /^[a-zA-Z][a-zA-Z0-9_]+$/;
const LAMBDA_OWN = /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
/** Environment variables beyond the limits of SageMaker, and names that SageMaker, its toolkit or Lambda reserve. */
function checkEnvironment({ training, tune, serving, functions = {} }) {
	const byToolkit = isAwsTrainingImage(training?.image ?? "pytorch");
	return [
		...check(["training", "environment"], training?.environment, tune === void 0 ? forTraining : forTuning),
		...checkNames(["training", "environment"], training?.environment, (name) => {
			if (PLATFORM.test(name)) return "is set by SageMaker itself";
			return byToolkit && TOOLKIT.test(name) ? "is set by the toolkit of SageMaker's training images" : void 0;
		}),
		...check(["serving", "environment"], serving?.environment, forServing),
		...checkNames(["serving", "environment"], serving?.environment, (name) => PLATFORM.test(name) ? "is set by SageMaker itself" : void 0),
		...Object.entries(functions).flatMap(([name, written]) => checkNames([
			"functions",
			name,
			"environment"
		], written?.environment, (variable) => {
			if (LAMBDA_OWN.test(variable)) return "is set by Lambda itself, which refuses it";
			if (LAMBDA_NAME.test(variable)) return void 0;
			return "must begin with a letter and have two or more letters, digits and _, as Lambda requires";
		}))
	];
}
function checkNames(path, environment = {}, objection) {
	return Object.keys(environment).flatMap((name) => {
		const what = objection(name);
		return what === void 0 ? [] : [{
			path: [...path, name],
			at: "key",
			what,
			instead: "write another name"
		}];
	});
}
function check(path, environment = {}, { of, most, longest }) {
	const names = Object.keys(environment);
	const findings = [];
	if (names.length > most) {
		const what = `has ${names.length} variables; ${of} takes ${most}`;
		findings.push({
			path,
			at: "key",
			what,
			instead: `keep at most ${most}`
		});
	}
	for (const [index, name] of names.entries()) {
		const twin = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
		if (twin !== void 0) {
			const what = `differs from ${twin} only in case, and SageMaker treats both names as the same`;
			findings.push({
				path: [...path, name],
				at: "key",
				what,
				instead: "keep only one of them"
			});
		}
		const length = Math.max(name.length, String(environment[name]).length);
		if (length > longest) {
			const what = `has ${length} characters; ${of} takes ${longest} for a name or a value`;
			findings.push({
				path: [...path, name],
				what,
				instead: "put it in a file of the bundle"
			});
		}
	}
	return findings;
}

// actions/lib/resources/training/sample-log.ts
/**
* The sample log lines that a script documents: the indented lines of its module's docstring.
* Metric expressions are tried on them before a job is paid for.
*/
function sampleLog(script) {
	return (/^(?:\s*#.*\n|\s*\n)*[rR]?("""|''')([\s\S]*?)\1/.exec(script.replaceAll("\r\n", "\n"))?.[2] ?? "").split("\n").slice(1).filter((line) => /^( {4}|\t)\s*\S/.test(line)).map((line) => line.trim());
}

// actions/lib/resources/training/check-metrics.ts
/** `MetricRegex` in the service model. */
const longest = 500;
/** `MetricDefinitionList` in the service model. */
const most = 40;
/** AWS's documented limit of metrics in a tuning job. */
const mostWhenTuning = 20;
/** Metrics whose regular expression is invalid, or does not match the sample log of the script. */
function checkMetrics({ training = {}, tune }, repository) {
	const metrics = Object.entries(training.metrics ?? {});
	const limit = tune === void 0 ? most : mostWhenTuning;
	const findings = [];
	if (metrics.length > limit) findings.push({
		path: ["training", "metrics"],
		at: "key",
		what: `has ${metrics.length} metrics; SageMaker takes ${limit}${tune === void 0 ? "" : " when tuning"}`,
		instead: `keep at most ${limit}`
	});
	const script = `${training.source ?? ""}/${training["entry-point"] ?? "train.py"}`;
	const text = metrics.length === 0 || training.source === void 0 ? void 0 : repository.text(script);
	const sample = text === void 0 ? void 0 : sampleLog(text);
	if (sample?.length === 0) findings.push({
		path: ["training", "metrics"],
		at: "key",
		what: `cannot be tried: the docstring of ${script} shows no log lines`,
		instead: "put sample log lines, indented, in the docstring at its top",
		warning: true
	});
	for (const [name, regex] of metrics) {
		if (regex === void 0) continue;
		const finding = objection(regex, sample ?? [], script);
		if (finding !== void 0) findings.push({
			path: [
				"training",
				"metrics",
				name
			],
			...finding
		});
	}
	return findings;
}
function objection(regex, sample, script) {
	if (regex.length > longest) return {
		what: `has ${regex.length} characters; SageMaker takes ${longest}`,
		instead: "write a shorter expression"
	};
	const compiled = compile(regex);
	if (typeof compiled === "string") return {
		what: compiled,
		instead: "write an expression such as 'Loss: ([0-9.e+-]+)'"
	};
	const { groups } = compiled;
	if (groups !== 1) {
		const instead = groups === 0 ? "put the number in ( )" : "write (?: ) for every group except the one around the number";
		return {
			what: `has ${groups} capturing groups; SageMaker reads exactly one`,
			instead
		};
	}
	if (sample.length === 0) return void 0;
	const found = compiled.finds(sample);
	const captured = found.flatMap((figure) => figure?.text ?? []);
	if (compiled.tooSlow !== void 0) return {
		what: `${compiled.tooSlow} of the sample log in ${script}`,
		instead: "write no repetition inside a repetition, such as (a+)+, but an expression such as 'Loss: ([0-9.e+-]+)'"
	};
	if (captured.length === 0) return {
		what: `matches no line of the sample log in ${script}`,
		instead: `write an expression for one of its lines, e.g. ${show(sample.find((line) => /\d/.test(line)) ?? sample[0])}`
	};
	for (const [index, figure] of found.entries()) {
		const whole = figure && wholeFigure(sample[index] ?? "", figure);
		if (whole === void 0) continue;
		return {
			what: `captures ${show(figure?.text)} of ${show(whole)} in the sample log of ${script}`,
			instead: whole.includes(",") ? "let the script print numbers without thousands separators" : "put the whole number in ( ), with sign and exponent, as in 'Loss: ([0-9.e+-]+)'",
			warning: true
		};
	}
	const wrong = captured.find((group) => !isFigure(group) && !isDiverged(group));
	if (wrong === void 0) return void 0;
	return {
		what: `captures ${show(wrong)} in the sample log of ${script}, which is not a number`,
		instead: "put only the number in ( )"
	};
}
/** The expression, or its syntax error. */
function compile(regex) {
	try {
		return new LineRegex(regex);
	} catch (error) {
		return `does not compile: ${error instanceof Error ? error.message.replace(/^.*: /, "") : String(error)}`;
	}
}

// actions/lib/resources/training/check-shell.ts
/** Hyperparameters that the shell of AWS's training images would split or change before the script gets them. */
function checkShell({ training, tune }, repository) {
	if (training === void 0) return [];
	const source = training.source ?? "";
	const inside = repository.files(source).map((file) => file.slice(source.replace(/\/*$/, "/").length));
	const files = [...new Set(inside.map((file) => file.split("/")[0] ?? ""))];
	const script = training["entry-point"] ?? "train.py";
	const warning = isAwsTrainingImage(training.image ?? "pytorch") ? {} : { warning: true };
	const given = [...Object.entries(training.hyperparameters ?? {}).map(([name, value]) => [[
		"training",
		"hyperparameters",
		name
	], value]), ...Object.entries(tune?.ranges ?? {}).flatMap(([name, range]) => {
		const path = [
			"tune",
			"ranges",
			name
		];
		return Array.isArray(range) ? range.map((value, index) => [[...path, index], value]) : [[path, void 0]];
	})];
	const names = new Map(given.map(([path]) => [path[2], path.slice(0, 3)]));
	return [
		...checkScript(training["entry-point"], warning),
		...[...names].flatMap(([name, path]) => {
			if (name === "<<" || /^[^=]+$/.test(String(name)) && survivesShell(String(name), "train.py", files)) return [];
			return [{
				path,
				at: "key",
				what: "is not a name that works as a script argument and as an environment variable",
				instead: "write letters, digits, - and _",
				...warning
			}];
		}),
		...given.flatMap(([path, value]) => {
			if (typeof value !== "string" || value.includes("\n") || survivesShell(value, script, files)) return [];
			return [{
				path,
				what: `would reach ${script} changed: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(value, script)}`,
				instead: remedy(value),
				...warning
			}];
		})
	];
}
/** The name of the script is also part of the command. */
function checkScript(script, warning) {
	if (script === void 0 || survivesShell(script, "train.py", [])) return [];
	return [{
		path: ["training", "entry-point"],
		what: `cannot be started: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(script, "train.py")}`,
		instead: "give the file a name of letters, digits and _./-",
		...warning
	}];
}
function remedy(value) {
	if (value === "") return "remove it, or write a word such as none and handle it in the script";
	if (/^\s*[[{]/.test(value)) return "put it in a file of the bundle and name the file, or write 64,32 for a list";
	return "write a word of letters, digits and _@%+=:,./-, or put it in a file of the bundle and name the file";
}

// actions/lib/resources/training/costs.ts
/** What the training jobs cost. */
function trainingCosts({ train }) {
	return Object.entries(train).map(([entry, { instance, count, maxRuntime }]) => ({
		is: "run",
		key: `train:${entry}`,
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs: 1,
		seconds: maxRuntime,
		earlier: async (scope) => (await import("./earlier2.mjs")).earlierTrainings(scope, entry, {
			instance,
			count
		})
	}));
}

// actions/lib/resources/training/permissions.ts
/** Training jobs, tuning jobs with their trials, and the logs of both. A pull request only controls its own. */
function permissions(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: ofMain(config, arns),
		"pull-request": ofPullRequests(config, arns),
		execution: logs(arns, "main"),
		"pull-request-execution": logs(arns, "pull-request")
	};
}
function ofMain(config, arns) {
	const jobs = arns.jobs("main");
	if (jobs.length === 0) return [];
	const running = [...jobs, ...arns.trials("main")];
	return [
		allow("StartJobs", { sagemaker: [...START_JOBS, "AddTags"] }, jobs, taggedAsOwn(config)),
		allow("Jobs", { sagemaker: [...READ_JOBS, ...STOP_JOBS] }, running, unlessAnothers(config)),
		lists(),
		readQuotasAndPrices(),
		...readJobLogs(arns, "main"),
		passExecutionRole(config, arns, "main")
	];
}
function ofPullRequests(config, arns) {
	const jobs = arns.jobs("pull-request");
	if (jobs.length === 0) return [];
	const both = ["main", "pull-request"];
	return [
		allow("ReadJobs", { sagemaker: READ_JOBS }, [...both.flatMap((domain) => arns.jobs(domain)), ...arns.trials("pull-request")]),
		allow("StartJobs", { sagemaker: START_JOBS }, jobs, startedByPullRequests(config, machines(config))),
		allow("TagJobs", { sagemaker: ["AddTags"] }, jobs, startedByPullRequests(config, { StringEquals: { "sagemaker:TaggingAction": START_JOBS } })),
		allow("StopJobs", { sagemaker: STOP_JOBS }, jobs, unlessMains(config)),
		lists(),
		readQuotasAndPrices(),
		...readJobLogs(arns, ...both),
		passExecutionRole(config, arns, "pull-request")
	];
}
/**
* Limits the costs to instance types and run times of main's config. There is no condition key for the number of
* instances or trials (Service Authorization Reference, Amazon SageMaker AI). A request without an instance type must
* not pass as one with only allowed types, and instances that are kept after the job cost money as well.
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
/** Read calls of a job, without its log. */
const READ_JOBS = [...["DescribeTrainingJob", "DescribeHyperParameterTuningJob"], ...["ListTrainingJobsForHyperParameterTuningJob", "ListTags"]];
const START_JOBS = ["CreateTrainingJob", "CreateHyperParameterTuningJob"];
const STOP_JOBS = ["StopTrainingJob", "StopHyperParameterTuningJob"];
/** Reading the logs of the jobs of trust domains, including trials, because a trial that diverged must not win. */
function readJobLogs(arns, ...domains) {
	return [allow("ListJobLogs", { logs: ["DescribeLogStreams"] }, [arns.regional("logs", `${TRAINING_LOGS}:*`)]), allow("ReadJobLogs", { logs: ["GetLogEvents"] }, domains.flatMap((domain) => arns.jobLogs(domain, "and trials")))];
}
/** SageMaker's list calls cannot be limited to resources (Service Authorization Reference). */
function lists() {
	return allow("ListJobs", { sagemaker: ["ListTrainingJobs", "ListHyperParameterTuningJobs"] }, ["*"]);
}
/** Quotas of the account and prices; neither list can be limited to resources. */
function readQuotasAndPrices() {
	return allow("ReadQuotasAndPrices", {
		servicequotas: ["ListServiceQuotas", "ListAWSDefaultServiceQuotas"],
		pricing: ["GetProducts"]
	}, ["*"]);
}
/** Passing a domain's execution role, only to SageMaker. */
function passExecutionRole(config, arns, domain) {
	return allow("PassExecutionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).execution[domain])], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } });
}
/** All training jobs of an account share one log group; each role may only write the streams of its jobs. */
function logs(arns, domain) {
	const group = arns.regional("logs", TRAINING_LOGS);
	return [allow("LogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, [group, `${group}:*`]), allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, arns.jobLogs(domain, "and trials"))];
}

// actions/lib/resources/training/resolve.ts
/** The sections `training` and `train`. */
function resolveTrainings(written) {
	const { training, train = {} } = written;
	return {
		train: mapValues(train, (entry) => resources(entry, written)),
		...training && { training: resolveTraining(training) }
	};
}
function resolveTraining(training) {
	return given({
		...code(training),
		entryPoint: training["entry-point"] ?? "train.py",
		seed: training.seed,
		metrics: training.metrics ?? {},
		hyperparameters: training.hyperparameters ?? {},
		environment: texts(training.environment)
	});
}
/** The resources of a job. */
function resources(entry, { aws, training }) {
	const { instance, count = 1 } = entry;
	return {
		instance,
		count,
		image: imageUri("training", training?.image ?? "pytorch", aws.region, instance),
		maxRuntime: toSeconds(entry["max-runtime"] ?? "2h"),
		volumeSize: toGigabytes(entry["volume-size"] ?? "30GB")
	};
}

// actions/lib/resources/training/schema.ts
var schema_exports$2 = /* @__PURE__ */ __exportAll({
	train: () => train,
	training: () => training$1
});
/** `training`: the script, and settings of every job. */
const training$1 = /* @__PURE__ */ optional(describe("The training script and the settings of all training jobs.", section({
	source: describe("Folder of the code: sagemaker_submit_directory.", path("python/training")),
	include,
	"entry-point": describe("File in source that runs: sagemaker_program. Default train.py.", /* @__PURE__ */ optional(path("train.py"))),
	image: describe("AlgorithmSpecification.TrainingImage: pytorch (AWS's image, CPU or GPU as the instance is) or an image URI. Default pytorch.", /* @__PURE__ */ optional(text("pytorch or an image URI", "pytorch", filled))),
	seed: describe("Hyperparameter seed of every job and RandomSeed of the tuning job. Default: none.", /* @__PURE__ */ optional(whole(0, 4294967295, "7"))),
	metrics: describe("AlgorithmSpecification.MetricDefinitions: metric name and regular expression. Its only group must match the whole number in the log, with sign and exponent.", /* @__PURE__ */ optional(entries(text("a metric name of at most 255 characters", "Validation Loss", /^.{1,255}$/), text("a regular expression", "'Validation Loss: ([0-9.e+-]+)'", filled), "a mapping of metric name to regular expression", "{ Validation Loss: 'Validation Loss: ([0-9.e+-]+)' }"))),
	hyperparameters: describe("HyperParameters (StaticHyperParameters when tuning): arguments of the script, --name value for each. For true and false the script gets True and False. Write a list as text such as 64,32 and split it in the script. A shell reads the arguments: values with spaces, quotes, $ and similar characters are refused.", /* @__PURE__ */ optional(entries(text("a hyperparameter name", "epochs", /^\S{1,256}$/), scalar("text, a number or true or false", "5"), "a mapping of hyperparameters", "{ epochs: 5 }"))),
	environment: environment("Environment of the jobs")
}, "{ source: python/training }")));
/** `train`: the training runs. */
const train = /* @__PURE__ */ optional(describe("Training runs with the best hyperparameters, by name: one TrainingJob each.", entries(entryName("a name such as single"), section({
	instance: instance("the job", "ResourceConfig.InstanceType"),
	count: describe("ResourceConfig.InstanceCount: number of hosts. Each host reads batch_size images per step, so count x batch_size in total; the learning rate is not scaled. Above 1, sagemaker_torch_distributed_enabled starts the script with torchrun. Default 1.", /* @__PURE__ */ optional(whole(1, 20, "2"))),
	"max-runtime": maxRuntime,
	"volume-size": volumeSize
}, "{ instance: ml.m5.xlarge }"), "a mapping of training runs", "{ single: { instance: ml.m5.xlarge } }")));

// actions/lib/resources/training/index.ts
/**
* The training jobs of `train`, with their metrics and artifacts; and the request for a training job, which the trials of a
* tuning job share.
*/
const training = {
	name: "training",
	sections: schema_exports$2,
	checks: [
		checkDivision,
		checkEntryPoint,
		checkEnvironment,
		checkHyperparameters,
		checkMetrics,
		checkShell
	],
	resolve: resolveTrainings,
	permissions,
	stages: { train: {
		has: ({ train }) => Object.keys(train).length > 0,
		runs: EVERYWHERE
	} },
	kinds: { "training job": async (aws) => (await import("./training-job2.aws.mjs")).trainingJobKind(aws) },
	costs: trainingCosts,
	build: async () => (await import("./graph3.mjs")).buildTraining
};

// actions/lib/resources/tuning/checks.ts
/** SageMaker's documented limit of trials; random search may have more. */
const mostBayesianJobs = 750;
/** SageMaker's documented limit of searched hyperparameters. */
const mostRanges = 30;
/** `ParameterValue` in the service model. */
const longestValue = 256;
/** Ranges that cannot be searched, or not with the strategy. */
function checkTuning({ tune, training }) {
	if (tune === void 0) return [];
	return [
		...checkNumbers(tune),
		...training === void 0 ? [] : checkObjective(tune.objective, training.metrics),
		...checkRanges(tune.ranges),
		...checkCombinations(tune)
	];
}
function checkNumbers({ jobs, parallel, strategy = "Bayesian" }) {
	const findings = [];
	if (jobs !== void 0 && parallel !== void 0 && parallel > jobs) findings.push({
		path: ["tune", "parallel"],
		what: `is ${parallel}, more than jobs, which is ${jobs}`,
		instead: `write ${jobs} or less`
	});
	if (jobs !== void 0 && jobs > mostBayesianJobs && strategy === "Bayesian") findings.push({
		path: ["tune", "jobs"],
		what: `is ${jobs}; SageMaker takes ${mostBayesianJobs} for Bayesian`,
		instead: `write ${mostBayesianJobs} or less, or strategy: Random`
	});
	return findings;
}
function checkObjective(objective, metrics = {}) {
	if (objective === void 0) return [];
	const path = ["tune", "objective"];
	const wanted = Object.entries(objective).filter(([, metric]) => metric !== void 0);
	if (wanted.length !== 1) return [{
		path,
		what: wanted.length === 0 ? "has no metric" : "has both minimize and maximize",
		instead: "write minimize or maximize with a metric"
	}];
	return wanted.flatMap(([direction, metric = ""]) => {
		const names = Object.keys(metrics);
		if (!names.includes(metric)) {
			const near = nearest(metric, names);
			const instead = names.length === 0 ? `add ${metric} to training.metrics` : `write ${near ?? `one of ${names.join(", ")}`}`;
			return [{
				path: [...path, direction],
				what: `is not a metric in training.metrics: ${JSON.stringify(metric)}`,
				instead
			}];
		}
		if (!/test/i.test(`${metric} ${String(metrics[metric])}`)) return [];
		const what = "seems to be measured on the test split: a metric that selects the model can no longer test it";
		return [{
			path: [...path, direction],
			what,
			instead: "write a metric of the validation split",
			warning: true
		}];
	});
}
function checkRanges(ranges) {
	if (ranges === void 0) return [];
	const path = ["tune", "ranges"];
	const names = Object.keys(ranges);
	const findings = [];
	if (names.length === 0) findings.push({
		path,
		what: "has no range to search",
		instead: "write for example learning_rate: { min: 0.001, max: 0.1 }"
	});
	else if (names.length > mostRanges) {
		const what = `has ${names.length} hyperparameters; SageMaker searches ${mostRanges} at most`;
		findings.push({
			path,
			at: "key",
			what,
			instead: `keep at most ${mostRanges}`
		});
	}
	for (const [name, range] of Object.entries(ranges)) {
		if (range === void 0) continue;
		const found = Array.isArray(range) ? checkValues(range) : checkLimits(range);
		findings.push(...found.map((finding) => ({
			...finding,
			path: [
				...path,
				name,
				...finding.path
			]
		})));
	}
	return findings;
}
/**
* Without a continuous range, SageMaker refuses more trials than the ranges have combinations. Sources:
* amazon-sagemaker-operator-for-k8s#123, syne-tune#415.
*/
function checkCombinations({ jobs, ranges = {} }) {
	let combinations = 1;
	for (const range of Object.values(ranges)) if (Array.isArray(range)) combinations *= new Set(range.map(String)).size;
	else {
		const { min, max, integer } = range ?? {};
		if (integer !== true || min === void 0 || max === void 0) return [];
		combinations *= Math.max(Math.floor(max) - Math.ceil(min) + 1, 1);
	}
	if (jobs === void 0 || jobs <= combinations || Object.keys(ranges).length === 0) return [];
	return [{
		path: ["tune", "jobs"],
		what: `is ${jobs}, but tune.ranges has ${combinations} ${combinations === 1 ? "combination" : "combinations"}, and SageMaker does not repeat one`,
		instead: `write ${combinations} or less, or add values or a range of numbers`
	}];
}
function checkValues(values) {
	return values.flatMap((value, index) => {
		if (value === void 0) return [];
		const path = [index];
		if (values.findIndex((other) => String(other) === String(value)) < index) return [{
			path,
			what: `is duplicated: ${value}`,
			instead: "keep one"
		}];
		if (String(value).length <= longestValue && /^[^\n]+$/.test(String(value))) return [];
		return [{
			path,
			what: `must be one line of 1 to ${longestValue} characters`,
			instead: "write a shorter value"
		}];
	});
}
function checkLimits({ min, max, scale = "auto", integer = false }) {
	if (min === void 0 || max === void 0) return [];
	const findings = [];
	if (min >= max) findings.push({
		path: ["min"],
		what: `is ${min}, not below max, which is ${max}`,
		instead: `write less than ${max}`
	});
	if (scale === "log" && min <= 0) findings.push({
		path: ["min"],
		what: `is ${min}; a log scale begins above 0`,
		instead: "write a number above 0, or scale: linear"
	});
	if (scale === "reverse-log" && integer) findings.push({
		path: ["scale"],
		what: "reverse-log is for continuous ranges only",
		instead: "write log or linear"
	});
	else if (scale === "reverse-log" && (min < 0 || max >= 1)) {
		const path = [min < 0 ? "min" : "max"];
		findings.push({
			path,
			what: "a reverse-log scale needs values from 0 to below 1",
			instead: "write 0 <= min < max < 1"
		});
	}
	if (!integer) return findings;
	for (const [key, value] of Object.entries({
		min,
		max
	})) if (!Number.isInteger(value)) findings.push({
		path: [key],
		what: `is ${value}, but integer is true`,
		instead: `write ${Math.round(value)}`
	});
	return findings;
}

// actions/lib/resources/tuning/costs.ts
/** What the trials of the tuning job cost. */
function tuningCosts({ tune }) {
	if (tune === void 0) return [];
	const { instance, count, jobs, maxRuntime } = tune;
	return [{
		is: "run",
		key: "tune",
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs,
		seconds: maxRuntime,
		earlier: async (scope) => (await import("./earlier4.mjs")).earlierTunings(scope, tune)
	}];
}

// actions/lib/resources/tuning/resolve.ts
const scales = {
	auto: "Auto",
	linear: "Linear",
	log: "Logarithmic",
	"reverse-log": "ReverseLogarithmic"
};
/** The section `tune`, if the config has it. */
function resolveTuning(written) {
	return written.tune === void 0 ? {} : { tune: resolveTune(written.tune, written) };
}
function resolveTune(tune, written) {
	const { minimize, maximize = "" } = tune.objective;
	return {
		...resources(tune, written),
		strategy: tune.strategy ?? "Bayesian",
		jobs: tune.jobs,
		parallel: tune.parallel ?? 1,
		objective: minimize === void 0 ? {
			type: "Maximize",
			metric: maximize
		} : {
			type: "Minimize",
			metric: minimize
		},
		ranges: mapValues(tune.ranges, resolveRange),
		earlyStopping: tune["early-stopping"] ?? false
	};
}
function resolveRange(range) {
	if (Array.isArray(range)) return {
		type: "Categorical",
		values: range
	};
	const { min, max, scale = "auto", integer = false } = range;
	return {
		type: integer ? "Integer" : "Continuous",
		min,
		max,
		scale: scales[scale]
	};
}

// actions/lib/resources/tuning/schema.ts
var schema_exports$1 = /* @__PURE__ */ __exportAll({ tune: () => tune });
const range = /* @__PURE__ */ union([list(/* @__PURE__ */ union([
	/* @__PURE__ */ string(),
	/* @__PURE__ */ number$1(),
	/* @__PURE__ */ boolean()
], { error: () => "must be text, a number or true or false\n32" }), "a list of 1 to 30 values", "[32, 64, 128]", 30), section({
	min: describe("MinValue.", number("0.001")),
	max: describe("MaxValue.", number("0.1")),
	scale: describe("ScalingType: auto, linear, log (Logarithmic) or reverse-log (ReverseLogarithmic). Default auto.", /* @__PURE__ */ optional(choice([
		"auto",
		"linear",
		"log",
		"reverse-log"
	]))),
	integer: describe("true makes it one of IntegerParameterRanges. Default false: ContinuousParameterRanges.", /* @__PURE__ */ optional(flag()))
}, "{ min: 0.001, max: 0.1 }")], { error: () => "must be a list of values or a mapping with min and max\n{ min: 0.001, max: 0.1 } or [32, 64]" });
const metricOf = (word) => describe(`HyperParameterTuningJobObjective with Type ${word}: a name from training.metrics.`, /* @__PURE__ */ optional(text("a metric name", "Validation Loss", filled)));
/** `tune`: the search for the best hyperparameters. */
const tune = /* @__PURE__ */ optional(describe("The tuning job that searches the best hyperparameters (HyperParameterTuningJob).", section({
	instance: instance("each trial", "TrainingJobDefinition.ResourceConfig.InstanceType"),
	"max-runtime": maxRuntime,
	"volume-size": volumeSize,
	strategy: describe("Strategy. Default Bayesian.", /* @__PURE__ */ optional(choice(["Bayesian", "Random"]))),
	jobs: describe("ResourceLimits.MaxNumberOfTrainingJobs: number of trials.", whole(1, 1e4, "4")),
	parallel: describe("ResourceLimits.MaxParallelTrainingJobs: number of parallel trials. Default 1.", /* @__PURE__ */ optional(whole(1, 100, "1"))),
	objective: describe("HyperParameterTuningJobObjective.", section({
		minimize: metricOf("Minimize"),
		maximize: metricOf("Maximize")
	}, "{ minimize: Validation Loss }")),
	ranges: describe("ParameterRanges: the hyperparameters to search.", entries(text("a hyperparameter name", "learning_rate", /^\S{1,256}$/), range, "a mapping of hyperparameter to range", "{ learning_rate: { min: 0.001, max: 0.1 } }")),
	"early-stopping": describe("TrainingJobEarlyStoppingType Auto (true) or Off (false). Default false.", /* @__PURE__ */ optional(flag()))
}, "{ instance: ml.m5.xlarge, jobs: 4, objective: …, ranges: … }")));

// actions/lib/resources/tuning/index.ts
/** The tuning job that searches the best hyperparameters, and the choice of its best trial. */
const tuning = {
	name: "tuning",
	sections: schema_exports$1,
	checks: [checkTuning],
	resolve: resolveTuning,
	stages: { tune: {
		has: ({ tune }) => tune !== void 0,
		runs: EVERYWHERE
	} },
	kinds: { "tuning job": async (aws) => (await import("./tuning-job2.aws.mjs")).tuningJobKind(aws) },
	costs: tuningCosts,
	build: async () => (await import("./graph2.mjs")).buildTuning
};

// actions/lib/resources/weights/resolve.ts
/** The weights, if the config has any. */
function resolveWeights({ weights }) {
	return weights === void 0 ? {} : { weights: {
		locations: [weights.source].flat(),
		sha256: weights.sha256
	} };
}

// actions/lib/resources/weights/schema.ts
var schema_exports = /* @__PURE__ */ __exportAll({ weights: () => weights$1 });
/** `weights`: the other channel of every job. */
const weights$1 = /* @__PURE__ */ optional(describe("Pretrained weights: the input channel \"weights\", so that jobs do not download them.", section({
	source: describe("File or https address. In a list, the first that can be read is used.", oneOrMore(location, "a location or a list of them", "https://example.com/weights.pth")),
	sha256
}, "{ source: https://example.com/weights.pth, sha256: … }")));

// actions/lib/resources/weights/index.ts
/** Pretrained weights: one file, copied to the bucket and passed to the jobs as the channel `weights`. */
const weights = {
	name: "weights",
	sections: schema_exports,
	checks: [],
	resolve: resolveWeights,
	stages: {},
	kinds: { weights: async (aws) => (await import("./object.mjs")).objectKind(aws, "weights") },
	build: async () => (await import("./node7.mjs")).buildWeights
};

// actions/lib/resources/index.ts
/** All families, in the order of a run. Only this file names them. */
const families = [
	account,
	storage,
	data,
	weights,
	code$1,
	tuning,
	training,
	ec2,
	endpoint,
	autoscaling,
	functions,
	preview,
	comparison,
	notebook
];

export { given as a, withoutMisspelt as c, section as i, dotted as l, serves as n, policy as o, describe as r, diagnose as s, families as t };