import { F as CreateHyperParameterTuningJobCommand, O as DeleteHyperParameterTuningJobCommand, b as DescribeHyperParameterTuningJobCommand, m as StopHyperParameterTuningJobCommand, n as paginateListTrainingJobsForHyperParameterTuningJob, s as paginateListHyperParameterTuningJobs, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound, r as hasEnded, s as isNotFound } from "./errors.mjs";
import { n as readFailedLog } from "./metric-lines.mjs";
import { t as jobPhase } from "./job-phase.mjs";
import { n as logFigures, t as divergence } from "./log-figures.mjs";
import { a as toTags, i as tagsOf, o as writeTags, r as readTags } from "./tags.mjs";
import { U as byPipeline, w as float32 } from "./shared.mjs";

// actions/lib/resources/tuning/winner.aws.ts
async function findWinner(job, readFigures, listTrials) {
	const metrics = job.TrainingJobDefinition?.AlgorithmSpecification?.MetricDefinitions?.filter(({ Regex }, at, all) => all.findIndex((one) => one.Regex === Regex) === at);
	const passedOver = [];
	for await (const trial of bestFirst(job, listTrials)) {
		const name = trial.TrainingJobName ?? "";
		const figures = await readFigures(name, metrics);
		const diverged = divergence(figures);
		if (diverged === void 0) return {
			trial,
			passedOver,
			...figures.denied && { unread: true }
		};
		passedOver.push({
			name,
			diverged
		});
	}
	return { passedOver };
}
async function* bestFirst({ BestTrainingJob: best, HyperParameterTuningJobConfig }, listTrials) {
	if (best !== void 0) yield best;
	const sign = HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective?.Type === "Maximize" ? -1 : 1;
	const worth = (trial) => sign * (trial.FinalHyperParameterTuningJobObjectiveMetric?.Value ?? NaN);
	yield* (await listTrials()).filter((trial) => trial.TrainingJobStatus === "Completed" && !Number.isNaN(worth(trial))).filter(({ TrainingJobName }) => TrainingJobName !== best?.TrainingJobName).toSorted((a, b) => worth(a) - worth(b));
}

