import { t as divergence } from "./log-figures.mjs";
import { t as MetricLines } from "./metric-lines.mjs";
import { it as tagName } from "./shared.mjs";
import { _ as nameOf, a as readLaunch, c as readStatus, g as idPrefix, h as fileOf, i as newestTags, l as readTags, n as listAttempts, o as readOutput, p as writeTags, r as newestLaunch, s as readOver, t as listAttempt, u as unlessDamaged } from "./attempt.aws.mjs";
import { a as GetConsoleOutputCommand, f as CreateTagsCommand, i as RunInstancesCommand, m as EC2Client, n as paginateDescribeInstances, r as TerminateInstancesCommand } from "./aws-ec2.mjs";
import { l as unlessNotFound, o as isDenied } from "./errors.mjs";
import { t as cleanTags } from "./tags.mjs";
import { r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";

// actions/lib/resources/ec2/instances.aws.ts
const ATTEMPT = tagName("ec2-training");
const ALIVE = [
	"pending",
	"running",
	"stopping",
	"stopped"
];
const isAlive = ({ state }) => ALIVE.includes(state);
async function findByToken(aws, token) {
	return (await describe(aws, [{
		Name: "client-token",
		Values: [token]
	}]))[0];
}
function findLiving(aws, pipeline) {
	return findInStates(aws, pipeline, ALIVE);
}
function findEnded(aws, pipeline) {
	return findInStates(aws, pipeline, ["shutting-down", "terminated"]);
}
function findInStates(aws, pipeline, states) {
	return describe(aws, [
		{
			Name: `tag:${tagName("pipeline")}`,
			Values: [pipeline]
		},
		{
			Name: "tag-key",
			Values: [ATTEMPT]
		},
		{
			Name: "instance-state-name",
			Values: [...states]
		}
	]);
}
async function describe(aws, Filters) {
	const pages = paginateDescribeInstances({ client: aws.client(EC2Client) }, { Filters });
	return (await Array.fromAsync(pages)).flatMap((page) => page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances.map(instanceOf));
}
function instanceOf(described) {
	const { InstanceId: id = "", InstanceType: type = "", State, StateReason, LaunchTime, Placement, ClientToken: token = "", Tags = [] } = described;
	return {
		id,
		type,
		token,
		zone: Placement?.AvailabilityZone ?? "",
		launched: LaunchTime?.getTime() ?? 0,
		state: State?.Name ?? "pending",
		reason: StateReason?.Code === void 0 ? void 0 : {
			code: StateReason.Code,
			message: StateReason.Message ?? ""
		},
		tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]))
	};
}
const ANSWERS_WITHIN = 6e4;
async function runInstance(aws, { parameters, token }) {
	const { tags, SecurityGroupIds, BlockDeviceMappings, InstanceType, ...rest } = parameters;
	const client = aws.sendingOnce(EC2Client, ANSWERS_WITHIN);
	const Tags = toTags(tags);
	const { Instances: [made] = [] } = await client.send(new RunInstancesCommand({
		...rest,
		InstanceType,
		SecurityGroupIds: [...SecurityGroupIds],
		BlockDeviceMappings: [...BlockDeviceMappings],
		TagSpecifications: ["instance", "volume"].map((ResourceType) => ({
			ResourceType,
			Tags
		})),
		ClientToken: token
	}));
	return instanceOf(made ?? {});
}
async function tagInstance(aws, instance, tags) {
	const request = new CreateTagsCommand({
		Resources: [instance],
		Tags: toTags(tags)
	});
	await aws.onceKnown(() => aws.client(EC2Client).send(request));
}
function toTags(tags) {
	return Object.entries(cleanTags(tags)).map(([Key, Value]) => ({
		Key,
		Value
	}));
}
async function endInstance(aws, instance) {
	const request = new TerminateInstancesCommand({ InstanceIds: [instance] });
	return await unlessNotFound(aws.client(EC2Client).send(request)) !== void 0;
}
async function readConsole(aws, instance) {
	const request = new GetConsoleOutputCommand({ InstanceId: instance });
	const { Output = "" } = await unlessNotFound(aws.client(EC2Client).send(request)) ?? {};
	return Buffer.from(Output, "base64").toString().split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line !== "");
}

