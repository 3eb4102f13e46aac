import { G as contentName, Lt as Failure, d as ofMaker, f as prefixOf, p as compare, u as inDomain, w as float32 } from "./shared.mjs";
import { i as isEmptyArchive, r as trainingJobKind, t as createTrainingJob } from "./training-job.aws.mjs";
import { n as isDeepStrictEqual } from "./_util.mjs";
import { r as readHostLogs, t as MetricLines } from "./metric-lines.mjs";
import { c as readInputs, l as settingsApart, r as trainingSince, u as trainingIdentity } from "./since.mjs";
import { c as hyperparameters, d as trainingOf, f as trainingRequest, l as requireExecutionRole, u as trainingContent } from "./node4.mjs";

// actions/lib/resources/training/division.ts
async function proveDivision({ aws }, name, resource) {
	const count = resource.ResourceConfig?.InstanceCount ?? 1;
	if (count === 1) return;
	const metrics = new MetricLines(resource.AlgorithmSpecification?.MetricDefinitions);
	const series = (await readHostLogs(aws, name, /* @__PURE__ */ new Map())).map(({ host, lines }) => ({
		host,
		figures: figuresOf(lines, metrics)
	})).filter(({ figures }) => figures.length > 0);
	for (const { figures } of series) {
		const same = series.filter((other) => isDeepStrictEqual(other.figures, figures)).map(({ host }) => host);
		if (same.length < 2) continue;
		throw new Failure(`instances-trained-alike: The training job ${name} ran on ${count} instances, but ${same.join(" and ")} printed the same metrics (the last is ${figures.at(-1)}): either each instance trained a copy of the same model, or each printed metrics that only rank 0 should print.`, "Use torch.distributed in the script, as python/training/train.py does, and print metrics on rank 0 only; or set `count: 1`.");
	}
}
function figuresOf(lines, metrics) {
	const figures = metrics.figures(lines);
	return lines.flatMap((_, line) => figures.flatMap(({ name, values }) => values[line] === void 0 ? [] : [`${name} ${values[line]}`]));
}

// actions/lib/resources/training/figures.ts
function printedFigure(name, value, { figures }) {
	const ending = figures?.endings.find((ending) => ending.name === name && isSame(Number(ending.figure), value));
	const text = ending?.whole?.replaceAll(/[,_]/g, "") ?? ending?.figure;
	return text === void 0 ? float32(value) : Number(text);
}
const isSame = (figure, kept) => Math.fround(figure) === Math.fround(kept);
function tellFigures({ warn }, key, job, { figures }) {
	if (figures?.denied) warn(key, `the role may not read the log of ${job}, so the action cannot tell whether training diverged. Generate the roles again with npm run policies and deploy them.`);
	for (const { name, figure, whole, coloured } of figures?.endings ?? []) {
		if (whole !== void 0) warn(key, `SageMaker recorded ${figure} for the metric ${name} of ${job}, but the log shows ${whole}: the regular expression captures only part of the number. Write ([0-9.e+-]+) for the number, and print it without thousands separators.`);
		if (coloured !== void 0) warn(key, `SageMaker did not record ${coloured}, the last value of the metric ${name} in the log of ${job}, because colour codes (ANSI) surround it. Let the script print metrics without colours.`);
	}
}
function proveMetrics(metrics, name, resource) {
	const found = new Set((resource.FinalMetricDataList ?? []).map((metric) => metric.MetricName));
	const missing = Object.entries(metrics).filter(([metric]) => !found.has(metric));
	if (missing.length === 0) return;
	const list = missing.map(([metric, regex]) => `${metric} (${regex})`).join(", ");
	const coloured = resource.figures?.endings.some(({ name, coloured }) => coloured !== void 0 && !found.has(name));
	throw new Failure(`metric-missing: The training job ${name} has completed, but no line of its log matched: ${list}.`, coloured ? "Colour codes (ANSI) surround the values in the log: let the script print metrics without colours." : "Correct the regular expression under `training.metrics`, or let the script print the metric.");
}