// actions/lib/resources/tuning/tuning-job.aws.ts
function tuningJobKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	const readFigures = logFigures(aws);
	return {
		name: "tuning job",
		identity: "content",
		numbered: true,
		longRunning: true,
		async observe(id) {
			const resource = await describeTuningJob(aws, id);
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.HyperParameterTuningJobArn);
			if (tags === void 0) return void 0;
			const phase = tuningPhase(resource);
			if (phase.is !== "ready") return {
				resource,
				phase,
				tags
			};
			const winner = await findWinner(resource, readFigures, () => listTrials(aws, id));
			if (winner.trial !== void 0) return {
				resource: {
					...resource,
					winner
				},
				phase,
				tags
			};
			return {
				resource,
				tags,
				phase: {
					is: "failed",
					detail: `every trial that reported the objective diverged: ${winner.passedOver.map(({ name, diverged }) => `${name} (${diverged})`).join("; ")}. For example, search lower learning rates, and let the script exit with an error at the first NaN or infinite value`
				}
			};
		},
		ownPrefix: byPipeline,
		async *find(prefix) {
			const newest = {
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending"
			};
			for await (const page of paginateListHyperParameterTuningJobs({ client: sagemaker() }, newest)) for (const job of page.HyperParameterTuningJobSummaries ?? []) {
				const id = job.HyperParameterTuningJobName;
				if (!id?.startsWith(prefix)) continue;
				yield {
					id,
					running: job.HyperParameterTuningJobStatus === "InProgress",
					tags: tagsOf(aws, job.HyperParameterTuningJobArn)
				};
			}
		},
		async stop(id) {
			try {
				await sagemaker().send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id }));
			} catch (error) {
				if (!hasEnded(error) && !isNotFound(error)) throw error;
			}
		},
		async remove(id) {
			const request = new DeleteHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id });
			await unlessNotFound(sagemaker().send(request));
		},
		tag: (_id, resource, tags) => writeTags(aws, resource.HyperParameterTuningJobArn, tags),
		lastLines: (id) => endOfTrial(aws, id),
		news: async (id, resource, cursor) => ({
			lines: await trialRows(aws, id, cursor),
			log: [],
			secondsLeft: secondsLeft(resource, aws.clock.now())
		})
	};
}
function describeTuningJob(aws, id) {
	const request = new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id });
	return unlessNotFound(aws.client(SageMakerClient).send(request));
}
function tuningPhase(resource) {
	const phase = jobPhase(resource.HyperParameterTuningJobStatus ?? "", void 0, resource.FailureReason);
	if (phase.is === "ready" && resource.BestTrainingJob?.FinalHyperParameterTuningJobObjectiveMetric === void 0) return {
		is: "failed",
		detail: "no training job reported the objective metric: does its regular expression match a line of the log?"
	};
	if (phase.is !== "in-progress") return phase;
	const { Completed = 0, InProgress = 0, NonRetryableError = 0 } = resource.TrainingJobStatusCounters ?? {};
	const of = resource.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs ?? "?";
	const failed = NonRetryableError > 0 ? `, ${NonRetryableError} failed` : "";
	return {
		...phase,
		detail: `${phase.detail}, ${Completed} of ${of} trials done, ${InProgress} running${failed}`
	};
}
function secondsLeft(resource, now) {
	const { Completed = 0 } = resource?.TrainingJobStatusCounters ?? {};
	const of = resource?.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs;
	if (of === void 0 || Completed === 0 || resource?.CreationTime === void 0) return void 0;
	return (now - resource.CreationTime.getTime()) / 1e3 / Completed * (of - Completed);
}
async function listTrials(aws, id) {
	const trials = [];
	const client = aws.client(SageMakerClient);
	const request = {
		HyperParameterTuningJobName: id,
		MaxResults: 100
	};
	for await (const page of paginateListTrainingJobsForHyperParameterTuningJob({ client }, request)) trials.push(...page.TrainingJobSummaries ?? []);
	return trials.sort((a, b) => (a.TrainingJobName ?? "").localeCompare(b.TrainingJobName ?? ""));
}
async function endOfTrial(aws, id) {
	const trials = await listTrials(aws, id);
	const trial = trials.find(({ TrainingJobStatus }) => TrainingJobStatus === "Failed") ?? trials.at(-1);
	if (trial?.TrainingJobName === void 0) return [];
	const log = await readFailedLog(aws, trial.TrainingJobName).catch(() => []);
	return [rowOf(id, trial), ...log.slice(1 - 15)];
}
async function trialRows(aws, id, cursor) {
	const rows = [];
	for (const trial of await listTrials(aws, id)) {
		const name = trial.TrainingJobName ?? "";
		const status = trial.TrainingJobStatus ?? "";
		if (![
			"Completed",
			"Failed",
			"Stopped"
		].includes(status) || cursor.get(name) === status) continue;
		cursor.set(name, status);
		rows.push(`  ${rowOf(id, trial)}`);
	}
	return rows;
}
function rowOf(id, trial) {
	const { TrainingJobName: name = "", TrainingJobStatus: status = "", TunedHyperParameters = {} } = trial;
	const searched = Object.entries(TunedHyperParameters).map(([key, value]) => `${key}=${shorten(value)}`);
	const { MetricName, Value } = trial.FinalHyperParameterTuningJobObjectiveMetric ?? {};
	const objective = Value === void 0 ? oneLine(trial.FailureReason ?? "no objective metric") : `${MetricName} ${float32(Value)}`;
	return `${name.slice(id.length + 1).padEnd(13)}${status.padEnd(11)}${searched.sort().join("  ").padEnd(44)}${objective}`;
}
const LONGEST_REASON = 160;
function oneLine(reason) {
	const line = reason.replaceAll(/\s+/g, " ").trim();
	return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}
function shorten(value) {
	const number = Number(value);
	return Number.isNaN(number) || value.length < 10 ? value : number.toPrecision(6);
}
async function createTuningJob(aws, request, tags) {
	const command = new CreateHyperParameterTuningJobCommand({
		...request,
		Tags: toTags(tags)
	});
	await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}

export { tuningJobKind as i, describeTuningJob as n, listTrials as r, createTuningJob as t };