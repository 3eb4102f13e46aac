import { Lt as Failure, w as float32 } from "./shared.mjs";
import { n as figure, r as percent, t as count } from "./words.mjs";
import { a as binomialCdf, c as studentCdf, i as binomial, n as intervalOf, o as normalCdf, r as together, s as normalQuantile, t as ERROR_RATE } from "./evidence.mjs";
import { i as parseEvaluation, n as ACCURACY, r as LARGEST_EVALUATION, t as readEvaluation } from "./evaluation.aws.mjs";
import { c as unlessDenied } from "./errors.mjs";
import { n as parseS3 } from "./read-object.mjs";
import { h as contentHash, l as readVersion, n as dataStore } from "./version.aws.mjs";
import { t as findTrained } from "./find-trained.mjs";
import { createHash } from "node:crypto";

// actions/lib/compare/mean.ts
function meanOf(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		mean,
		error: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length)
	};
}

// actions/lib/compare/classes.ts
function compareClasses(sides, examples) {
	const [before, after] = [sides.baseline, sides.candidate].map((runs) => runs.flatMap(({ evaluation }) => evaluation ?? []));
	const [had, has] = [classesOf(before ?? []), classesOf(after ?? [])];
	if ([...before ?? [], ...after ?? []].some((run) => classesOf([run]).size === 0)) return null;
	const common = [...Map.groupBy(examples, (key) => before?.[0]?.get(key)?.class)].flatMap(([name, keys]) => name === void 0 ? [] : {
		class: name,
		examples: keys.length,
		baseline: accuracy(before ?? [], keys),
		candidate: accuracy(after ?? [], keys)
	});
	const change = ({ baseline, candidate }) => candidate - baseline;
	return {
		common: common.sort((a, b) => change(a) - change(b) || (a.class < b.class ? -1 : 1)),
		added: [...has].filter((name) => !had.has(name)).sort(),
		removed: [...had].filter((name) => !has.has(name)).sort()
	};
}
function classesOf(runs) {
	return new Set(runs.flatMap((run) => [...run.values()].flatMap((judged) => judged.class ?? [])));
}
function accuracy(runs, keys) {
	const right = (run, key) => run.get(key)?.class === run.get(key)?.predicted;
	return meanOf(Float64Array.from(runs, (run) => keys.filter((key) => right(run, key)).length / keys.length)).mean;
}

// actions/lib/compare/sides.ts
function all({ baseline, candidate }) {
	return [...baseline, ...candidate];
}

// actions/lib/compare/example-values.ts
const FEWEST_DECIMALS = 3;
const MOST_MEANS = 10;
function findExampleValue(metric, rule, sides) {
	const without = all(sides).find(({ evaluation }) => evaluation === void 0);
	if (without !== void 0) return { none: without.unknown ?? `${without.name} has no evaluation.json` };
	const decimals = Math.max(...all(sides).map((side) => decimalsOf(reported(side, metric))));
	if (rule.exampleValue !== void 0) return checkValue(metric, rule.exampleValue, sides, Math.max(decimals, 1));
	const [first = [], ...others] = all(sides).map(({ evaluation }) => evaluation ? valueNames(evaluation) : []);
	const names = first.filter((name) => others.every((other) => other.includes(name)));
	const matching = names.filter((name) => all(sides).every((side) => matches(side, metric, name, Math.max(decimals, FEWEST_DECIMALS))));
	const [only, another] = matching;
	if (only !== void 0 && another === void 0) return { value: only };
	return { none: only === void 0 ? `no value of evaluation.json has ${metric} as its mean in each run${meansOf(all(sides)[0], metric, names)}${roundedHint(metric, names, sides, decimals)}` : `several values of evaluation.json have ${metric} as their mean (${matching.join(", ")}); write which as example-value` };
}
function meansOf(side, metric, names) {
	if (side?.evaluation === void 0 || names.length === 0) return ": there is none";
	const { name, evaluation } = side;
	const means = names.slice(0, MOST_MEANS).map((value) => `${value} ${figure(meanValue(evaluation, value) ?? NaN)}`);
	const more = names.length > MOST_MEANS ? ", …" : "";
	return `: ${name} reported ${figure(reported(side, metric))}, and its means are ${means.join(", ")}${more}`;
}
function roundedHint(metric, names, sides, decimals) {
	const alike = names.filter((name) => all(sides).every((side) => matches(side, metric, name, Math.max(decimals, 1))));
	return alike.length === 0 ? "" : `; if it is that of ${alike.join(" or ")}, write so as example-value`;
}
function meanValue(evaluation, name) {
	let [sum, examples] = [0, 0];
	for (const { values, copies } of evaluation.values()) {
		sum += copies * (values.get(name) ?? NaN);
		examples += copies;
	}
	const mean = sum / examples;
	return Number.isFinite(mean) ? mean : void 0;
}
function checkValue(metric, name, sides, decimals) {
	for (const side of all(sides)) {
		const mean = side.evaluation && meanValue(side.evaluation, name);
		if (mean === void 0) {
			const names = side.evaluation ? valueNames(side.evaluation) : [];
			return { problem: `evaluation.json of ${side.name} has no value ${JSON.stringify(name)}; it has ${names.join(", ") || "none"}` };
		}
		if (!matches(side, metric, name, decimals)) return { problem: `${side.name} reported ${metric} ${figure(reported(side, metric))}, but the mean of ${name} in its evaluation.json is ${figure(mean)}: the two come from different definitions of the metric` };
	}
	return { value: name };
}
function valueNames(evaluation) {
	return [...evaluation.values().next().value?.values.keys() ?? []];
}
function matches(side, metric, name, decimals) {
	const mean = side.evaluation && meanValue(side.evaluation, name);
	if (mean === void 0) return false;
	const value = reported(side, metric);
	return Math.abs(mean - value) <= .505 * 10 ** -decimals + 1e-6 * Math.abs(value);
}
function reported({ metrics }, metric) {
	return metrics[metric] ?? NaN;
}
function decimalsOf(value) {
	const [, digits = "", exponent = "0"] = /^-?\d+\.?(\d*)(?:e([-+]\d+))?$/.exec(String(float32(value))) ?? [];
	return Math.max(0, digits.length - Number(exponent));
}

