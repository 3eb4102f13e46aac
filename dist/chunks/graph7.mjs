import { t as buildBucket } from "./node2.mjs";
import { a as byPart, c as readInputs, i as withFiles, n as shown, s as inputNodes, t as TRAINING_WORDS } from "./since.mjs";
import { t as buildTuning } from "./graph.mjs";
import { Ht as isAlreadyThere, Lt as Failure, Ot as again, Ut as isTransient, V as logGroupOf, f as prefixOf, m as describeChanges, p as compare, q as digest } from "./shared.mjs";
import { a as findSubnets, i as findImage, n as prepare, r as findDefaultSubnets, t as KEY } from "./prepare.mjs";
import { t as putOnce } from "./put-once.mjs";
import { i as isEmptyArchive } from "./training-job.aws.mjs";
import { c as hyperparameters, d as trainingOf, m as tarOf, p as compress } from "./node4.mjs";
import { _ as nameOf, a as readLaunch, d as writeJson, f as writeOver, h as fileOf, m as earlierAttempts, r as newestLaunch, t as listAttempt } from "./attempt.aws.mjs";
import { t as contentOf } from "./content.mjs";
import { a as endInstance, d as tagInstance, i as ATTEMPT, l as isAlive, n as tagsOfRun, o as findByToken, t as ec2RunKind, u as runInstance } from "./run.aws.mjs";
import { n as proveMetrics, r as trainedOnEc2 } from "./trained.mjs";
import { n as hashUnpacked, r as objectKind } from "./object2.mjs";
import { n as securityGroupKind, t as createSecurityGroup } from "./security-group2.aws.mjs";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

// actions/lib/resources/ec2/network.ts
async function networkOf({ aws }, { subnets: named }) {
	const subnets = named.length === 0 ? await findDefaultSubnets(aws) : await findSubnets(aws, named);
	const missing = named.filter((id) => !subnets?.some((subnet) => subnet.id === id));
	if (missing.length > 0) throw new Failure(`not-found: There is no subnet ${missing.join(", ")} in ${aws.region}.`, "Correct `ec2.subnets`.");
	const [first] = subnets ?? [];
	if (subnets === void 0 || first === void 0) throw new Failure(`not-found: The account has no default VPC in ${aws.region}${subnets === void 0 ? "" : " with subnets"}, and \`ec2.subnets\` names none.`, `Write the ids of subnets as \`ec2.subnets\`, or make a default VPC: aws ec2 create-default-vpc --region ${aws.region}`);
	if (subnets.filter(({ vpc }) => vpc !== first.vpc).length > 0) throw new Failure(`config-invalid: The subnets of \`ec2\` are in several VPCs: ${subnets.map(({ id, vpc }) => `${id} in ${vpc}`).join(", ")}.`, "Write subnets of one VPC: a security group belongs to one.");
	return {
		vpc: first.vpc,
		subnets
	};
}

// actions/lib/resources/ec2/job.ts
function jobOf(scope, inputs, best, { id, maxRuntime, checkpoints }) {
	const { code, data, weights } = inputs;
	const { aws, name } = scope.config;
	const content = {
		version: 1,
		folder: id,
		region: aws.region,
		code: {
			uri: code.uri,
			sha256: code.sha256
		},
		data: {
			uri: data.uri,
			manifest: data.uri.replace(/[^/]*\/$/, `.versions/${data.version}.json`),
			version: data.version
		},
		...weights && { weights: {
			uri: weights.uri,
			sha256: weights.sha256
		} },
		hyperparameters: hyperparameters(scope, code, best, 1),
		environment: trainingOf(scope).environment,
		maxRuntime,
		checkpoints: {
			keep: checkpoints.keep,
			from: checkpoints.from.map((one) => fileOf(one, "checkpoints.tar"))
		},
		log: {
			group: logGroupOf(name),
			stream: nameOf(id)
		},
		...aws.kmsKey !== void 0 && { kmsKey: aws.kmsKey }
	};
	const body = Buffer.from(JSON.stringify(content));
	const sha256 = createHash("sha256").update(body).digest("hex");
	return {
		uri: fileOf(id, `job-${sha256}.json`),
		sha256,
		body
	};
}

