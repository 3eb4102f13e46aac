import { Lt as Failure } from "./shared.mjs";
import { _ as nameOf, h as fileOf } from "./attempt.aws.mjs";

// actions/lib/resources/ec2/trained.ts
const LEAST = 60;
function billedSeconds({ launched, ended }) {
	return Math.max(LEAST, Math.round((ended - launched) / 1e3));
}
function trainedOnEc2(id, { launch, status, artifact, figures }) {
	if (status === void 0) throw new Error(`${id} has not ended.`);
	const { phases, launched, ended, instance } = status;
	const seconds = (from, to) => Math.round((to - from) / 1e3);
	const worked = phases.filter(({ name }) => name !== "set-up");
	return {
		trainingJob: nameOf(id),
		artifact: fileOf(id, "model.tar.gz"),
		artifactTag: artifact?.tag ?? "",
		artifactBytes: artifact?.bytes ?? 0,
		metrics: Object.fromEntries((figures?.endings ?? []).flatMap(({ name, figure, whole }) => figure === void 0 ? [] : [[name, Number((whole ?? figure).replaceAll(/[,_]/g, ""))]]).sort()),
		billableSeconds: billedSeconds(status),
		trainingSeconds: seconds(worked[0]?.from ?? launched, worked.at(-1)?.to ?? ended),
		instance: instance.type,
		count: 1,
		instanceId: instance.id,
		asked: launch.asked,
		status
	};
}
function proveMetrics(name, { launch, figures }) {
	const found = new Set((figures?.endings ?? []).flatMap(({ name, figure }) => figure === void 0 ? [] : [name]));
	const missing = launch.metrics.filter(({ Name = "" }) => !found.has(Name));
	if (missing.length === 0) return;
	const list = missing.map(({ Name, Regex }) => `${Name} (${Regex})`).join(", ");
	throw new Failure(`metric-missing: The EC2 training ${name} has completed, but no line of its log matched: ${list}.`, "Correct the regular expression under `training.metrics`, or let the script print the metric.");
}

export { proveMetrics as n, trainedOnEc2 as r, billedSeconds as t };