// actions/lib/compare/binary.ts
function binaryEvidence(pairs) {
	const { examples, better, worse } = pairs;
	return {
		improvement: (better - worse) / examples,
		range: [-1, 1],
		chanceIfAtMost: (delta) => chanceOfExcess(better, worse, examples, delta),
		chanceIfAtLeast: (delta) => chanceOfExcess(worse, better, examples, -delta)
	};
}
function mcnemar({ better, worse }) {
	return Math.min(1, 2 * binomialCdf(Math.min(better, worse), better + worse, .5));
}
function chanceOfExcess(more, less, examples, delta) {
	if (delta <= -1 || delta >= 1) return delta <= -1 ? 0 : 1;
	const p = likeliest(more, less, examples, delta);
	return excessTail(more - less, examples, p, Math.max(0, p - delta));
}
function likeliest(more, less, examples, delta) {
	const same = examples - more - less;
	const a = 2 * examples;
	const b = -(more * (1 + 3 * delta) + less * (1 + delta) + 2 * same * delta);
	const c = more * delta * (1 + delta);
	const root = (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
	return Math.min((1 + delta) / 2, Math.max(0, delta, root));
}
function excessTail(excess, trials, p, q) {
	const reach = 7 * Math.sqrt(trials * p * (1 - p)) + 7;
	const first = Math.max(0, excess, Math.floor(trials * p - reach));
	const last = Math.min(trials, Math.ceil(trials * p + reach));
	const rest = p < 1 ? Math.min(1, q / (1 - p)) : 0;
	let total = 0;
	let atMost = binomialCdf(first - excess, trials - first, rest);
	for (let x = first; x <= last; x++) {
		total += binomial(x, trials, p) * atMost;
		const [k, left] = [x - excess, trials - x - 1];
		atMost = Math.min(1, atMost + rest * binomial(k, left, rest) + binomial(k + 1, left, rest));
	}
	return Math.min(1, total);
}

// actions/lib/compare/random.ts
function randomIntegers(seed) {
	const hash = createHash("sha256").update(seed).digest();
	let [a, b, c, d] = [
		0,
		4,
		8,
		12
	].map((at) => hash.readUInt32LE(at));
	return (limit) => {
		const product = Math.imul(b, 5);
		const drawn = Math.imul(product << 7 | product >>> 25, 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = d << 11 | d >>> 21;
		return Math.floor(drawn / 2 ** 32 * limit);
	};
}

// actions/lib/compare/bootstrap.ts
const RESAMPLES = 1e4;
const MOST_GROUPS = 4e3;
function bootstrapEvidence(differences, seed) {
	const groups = grouped(differences);
	const { mean } = meanOf(differences);
	const { error } = meanOf(groups);
	const resampled = studentised(groups, seed);
	const mirrored = resampled.map((t) => -t).reverse();
	const chance = (distance, sorted) => (sorted.length - firstAtLeast(sorted, distance / error) + 1) / (sorted.length + 1);
	return {
		improvement: mean,
		range: [mean - 1e3 * error, mean + 1e3 * error],
		chanceIfAtMost: (delta) => chance(mean - delta, resampled),
		chanceIfAtLeast: (delta) => chance(delta - mean, mirrored)
	};
}
function grouped(values) {
	const size = Math.ceil(values.length / MOST_GROUPS);
	if (size === 1) return values;
	return Float64Array.from({ length: Math.floor(values.length / size) }, (_, group) => values.subarray(group * size, (group + 1) * size).reduce((sum, value) => sum + value / size, 0));
}
function studentised(values, seed) {
	const size = values.length;
	const next = randomIntegers(seed);
	const { mean } = meanOf(values);
	const differing = values.filter((value) => value !== 0);
	const origin = differing.length === size ? mean : 0;
	const draws = atMost(size, differing.length / size);
	const found = new Float64Array(RESAMPLES);
	for (let resample = 0; resample < RESAMPLES; resample++) {
		const drawn = firstAtLeast(draws, next(2 ** 32) / 2 ** 32);
		let [sum, squares] = [0, 0];
		for (let draw = 0; draw < drawn; draw++) {
			const value = (differing[next(differing.length)] ?? 0) - origin;
			sum += value;
			squares += value * value;
		}
		const variance = Math.max(0, squares - sum * sum / size) / (size - 1) / size;
		const above = sum / size + origin - mean;
		found[resample] = above === 0 ? 0 : above / Math.sqrt(variance);
	}
	return found.sort();
}
function atMost(trials, p) {
	let sum = 0;
	return Float64Array.from({ length: trials + 1 }, (_, successes) => {
		sum += binomial(successes, trials, p);
		return successes === trials ? 1 : sum;
	});
}
function firstAtLeast(sorted, value) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

// actions/lib/compare/student.ts
function studentEvidence(improvement, variance, parts) {
	const error = Math.sqrt(variance);
	const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
	return {
		improvement,
		range: [improvement - 1e3 * error, improvement + 1e3 * error],
		chanceIfAtMost: (delta) => 1 - studentCdf((improvement - delta) / error, df),
		chanceIfAtLeast: (delta) => studentCdf((improvement - delta) / error, df)
	};
}

// actions/lib/compare/paired-mean.ts
const FEWEST_EXAMPLES = 30;
function pairedEvidence(differences, spread, seed) {
	const { mean, error } = meanOf(differences);
	const { length } = differences;
	if (length < 30) return unseenEvidence(mean, 0, length);
	if (error === 0) return unseenEvidence(mean, spread, length);
	const student = studentEvidence(mean, error ** 2, [{
		variance: error ** 2,
		df: length - 1
	}]);
	return together(bootstrapEvidence(differences, seed), student);
}
function unseenShare(examples) {
	return 1 - ERROR_RATE ** (1 / examples);
}
function unseenEvidence(mean, spread, examples) {
	const missed = (distance) => distance <= 0 || spread === 0 ? 1 : (1 - Math.min(1, distance / spread)) ** examples;
	return {
		improvement: mean,
		range: [mean - spread, mean + spread],
		chanceIfAtMost: (delta) => missed(mean - delta),
		chanceIfAtLeast: (delta) => missed(delta - mean)
	};
}

// actions/lib/compare/resolution.ts
const POWER = .8;
function deviationOfShare(share) {
	return Math.sqrt(share);
}
function resolutionOf(testSet) {
	const { examples, deviation, tolerance } = testSet;
	const reach = normalQuantile(1 - ERROR_RATE) + normalQuantile(POWER);
	return {
		...testSet,
		smallestDrop: tolerance + reach * deviation / Math.sqrt(examples),
		equalModelsPass: chanceToShow(tolerance, testSet),
		examplesNeeded: tolerance > 0 ? Math.ceil((reach * deviation / tolerance) ** 2) : null
	};
}
function chanceToShow(distance, { examples, deviation }) {
	return normalCdf(distance * Math.sqrt(examples) / deviation - normalQuantile(1 - ERROR_RATE));
}
function resolutionSentence(metric, resolution, share, higherIsBetter = true) {
	const { examples, tolerance, smallestDrop, equalModelsPass, examplesNeeded } = resolution;
	const differing = share === void 0 ? "" : `, ${percent(share)} of them judged differently by the two models`;
	const isFound = share === void 0 || smallestDrop <= 1;
	const change = higherIsBetter ? "drop" : "rise";
	const drop = `${isFound ? `a ${change} of ${figure(smallestDrop)}` : `no ${change}`} is found in ${percent(POWER)} of comparisons`;
	const equal = `Two equal models pass with the tolerance of ${figure(tolerance)} in ${percent(equalModelsPass)} of comparisons`;
	const needed = examplesNeeded === null ? "" : `; for ${percent(POWER)}, ${count(examplesNeeded, "example is", "examples are")} needed`;
	return `${metric} on ${count(examples, "example")}${differing}: ${drop}. ${equal}${needed}.`;
}

// actions/lib/compare/training-noise.ts
const ROUNDING = 1e-24;
function trainingNoise(baseline, candidate) {
	const [before, after] = [baseline, candidate].map((runs) => runs.length > 1 ? varianceOfRuns(runs) : void 0);
	const known = [before ?? after, after ?? before];
	const parts = [baseline, candidate].flatMap((runs, which) => {
		const side = known[which];
		return side === void 0 ? [] : {
			...side,
			share: 1 / runs.length
		};
	});
	if (parts.every(({ between, within }) => between === 0 && within === 0)) return void 0;
	const variance = parts.reduce((sum, { between, within, share }) => sum + share * (between - within), 0);
	const estimates = parts.map(({ between, df, share }) => ({
		variance: share * between,
		df
	}));
	const [one, other] = estimates;
	return {
		variance: Math.max(0, variance),
		parts: one !== void 0 && other !== void 0 && (before === void 0 || after === void 0) ? [{
			variance: one.variance + other.variance,
			df: one.df
		}] : estimates
	};
}
function varianceOfRuns(runs) {
	const means = runs.map((run) => meanOf(run).mean);
	const mean = means.reduce((sum, one) => sum + one, 0) / runs.length;
	const size = runs[0]?.length ?? 0;
	const df = runs.length - 1;
	let squares = 0;
	for (let example = 0; example < size; example++) {
		const center = runs.reduce((sum, run) => sum + (run[example] ?? 0), 0) / runs.length;
		runs.forEach((run, index) => {
			squares += ((run[example] ?? 0) - center - ((means[index] ?? 0) - mean)) ** 2;
		});
	}
	const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / df;
	const between = variance < ROUNDING * mean ** 2 ? 0 : variance;
	const within = size < 2 ? 0 : squares / df / (size - 1) / size;
	return {
		between,
		within: within < ROUNDING * mean ** 2 ? 0 : within,
		df
	};
}

// actions/lib/compare/metric.ts
function compareValues(sides, value, examples, sign) {
	const [before, after] = [valuesOf(sides.baseline, value, examples), valuesOf(sides.candidate, value, examples)];
	const [baseline, candidate] = [meanOverRuns(before), meanOverRuns(after)];
	const differences = candidate.map((figure, index) => sign * (figure - (baseline[index] ?? 0)));
	const { mean, error } = meanOf(differences);
	const discordant = before.length === 1 && after.length === 1 && (value === "accuracy" || examples.length >= 30) ? discordantOf(baseline, candidate, sign) : void 0;
	const spread = value === "accuracy" ? 1 : spreadOf([baseline, candidate]);
	const chosen = discordant ? binaryEvidence(discordant) : pairedEvidence(differences, spread, examples.join());
	const trained = trainingNoise(before, after);
	const total = error ** 2 + (trained?.variance ?? 0);
	const parts = [{
		variance: error ** 2,
		df: examples.length - 1
	}, ...trained?.parts ?? []];
	return {
		baseline: meanOf(baseline).mean,
		candidate: meanOf(candidate).mean,
		evidence: trained && total > 0 ? together(chosen, studentEvidence(mean, total, parts)) : chosen,
		discordant,
		deviation: discordant ? deviationOfShare(Math.max(unseenShare(examples.length), (discordant.better + discordant.worse) / examples.length)) : error * Math.sqrt(examples.length),
		noise: {
			testSet: error,
			training: trained === void 0 ? null : Math.sqrt(trained.variance)
		}
	};
}
function valuesOf(runs, value, examples) {
	return runs.map(({ evaluation }) => {
		const judged = evaluation ?? /* @__PURE__ */ new Map();
		return Float64Array.from(examples, (key) => judged.get(key)?.values.get(value) ?? NaN);
	});
}
function meanOverRuns(runs) {
	const [first = /* @__PURE__ */ new Float64Array(), ...others] = runs;
	return first.map((value, index) => others.reduce((sum, run) => sum + (run[index] ?? 0), value) / runs.length);
}
function spreadOf(sides) {
	const [most, least] = [Math.max, Math.min].map((of) => of(...sides.map((values) => values.reduce((a, b) => of(a, b)))));
	return (most ?? 0) - (least ?? 0);
}
function discordantOf(baseline, candidate, sign) {
	const isBinary = (values) => values.every((value) => value === 0 || value === 1);
	if (!isBinary(baseline) || !isBinary(candidate)) return void 0;
	const won = (by) => candidate.filter((value, index) => sign * (value - (baseline[index] ?? 0)) === by).length;
	return {
		examples: baseline.length,
		better: won(1),
		worse: won(-1)
	};
}

// actions/lib/compare/draft.ts
function draftMetric(name, rule, sides, pairing) {
	const { higherIsBetter, tolerance } = rule;
	const sign = higherIsBetter ? 1 : -1;
	const nothing = {
		name,
		higherIsBetter,
		tolerance,
		...differenceOf(...[meanMetric(sides.baseline, name), meanMetric(sides.candidate, name)], sign),
		paired: false,
		examples: null,
		exampleValue: null,
		discordant: null,
		resolution: null,
		noise: {
			testSet: null,
			training: null
		},
		evidence: void 0,
		unpaired: void 0,
		unseen: void 0,
		problem: void 0
	};
	const problem = missing(name, sides);
	if (problem !== void 0) return {
		...nothing,
		problem
	};
	const found = findExampleValue(name, rule, sides);
	if ("problem" in found) return {
		...nothing,
		problem: found.problem
	};
	if ("none" in found) return {
		...nothing,
		unpaired: found.none,
		...compareRuns(name, sides, sign, pairing)
	};
	const examples = pairing?.examples ?? [];
	if (examples.length === 0) return {
		...nothing,
		problem: "the two models have no test example in common"
	};
	const { baseline, candidate, deviation, discordant, evidence, noise } = compareValues(sides, found.value, examples, sign);
	return {
		...nothing,
		...differenceOf(baseline, candidate, sign),
		paired: true,
		examples: examples.length,
		exampleValue: found.value,
		noise,
		evidence,
		discordant: discordant === void 0 ? null : {
			better: discordant.better,
			worse: discordant.worse
		},
		resolution: deviation > 0 ? resolutionOf({
			examples: examples.length,
			deviation,
			tolerance
		}) : null
	};
}
function compareRuns(name, sides, sign, pairing) {
	const [baseline, candidate] = [sides.baseline, sides.candidate].map((runs) => runs.map(({ metrics }) => Float64Array.of(metrics[name] ?? NaN)));
	if (Math.min(baseline.length, candidate.length) < 2) return { unseen: "runs of both with several seeds are missing" };
	if (!isSameTest(sides, pairing)) return { unseen: "their test data differ, or are not known to be the same" };
	const trained = trainingNoise(baseline, candidate);
	if (trained === void 0 || trained.variance === 0) return { unseen: "all runs of a model gave the same figure, which does not show the noise of training" };
	const mean = (runs) => meanOf(Float64Array.from(runs, ([value = NaN]) => value)).mean;
	return {
		noise: {
			testSet: null,
			training: Math.sqrt(trained.variance)
		},
		evidence: studentEvidence(sign * (mean(candidate) - mean(baseline)), trained.variance, trained.parts)
	};
}
function isSameTest(sides, pairing) {
	if (pairing !== void 0) return pairing.onlyBaseline + pairing.onlyCandidate + pairing.relabelled === 0;
	return new Set(all(sides).map(({ testData }) => testData)).size === 1;
}
function differenceOf(baseline, candidate, sign) {
	const difference = baseline === null || candidate === null ? null : candidate - baseline;
	return {
		baseline,
		candidate,
		difference,
		improvement: difference === null ? null : sign * difference || 0
	};
}
function meanMetric(runs, name) {
	const { mean } = meanOf(Float64Array.from(runs, ({ metrics }) => metrics[name] ?? NaN));
	return Number.isFinite(mean) ? mean : null;
}
function missing(name, sides) {
	for (const which of ["baseline", "candidate"]) if (sides[which].length === 0) return `there is no ${which} to compare`;
	const without = all(sides).find(({ metrics }) => !Object.hasOwn(metrics, name));
	if (without !== void 0) return `${without.name} has reported no such metric`;
	const none = all(sides).find(({ metrics }) => !Number.isFinite(metrics[name]));
	return none && `${none.name} has reported ${none.metrics[name]}, which cannot be compared`;
}

// actions/lib/compare/flips.ts
const MOST_LISTED = 1e3;
function findFlips({ baseline, candidate }, examples) {
	const [before, after] = [baseline[0]?.evaluation, candidate[0]?.evaluation];
	const all = examples.flatMap((key) => flipOf(key, before?.get(key), after?.get(key)) ?? []);
	if (!examples.some((key) => [before, after].every((run) => run?.get(key)?.class !== void 0))) return null;
	return {
		nowWrong: listed$1(all.filter((flip) => flip.baseline === flip.class)),
		nowRight: listed$1(all.filter((flip) => flip.candidate === flip.class))
	};
}
function flipOf(example, before, after) {
	const { class: right, predicted: baseline } = before ?? {};
	const candidate = after?.predicted;
	if (right === void 0 || baseline === void 0 || candidate === void 0) return void 0;
	if (baseline === right === (candidate === right)) return void 0;
	const [was, is] = [before?.values.get("loss"), after?.values.get("loss")];
	return {
		example,
		class: right,
		baseline,
		candidate,
		loss: was === void 0 || is === void 0 ? null : is - was,
		confidence: after?.values.get("confidence") ?? null
	};
}
function listed$1(flips) {
	const size = ({ loss, confidence }) => Math.abs(loss ?? confidence ?? 0);
	const sorted = flips.toSorted((a, b) => size(b) - size(a) || (a.example < b.example ? -1 : 1));
	return {
		count: flips.length,
		largest: sorted.slice(0, MOST_LISTED)
	};
}

// actions/lib/compare/holm.ts
function holm(pValues) {
	const order = pValues.map((_, index) => index).sort((i, j) => (pValues[i] ?? 0) - (pValues[j] ?? 0));
	const corrected = pValues.map(() => 0);
	let largest = 0;
	order.forEach((index, rank) => {
		largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 0)));
		corrected[index] = largest;
	});
	return corrected;
}

