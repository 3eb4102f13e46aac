import { i as systemClock, n as InputError } from "./action-context.mjs";
import { Lt as Failure, Rt as Failures, Tt as discard, zt as Pending } from "./shared.mjs";
import { t as explain } from "./explain.mjs";
import { n as renderStep } from "./step.mjs";
import { r as makeScratch } from "./machine.mjs";
import { n as domainOf, o as eventPayload, r as ownerOf, t as connect } from "./surroundings.mjs";
import { i as rootOf, r as readConfig } from "./read-config.mjs";
import { n as STAGES, r as readStages } from "./stages.mjs";

// actions/lib/report/run.ts
function newRecord(title, started) {
	return {
		title,
		started,
		steps: [],
		reached: [],
		served: [],
		costs: [],
		tuning: [],
		trained: [],
		jobs: [],
		comparisons: [],
		previews: [],
		answers: [],
		loads: [],
		notes: [],
		problems: []
	};
}

// actions/lib/runner/given.ts
function retryOf(context, scheduled) {
	const asked = context.flag("retry") || Number(context.environment["GITHUB_RUN_ATTEMPT"] ?? "1") > 1;
	if (scheduled) return "nothing";
	return asked ? "everything" : "transient";
}
function givenOf(context, domain) {
	const dataVersion = context.input("data-version");
	const trainingJob = context.input("training-job");
	const hyperparameters = context.json("hyperparameters");
	const preview = previewOf(context, domain);
	return {
		...preview === void 0 ? {} : { preview },
		...dataVersion === "" ? {} : { dataVersion },
		...trainingJob === "" ? {} : { trainingJob },
		...context.input("notebook") === "" ? {} : { notebook: context.choice("notebook", ["start"]) },
		...hyperparameters === void 0 ? {} : { hyperparameters }
	};
}
function previewOf(context, domain) {
	const number = context.input("preview");
	if (number === "") return void 0;
	if (!/^[1-9]\d{0,8}$/.test(number)) throw new InputError(`The input preview is ${number}.`, "Write the number of a pull request, or leave it empty.");
	if (domain === "main") throw new InputError("The input preview is set, but no pull request started this run.", "Leave it empty: only runs of pull requests have previews.");
	return Number(number);
}

// actions/lib/runner/private-repository.ts
function isPrivate(environment) {
	return eventPayload(environment)?.repository?.private === true;
}

