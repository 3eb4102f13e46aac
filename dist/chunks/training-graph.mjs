import { D as contentName, b as unlessNotFound, g as hasEnded, k as Failure, n as readTags, r as toTags, v as isNotFound } from "./tags.mjs";
import { a as hyperparameters, c as jobPhase, f as findArtefact, h as pages, n as readInputs, o as trainingContent, p as isEmptyArchive, r as tuneNode, s as trainingRequest, t as inputNodes } from "./tune.mjs";
import { a as ListTrainingJobsCommand, n as StopTrainingJobCommand, u as DescribeTrainingJobCommand, v as CreateTrainingJobCommand, w as SageMakerClient } from "./aws-sagemaker.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { isDeepStrictEqual } from "node:util";

// actions/lib/aws/job-log.ts
/** Where SageMaker writes the output of training jobs, one stream a host: `<job>/algo-1-<epoch>`. */
const GROUP = "/aws/sagemaker/TrainingJobs";
/**
* Lines that each host of a training job wrote since the last call; no hosts when there is no log.
*
* @param cursor the caller's memory: log stream to next token
*/
async function readHostLogs(aws, job, cursor) {
	const logs = aws.client(CloudWatchLogsClient);
	try {
		const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({
			logGroupName: GROUP,
			logStreamNamePrefix: `${job}/`
		}));
		const found = [];
		for (const { logStreamName = "" } of logStreams) {
			const lines = [];
			for (;;) {
				const token = cursor.get(logStreamName);
				const page = await logs.send(new GetLogEventsCommand({
					logGroupName: GROUP,
					logStreamName,
					startFromHead: true,
					nextToken: token
				}));
				lines.push(...(page.events ?? []).map((event) => (event.message ?? "").trimEnd()));
				if (page.nextForwardToken === void 0 || page.nextForwardToken === token) break;
				cursor.set(logStreamName, page.nextForwardToken);
				if (page.events?.length === 0) break;
			}
			found.push({
				host: /algo-\d+/.exec(logStreamName)?.[0] ?? logStreamName,
				lines
			});
		}
		return found;
	} catch (error) {
		if (isNotFound(error)) return [];
		throw error;
	}
}
/** The same as one list, without torchrun's own report; lines of several hosts begin with the host's name. */
async function readJobLog(aws, job, cursor) {
	const logs = await readHostLogs(aws, job, cursor);
	return logs.flatMap(({ host, lines }) => {
		const said = withoutReport(lines);
		return logs.length > 1 ? said.map((line) => `[${host}] ${line}`) : said;
	});
}
/** Of the some 30 lines that torchrun adds to what a failed script said, only the exit code or signal is news. */
function withoutReport(lines) {
	const start = lines.findIndex((line) => /torch\/distributed\/elastic\/.* failed \(exitcode: /.test(line));
	if (start === -1) return lines;
	const end = lines.findLastIndex((line) => /^=+$/.test(line));
	const report = lines.slice(start, end + 1).filter((line) => /^\s+exitcode\s+:/.test(line));
	return [
		...lines.slice(0, start),
		...report,
		...lines.slice(Math.max(start, end + 1))
	];
}

// actions/lib/aws/training-job.ts
/** SageMaker training jobs. A completed one whose artefact is gone counts as failed, and may be run again. */
function trainingJobKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "training job",
		onCancel: "stop",
		naming: "content",
		async observe(id) {
			const seen = await unlessNotFound(sagemaker().send(new DescribeTrainingJobCommand({ TrainingJobName: id })));
			if (seen === void 0) return void 0;
			const tags = await readTags(aws, seen.TrainingJobArn);
			const phase = jobPhase(seen.TrainingJobStatus ?? "", seen.SecondaryStatus, seen.FailureReason);
			if (phase.is !== "ready") return {
				seen,
				phase,
				tags
			};
			const uri = seen.ModelArtifacts?.S3ModelArtifacts ?? "";
			const artefact = await findArtefact(aws, uri);
			if (artefact === void 0) return {
				seen,
				tags,
				phase: {
					is: "failed",
					detail: `its artefact ${uri} is gone`,
					transient: true
				}
			};
			return {
				seen: {
					...seen,
					artefact
				},
				phase,
				tags
			};
		},
		async *find(prefix) {
			const list = (NextToken) => sagemaker().send(new ListTrainingJobsCommand({
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending",
				NextToken
			}));
			for await (const page of pages(list)) for (const { TrainingJobName: id, TrainingJobStatus, TrainingJobArn } of page.TrainingJobSummaries ?? []) if (id?.startsWith(prefix)) yield {
				id,
				running: TrainingJobStatus === "InProgress",
				tags: () => readTags(aws, TrainingJobArn)
			};
		},
		async stop(id) {
			try {
				await sagemaker().send(new StopTrainingJobCommand({ TrainingJobName: id }));
			} catch (error) {
				if (!hasEnded(error) && !isNotFound(error)) throw error;
			}
		},
		news: async (id, seen, cursor) => {
			const log = await readJobLog(aws, id, cursor);
			return {
				log,
				lines: log.filter((line) => tellsMetric(seen, line)).slice(-1),
				secondsLeft: secondsLeft(seen, log)
			};
		}
	};
}
/** Whether a line of the log holds one of the metrics that the job declares. */
function tellsMetric(seen, line) {
	return (seen?.AlgorithmSpecification?.MetricDefinitions ?? []).some(({ Regex }) => new RegExp(Regex ?? "(?!)").test(line));
}
/** From the newest line that counts epochs, such as `Epoch: 3/8`, and the time that those took. */
function secondsLeft(seen, log) {
	const [, done, of] = log.map((line) => /\bepoch:?\s*(\d+)\s*(?:\/|of)\s*(\d+)/i.exec(line)).findLast((match) => match !== null) ?? [];
	if (done === void 0 || of === void 0 || seen?.TrainingStartTime === void 0 || Number(done) === 0) return void 0;
	return (Date.now() - seen.TrainingStartTime.getTime()) / 1e3 / Number(done) * (Number(of) - Number(done));
}
/** Starts a training job. */
async function createTrainingJob(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateTrainingJobCommand({
		...request,
		Tags: toTags(tags)
	}));
}

