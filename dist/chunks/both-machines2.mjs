import { t as PriceList } from "./price-list.mjs";
import { H as attemptName, V as logGroupOf, ct as TRAINING_LOGS, lt as roleNames, p as compare, rt as ownershipConflict, w as float32 } from "./shared.mjs";
import { n as sideOf, r as compare$1 } from "./compare-models.mjs";
import { t as findTrained } from "./find-trained.mjs";
import { t as buildTraining } from "./graph4.mjs";
import { c as readInputs, s as inputNodes } from "./since.mjs";
import { t as buildTuning } from "./graph.mjs";
import { _ as nameOf, c as readStatus, m as earlierAttempts, u as unlessDamaged } from "./attempt.aws.mjs";
import { t as intervalOfDifference } from "./difference.mjs";
import { t as contentOf } from "./content.mjs";
import { t as ec2RunKind } from "./run.aws.mjs";
import { i as phasesOfJob, n as askedBefore, r as phasesOfInstance } from "./timings.mjs";
import { r as trainedOnEc2, t as billedSeconds } from "./trained.mjs";

// actions/lib/core/find-ready.ts
async function findReady(kind, { id: content, changes }, owner) {
	for (let attempt = 1; attempt <= 9; attempt++) {
		const id = attemptName(content, attempt);
		const observed = await kind.observe(id);
		if (observed === void 0) return void 0;
		const { resource, phase, tags = {} } = observed;
		if (phase.is !== "ready" || ownershipConflict(tags, owner) !== void 0) continue;
		if ((changes?.(resource, tags) ?? []).filter(({ by, ofMaker }) => by !== "nothing" && ofMaker !== true).length === 0) return {
			id,
			resource
		};
	}
}

