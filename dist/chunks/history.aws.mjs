import { g as DescribeTrainingJobCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound, o as isDenied } from "./errors.mjs";
import { a as readLogEnds, t as MetricLines } from "./metric-lines.mjs";
import { E as isFigure } from "./shared.mjs";

// actions/lib/resources/training/history.aws.ts
async function readCourse(aws, job) {
	const command = new DescribeTrainingJobCommand({ TrainingJobName: job });
	const found = await unlessNotFound(aws.client(SageMakerClient).send(command));
	if (found === void 0) return void 0;
	const logs = await readLogEnds(aws, job).catch((error) => {
		if (isDenied(error)) return [];
		throw error;
	});
	const transitions = found.SecondaryStatusTransitions ?? [];
	const data = found.InputDataConfig?.find(({ ChannelName }) => ChannelName === "training");
	return {
		job,
		status: found.TrainingJobStatus ?? "",
		instance: found.ResourceConfig?.InstanceType ?? "",
		count: found.ResourceConfig?.InstanceCount ?? 1,
		created: found.CreationTime?.getTime() ?? 0,
		phases: transitions.flatMap(({ Status: name = "", StartTime: from, EndTime: to }) => from === void 0 ? [] : [{
			name,
			from: from.getTime(),
			...to !== void 0 && { to: to.getTime() }
		}]),
		curves: readCurves(logs, found.AlgorithmSpecification?.MetricDefinitions),
		places: {
			...data?.DataSource?.S3DataSource?.S3Uri !== void 0 && { data: data.DataSource.S3DataSource.S3Uri },
			...found.TrainingJobStatus === "Completed" && found.ModelArtifacts?.S3ModelArtifacts !== void 0 && { artifact: found.ModelArtifacts.S3ModelArtifacts }
		}
	};
}
const MOST_POINTS = 400;
function readCurves(logs, definitions = []) {
	return logs.map(({ lines }) => new MetricLines(definitions).figures(lines).flatMap(({ name, values }) => {
		const found = values.flatMap((text, line) => text !== void 0 && isFigure(text) ? [{
			value: Number(text),
			epoch: epochOf(lines[line] ?? "")
		}] : []);
		const by = found.every(({ epoch }) => epoch !== void 0) ? "epoch" : "value";
		const counted = found.map(({ value, epoch = 0 }, index) => [by === "epoch" ? epoch : index + 1, value]);
		const rising = counted.filter(([at], index) => counted.slice(0, index).every(([before]) => before < at));
		const every = Math.ceil(rising.length / MOST_POINTS);
		const points = rising.filter((_, index) => index % every === 0 || index === rising.length - 1);
		return points.length < 2 ? [] : [{
			metric: name,
			by,
			points
		}];
	})).find((curves) => curves.length > 0) ?? [];
}
function epochOf(line) {
	const [, epoch] = /\bepoch:?\s*(\d+)/i.exec(line) ?? [];
	return epoch === void 0 ? void 0 : Number(epoch);
}

export { readCurves as n, readCourse as t };