import { Lt as Failure, Rt as Failures, Z as compares } from "./shared.mjs";
import { n as namesOf, r as plan } from "./plan.mjs";
import { t as checkBudget } from "./budget2.mjs";
import { t as estimate } from "./estimate2.mjs";
import { n as costOutputs, t as costLines } from "./cost.mjs";
import { n as renderStep } from "./step.mjs";
import { i as readSources } from "./node4.mjs";
import { t as earlierTrainings } from "./earlier3.mjs";
import { t as findTrained } from "./find-trained.mjs";
import { n as together, r as retrainCost, t as seedsOf } from "./seeds.mjs";
import { t as baselineOf } from "./baseline.mjs";
import { a as resolutionOf, i as deviationOfShare, n as sideOf, o as resolutionSentence, s as findExampleValue } from "./compare-models.mjs";
import { t as endLeftInstances } from "./left.mjs";
import { t as defaultEndpoint } from "./default-endpoint.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { i as stagesOf, n as STAGES } from "./stages.mjs";

// actions/lib/resources/comparison/planned-seeds.ts
const NOTHING = {
	steps: [],
	costs: []
};
async function plannedSeeds(scope, steps, run) {
	const { endpoints, pullRequest } = scope.config;
	const more = (pullRequest?.seeds ?? 1) - 1;
	if (more === 0) return NOTHING;
	const byModel = Map.groupBy(Object.keys(endpoints).filter((name) => endpoints[name]?.model !== "ec2"), (name) => endpoints[name]?.model ?? "");
	const planned = await Promise.all([...byModel].map(([entry, names]) => ofModel(scope, {
		entry,
		names,
		more
	}, steps, run)));
	return {
		steps: planned.flatMap((each) => each.steps),
		costs: planned.flatMap(({ costs }) => costs)
	};
}
async function ofModel(scope, { entry, names, more }, steps, run) {
	const pairs = await Promise.all(names.map(async (endpoint) => ({
		endpoint,
		baseline: await baselineOf(scope, endpoint)
	})));
	const job = steps.find(({ key, does }) => key === `train:${entry}` && does === "reuse")?.id;
	const known = job === void 0 ? { none: "not trained yet" } : await findTrained(scope, job);
	if (!("none" in known)) {
		const { graph, costs } = together(await Promise.all(pairs.map((pair) => seedsOf(scope, {
			...pair,
			candidate: known.trained
		}))));
		return {
			steps: (await plan(graph, ["compare"], run)).steps,
			costs
		};
	}
	const served = new Map(pairs.flatMap(({ baseline }) => "none" in baseline || baseline.job === void 0 ? [] : [[baseline.trained.trainingJob, {
		trained: baseline.trained,
		job: baseline.job
	}]]));
	const resources = scope.config.train[entry];
	if (served.size === 0 || resources === void 0) return NOTHING;
	const { instance, count, maxRuntime } = resources;
	const key = `compare:${entry}`;
	const ofCandidate = {
		is: "run",
		key,
		product: {
			use: "training",
			instance
		},
		instances: count,
		seconds: maxRuntime,
		jobs: more,
		what: "further seeds of the candidate",
		earlier: () => earlierTrainings(scope, entry, resources)
	};
	const ofServed = [...served.values()].map((like) => ({
		...retrainCost(key, like),
		jobs: more,
		what: "further seeds of the served model at worst"
	}));
	return {
		steps: [{
			key,
			kind: "training job",
			does: "known-after",
			detail: `known after train:${entry}`
		}],
		costs: [ofCandidate, ...ofServed]
	};
}

// actions/lib/resources/comparison/test-set.ts
const ASSUMED_SHARE = .12;
async function describeTestSets(scope) {
	const { endpoints, pullRequest } = scope.config;
	if (pullRequest === void 0 || !compares(scope.config)) return [];
	const sentences = /* @__PURE__ */ new Set();
	for (const endpoint of Object.keys(endpoints)) {
		const baseline = await baselineOf(scope, endpoint);
		if ("none" in baseline) continue;
		const side = await sideOf(scope, baseline.trained);
		for (const [metric, rule] of Object.entries(pullRequest.compare)) {
			const found = findExampleValue(metric, rule, {
				baseline: [side],
				candidate: [side]
			});
			if (!("value" in found) || found.value !== "accuracy" || side.evaluation === void 0) continue;
			const testSet = {
				examples: side.evaluation.size,
				deviation: deviationOfShare(ASSUMED_SHARE),
				tolerance: rule.tolerance
			};
			sentences.add(resolutionSentence(metric, resolutionOf(testSet), ASSUMED_SHARE, rule.higherIsBetter));
		}
	}
	return [...sentences];
}