// actions/lib/compare/verdict.ts
function overall(verdicts) {
	if (verdicts.includes("fail")) return "fail";
	return verdicts.length > 0 && verdicts.every((verdict) => verdict === "pass") ? "pass" : "inconclusive";
}
function changeWords(improvement) {
	const size = figure(Math.abs(improvement));
	return size === "0" ? "equal" : `${size} ${improvement < 0 ? "worse" : "better"}`;
}
function intervalWords([lower, upper]) {
	if (lower === null && upper === null) return "no bound is known";
	if (lower === null) return `at most ${changeWords(upper ?? 0)}`;
	return upper === null ? `at least ${changeWords(lower)}` : `between ${changeWords(lower)} and ${changeWords(upper)}`;
}
function verdictWords(verdict, tolerance) {
	const limit = tolerance === 0 ? "worse at all" : `worse by more than the tolerance of ${figure(tolerance)}`;
	if (verdict === "inconclusive") return `whether it is ${limit} cannot be told`;
	return verdict === "fail" ? `it is shown to be ${limit}` : `it is shown not to be ${limit}`;
}

// actions/lib/compare/judge.ts
function judge({ evidence, unpaired, unseen, problem, ...metric }, failCorrected) {
	const { name, tolerance, baseline, candidate, improvement, examples } = metric;
	const p = evidence === void 0 ? null : pValues(evidence, metric, failCorrected);
	const verdict = verdictOf(p);
	const interval = evidence === void 0 ? [null, null] : intervalOf(evidence);
	const figures = `${name} ${figure(baseline ?? NaN)} → ${figure(candidate ?? NaN)}`;
	const change = `${changeWords(improvement ?? 0)} (${intervalWords(interval)})`;
	const told = (sentence) => ({
		...metric,
		interval,
		p,
		verdict,
		sentence
	});
	if (problem !== void 0) return told(`${name} is not compared: ${problem}.`);
	if (examples !== null) return told(`${figures} on ${count(examples, "common example")}: ${change}; ${verdictWords(verdict, tolerance)}.`);
	if (evidence === void 0) return told(`${figures}: ${changeWords(improvement ?? 0)}, which shows nothing, because the examples are not paired (${unpaired}) and ${unseen}.`);
	return told(`${figures}: ${change}; ${verdictWords(verdict, tolerance)}, on this test data only, because the examples are not paired (${unpaired}).`);
}
function verdictOf(p) {
	if (p === null) return "inconclusive";
	if (p.failCorrected <= .05) return "fail";
	return p.pass <= .05 ? "pass" : "inconclusive";
}
function pValues(evidence, metric, failCorrected) {
	const { tolerance, discordant, examples } = metric;
	return {
		fail: evidence.chanceIfAtLeast(-tolerance),
		failCorrected,
		pass: evidence.chanceIfAtMost(-tolerance),
		mcnemar: discordant && mcnemar({
			examples: examples ?? 0,
			...discordant
		})
	};
}