// actions/lib/resources/ec2/log.aws.ts
async function readNewLines(aws, { group, stream }, cursor) {
	const logs = aws.client(CloudWatchLogsClient);
	const lines = [];
	let token = cursor.get(stream);
	for (;;) {
		const request = {
			logGroupName: group,
			logStreamName: stream,
			startFromHead: true,
			nextToken: token
		};
		const page = await unlessNotFound(logs.send(new GetLogEventsCommand(request)));
		lines.push(...(page?.events ?? []).map(({ message }) => (message ?? "").trimEnd()));
		if (page?.nextForwardToken === void 0 || page.nextForwardToken === token) break;
		token = page.nextForwardToken;
		if (page.events?.length === 0) break;
	}
	if (token !== void 0) cursor.set(stream, token);
	return lines;
}
async function readLastLines(aws, { group, stream }) {
	const request = new GetLogEventsCommand({
		logGroupName: group,
		logStreamName: stream
	});
	try {
		return ((await unlessNotFound(aws.client(CloudWatchLogsClient).send(request)))?.events ?? []).map(({ message }) => (message ?? "").trimEnd());
	} catch (error) {
		if (isDenied(error)) return [];
		throw error;
	}
}

// actions/lib/resources/ec2/phase.ts
const ENDS_WITHIN = 3e5;
const INTERRUPTED = /^Server\.(SpotInstance(Termination|Shutdown)|InsufficientInstanceCapacity)$/;
function phaseOf({ launch, instance, status, artifact }, id, now) {
	if (status !== void 0) {
		const { outcome, reason } = status;
		if (outcome === "interrupted") return {
			is: "stopped",
			detail: reason,
			transient: true,
			resumes: true
		};
		if (outcome !== "completed") return {
			is: "failed",
			detail: reason
		};
		if (artifact !== void 0) return {
			is: "ready",
			detail: "completed"
		};
		return {
			is: "failed",
			detail: `its artifact ${id}/model.tar.gz no longer exists`,
			transient: true
		};
	}
	if (instance === void 0) return {
		is: "in-progress",
		detail: "launching"
	};
	const { state, type, zone, launched } = instance;
	const where = `${instance.id}, ${type} in ${zone}`;
	if (state === "pending" || state === "running") {
		if (now < launched + launch.maxRuntime * 1e3 + ENDS_WITHIN) return {
			is: "in-progress",
			detail: `${state} (${where})`
		};
		return {
			is: "failed",
			detail: `its instance ${where} still runs after max-runtime`
		};
	}
	return ended(instance, where);
}
function ended({ state, reason }, where) {
	const { code = "", message = "" } = reason ?? {};
	if (INTERRUPTED.test(code)) return {
		is: "stopped",
		detail: `AWS ended its instance ${where}: ${message || code}`,
		transient: true,
		resumes: true
	};
	if (code === "Client.UserInitiatedShutdown") return {
		is: "stopped",
		detail: `its instance ${where} was ended by a user or another process`,
		transient: true
	};
	if (code.startsWith("Server.")) return {
		is: "failed",
		detail: `AWS ended its instance ${where}: ${message || code}`,
		transient: true
	};
	if (code === "Client.InternalError") return {
		is: "failed",
		detail: `AWS could not start its instance ${where}: ${message || code}. AWS says this when the account or the role may not use the KMS key of the encrypted disk: the default key for EBS, or aws.kms-key`
	};
	if (code.startsWith("Client.") && code !== "Client.InstanceInitiatedShutdown") return {
		is: "failed",
		detail: `AWS could not start its instance ${where}: ${message || code}`
	};
	return {
		is: "failed",
		detail: `its instance ${where} is ${state} and left no status${message === "" ? "" : ` (${message})`}: its user data or its runner failed, its role lacks a permission or cannot be assumed by EC2, or it ran out of time`
	};
}