// actions/lib/resources/ec2/asks.ts
function asksOf(config, ec2, entry) {
	const { train, training } = config;
	const { instance = "", maxRuntime = 0 } = train[entry] ?? {};
	const script = `${training?.source}/${training?.entryPoint}`;
	const row = (what, sagemaker, ec2) => ({
		what,
		sagemaker,
		ec2
	});
	return [
		row("script", `\`${script}\`, run by the toolkit in SageMaker's image`, "the same file as it is, run by the Python of the AMI"),
		row("roles", `the execution role \`${roleNames(config).execution.main}\`, which the run passes to SageMaker`, `the role of the instance profile \`${ec2.instanceProfile}\`, which the run passes to EC2; and the run itself must launch and end instances and make a security group`),
		row("machine", `a type (\`${instance}\`): SageMaker starts the instance and ends it`, `types in their order (${ec2.instances.map((type) => `\`${type}\``).join(", ")}), an AMI (\`${ec2.ami}\`), subnets, a security group, a disk, and user data that start the work and end the instance`),
		row("data", "their address in S3: SageMaker copies them before the script starts", "the pipeline’s own runner script copies the same version to the same folder, and checks the size and the SHA-256 of each file"),
		row("arguments", "hyperparameters of the request, which SageMaker’s toolkit turns into arguments and variables `SM_…`", "a file in S3, which the runner script turns into the same arguments and variables"),
		row("metrics and log", `SageMaker reads the metrics from the log \`${TRAINING_LOGS.replace("log-group:", "")}\``, `the action reads them by the same expressions from the log \`${logGroupOf(config.name)}\``),
		row("end", `SageMaker ends the job after ${minutes(maxRuntime)}`, `a timer in the instance ends it after ${minutes(ec2.maxRuntime)}, and the action ends it too`),
		row("quota", `instances of \`${instance}\` for training jobs`, "vCPUs of all running instances of the family"),
		row("way to an endpoint", `\`model: ${entry}\`: SageMaker knows the job and its artifact`, "`model: ec2`: SageMaker knows no job, so the run imports the artifact as a model of SageMaker’s")
	];
}
function minutes(seconds) {
	return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

// actions/lib/resources/ec2/both-results.ts
function resultsOf({ training, pullRequest }, sagemaker, ec2) {
	const stated = pullRequest?.compare ?? {};
	const names = Object.keys(training?.metrics ?? {});
	const any = {
		higherIsBetter: true,
		tolerance: 0
	};
	const { metrics } = compare$1([sagemaker], [ec2], Object.fromEntries(names.map((name) => [name, stated[name] ?? any])));
	return {
		metrics: metrics.map((metric) => {
			const { name, baseline, candidate, examples } = metric;
			const difference = isKept(baseline, candidate) && examples === null ? 0 : metric.difference;
			const tolerance = stated[name]?.tolerance;
			return {
				name,
				sagemaker: baseline,
				ec2: candidate,
				difference,
				examples,
				interval: intervalOfDifference(metric),
				...tolerance === void 0 ? {} : { tolerance }
			};
		}),
		examples: examplesOf(sagemaker, ec2)
	};
}
function isKept(sagemaker, ec2) {
	return sagemaker !== null && ec2 !== null && float32(ec2) === sagemaker;
}
function examplesOf(sagemaker, ec2) {
	for (const { name, evaluation, unknown } of [sagemaker, ec2]) if (evaluation === void 0) return { none: `${name}: ${unknown ?? "it left no `evaluation.json`"}` };
	const common = [...sagemaker.evaluation ?? []].flatMap(([key, one]) => {
		const other = ec2.evaluation?.get(key);
		return other === void 0 ? [] : [[one.predicted, other.predicted]];
	});
	if (common.some((both) => both.includes(void 0))) return { none: "their `evaluation.json` give no classes" };
	return {
		common: common.length,
		same: common.filter(([one, other]) => one === other).length
	};
}

// actions/lib/resources/ec2/both-machines.ts
async function compareMachines(scope, ofFamily, of, { owner }) {
	const { aws, config, signal } = scope;
	const { ec2 } = config;
	const entry = ec2?.train ?? "";
	const node = ofFamily(buildTraining).get(entry);
	if (ec2 === void 0 || node === void 0 || scope.given.trainingJob !== void 0) return void 0;
	const inputs = readInputs(of, inputNodes({
		scope,
		of: ofFamily
	}));
	const { id, identity } = contentOf(scope, ec2, inputs, of(ofFamily(buildTuning)).hyperparameters);
	const [there, named] = await Promise.all([findReady(ec2RunKind(aws), {
		id,
		changes: ({ launch }) => compare(launch.identity, identity)
	}, owner), Promise.resolve(node.desire(of)).then((desired) => findReady(node.kind, desired, owner))]);
	if (there === void 0 || named === void 0) return void 0;
	const found = await findTrained(scope, named.id);
	if ("none" in found) return void 0;
	const { trained: bySageMaker, job } = found;
	const onEc2 = trainedOnEc2(there.id, there.resource);
	const prices = new PriceList(aws, signal);
	const [earlier, before, after, priceOfJob, priceOfInstance] = await Promise.all([
		attemptsBefore(scope, id, onEc2, there.id),
		sideOf(scope, bySageMaker),
		sideOf(scope, onEc2),
		prices.of({
			use: "training",
			instance: bySageMaker.instance
		}),
		prices.of({
			use: "ec2",
			instance: onEc2.instance
		})
	]);
	return {
		entry,
		sagemaker: {
			...machine(bySageMaker, job.EnableManagedSpotTraining === true, priceOfJob),
			phases: phasesOfJob(job)
		},
		ec2: {
			...machine(onEc2, ec2.spot, priceOfInstance),
			billableSeconds: earlier.reduce((sum, one) => sum + (one.billableSeconds ?? 0), onEc2.billableSeconds),
			phases: phasesOfInstance(onEc2),
			before: earlier,
			askedBefore: askedBefore(onEc2)
		},
		...resultsOf(config, before, after),
		asks: asksOf(config, ec2, entry)
	};
}
async function attemptsBefore({ aws }, content, { status }, attempt) {
	if (status.resumed === void 0) return [];
	return await Promise.all(earlierAttempts(content, attempt).map(async (id) => {
		const left = await unlessDamaged(readStatus(aws, id));
		return {
			name: nameOf(id),
			billableSeconds: left && billedSeconds(left)
		};
	}));
}
function machine({ trainingJob: name, instance, billableSeconds }, spot, price) {
	return {
		name,
		instance,
		spot,
		billableSeconds,
		price
	};
}

export { compareMachines };