import { _t as LARGEST_EVALUATION, cn as Failure, f as parseS3, pt as compare, rn as unlessDenied, vt as parseEvaluation } from "./shared.mjs";
import { l as readVersion, m as contentHash, n as dataStore } from "./version.aws.mjs";
import { t as readEvaluation } from "./evaluation.mjs";
import { t as findTrained } from "./find-trained.mjs";

// actions/lib/resources/data/test-data.ts
async function testDataOf(aws, { data }, channel) {
	const { bucket, key } = parseS3(channel);
	const [, prefix = "", version = ""] = /^(.*?)([0-9a-f]{64})\/$/.exec(key) ?? [];
	if (version === "" || data.layout !== "image-folders") return version || channel;
	const tested = (await unlessDenied(readVersion(dataStore(aws, bucket, prefix), version)))?.files.filter(({ path }) => path.startsWith("test/")) ?? [];
	return tested.length === 0 ? version : contentHash(tested);
}

// actions/lib/resources/comparison/compare-models.ts
async function compareModels(scope, { endpoint, candidate, baseline }, rules, more = {
	baseline: [],
	candidate: []
}) {
	const own = {
		endpoint,
		candidate: candidate.trainingJob
	};
	if ("none" in baseline) {
		const { none, serves } = baseline;
		if (serves === void 0) return {
			...own,
			none: `There is no baseline: ${none}.`
		};
		return {
			...own,
			none: `The served model cannot be compared with: ${none}.`,
			serves
		};
	}
	const both = {
		...own,
		baseline: baseline.trained.trainingJob
	};
	if (baseline.trained.trainingJob === candidate.trainingJob) return {
		...both,
		none: "Nothing to compare: the endpoint serves this very model."
	};
	const sides = (runs) => Promise.all(runs.map((run) => sideOf(scope, run)));
	const before = await sides([baseline.trained, ...more.baseline]);
	const after = await sides([candidate, ...more.candidate]);
	const isEvaluated = [...before, ...after].every(({ evaluation }) => evaluation !== void 0);
	const tested = async (runs) => isEvaluated ? runs : await Promise.all(runs.map(withTestData(scope)));
	return {
		...both,
		comparison: compare(await tested(before), await tested(after), rules)
	};
}
async function sideOf({ aws, signal, warn }, { trainingJob: name, metrics, artifact }) {
	let bytes;
	try {
		bytes = await readEvaluation(aws, artifact, LARGEST_EVALUATION, signal);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		warn(name, error.message);
		return {
			name,
			metrics,
			unknown: `its output.tar.gz cannot be read (${error.message})`
		};
	}
	if (bytes === void 0) return {
		name,
		metrics
	};
	const parsed = parseEvaluation(bytes);
	if ("evaluation" in parsed) return {
		name,
		metrics,
		evaluation: parsed.evaluation
	};
	for (const problem of parsed.problems) warn(name, `evaluation.json: ${problem}`);
	return {
		name,
		metrics,
		unknown: `its evaluation.json is not valid (${parsed.problems[0]})`
	};
}
const withTestData = ({ aws, config }) => async (side) => {
	const found = await findTrained({ aws }, side.name);
	const uri = ("none" in found ? [] : found.job.InputDataConfig ?? []).find(({ ChannelName }) => ChannelName === "training")?.DataSource?.S3DataSource?.S3Uri;
	return uri === void 0 ? side : {
		...side,
		testData: await testDataOf(aws, config, uri)
	};
};

export { sideOf as n, compareModels as t };