// actions/lib/compare/notes.ts
function notesOf(sides, pairing, metrics, classes) {
	const tested = metrics.filter(({ p }) => p !== null).length;
	return [
		...seedNotes(sides, metrics),
		...pairing === void 0 ? [] : testSetNotes(pairing),
		...classes === null ? [] : classNotes(classes),
		...classes !== null && all(sides).length > 2 ? ["The flipped examples are those of the first run of each."] : [],
		...pairing !== void 0 && isRepeated(sides) ? ["Examples that are in the test data several times count once."] : [],
		...pairing !== void 0 && (isDifferent(pairing) || isRepeated(sides)) ? reportedNotes(sides, metrics) : [],
		...tested > 1 ? [`\`fail\` is corrected for ${tested} metrics (Holm): one of them alone would fail earlier.`] : [],
		...metrics.flatMap(mcnemarNotes),
		...metrics.flatMap(({ name, resolution, discordant, examples, higherIsBetter, noise }) => {
			const share = discordant && examples ? (discordant.better + discordant.worse) / examples : void 0;
			if (resolution === null) return [];
			const told = resolutionSentence(name, resolution, share, higherIsBetter);
			return [noise.training ? `${told} These figures leave out the noise of training, with which fewer are.` : told];
		})
	];
}
function seedNotes({ baseline, candidate }, metrics) {
	const [most, least] = [Math.max(baseline.length, candidate.length), Math.min(baseline.length, candidate.length)];
	if (least === 0) return [];
	if (most === 1) return ["Each model was trained once: how much of a difference comes from the seed of the training is not in the figures."];
	const runs = `Runs with different seeds: ${baseline.length} of the baseline, ${candidate.length} of the candidate.`;
	const known = (error) => error === null ? "unknown" : figure(error);
	const noise = metrics.flatMap(({ name, noise: { testSet, training } }) => training === null ? [] : `${name}: the difference has a standard error of ${known(testSet)} from the test set and ${known(training)} from the training.`);
	const borrowed = least === 1 ? ["The model with one run is taken to vary from seed to seed as much as the other one."] : [];
	const alike = metrics.length > 0 && metrics.every(({ noise: { training } }) => training === null) ? ["All runs of a model gave the same figures: the script may not use `--seed`, so the noise of training is unknown."] : [];
	return [
		runs,
		...noise,
		...borrowed,
		...alike
	];
}
function mcnemarNotes({ name, discordant, p }) {
	const { better = 0, worse = 0 } = discordant ?? {};
	const chance = p?.mcnemar ?? null;
	if (chance === null || better + worse === 0) return [];
	return [`${name}: the candidate is better on ${count(better, "example")} and worse on ${worse}; two equal models differ so much, or more, in ${percent(chance)} of comparisons (McNemar’s exact test).`];
}
function isDifferent({ onlyBaseline, onlyCandidate, relabelled }) {
	return onlyBaseline + onlyCandidate + relabelled > 0;
}
function isRepeated(sides) {
	const isCopied = ({ evaluation = /* @__PURE__ */ new Map() }) => [...evaluation.values()].some(({ copies }) => copies > 1);
	return all(sides).some(isCopied);
}
function reportedNotes(sides, metrics) {
	const mean = (runs, name) => meanOf(Float64Array.from(runs, (run) => run.metrics[name] ?? NaN)).mean;
	const told = metrics.filter(({ paired }) => paired).map(({ name }) => `${name} ${figure(mean(sides.baseline, name))} → ${figure(mean(sides.candidate, name))}`);
	return told.length === 0 ? [] : [`Each model on all of its own test data: ${told.join(", ")}.`];
}
function testSetNotes(pairing) {
	if (!isDifferent(pairing)) return [];
	const { examples, onlyBaseline, onlyCandidate, relabelled } = pairing;
	return [`The test data differ: ${count(examples.length, "example")} in common are compared; ${onlyBaseline} are only in the baseline's, ${onlyCandidate} only in the candidate's, and ${relabelled} have another class.`];
}
function classNotes({ added, removed }) {
	const told = (names, what) => names.length === 0 ? [] : [`${count(names.length, "class", "classes")} ${what}: ${listed(names)}.`];
	return [...told(added, "only in the candidate’s test data"), ...told(removed, "only in the baseline’s test data")];
}
function listed(names) {
	const more = names.length > 10 ? ` and ${names.length - 10} more` : "";
	return names.slice(0, 10).join(", ") + more;
}