// actions/lib/resources/ec2/since.ts
const WORDS = [
	...TRAINING_WORDS,
	[
		/^image$/,
		"image",
		"ami"
	],
	[
		/^instances\.\d+$/,
		"instance",
		"instance"
	],
	[
		/^spot$/,
		"instance",
		"spot"
	]
];
async function sinceOf(scope, id, identity) {
	const earlier = await readLaunch(scope.aws, id, 1);
	if (earlier === void 0) return {};
	const parts = byPart(compare(earlier.identity, identity), WORDS, shown);
	return withFiles(scope, parts, earlier.identity["hyperparameters"]);
}

// actions/lib/resources/ec2/start.ts
async function start(scope, id, attempt, candidates, parametersOf) {
	const { aws, config, note, signal } = scope;
	let { number, launch, refused, isOlder } = await known(scope, id);
	let left = candidates;
	const lacking = /* @__PURE__ */ new Map();
	for (;;) {
		if (launch === void 0) {
			const [next] = left;
			if (next === void 0) {
				await recordRefusal(scope, id, number);
				throw withoutCapacity(lacking);
			}
			({launch, isOlder} = await write(scope, id, ++number, attempt, next, parametersOf(next)));
			if (refused !== void 0) await endRefused(scope, refused);
		}
		signal.throwIfAborted();
		const outcome = await ask(scope, launch, isOlder);
		if (outcome.is === "started") {
			const newest = await known(scope, id);
			if (newest.number <= number) {
				warnOfSettings(scope, launch, attempt);
				return tagInstance(aws, outcome.instance, tagsOfRun(attempt.tags));
			}
			await endRefused(scope, launch);
			({number, launch, refused, isOlder} = newest);
			continue;
		}
		if (outcome.is === "over") {
			warnOfSettings(scope, launch, attempt);
			return writeOver(aws, id, { reason: "its instance was ended, and left no status" }, config.aws.kmsKey);
		}
		if (outcome.is === "refused" && !isOlder) {
			await recordRefusal(scope, id, number);
			throw outcome.error;
		}
		const { InstanceType, SubnetId } = launch.parameters;
		if (outcome.is === "no capacity") {
			lacking.set(`${InstanceType} in ${launch.zone}`, outcome.words);
			left = left.filter(({ type, subnet }) => type !== InstanceType || subnet.id !== SubnetId);
			if (left.length > 0) note(KEY, `AWS has no ${InstanceType} in ${launch.zone} now; the next is tried`);
		}
		refused = launch;
		launch = void 0;
	}
}
function warnOfSettings({ warn }, { settings }, attempt) {
	const apart = compare(settings, attempt.settings);
	if (apart.length === 0) return;
	warn(KEY, `an earlier run asked for this instance with other settings, which it keeps (${describeChanges(apart)}); for the new ones, cancel this run and run again`);
}
async function endRefused({ aws }, { token }) {
	const instance = await findByToken(aws, token);
	if (instance !== void 0 && isAlive(instance)) await endInstance(aws, instance.id);
}
async function known({ aws }, id) {
	const files = await listAttempt(aws, id);
	const number = newestLaunch(files);
	const newest = number === 0 ? void 0 : await readLaunch(aws, id, number);
	const isRefused = files.has(refusalFile(number));
	return {
		number,
		launch: isRefused ? void 0 : newest,
		refused: isRefused ? newest : void 0,
		isOlder: true
	};
}
const refusalFile = (number) => `launch-${number}-refused.json`;
async function recordRefusal({ aws, clock, config }, id, number) {
	await writeJson(aws, fileOf(id, refusalFile(number)), { refused: clock.now() }, config.aws.kmsKey);
}
async function write(scope, id, number, attempt, { subnet }, parameters) {
	const { aws, clock, config } = scope;
	const token = digest({
		id,
		number,
		parameters
	}, 64);
	const own = {
		version: 1,
		number,
		...attempt,
		parameters,
		token,
		zone: subnet.zone,
		asked: clock.now()
	};
	if (await writeJson(aws, fileOf(id, `launch-${number}.json`), own, config.aws.kmsKey)) return {
		launch: own,
		isOlder: false
	};
	const there = await readLaunch(aws, id, number);
	return there === void 0 ? {
		launch: own,
		isOlder: false
	} : {
		launch: there,
		isOlder: there.token !== token
	};
}
const TRIES = 4;
async function ask(scope, launch, isOlder) {
	const { aws, signal } = scope;
	let mayBeThere = isOlder;
	const limitOf = (error) => {
		if (refusalOf(error) !== void 0) return 1;
		mayBeThere = true;
		return isTransient(error) ? TRIES : 1;
	};
	try {
		return {
			is: "started",
			instance: (await aws.onceKnown(() => again(() => runInstance(aws, launch), limitOf, { signal }))).id
		};
	} catch (error) {
		const refusal = refusalOf(error);
		if (refusal === void 0) throw error;
		const instance = mayBeThere && refusal.is !== "over" ? await seen(scope, launch) : void 0;
		return instance === void 0 ? refusal : {
			is: "started",
			instance
		};
	}
}
const SHOWS_UP_WITHIN = 15e3;
async function seen({ aws, clock, signal }, { token, asked }) {
	for (;;) {
		const instance = await findByToken(aws, token);
		if (instance !== void 0 || clock.now() > asked + SHOWS_UP_WITHIN) return instance?.id;
		await clock.sleep(1e3, signal);
	}
}
const NO_CAPACITY = /^(InsufficientInstanceCapacity|InsufficientHostCapacity|InsufficientCapacity|InsufficientReservedInstanceCapacity|InsufficientFreeAddressesInSubnet|SpotMaxPriceTooLow|UnfulfillableCapacity|Unsupported)$/;
function refusalOf(error) {
	if (!(error instanceof Error)) return void 0;
	if (error.name === "IdempotentInstanceTerminated") return { is: "over" };
	if (error.name === "IdempotentParameterMismatch") return void 0;
	if (NO_CAPACITY.test(error.name)) return {
		is: "no capacity",
		words: error.message
	};
	return isTransient(error) ? void 0 : {
		is: "refused",
		error
	};
}
function withoutCapacity(lacking) {
	return new Failure(`capacity-missing: AWS has no capacity now for ${[...lacking.keys()].join(", ")}. Of the last it says: ${[...lacking.values()].at(-1)}`, "Run again later, or write further types or subnets as `ec2.instance` and `ec2.subnets`: they are tried in their order.");
}
function launchTags(tags, more) {
	const ofRun = tagsOfRun(tags);
	return {
		...Object.fromEntries(Object.entries(tags).filter(([name]) => !(name in ofRun))),
		...more
	};
}