// actions/lib/resources/ec2/run.aws.ts
const AGAIN = {
	transient: true,
	resumes: true
};
const SHOWS_UP_WITHIN = 15e3;
const FORGOTTEN_AFTER = 432e5;
function ec2RunKind(aws, unseen = "under way") {
	const figures = /* @__PURE__ */ new Map();
	const launches = /* @__PURE__ */ new Map();
	const metrics = /* @__PURE__ */ new Map();
	const written = /* @__PURE__ */ new Map();
	const figuresOf = (id, launch) => {
		const found = figures.get(id) ?? readFigures(aws, id, launch);
		figures.set(id, found);
		found.catch(() => figures.delete(id));
		return found;
	};
	const launchOf = async (id, number) => {
		const file = fileOf(id, String(number));
		const launch = launches.get(file) ?? await readLaunch(aws, id, number);
		if (launch !== void 0) launches.set(file, launch);
		return launch;
	};
	const tagsOf = async (id, files) => {
		const file = newestTags(id, files);
		if (file === void 0) return {};
		const tags = written.get(file) ?? await readTags(aws, file);
		written.set(file, tags);
		return tags;
	};
	return {
		name: "EC2 training",
		identity: "content",
		numbered: true,
		longRunning: true,
		async observe(id) {
			const before = await listAttempt(aws, id);
			const launch = await launchOf(id, newestLaunch(before));
			if (launch === void 0) return void 0;
			const instance = await findByToken(aws, launch.token);
			const files = before.has("status.json") || instance !== void 0 && isAlive(instance) ? before : await listAttempt(aws, id);
			const tags = {
				...launch.tags,
				...instance?.tags,
				...await tagsOf(id, files)
			};
			if (files.has("status.json")) {
				const run = {
					launch,
					instance,
					status: await readStatus(aws, id),
					artifact: files.get("model.tar.gz")
				};
				const phase = phaseOf(run, id, aws.clock.now());
				if (phase.is !== "ready") return {
					resource: run,
					phase,
					tags
				};
				const figures = await figuresOf(id, launch);
				const diverged = divergence(figures);
				if (diverged === void 0) return {
					resource: {
						...run,
						figures
					},
					phase,
					tags
				};
				return {
					resource: run,
					tags,
					phase: {
						is: "failed",
						detail: `it diverged: at the end of its log, ${diverged}. For example, lower the learning rate, and let the script exit with an error at the first NaN or infinite value`
					}
				};
			}
			const resource = {
				launch,
				instance
			};
			if (instance !== void 0) return {
				resource,
				phase: phaseOf(resource, id, aws.clock.now()),
				tags
			};
			if (files.has("over.json")) {
				const { reason: detail, failed = false } = await readOver(aws, id) ?? { reason: "it is over" };
				return {
					resource,
					tags,
					phase: failed ? {
						is: "failed",
						detail
					} : {
						is: "stopped",
						detail,
						...AGAIN
					}
				};
			}
			const age = aws.clock.now() - launch.asked;
			if (age > FORGOTTEN_AFTER) return {
				resource,
				tags,
				phase: {
					is: "stopped",
					detail: `an instance was asked for at ${new Date(launch.asked).toISOString()}; there is neither an instance nor a status, so AWS refused it, or it was ended or lost`,
					transient: true
				}
			};
			if (unseen === "not made" || age > SHOWS_UP_WITHIN) return void 0;
			return {
				resource,
				tags,
				phase: {
					is: "in-progress",
					detail: "launching"
				}
			};
		},
		ownPrefix: ({ bucket, pipeline }) => `${idPrefix(bucket, pipeline)}-`,
		async *find(prefix) {
			const pipeline = /^s3:\/\/[^/]+\/([^/]+)\//.exec(prefix)?.[1] ?? "";
			const [attempts, living] = await Promise.all([listAttempts(aws, prefix), findLiving(aws, pipeline)]);
			const running = new Set(living.map(({ tags }) => tags[ATTEMPT]));
			for (const { id, created } of attempts) yield {
				id,
				created,
				running: running.has(nameOf(id)),
				tags: async () => (await unlessDamaged(launchOf(id, 1)))?.tags ?? {}
			};
		},
		stop: (id) => endInstanceOf(aws, id),
		remove: (id) => endInstanceOf(aws, id),
		tag: (id, { launch }, tags) => writeTags(aws, id, tags, launch.settings["kms-key"]),
		async lastLines(_id, { launch, instance }) {
			const lines = await readLastLines(aws, launch.log);
			return lines.length > 0 || instance === void 0 ? lines : readConsole(aws, instance.id);
		},
		async news(id, resource, cursor) {
			const log = await readNewLines(aws, resource.launch.log, cursor);
			const own = metrics.get(id) ?? new MetricLines(resource.launch.metrics);
			metrics.set(id, own);
			const figures = own.figures(log);
			const newest = log.findLast((_, line) => figures.some(({ values }) => values[line] !== void 0));
			return {
				log,
				lines: own.givenUp(),
				newest
			};
		}
	};
}
async function endInstanceOf(aws, id) {
	const until = aws.clock.now() + SHOWS_UP_WITHIN;
	for (;;) {
		const launch = await readLaunch(aws, id, newestLaunch(await listAttempt(aws, id)));
		const instance = launch && await findByToken(aws, launch.token);
		if (instance !== void 0 && !isAlive(instance)) return;
		if (instance !== void 0 && await endInstance(aws, instance.id)) return;
		if (aws.clock.now() > until) return;
		await aws.clock.sleep(500, new AbortController().signal);
	}
}
async function readFigures(aws, id, { metrics }) {
	const lines = metrics.length === 0 ? [] : await readOutput(aws, id) ?? [];
	return { endings: new MetricLines(metrics).endings(lines) };
}
function tagsOfRun(tags) {
	const names = [
		"ref",
		"commit",
		"run"
	].map(tagName);
	return Object.fromEntries(Object.entries(tags).filter(([name]) => names.includes(name)));
}

export { endInstance as a, findLiving as c, tagInstance as d, ATTEMPT as i, isAlive as l, tagsOfRun as n, findByToken as o, phaseOf as r, findEnded as s, ec2RunKind as t, runInstance as u };