// actions/lib/compare/pairing.ts
function pairExamples({ baseline, candidate }) {
	const [before, after] = [evaluationsOf(baseline), evaluationsOf(candidate)];
	if (before === void 0 || after === void 0) return void 0;
	const [had, has] = [keysInAll(before), keysInAll(after)];
	const shared = [...had].filter((key) => has.has(key));
	const all = [...before, ...after];
	const examples = shared.filter((key) => {
		const [first, ...others] = all.flatMap((evaluation) => evaluation.get(key)?.class ?? []);
		return others.every((other) => other === first);
	});
	return {
		examples: examples.sort(),
		onlyBaseline: had.size - shared.length,
		onlyCandidate: has.size - shared.length,
		relabelled: shared.length - examples.length
	};
}
function evaluationsOf(runs) {
	const found = runs.flatMap(({ evaluation }) => evaluation ?? []);
	return found.length === runs.length ? found : void 0;
}
function keysInAll([first = /* @__PURE__ */ new Map(), ...others]) {
	return new Set([...first.keys()].filter((key) => others.every((evaluation) => evaluation.has(key))));
}

// actions/lib/compare/compare.ts
function compare(baseline, candidate, rules) {
	const sides = {
		baseline,
		candidate
	};
	const pairing = pairExamples(sides);
	const drafts = Object.entries(rules).map(([name, rule]) => draftMetric(name, rule, sides, pairing));
	const tested = drafts.filter(({ evidence }) => evidence !== void 0);
	const corrected = holm(tested.map(({ evidence, tolerance }) => evidence?.chanceIfAtLeast(-tolerance) ?? 1));
	const metrics = drafts.map((draft) => judge(draft, corrected[tested.indexOf(draft)] ?? 1));
	const verdict = overall(metrics.map((metric) => metric.verdict));
	const examples = pairing?.examples ?? [];
	const classes = pairing === void 0 ? null : compareClasses(sides, examples);
	return {
		verdict,
		sentence: overallSentence(verdict, metrics),
		metrics,
		examples: pairing === void 0 ? null : commonExamples(pairing),
		classes,
		flips: pairing === void 0 ? null : findFlips(sides, examples),
		problems: drafts.flatMap(({ name, problem }) => problem === void 0 ? [] : `${name}: ${problem}`),
		notes: notesOf(sides, pairing, metrics, classes)
	};
}
function overallSentence(verdict, metrics) {
	if (metrics.length === 0) return "Inconclusive: no metric is compared.";
	const decisive = metrics.filter((metric) => metric.verdict === verdict).map(withFigures).join(", ");
	if (verdict === "pass") return `Pass: the candidate is shown not to be worse by more than the tolerance in ${decisive}.`;
	if (verdict === "fail") return `Fail: the candidate is shown to be worse by more than the tolerance in ${decisive}.`;
	return `Inconclusive: whether the candidate is worse by more than the tolerance cannot be told in ${decisive}.`;
}
function withFigures({ name, baseline, candidate, tolerance }) {
	return `${name} (${[baseline, candidate].map((value) => value === null ? "unknown" : figure(value)).join(" → ")}, tolerance ${figure(tolerance)})`;
}
function commonExamples({ examples, ...others }) {
	return {
		common: examples.length,
		...others
	};
}

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

export { resolutionOf as a, deviationOfShare as i, sideOf as n, resolutionSentence as o, compare as r, findExampleValue as s, compareModels as t };