// actions/lib/runner/session.ts
const LONGEST_WAIT = 20700;
const noEarlyOutputs = () => ({});
async function withSession(context, title, early, work, tell) {
	const scratch = await makeScratch(context.environment);
	const record = newRecord(title, systemClock.now());
	let session;
	let failure;
	try {
		session = openSession(context, scratch, record, early);
		await work(session);
	} catch (error) {
		if (context.account === "" && !context.signal.aborted) await session?.load(async () => void 0).catch(() => void 0);
		if (error instanceof Pending) {
			record.pending = error.message;
			context.output("state", "pending");
			context.annotate("warning", `Pending: ${record.pending} is still running after the wait limit; ${whoResumes(context)}.`);
		} else {
			if (!context.signal.aborted) record.problems.push(...explain(error));
			failure = error;
			throw error;
		}
	} finally {
		await discard(scratch);
		record.ended = systemClock.now();
		if (session !== void 0) await keep(session);
		const region = context.environment["AWS_ENDPOINT_URL"] ? void 0 : session?.scope.config.aws.region;
		const { renderSummary } = await import("./summary.mjs");
		await context.summarize(renderSummary(record, context.outputs, region));
		if (!context.signal.aborted) await tell?.(record, session?.scope.config).catch((error) => {
			throw failure === void 0 ? error : new Failures([failure, error]);
		});
	}
}
function whoResumes(context) {
	return domainOf(context) === "main" ? "the next run resumes it" : "re-run the workflow to resume it";
}
const KEEPS_WITHIN = 6e4;
async function keep({ context, scope, record }) {
	const { steps, answers, comparisons, loads } = record;
	const isEmpty = [
		steps,
		answers,
		comparisons,
		loads
	].every((list) => list.length === 0);
	if (context.signal.aborted || isEmpty || record.isPlan || !scope.config.report) return;
	try {
		const { keepRecord } = await import("./keep-record.mjs");
		const late = systemClock.sleep(KEEPS_WITHIN, context.signal).then(() => {
			throw new Failure(`aws-request-failed: it took longer than ${KEEPS_WITHIN / 1e3} s`, "");
		});
		const report = await Promise.race([keepRecord(context, scope, record), late]);
		if (report !== void 0) record.report = report;
	} catch (error) {
		if (context.signal.aborted) return;
		const [{ what = "" } = {}] = explain(error);
		context.annotate("warning", `The report of this run was not written: ${what}`);
	}
}
function openSession(context, scratch, record, early) {
	const root = rootOf(context);
	const config = readConfig(context, root);
	const owner = ownerOf(context, config.name);
	const scheduled = context.environment["GITHUB_EVENT_NAME"] === "schedule";
	const retry = retryOf(context, scheduled);
	const named = readStages(context.input("stages"), domainOf(context));
	const said = /* @__PURE__ */ new Set();
	const warn = (key, line) => {
		const warning = `${key}: ${line}`;
		if (!said.has(warning)) context.annotate("warning", warning);
		said.add(warning);
	};
	const progress = (key, line) => context.info(`${key}: ${line}`);
	const step = (step) => {
		record.steps.push(step);
		context.info(renderStep(step));
		const isThere = ![
			"create",
			"replace",
			"stop",
			"remove"
		].includes(step.does);
		if (step.id !== void 0 && isThere) changed(step.key, step.id);
	};
	const changed = (key, id) => {
		const output = early(config)[key];
		if (output !== void 0) context.output(output, id);
	};
	const deadline = systemClock.now() + (context.duration("wait") ?? LONGEST_WAIT) * 1e3;
	const scope = {
		config,
		aws: connect(context, config.aws.region, deadline),
		owner,
		domain: domainOf(context),
		root,
		scratch,
		executionRole: context.input("execution-role"),
		functionRole: context.input("function-role"),
		notebookRole: context.input("notebook-role"),
		repositoryUrl: `${context.environment["GITHUB_SERVER_URL"] || "https://github.com"}/${owner.repository}`,
		repositoryIsPrivate: () => isPrivate(context.environment),
		signal: context.signal,
		clock: systemClock,
		deadline,
		retryFailed: retry === "everything",
		force: context.flag("force"),
		given: givenOf(context, domainOf(context)),
		scheduled,
		progress,
		note: (key, line) => {
			record.notes.push(`${key}: ${line}`);
			progress(key, line);
		},
		warn
	};
	const run = {
		owner,
		clock: systemClock,
		signal: context.signal,
		deadline,
		retry,
		scheduled: scope.scheduled,
		adopt: context.flag("adopt"),
		reruns: scope.domain === "pull-request",
		superseded: context.choice("superseded", ["stop", "finish"]),
		tags: config.aws.tags,
		ledger: context.ledger,
		step,
		changed,
		reached: (key) => record.reached.push(key),
		progress,
		log: (key, lines) => context.group(`log of ${key}`, lines)
	};
	return {
		context,
		scope,
		run,
		record,
		named,
		async ensure(graph, stages, costs = []) {
			record.costs.push(...costs);
			const [{ refuseOverBudget }, { ensure }] = await Promise.all([import("./refuse-over-budget.mjs"), import("./ensure2.mjs")]);
			await refuseOverBudget(scope, {
				graph,
				costs
			}, stages, run);
			if (scope.domain === "pull-request") return (await ensure(graph, stages, run)).of;
			const all = STAGES.filter((stage) => named.includes(stage) || stages.includes(stage));
			return (await ensure(graph, stages, {
				...run,
				stages: all
			})).of;
		},
		load: async (module) => {
			context.worksIn(await scope.aws.account());
			return module();
		}
	};
}

export { withSession as n, noEarlyOutputs as t };