// actions/lib/pipeline/division.ts
/**
* Proves, as far as the log tells, that the hosts of a job have divided its work. Hosts that each train alone print the
* same metrics: N paid copies of one training.
*
* @throws Failure when several hosts printed the same series of metrics
*/
async function proveDivision({ aws }, name, seen) {
	const count = seen.ResourceConfig?.InstanceCount ?? 1;
	if (count === 1) return;
	const expressions = (seen.AlgorithmSpecification?.MetricDefinitions ?? []).map(({ Name, Regex }) => ({
		metric: Name ?? "",
		regex: new RegExp(Regex ?? "(?!)")
	}));
	const series = (await readHostLogs(aws, name, /* @__PURE__ */ new Map())).map(({ host, lines }) => ({
		host,
		figures: figuresOf(lines, expressions)
	})).filter(({ figures }) => figures.length > 0);
	for (const { figures } of series) {
		const same = series.filter((other) => isDeepStrictEqual(other.figures, figures)).map(({ host }) => host);
		if (same.length < 2) continue;
		throw new Failure(`The training job ${name} ran on ${count} instances, but ${same.join(" and ")} printed the same metrics (the last is ${figures.at(-1)}): they trained copies of one model and divided nothing, or each printed what only one of them should.`, "Let the script use torch.distributed, as python/training/train.py does, and print metrics on rank 0 only; or set `count: 1`.");
	}
}
function figuresOf(lines, expressions) {
	return lines.flatMap((line) => expressions.flatMap(({ metric, regex }) => {
		const value = regex.exec(line)?.[1];
		return value === void 0 ? [] : [`${metric} ${value}`];
	}));
}

