import { t as chosen } from "./chosen.mjs";
import { a as isEmptyArchive, i as readHostLogs, n as trainingJobKind, r as MetricLines, t as createTrainingJob } from "./training-job.mjs";
import { a as requireExecutionRole, c as settingsApart, g as compare, h as prefixOf, i as hyperparameters, l as trainingIdentity, m as ofMaker, n as readInputs, o as trainingContent, p as inDomain, r as tuneNode, s as trainingRequest, t as inputNodes } from "./tune.mjs";
import { n as Failure } from "./failure.mjs";
import { r as contentName } from "./names.mjs";
import { n as isDeepStrictEqual } from "./_util.mjs";

// actions/lib/pipeline/division.ts
/**
* Proves, as far as the log tells, that the hosts of a job have divided its work. Hosts that each train alone print the
* same metrics: N paid copies of one training.
*
* @throws Failure when several hosts printed the same series of metrics
*/
async function proveDivision({ aws }, name, seen) {
	const count = seen.ResourceConfig?.InstanceCount ?? 1;
	if (count === 1) return;
	const metrics = new MetricLines(seen.AlgorithmSpecification?.MetricDefinitions);
	const series = (await readHostLogs(aws, name, /* @__PURE__ */ new Map())).map(({ host, lines }) => ({
		host,
		figures: figuresOf(lines, metrics)
	})).filter(({ figures }) => figures.length > 0);
	for (const { figures } of series) {
		const same = series.filter((other) => isDeepStrictEqual(other.figures, figures)).map(({ host }) => host);
		if (same.length < 2) continue;
		throw new Failure(`The training job ${name} ran on ${count} instances, but ${same.join(" and ")} printed the same metrics (the last is ${figures.at(-1)}): they trained copies of one model and divided nothing, or each printed what only one of them should.`, "Let the script use torch.distributed, as python/training/train.py does, and print metrics on rank 0 only; or set `count: 1`.");
	}
}
/** `metric value`, in the order of the log. */
function figuresOf(lines, metrics) {
	const figures = metrics.figures(lines);
	return lines.flatMap((_, line) => figures.flatMap(({ name, values }) => values[line] === void 0 ? [] : [`${name} ${values[line]}`]));
}

// actions/lib/pipeline/train.ts
/** One training run of the config with the best hyperparameters. */
function trainNode(scope, entry, resources, nodes, tune) {
	return {
		key: `train:${entry}`,
		stages: ["train"],
		kind: trainingJobKind(scope.aws),
		needs: [...nodes.list, tune],
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
					changes: (seen) => [...ofMaker(compare(trainingIdentity(seen), trainingIdentity(request)), scope), ...settingsApart(seen, request)],
					create: (name, tags) => {
						requireExecutionRole(scope);
						return createTrainingJob(scope.aws, {
							...request,
							TrainingJobName: name
						}, tags);
					},
					verify: async (name, seen) => {
						proveMetrics(scope, name, seen);
						await proveDivision(scope, name, seen);
						await proveModel(scope, name, seen);
					},
					output: trained
				};
			});
		}
	};
}
/** A training job that somebody named: this very one and no further attempt, whoever ran it, since it is only read. */
function namedTrainingJob(scope, entry, name) {
	const kind = trainingJobKind(scope.aws);
	return {
		key: `train:${entry}`,
		stages: ["train"],
		kind: {
			...kind,
			naming: "stable",
			async observe(id) {
				const observed = await kind.observe(id);
				return observed && {
					seen: observed.seen,
					phase: observed.phase
				};
			}
		},
		needs: [],
		desire() {
			refusePullRequests(scope, name);
			const refusal = new Failure(`There is no training job ${name}.`, "Correct the input `training-job`.");
			return {
				id: name,
				content: {},
				changes: () => [],
				refusal,
				create: () => Promise.reject(refusal),
				output: trained
			};
		}
	};
}
/** Only what main's own runs made decides what main serves. */
function refusePullRequests(scope, name) {
	if (scope.domain !== "main" || !name.startsWith(`${prefixOf(scope, "pull-request")}-`)) return;
	throw new Failure(`The training job ${name} was made by a pull request; main does not use it.`, "Merge the pull request and run the stage train, or name a training job of main in the input `training-job`.");
}
/** A job that printed none of its metrics has metrics that never match. */
function proveMetrics(scope, name, seen) {
	const found = new Set((seen.FinalMetricDataList ?? []).map((metric) => metric.MetricName));
	const missing = Object.entries(scope.config.training.metrics).filter(([metric]) => !found.has(metric));
	if (missing.length === 0) return;
	const list = missing.map(([metric, regex]) => `${metric} (${regex})`).join(", ");
	throw new Failure(`The training job ${name} has completed, but no line of its log matched: ${list}.`, "Correct the regular expression under `training.metrics`, or let the script print the metric.");
}
/** SageMaker packs SM_MODEL_DIR whatever is in it. */
async function proveModel({ aws }, name, { artefact, ModelArtifacts }) {
	const uri = ModelArtifacts?.S3ModelArtifacts ?? "";
	if (artefact === void 0 || !await isEmptyArchive(aws, uri, artefact)) return;
	throw new Failure(`The training job ${name} has completed, but left no file in SM_MODEL_DIR: ${uri} is empty.`, "Let the script save its model in the folder that the environment variable SM_MODEL_DIR names.");
}
function trained(name, seen) {
	const metrics = (seen.FinalMetricDataList ?? []).flatMap(({ MetricName, Value }) => MetricName === void 0 || Value === void 0 ? [] : [[MetricName, roundFloat(Value)]]);
	return {
		trainingJob: name,
		artefact: seen.ModelArtifacts?.S3ModelArtifacts ?? "",
		artefactTag: seen.artefact?.tag ?? "",
		metrics: Object.fromEntries(metrics.sort()),
		billableSeconds: seen.BillableTimeInSeconds ?? 0,
		trainingSeconds: seen.TrainingTimeInSeconds ?? 0,
		instance: seen.ResourceConfig?.InstanceType ?? "",
		count: seen.ResourceConfig?.InstanceCount ?? 1
	};
}
/** SageMaker keeps metrics as 32-bit floats; this drops the digits that such a float does not have. */
function roundFloat(value) {
	return Number(value.toPrecision(7));
}

// actions/lib/pipeline/training-graph.ts
/**
* Data, code, tuning and training of the config.
*
* @param only the entry of `train` to build; `undefined` = all
* @throws Failure when the config has no such entry
*/
function trainingGraph(scope, only) {
	const inputs = inputNodes(scope);
	const tune = tuneNode(scope, inputs);
	const entries = chosen(scope.config.train, "training entry", only);
	const named = scope.given.trainingJob;
	const train = new Map(entries.map(([entry, resources]) => [entry, named === void 0 ? trainNode(scope, entry, resources, inputs, tune) : namedTrainingJob(scope, entry, named)]));
	return {
		graph: [
			...inputs.list,
			..."kind" in tune ? [tune] : [],
			...train.values()
		],
		inputs,
		tune,
		train
	};
}

export { trainingGraph as t };