import { t as PHASES } from "./timings.mjs";
import { a as row, i as prose, n as code } from "./markdown.mjs";

// actions/lib/report/both-machines.ts
const EC2_BESIDE_SAGEMAKER = "EC2 beside SageMaker";
function phaseRows({ sagemaker, ec2 }) {
	const lasts = ({ phases }, phase) => {
		const found = phases.filter(({ name }) => name === phase);
		return found.length === 0 ? void 0 : found.reduce((sum, { from, to }) => sum + to - from, 0);
	};
	return [...PHASES.map((name) => ({
		name,
		sagemaker: lasts(sagemaker, name),
		ec2: lasts(ec2, name)
	})), {
		name: "all",
		sagemaker: endOf(sagemaker),
		ec2: endOf(ec2)
	}];
}
function priceRows({ sagemaker, ec2 }) {
	const both = (name, of) => [
		name,
		of(sagemaker),
		of(ec2)
	];
	return [
		both("instance", ({ instance, spot }) => `1 × ${instance}${spot ? ", spot" : ""}`),
		both("billed", ({ billableSeconds }) => `${billableSeconds} s`),
		both("price of a second", ({ price }) => price === void 0 ? "unknown" : bySecond(price)),
		both("price of an hour", ({ price }) => price === void 0 ? "unknown" : `$${price.dollars} (${price.source})`),
		both("cost", (machine) => {
			const dollars = costOf(machine);
			return dollars === void 0 ? "unknown" : amount(dollars);
		})
	];
}
function bothMachinesLines(both) {
	const { entry, sagemaker, ec2, metrics } = both;
	const training = phaseRows(both).find(({ name }) => name === "training");
	const told = (value) => value === void 0 ? "unknown" : `${tenth(value)} s`;
	return [
		`The content of \`train.${entry}\` was trained by SageMaker (${sagemaker.name}) and on EC2 (${ec2.name}): ${verdictOf(metrics)}.`,
		...metrics.map(metricSentence),
		examplesSentence(both),
		`From the request to the model, SageMaker took ${tenth(endOf(sagemaker))} s and EC2 ${tenth(endOf(ec2))} s; the script ran for ${told(training?.sagemaker)} and ${told(training?.ec2)}.`,
		costSentence(both),
		...notesOf(both)
	];
}
function verdictOf(metrics) {
	if (metrics.length === 0) return "no metric is compared, because the config names none in `training.metrics`";
	const equal = metrics.filter(({ difference }) => difference === 0).length;
	return equal === metrics.length ? "all metrics are equal" : `${equal} of ${metrics.length} metrics are equal`;
}
function metricSentence({ name, sagemaker, ec2, difference, interval, examples, tolerance }) {
	if (difference === null) return `${name}: ${figure(sagemaker)} by SageMaker, ${figure(ec2)} on EC2, which cannot be compared.`;
	const both = `${name}: ${figure(sagemaker)} by SageMaker and ${figure(ec2)} on EC2`;
	if (difference === 0) return `${both}: equal${examples === null ? "" : ` on ${examples} common test examples`}.`;
	const known = intervalText(interval);
	const paired = examples === null || known === void 0 ? "" : ` (90 % interval ${known}, over ${examples} common test examples)`;
	const within = tolerance === void 0 ? "" : `, ${Math.abs(difference) <= tolerance ? "within" : "which is more than"} the tolerance of ${figure(tolerance)}`;
	return `${both}: a difference of ${figure(difference, true)}${paired}${within}.`;
}
function examplesSentence({ examples }) {
	if ("none" in examples) return `What each model says of a test example is not known (${examples.none}).`;
	if (examples.common === 0) return "The two models have judged no test example in common.";
	return `Both models give the same class to ${examples.same} of ${examples.common} common test examples.`;
}
function costSentence({ sagemaker, ec2 }) {
	const told = (machine) => {
		const { billableSeconds, price } = machine;
		const dollars = costOf(machine);
		return price === void 0 || dollars === void 0 ? `${billableSeconds} s at an unknown price` : `${billableSeconds} s at ${bySecond(price)} a second, ${amount(dollars)}`;
	};
	return `SageMaker billed ${told(sagemaker)}; EC2 ${told(ec2)}.`;
}
function notesOf({ sagemaker, ec2 }) {
	const spot = [...sagemaker.spot ? ["SageMaker’s"] : [], ...ec2.spot ? ["EC2’s"] : []];
	const { before = [], askedBefore } = ec2;
	const told = before.map(({ name, billableSeconds }) => `${name} (${billableSeconds === void 0 ? "not known, and not in it" : `${billableSeconds} s`})`);
	return [
		...told.length === 0 ? [] : [`EC2’s training went on from a checkpoint: its times are those of the last instance alone, but what was billed has the earlier ones, too: ${told.join(", ")}.`],
		...askedBefore === void 0 ? [] : [`The instance on EC2 was first asked for ${askedBefore} s before its launch, by a run that ended or that AWS refused it; that is not counted as waiting.`],
		...sagemaker.instance === `ml.${ec2.instance}` ? [] : [`The instances differ (${sagemaker.instance}, ${ec2.instance}), and metrics may differ with the hardware.`],
		...sagemaker.phases.some(({ name }) => name === "set-up") ? [] : ["SageMaker tells of no set-up: it downloads its image within another phase."],
		...spot.length === 0 ? [] : [`A spot instance costs less than the price on demand, which is told for ${spot.join(" and ")}.`],
		"EC2 bills from the launch of the instance to its end, 60 s at least, and SageMaker the seconds of its job. Disks and public addresses are in neither price."
	];
}
function bothMachinesSection(both) {
	const seconds = (value) => value === void 0 ? "" : `${tenth(value)} s`;
	const phases = phaseRows(both).map(({ name, sagemaker, ec2 }) => row(name, seconds(sagemaker), seconds(ec2), sagemaker === void 0 || ec2 === void 0 ? "" : `${signed(tenth(ec2 - sagemaker))} s`));
	const metrics = both.metrics.map(({ name, sagemaker, ec2, difference, interval, tolerance, examples }) => row(...[
		code(name),
		figure(sagemaker),
		figure(ec2),
		figure(difference, true)
	], ...[intervalText(interval) ?? (difference === 0 ? "" : "unknown"), tolerance === void 0 ? "" : figure(tolerance)], examples === null ? "final figures" : String(examples)));
	const prices = priceRows(both).map(([name, ...cells]) => row(name, ...cells.map(prose)));
	const asks = both.asks.map(({ what, sagemaker, ec2 }) => row(prose(what), prose(sagemaker), prose(ec2)));
	return [
		`#### ${EC2_BESIDE_SAGEMAKER}`,
		...bothMachinesLines(both).map(prose),
		[
			"| phase | SageMaker | EC2 | difference |",
			"|---|---:|---:|---:|",
			...phases
		].join("\n"),
		[
			"| metric | SageMaker | EC2 | difference | 90 % interval | tolerance | examples |",
			"|---|---:|---:|---:|---|---:|---:|",
			...metrics
		].join("\n"),
		[
			"| price | SageMaker | EC2 |",
			"|---|---|---|",
			...prices
		].join("\n"),
		`<details><summary>What each asks of its user</summary>\n\n${[
			"| | SageMaker | EC2 |",
			"|---|---|---|",
			...asks
		].join("\n")}\n\n</details>`
	].join("\n\n");
}
function endOf({ phases }) {
	return phases.at(-1)?.to ?? 0;
}
function costOf({ billableSeconds, price }) {
	return price === void 0 ? void 0 : billableSeconds / 3600 * price.dollars;
}
function amount(dollars) {
	return `$${dollars.toFixed(4)}`;
}
function bySecond({ dollars }) {
	return `$${(dollars / 3600).toFixed(7)}`;
}
function intervalText([lower, upper]) {
	if (lower === null && upper === null) return void 0;
	return `${figure(lower, true, 3)} to ${figure(upper, true, 3)}`;
}
function figure(value, withSign = false, digits = 6) {
	if (value === null) return "unknown";
	const rounded = Number(value.toPrecision(digits));
	return withSign ? signed(rounded) : String(rounded);
}
function signed(value) {
	return value > 0 ? `+${value}` : String(value);
}
function tenth(value) {
	return Math.round(value * 10) / 10;
}

export { priceRows as a, phaseRows as i, bothMachinesLines as n, bothMachinesSection as r, EC2_BESIDE_SAGEMAKER as t };