// actions/lib/pipeline/train.ts
/** One training run of the config with the best hyperparameters. */
function trainNode(scope, entry, resources, nodes, tune) {
	const { config } = scope;
	return {
		key: `train:${entry}`,
		stages: ["train"],
		kind: trainingJobKind(scope.aws),
		needs: [...nodes.list, tune],
		desire(of) {
			const inputs = readInputs(of, nodes);
			const best = of(tune).hyperparameters;
			const { id, parts } = contentName(`${config.name}-${entry}`, trainingContent(scope, resources, inputs, { best }));
			return {
				id,
				content: parts,
				changes: () => [],
				create: (name, tags) => createTrainingJob(scope.aws, {
					...trainingRequest(scope, resources, inputs),
					TrainingJobName: name,
					HyperParameters: hyperparameters(scope, inputs.code, best, resources.count)
				}, tags),
				verify: async (name, seen) => {
					proveMetrics(scope, name, seen);
					await proveDivision(scope, name, seen);
					await proveModel(scope, name, seen);
				},
				output: trained
			};
		}
	};
}
/** A training job that somebody named: this very one and no further attempt, whoever ran it, since it is only read. */
function namedTrainingJob(scope, entry, name) {
	const kind = trainingJobKind(scope.aws);
	return {
		key: `train:${entry}`,
		stages: ["train"],
		kind: {
			...kind,
			naming: "stable",
			async observe(id) {
				const observed = await kind.observe(id);
				return observed && {
					seen: observed.seen,
					phase: observed.phase
				};
			}
		},
		needs: [],
		desire() {
			const refusal = new Failure(`There is no training job ${name}.`, "Correct the input `training-job`.");
			return {
				id: name,
				content: {},
				changes: () => [],
				refusal,
				create: () => Promise.reject(refusal),
				output: trained
			};
		}
	};
}
/** A job that printed none of its metrics has metrics that never match. */
function proveMetrics(scope, name, seen) {
	const found = new Set((seen.FinalMetricDataList ?? []).map((metric) => metric.MetricName));
	const missing = Object.entries(scope.config.training.metrics).filter(([metric]) => !found.has(metric));
	if (missing.length === 0) return;
	const list = missing.map(([metric, regex]) => `${metric} (${regex})`).join(", ");
	throw new Failure(`The training job ${name} has completed, but no line of its log matched: ${list}.`, "Correct the regular expression under `training.metrics`, or let the script print the metric.");
}
/** SageMaker packs SM_MODEL_DIR whatever is in it. */
async function proveModel({ aws }, name, { artefact, ModelArtifacts }) {
	const uri = ModelArtifacts?.S3ModelArtifacts ?? "";
	if (artefact === void 0 || !await isEmptyArchive(aws, uri, artefact)) return;
	throw new Failure(`The training job ${name} has completed, but left no file in SM_MODEL_DIR: ${uri} is empty.`, "Let the script save its model in the folder that the environment variable SM_MODEL_DIR names.");
}
function trained(name, seen) {
	const metrics = (seen.FinalMetricDataList ?? []).flatMap(({ MetricName, Value }) => MetricName === void 0 || Value === void 0 ? [] : [[MetricName, roundFloat(Value)]]);
	return {
		trainingJob: name,
		artefact: seen.ModelArtifacts?.S3ModelArtifacts ?? "",
		artefactTag: seen.artefact?.tag ?? "",
		metrics: Object.fromEntries(metrics.sort()),
		billableSeconds: seen.BillableTimeInSeconds ?? 0,
		trainingSeconds: seen.TrainingTimeInSeconds ?? 0,
		instance: seen.ResourceConfig?.InstanceType ?? "",
		count: seen.ResourceConfig?.InstanceCount ?? 1
	};
}
/** SageMaker keeps metrics as 32-bit floats; this drops the digits that such a float does not have. */
function roundFloat(value) {
	return Number(value.toPrecision(7));
}

// actions/lib/pipeline/training-graph.ts
/**
* Data, code, tuning and training of the config.
*
* @param only the entry of `train` to build; `undefined` = all
* @throws Failure when the config has no such entry
*/
function trainingGraph(scope, only) {
	const inputs = inputNodes(scope);
	const tune = tuneNode(scope, inputs);
	const entries = Object.entries(scope.config.train).filter(([entry]) => only === void 0 || entry === only);
	if (only !== void 0 && entries.length === 0) throw new Failure(`The config has no training entry ${only}.`, `Name one of: ${Object.keys(scope.config.train).join(", ")}.`);
	const named = scope.given.trainingJob;
	const train = new Map(entries.map(([entry, resources]) => [entry, named === void 0 ? trainNode(scope, entry, resources, inputs, tune) : namedTrainingJob(scope, entry, named)]));
	return {
		graph: [
			...inputs.list,
			..."kind" in tune ? [tune] : [],
			...train.values()
		],
		inputs,
		tune,
		train
	};
}

export { trainingJobKind as n, trainingGraph as t };