// actions/lib/resources/ec2/user-data.ts
const PYTHON = "/opt/pytorch/bin/python";
const BASE = "/opt/ml";
const LARGEST = 16384;
const GRACE = 240;
function userData(id, { runner, job, region, maxRuntime }) {
	const script = `#!/bin/bash
# ${nameOf(id)}: the timer first, then the runner, then the end.
shutdown -P +${Math.ceil(maxRuntime / 60)}
(sleep ${Math.ceil(maxRuntime / 60) * 60 + GRACE}; poweroff -ff) >/dev/null 2>&1 &
trap 'shutdown -P now || poweroff -ff' EXIT
boot='/var/lib/cloud/scripts/per-boot'
mkdir -p "$boot" && printf '#!/bin/sh\\nshutdown -P now || poweroff -ff\\n' >"$boot/end" && chmod 755 "$boot/end"
export AWS_DEFAULT_REGION='${region}' HOME=/root PYTHONUNBUFFERED=1
${PYTHON} - '${runner.uri}' '${job.uri}' '${BASE}' <<'END'
import gzip, hashlib, io, os, subprocess, sys, tarfile, time, boto3
from botocore.config import Config
runner, job, base = sys.argv[1:]
quick = Config(connect_timeout=5, retries={"total_max_attempts": 2})
def fetch(uri, unpack=bytes):
    bucket, key = uri[5:].split("/", 1)
    for wait in (1, 2, 4, 8, 16, 0):
        try:
            body = unpack(boto3.client("s3", config=quick).get_object(Bucket=bucket, Key=key)["Body"].read())
            break
        except Exception as error:
            print(f"{uri} cannot be read: {error}")
            if not wait: sys.exit(1)
            time.sleep(wait)
    if hashlib.sha256(body).hexdigest() not in key: sys.exit(f"{uri} has another SHA-256")
    return body
home = base + "/runner"
os.makedirs(home)
with tarfile.open(fileobj=io.BytesIO(fetch(runner, gzip.decompress))) as tar: tar.extractall(home)
with open(home + "/job.json", "wb") as file: file.write(fetch(job))
sys.exit(subprocess.call([sys.executable, home + "/main.py", home + "/job.json", base], stdin=subprocess.DEVNULL))
END
`;
	const { length } = Buffer.from(script);
	if (length <= LARGEST) return script;
	throw new Failure(`config-invalid: The user data of the instance would have ${length} bytes; EC2 takes ${LARGEST}.`, "Write a shorter name of a bucket.");
}

