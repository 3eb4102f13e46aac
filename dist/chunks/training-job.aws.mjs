import { C as DeleteTrainingJobCommand, f as StopTrainingJobCommand, g as DescribeTrainingJobCommand, j as CreateTrainingJobCommand, t as paginateListTrainingJobs, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound, r as hasEnded, s as isNotFound, t as annotate } from "./errors.mjs";
import { i as readJobLog, n as readFailedLog, t as MetricLines } from "./metric-lines.mjs";
import { t as jobPhase } from "./job-phase.mjs";
import { n as logFigures, t as divergence } from "./log-figures.mjs";
import { t as Misshapen } from "./misshapen.mjs";
import { a as toTags, i as tagsOf, o as writeTags, r as readTags } from "./tags.mjs";
import { U as byPipeline } from "./shared.mjs";
import { l as HeadObjectCommand, y as S3Client } from "./aws-s3.mjs";
import { t as readArchive } from "./read-archive.mjs";
import { n as parseS3, r as readObject } from "./read-object.mjs";

// actions/lib/resources/training/artifact.aws.ts
async function findArtifact(aws, uri) {
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
const MAY_BE_EMPTY = 1024;
async function isEmptyArchive(aws, uri, { bytes }) {
	if (bytes > MAY_BE_EMPTY) return false;
	let files = 0;
	const count = (entry) => {
		if (entry.header.type === "file") files++;
		entry.resume();
	};
	await readObject(aws.client(S3Client), uri, (body, signal) => {
		files = 0;
		return readArchive(body, count, signal);
	});
	return files === 0;
}

// actions/lib/resources/training/training-job.aws.ts
function trainingJobKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	const metrics = /* @__PURE__ */ new Map();
	const readFigures = logFigures(aws);
	return {
		name: "training job",
		identity: "content",
		numbered: true,
		longRunning: true,
		async observe(id) {
			const resource = await describeTrainingJob(aws, id);
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.TrainingJobArn);
			if (tags === void 0) return void 0;
			const phase = jobPhase(resource.TrainingJobStatus ?? "", resource.SecondaryStatus, resource.FailureReason);
			if (phase.is !== "ready") return {
				resource,
				phase,
				tags
			};
			const uri = resource.ModelArtifacts?.S3ModelArtifacts ?? "";
			if (!uri.startsWith("s3://")) throw annotate(new Misshapen("AWS answered without ModelArtifacts.S3ModelArtifacts, which each completed job has", resource), {
				operation: "DescribeTrainingJob",
				resource: id
			});
			const artifact = await findArtifact(aws, uri);
			if (artifact === void 0) return {
				resource,
				tags,
				phase: {
					is: "failed",
					detail: `its artifact ${uri} no longer exists`,
					transient: true
				}
			};
			const figures = await readFigures(id, resource.AlgorithmSpecification?.MetricDefinitions);
			const diverged = divergence(figures);
			if (diverged !== void 0) return {
				resource,
				tags,
				phase: {
					is: "failed",
					detail: `it diverged: at the end of its log, ${diverged}. For example, lower the learning rate, and let the script exit with an error at the first NaN or infinite value`
				}
			};
			return {
				resource: {
					...resource,
					artifact,
					figures
				},
				phase,
				tags
			};
		},
		ownPrefix: byPipeline,
		async *find(prefix) {
			const newest = {
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending"
			};
			for await (const page of paginateListTrainingJobs({ client: sagemaker() }, newest)) for (const { TrainingJobName: id, TrainingJobStatus, TrainingJobArn } of page.TrainingJobSummaries ?? []) if (id?.startsWith(prefix)) yield {
				id,
				running: TrainingJobStatus === "InProgress",
				tags: tagsOf(aws, TrainingJobArn)
			};
		},
		async stop(id) {
			try {
				await sagemaker().send(new StopTrainingJobCommand({ TrainingJobName: id }));
			} catch (error) {
				if (!hasEnded(error) && !isNotFound(error)) throw error;
			}
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteTrainingJobCommand({ TrainingJobName: id })));
		},
		tag: (_id, resource, tags) => writeTags(aws, resource.TrainingJobArn, tags),
		lastLines: (id) => readFailedLog(aws, id),
		news: async (id, resource, cursor) => {
			const log = await readJobLog(aws, id, cursor);
			const own = metrics.get(id) ?? new MetricLines(resource?.AlgorithmSpecification?.MetricDefinitions);
			if (resource !== void 0) metrics.set(id, own);
			const figures = own.figures(log);
			const newest = log.findLast((_, line) => figures.some(({ values }) => values[line] !== void 0));
			return {
				log,
				lines: own.givenUp(),
				newest,
				secondsLeft: secondsLeft(resource, log, aws.clock.now())
			};
		}
	};
}
function describeTrainingJob(aws, id) {
	return unlessNotFound(aws.client(SageMakerClient).send(new DescribeTrainingJobCommand({ TrainingJobName: id })));
}
function secondsLeft(resource, log, now) {
	const [, done, of] = log.map((line) => /\bepoch:?\s*(\d+)\s*(?:\/|of)\s*(\d+)/i.exec(line)).findLast((match) => match !== null) ?? [];
	if (done === void 0 || of === void 0 || resource?.TrainingStartTime === void 0 || Number(done) === 0) return void 0;
	return (now - resource.TrainingStartTime.getTime()) / 1e3 / Number(done) * (Number(of) - Number(done));
}
async function createTrainingJob(aws, request, tags) {
	const command = new CreateTrainingJobCommand({
		...request,
		Tags: toTags(tags)
	});
	await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}

export { isEmptyArchive as i, describeTrainingJob as n, trainingJobKind as r, createTrainingJob as t };