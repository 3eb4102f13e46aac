import { a as ListTrainingJobsCommand, n as StopTrainingJobCommand, u as DescribeTrainingJobCommand, v as CreateTrainingJobCommand, w as SageMakerClient } from "./aws-sagemaker.mjs";
import { t as findArtefact } from "./artefact.mjs";
import { a as isNotFound, r as hasEnded, s as unlessNotFound } from "./errors.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { n as pages, t as jobPhase } from "./job-phase.mjs";
import { n as readTags, r as toTags } from "./tags2.mjs";

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

export { trainingJobKind as n, readHostLogs as r, createTrainingJob as t };