// actions/lib/resources/ec2/node.ts
function ec2Node(scope, stage, ec2, nodes, tune, { runner, group, network }) {
	const { aws, config } = scope;
	let prepared;
	const ready = () => {
		prepared ??= network().then(({ subnets }) => prepare(scope, ec2, subnets));
		return prepared;
	};
	return {
		key: KEY,
		stages: [stage],
		kind: ec2RunKind(aws, "not made"),
		needs: [
			...nodes.list,
			tune,
			runner,
			group
		],
		preflight: async () => void await ready(),
		desire(of) {
			const inputs = readInputs(of, nodes);
			const best = of(tune).hyperparameters;
			const { id, parts, identity } = contentOf(scope, ec2, inputs, best);
			const settings = {
				...settingsOf(scope, ec2),
				"security-group": of(group)
			};
			return {
				id,
				content: parts,
				changes: ({ launch }) => [...compare(launch.identity, identity), ...settingsApart(launch, settings)],
				since: (earlier) => sinceOf(scope, earlier, identity),
				create: async (attempt, tags) => {
					const before = earlierAttempts(id, attempt);
					const { image: newest, candidates } = await ready();
					const image = await sameImage(scope, before[0]) ?? newest;
					const checkpoints = {
						keep: ec2.spot,
						from: before
					};
					const job = jobOf(scope, inputs, best, {
						id: attempt,
						maxRuntime: ec2.maxRuntime,
						checkpoints
					});
					const told = {
						runner: of(runner),
						job,
						region: aws.region,
						maxRuntime: ec2.maxRuntime
					};
					const script = Buffer.from(userData(attempt, told)).toString("base64");
					const launched = launchTags(tags, {
						[ATTEMPT]: nameOf(attempt),
						Name: nameOf(attempt)
					});
					await unlessThere(putOnce(aws, job.uri, job.body, { kmsKey: config.aws.kmsKey }));
					await start(scope, attempt, {
						identity,
						settings,
						tags: {
							...tags,
							...launched
						},
						maxRuntime: ec2.maxRuntime,
						metrics: Object.entries(trainingOf(scope).metrics).map(([Name, Regex]) => ({
							Name,
							Regex
						})),
						log: {
							group: logGroupOf(config.name),
							stream: nameOf(attempt)
						}
					}, candidates, (candidate) => parametersOf(scope, ec2, {
						candidate,
						image,
						group: of(group),
						script,
						tags: launched
					}));
				},
				verify: async (attempt, run) => {
					proveMetrics(nameOf(attempt), run);
					await proveModel(scope, attempt, run);
				},
				inspect: async (attempt, { status }) => {
					for (const text of status?.notes ?? []) scope.warn(KEY, `${nameOf(attempt)}: ${text}`);
				},
				output: trainedOnEc2
			};
		}
	};
}
function settingsOf({ config }, { maxRuntime, volumeSize, instanceProfile, subnets }) {
	return {
		"max-runtime": maxRuntime,
		"volume-size": volumeSize,
		"instance-profile": instanceProfile,
		subnets,
		"kms-key": config.aws.kmsKey
	};
}
function settingsApart(launch, settings) {
	return compare(launch.settings, settings).map((change) => ({
		...change,
		by: "nothing"
	}));
}
async function sameImage({ aws }, id) {
	const launch = id === void 0 ? void 0 : await readLaunch(aws, id, newestLaunch(await listAttempt(aws, id)));
	return launch && findImage(aws, launch.parameters.ImageId);
}
const ROOM = 20;
function parametersOf({ config }, { volumeSize, instanceProfile, spot }, from) {
	const { candidate, image, group, script, tags } = from;
	const { kmsKey } = config.aws;
	return {
		MinCount: 1,
		MaxCount: 1,
		InstanceInitiatedShutdownBehavior: "terminate",
		ImageId: image.id,
		InstanceType: candidate.type,
		SubnetId: candidate.subnet.id,
		SecurityGroupIds: [group],
		IamInstanceProfile: { Name: instanceProfile },
		UserData: script,
		MetadataOptions: {
			HttpEndpoint: "enabled",
			HttpTokens: "required",
			HttpPutResponseHopLimit: 1
		},
		BlockDeviceMappings: [{
			DeviceName: image.rootDevice,
			Ebs: {
				Encrypted: true,
				DeleteOnTermination: true,
				VolumeType: "gp3",
				VolumeSize: volumeSize ?? image.size + ROOM,
				...kmsKey === void 0 ? {} : { KmsKeyId: kmsKey }
			}
		}],
		...spot && { InstanceMarketOptions: {
			MarketType: "spot",
			SpotOptions: {
				SpotInstanceType: "one-time",
				InstanceInterruptionBehavior: "terminate"
			}
		} },
		tags
	};
}
async function unlessThere(write) {
	await write.catch((error) => {
		if (!isAlreadyThere(error)) throw error;
	});
}
async function proveModel({ aws }, id, { artifact }) {
	const uri = fileOf(id, "model.tar.gz");
	if (artifact === void 0 || !await isEmptyArchive(aws, uri, artifact)) return;
	throw new Failure(`artifact-missing: The EC2 training ${nameOf(id)} has completed, but left no file in SM_MODEL_DIR: ${uri} is empty.`, "Let the script save its model in the folder that the environment variable SM_MODEL_DIR names.");
}

