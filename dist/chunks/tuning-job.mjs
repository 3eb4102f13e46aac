import { a as isNotFound, r as hasEnded, s as unlessNotFound } from "./errors.mjs";
import { b as CreateHyperParameterTuningJobCommand, c as ListHyperParameterTuningJobsCommand, f as DescribeHyperParameterTuningJobCommand, i as ListTrainingJobsForHyperParameterTuningJobCommand, r as StopHyperParameterTuningJobCommand, w as SageMakerClient } from "./aws-sagemaker.mjs";
import { n as readTags, r as toTags } from "./tags2.mjs";
import { c as GetObjectCommand, m as S3Client, o as HeadObjectCommand } from "./aws-s3.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/aws/pages.ts
/**
* The pages of a List operation, one request each, as long as they are asked for.
*
* @param read what says where the next page begins is a `NextToken`, or, with Lambda, a `NextMarker`
*/
async function* pages(read) {
	let next;
	do {
		const page = await read(next);
		yield page;
		next = page.NextToken ?? page.NextMarker;
	} while (next !== void 0);
}

// actions/lib/aws/artefact.ts
var import_tar_stream = require_tar_stream();
/** Bucket and key of an `s3://` address. */
function parseS3(uri) {
	const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
	if (bucket === void 0 || key === void 0) throw new Error(`${uri} is no s3:// address.`);
	return {
		bucket,
		key
	};
}
/** What is known of an S3 object without reading it; `undefined` when it is not there. */
async function findArtefact(aws, uri) {
	const { bucket, key } = parseS3(uri);
	const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	})));
	return head && {
		tag: head.ETag?.replaceAll("\"", "") ?? "",
		bytes: head.ContentLength ?? 0
	};
}
/** No archive with a model in it is as small as this. */
const MAY_BE_EMPTY = 1024;
/** Whether a `.tar.gz` in S3 holds no file at all. Only a very small one is read. */
async function isEmptyArchive(aws, uri, { bytes }) {
	if (bytes > MAY_BE_EMPTY) return false;
	const { bucket, key } = parseS3(uri);
	const { Body } = await aws.client(S3Client).send(new GetObjectCommand({
		Bucket: bucket,
		Key: key
	}));
	const entries = (0, import_tar_stream.extract)();
	const read = pipeline(Body, createGunzip(), entries);
	let files = 0;
	for await (const entry of entries) {
		if (entry.header.type === "file") files++;
		entry.resume();
	}
	await read;
	return files === 0;
}

// actions/lib/aws/job-phase.ts
/**
* FailureReasons that say nothing about the content of a job: it may be tried again as it is. Source: the words that
* SageMaker begins its reasons with.
*/
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;
/** A limit that a job ran into; SageMaker calls it Stopped, for us it is a failure. */
const LIMITS = {
	MaxRuntimeExceeded: "it reached its longest runtime (`max-runtime`) and was stopped",
	MaxWaitTimeExceeded: "it waited longer than allowed for spot instances and was stopped"
};
/** Where a training or tuning job stands, from SageMaker's own statuses. */
function jobPhase(status, secondary, reason) {
	switch (status) {
		case "Completed": return {
			is: "ready",
			detail: "Completed"
		};
		case "Failed":
		case "DeleteFailed": {
			const detail = reason ?? `${status} without a reason`;
			return TRANSIENT.test(detail) ? {
				is: "failed",
				detail,
				transient: true
			} : {
				is: "failed",
				detail
			};
		}
		case "Stopped": {
			const limit = LIMITS[secondary ?? ""];
			return limit === void 0 ? {
				is: "stopped",
				detail: "Stopped by somebody",
				transient: true
			} : {
				is: "failed",
				detail: limit
			};
		}
		default: return {
			is: "settling",
			detail: secondary === void 0 || secondary === status ? status : `${status}, ${secondary}`
		};
	}
}

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

export { isEmptyArchive as a, findArtefact as i, tuningJobKind as n, parseS3 as o, jobPhase as r, pages as s, createTuningJob as t };