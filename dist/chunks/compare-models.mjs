import { _t as LARGEST_EVALUATION, pt as compare, sn as Failure, vt as parseEvaluation } from "./shared.mjs";
import { t as readEvaluation } from "./evaluation.mjs";

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
	return {
		...both,
		comparison: compare(before, after, rules)
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

export { sideOf as n, compareModels as t };