// actions/lib/resources/ec2/runner.ts
const FOLDER = "python/ec2";
function runnerNode(scope, stage, bucket) {
	const { aws, config, domain } = scope;
	return {
		key: "ec2-runner",
		stages: [stage],
		kind: objectKind(aws, "code bundle", hashUnpacked),
		needs: [bucket],
		async desire(of) {
			const tar = await packRunner();
			const sha256 = createHash("sha256").update(tar).digest("hex");
			const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${sha256}/runner.tar.gz`;
			const runner = {
				uri,
				sha256
			};
			return {
				id: uri,
				changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
				create: () => putOnce(aws, uri, compress(tar), { kmsKey: config.aws.kmsKey }),
				plannedOutput: runner,
				output: () => runner
			};
		}
	};
}
async function packRunner() {
	const folder = folderOf(import.meta.dirname);
	const names = (await readdir(folder)).filter((name) => name.endsWith(".py")).sort();
	return tarOf(await Promise.all(names.map(async (path) => ({
		path,
		body: await readFile(join(folder, path))
	}))));
}
function folderOf(from) {
	const folder = join(from, FOLDER);
	if (existsSync(folder)) return folder;
	const above = dirname(from);
	if (above === from) throw new Error(`The folder ${FOLDER} of these actions is missing.`);
	return folderOf(above);
}

// actions/lib/resources/ec2/security-group.ts
function securityGroupNode(scope, stage, network) {
	const { aws, config, owner } = scope;
	return {
		key: "ec2-security-group",
		stages: [stage],
		kind: securityGroupKind(aws),
		needs: [],
		async desire() {
			const id = `${config.name}-ec2-${(await network()).vpc}`;
			const about = `EC2 trainings of the pipeline ${config.name} of ${owner.repository}: no inbound rule`;
			return {
				id,
				changes: ({ inbound }) => inbound.length === 0 ? [] : [{
					path: "inbound",
					before: inbound.join("; "),
					after: "none",
					by: "replace"
				}],
				refused: ({ id: group, inbound }) => ({
					reason: "it has inbound rules",
					failure: new Failure(`content-mismatch: The security group ${id} (${group}) has inbound rules, which somebody has added: ${inbound.join("; ")}. This run did not use it.`, "Remove its inbound rules, and run again: nothing has to connect to an instance that trains.")
				}),
				create: (name, tags) => createSecurityGroup(aws, name, about.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, "-").slice(0, 255), tags),
				output: (_id, resource) => resource.id
			};
		}
	};
}

// actions/lib/resources/ec2/graph.ts
const STAGE = "train-on-ec2";
function buildEc2(pipeline) {
	const { scope, of, add } = pipeline;
	const { ec2 } = scope.config;
	if (ec2 === void 0 || scope.domain !== "main") return void 0;
	const inputs = inputNodes(pipeline);
	const tune = of(buildTuning);
	let known;
	const network = () => {
		known ??= networkOf(scope, ec2);
		return known;
	};
	const runner = runnerNode(scope, STAGE, of(buildBucket));
	const group = securityGroupNode(scope, STAGE, network);
	const node = ec2Node(scope, STAGE, ec2, inputs, tune, {
		runner,
		group,
		network
	});
	add(runner, group, node);
	return node;
}

export { buildEc2 as t };