// actions/plan/plan.ts
async function makePlan(session) {
	const { context, scope, run, named, record } = session;
	const { config, domain } = scope;
	record.isPlan = true;
	await readSources(scope);
	const asked = named.length === 0 ? stagesOf(config, domain) : named;
	const shown = named.length === 0 ? [...asked, ...stagesOf(config)] : asked;
	const stages = STAGES.filter((stage) => shown.includes(stage));
	const hidden = domain === "pull-request" && stages.includes("function") ? Object.keys(config.functions) : [];
	const visible = hidden.length === 0 ? stages : stages.filter((stage) => stage !== "function");
	const loaded = named.includes("invoke") ? [...stages, "deploy"] : stages;
	const { graph } = await pipelineOf(scope, { stages: asked }, { stages: loaded });
	const { steps, due } = await plan(graph, visible, run);
	for (const step of steps) run.step(step);
	if (hidden.length > 0) {
		const text = `This plan leaves out the function ${hidden.join(", ")}, except for its price: the role for pull requests may not read its code and environment. The plan of a run on main shows it.`;
		context.info(text);
		record.notes.push(text);
	}
	for (const sentence of domain === "pull-request" ? await describeTestSets(scope) : []) {
		context.info(sentence);
		record.notes.push(sentence);
	}
	const changes = changesOf(steps);
	context.output("changes", changes);
	context.output("changes-shown", withoutAccount(context, changes));
	const seeds = domain === "pull-request" && visible.includes("compare") ? await plannedSeeds(scope, steps, run) : {
		steps: [],
		costs: []
	};
	const unread = hidden.length === 0 ? [] : graph.filter(({ stages }) => stages.includes("function")).map(unknown);
	const priced = [
		...steps,
		...unread,
		...seeds.steps
	];
	const overspent = run.scheduled === true ? [] : await tellCost(session, priced, seeds.costs);
	const isAsked = context.environment["GITHUB_EVENT_NAME"] === "workflow_dispatch" || due.includes("deploy");
	const going = named.length > 0 && run.scheduled !== true ? named : asked.filter((stage) => due.includes(stage) || stage === "invoke" && isAsked);
	context.output("run", going);
	if (run.scheduled === true) {
		if (config.ec2 !== void 0 && domain === "main") await endLeftInstances(scope);
		return context.info(describeSchedule(going));
	}
	context.info(describe(steps, due));
	const own = new Set(graph.filter(({ stages }) => stages.some((stage) => asked.includes(stage))).map(({ key }) => key));
	const failing = steps.filter(({ does }) => does === "fail");
	const failed = [...failing.filter(({ key }) => own.has(key)), ...seeds.steps.filter(({ does }) => does === "fail")];
	for (const step of failing.filter(({ key }) => !own.has(key))) {
		const text = `After the merge, the run on main would fail: ${renderStep(step)}`;
		context.annotate("warning", text);
		record.notes.push(text);
	}
	const failures = [
		...failed.map((step) => new Failure(`run-would-fail: ${renderStep(step)}`, "The run started and changed nothing. Correct the problem and run again.")),
		...overspent,
		...named.length === 0 ? [] : [...lacking(steps), ...await withoutEndpoint(session, graph)]
	];
	const problems = failures.slice(0, MOST_PROBLEMS).map(({ message, next }) => ({
		what: message,
		next
	}));
	context.output("problems", withoutAccount(context, problems));
	if (failures.length === 0) return context.info(`Stages that run: ${going.join(", ") || "none"}.`);
	throw failures.length > 1 ? new Failures(failures) : failures[0];
}
function unknown({ key, kind }) {
	return {
		key,
		kind: kind.name,
		does: "known-after",
		detail: "not read"
	};
}
function withoutAccount({ printer }, list) {
	return JSON.stringify(list, (_key, value) => typeof value === "string" ? printer.shown(value) : value);
}
const MOST_PROBLEMS = 20;
const LONGEST_CHANGES = 1e5;
function changesOf(steps) {
	const all = steps.map(({ key, does, id, detail, changes = [] }) => ({
		key,
		does,
		id,
		detail,
		changes: changes.map(({ path, before, after }) => ({
			path,
			before,
			after
		}))
	}));
	const tooLong = (list) => Buffer.byteLength(JSON.stringify(list)) > LONGEST_CHANGES;
	let told = tooLong(all) ? all.filter(({ does }) => does !== "reuse") : all;
	while (tooLong(told)) told = told.slice(0, Math.floor(told.length / 2));
	return told;
}
async function tellCost({ context, scope, record }, steps, more) {
	record.cost = await estimate(scope, steps, more);
	for (const line of costLines(record.cost)) context.info(line);
	const { perRun, perMonth } = costOutputs(record.cost);
	context.output("cost-per-run", perRun);
	context.output("cost-per-month", perMonth);
	const { failures, unchecked } = checkBudget(record.cost, scope.config.budget ?? {});
	for (const sentence of unchecked) scope.warn("budget", sentence);
	return failures;
}
function lacking(steps) {
	const stages = [...new Set(steps.flatMap(({ lacks = [] }) => lacks))];
	if (stages.length === 0) return [];
	const blocked = steps.filter(({ lacks }) => lacks !== void 0).map(({ key }) => key);
	const [create, them] = stages.length === 1 ? ["creates", "it"] : ["create", "them"];
	return [new Failure(`earlier-stage-missing: The stages of this run cannot create ${blocked.join(", ")}: they need what ${namesOf(stages)} ${create}, and it does not exist yet.`, `Run ${namesOf(stages)} first, or add ${them} to \`stages\`.`)];
}
async function withoutEndpoint({ scope, named }, graph) {
	const name = named.includes("invoke") && !named.includes("deploy") ? defaultEndpoint(scope.config) : void 0;
	const node = graph.find(({ key }) => key === `endpoint:${name}`);
	if (name === void 0 || node === void 0 || await node.kind.observe(name) !== void 0) return [];
	return [new Failure(`earlier-stage-missing: The stage invoke cannot run: the endpoint ${name} does not exist.`, "Run the stage deploy first, or add it to `stages`.")];
}
function describe(steps, due) {
	const writes = steps.filter(({ does }) => does !== "reuse" && does !== "wait").length;
	if (writes > 0) return `${writes} of ${steps.length} steps change something or are known only later.`;
	return due.length > 0 ? "Nothing to change: an earlier run has begun it, and this run completes it." : "Nothing to do: everything exists already.";
}
function describeSchedule(stages) {
	return stages.length === 0 ? "Nothing is pending, so this scheduled run ends here. A push or a manual run creates what is missing and updates what changed." : `This scheduled run resumes what an earlier run left pending: ${stages.join(", ")}.`;
}

export { makePlan };