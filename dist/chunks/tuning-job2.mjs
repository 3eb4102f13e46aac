import { T as SageMakerClient, c as ListHyperParameterTuningJobsCommand, f as DescribeHyperParameterTuningJobCommand, i as ListTrainingJobsForHyperParameterTuningJobCommand, r as StopHyperParameterTuningJobCommand, x as CreateHyperParameterTuningJobCommand } from "./aws-sagemaker.mjs";
import { c as unlessNotFound, r as hasEnded, s as isNotFound } from "./errors.mjs";
import { n as pages, t as jobPhase } from "./job-phase.mjs";
import { i as toTags, r as readTags } from "./tags2.mjs";

// actions/lib/aws/tuning-job.ts
/** SageMaker hyperparameter tuning jobs. A completed one without a best training job counts as failed. */
function tuningJobKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "tuning job",
		onCancel: "stop",
		naming: "content",
		async observe(id) {
			const seen = await unlessNotFound(sagemaker().send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id })));
			if (seen === void 0) return void 0;
			return {
				seen,
				phase: tuningPhase(seen),
				tags: await readTags(aws, seen.HyperParameterTuningJobArn)
			};
		},
		async *find(prefix) {
			const list = (NextToken) => sagemaker().send(new ListHyperParameterTuningJobsCommand({
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending",
				NextToken
			}));
			for await (const page of pages(list)) for (const job of page.HyperParameterTuningJobSummaries ?? []) {
				const id = job.HyperParameterTuningJobName;
				if (!id?.startsWith(prefix)) continue;
				yield {
					id,
					running: job.HyperParameterTuningJobStatus === "InProgress",
					tags: () => readTags(aws, job.HyperParameterTuningJobArn)
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
		news: async (id, seen, cursor) => ({
			lines: await trialRows(aws, id, cursor),
			log: [],
			secondsLeft: secondsLeft(seen)
		})
	};
}
function tuningPhase(seen) {
	const phase = jobPhase(seen.HyperParameterTuningJobStatus ?? "", void 0, seen.FailureReason);
	if (phase.is === "ready" && seen.BestTrainingJob?.FinalHyperParameterTuningJobObjectiveMetric === void 0) return {
		is: "failed",
		detail: "no training job reported the objective metric: does its regular expression match a line of the log?"
	};
	if (phase.is !== "settling") return phase;
	const { Completed = 0, InProgress = 0, NonRetryableError = 0 } = seen.TrainingJobStatusCounters ?? {};
	const of = seen.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs ?? "?";
	const failed = NonRetryableError > 0 ? `, ${NonRetryableError} failed` : "";
	return {
		...phase,
		detail: `${phase.detail}, ${Completed} of ${of} trials done, ${InProgress} running${failed}`
	};
}
/** From the time that the trials so far took. */
function secondsLeft(seen) {
	const { Completed = 0 } = seen?.TrainingJobStatusCounters ?? {};
	const of = seen?.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs;
	if (of === void 0 || Completed === 0 || seen?.CreationTime === void 0) return void 0;
	return (Date.now() - seen.CreationTime.getTime()) / 1e3 / Completed * (of - Completed);
}
/** All training jobs of a tuning job, in the order in which they were started. */
async function listTrials(aws, id) {
	const trials = [];
	const list = (NextToken) => aws.client(SageMakerClient).send(new ListTrainingJobsForHyperParameterTuningJobCommand({
		HyperParameterTuningJobName: id,
		NextToken,
		MaxResults: 100
	}));
	for await (const page of pages(list)) trials.push(...page.TrainingJobSummaries ?? []);
	return trials.sort((a, b) => (a.TrainingJobName ?? "").localeCompare(b.TrainingJobName ?? ""));
}
/** A table of trials, row by row as they end. */
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
		const searched = Object.entries(trial.TunedHyperParameters ?? {}).map(([key, value]) => `${key}=${shorten(value)}`);
		const { MetricName, Value } = trial.FinalHyperParameterTuningJobObjectiveMetric ?? {};
		const objective = Value === void 0 ? trial.FailureReason ?? "no objective metric" : `${MetricName} ${Value}`;
		rows.push(`  ${name.slice(id.length + 1).padEnd(13)}${status.padEnd(11)}${searched.sort().join("  ").padEnd(44)}${objective}`);
	}
	return rows;
}
/** A number of a searched hyperparameter at a length that a table bears. */
function shorten(value) {
	const number = Number(value);
	return Number.isNaN(number) || value.length < 10 ? value : number.toPrecision(6);
}
/** Starts a tuning job; SageMaker copies the tags to its training jobs. */
async function createTuningJob(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateHyperParameterTuningJobCommand({
		...request,
		Tags: toTags(tags)
	}));
}

export { listTrials as n, tuningJobKind as r, createTuningJob as t };