// actions/lib/resources/training/node.ts
function trainNode(scope, entry, resources, nodes, tune, preflight) {
	return {
		key: `train:${entry}`,
		stages: ["train"],
		kind: trainingJobKind(scope.aws),
		needs: [...nodes.list, tune],
		preflight,
		desire(of) {
			const inputs = readInputs(of, nodes);
			const best = of(tune).hyperparameters;
			const content = trainingContent(scope, resources, inputs, { best });
			return inDomain(scope, (domain) => {
				const { id, parts } = contentName(`${prefixOf(scope, domain)}-${entry}`, content);
				const request = {
					...trainingRequest(scope, resources, inputs, domain),
					HyperParameters: hyperparameters(scope, inputs.code, best, resources.count)
				};
				return {
					id,
					content: parts,
					changes: (resource) => [...ofMaker(compare(trainingIdentity(resource), trainingIdentity(request)), scope), ...settingsApart(resource, request)],
					since: (earlier) => trainingSince(scope, earlier, request),
					inspect: async (name, resource) => tellFigures(scope, `train:${entry}`, name, resource),
					create: (name, tags) => {
						requireExecutionRole(scope);
						return createTrainingJob(scope.aws, {
							...request,
							TrainingJobName: name
						}, tags);
					},
					verify: async (name, resource) => {
						proveMetrics(trainingOf(scope).metrics, name, resource);
						await proveDivision(scope, name, resource);
						await proveModel(scope, name, resource);
					},
					output: trained
				};
			});
		}
	};
}
function namedTrainingJob(scope, entry, name) {
	const { name: kind, observe, news, lastLines } = trainingJobKind(scope.aws);
	return {
		key: `train:${entry}`,
		stages: ["train"],
		kind: {
			name: kind,
			news,
			lastLines,
			async observe(id) {
				const observed = await observe(id);
				return observed && {
					resource: observed.resource,
					phase: observed.phase
				};
			}
		},
		needs: [],
		desire() {
			refusePullRequests(scope, name);
			return {
				id: name,
				refusal: new Failure(`not-found: There is no training job ${name}.`, "Correct the input `training-job`."),
				output: trained
			};
		}
	};
}
function refusePullRequests(scope, name) {
	if (scope.domain !== "main" || !name.startsWith(`${prefixOf(scope, "pull-request")}-`)) return;
	throw new Failure(`made-by-pull-request: A pull request created the training job ${name}, so main does not use it.`, "Merge the pull request and run the stage train, or name a training job of main in the input `training-job`.");
}
async function proveModel({ aws }, name, { artifact, ModelArtifacts }) {
	const uri = ModelArtifacts?.S3ModelArtifacts ?? "";
	if (artifact === void 0 || !await isEmptyArchive(aws, uri, artifact)) return;
	throw new Failure(`artifact-missing: The training job ${name} has completed, but left no file in SM_MODEL_DIR: ${uri} is empty.`, "Let the script save its model in the folder that the environment variable SM_MODEL_DIR names.");
}
function trained(name, resource) {
	const metrics = (resource.FinalMetricDataList ?? []).flatMap(({ MetricName, Value }) => MetricName === void 0 || Value === void 0 ? [] : [[MetricName, printedFigure(MetricName, Value, resource)]]);
	return {
		trainingJob: name,
		artifact: resource.ModelArtifacts?.S3ModelArtifacts ?? "",
		artifactTag: resource.artifact?.tag ?? "",
		artifactBytes: resource.artifact?.bytes ?? 0,
		metrics: Object.fromEntries(metrics.sort()),
		billableSeconds: resource.BillableTimeInSeconds ?? 0,
		trainingSeconds: resource.TrainingTimeInSeconds ?? 0,
		instance: resource.ResourceConfig?.InstanceType ?? "",
		count: resource.ResourceConfig?.InstanceCount ?? 1
	};
}

export { proveMetrics as i, trainNode as n, trained as r, namedTrainingJob as t };