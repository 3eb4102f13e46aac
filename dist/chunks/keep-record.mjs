import { o as __toESM } from "./rolldown-runtime.mjs";
import { a as PutObjectCommand, n as paginateListObjectsV2, y as S3Client } from "./aws-s3.mjs";
import { r as encryptedWith } from "./upload.mjs";
import { n as parseS3, r as readObject } from "./read-object.mjs";
import { mt as domainPrefix } from "./shared.mjs";
import { i as parseEvaluation, r as LARGEST_EVALUATION, t as readEvaluation } from "./evaluation.aws.mjs";
import { n as findImageDefect } from "./image.mjs";
import { l as readVersion, n as dataStore } from "./version.aws.mjs";
import { t as readCourse } from "./history.aws.mjs";
import { t as estimate } from "./estimate2.mjs";
import { n as parseStored, r as toStored, t as newestAttempts } from "./stored.mjs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";

// actions/lib/aws/run-records.ts
async function listRun({ aws, bucket, prefix }) {
	const names = [];
	for await (const page of paginateListObjectsV2({ client: aws.client(S3Client) }, {
		Bucket: bucket,
		Prefix: prefix
	})) names.push(...(page.Contents ?? []).map(({ Key = "" }) => Key.slice(prefix.length)));
	return names.sort();
}
function readOfRun({ aws, bucket, prefix }, name) {
	return readObject(aws.client(S3Client), `s3://${bucket}/${prefix}${name}`, (body) => text(body));
}
async function writeOfRun({ aws, bucket, prefix, kmsKey }, { name, type, body }) {
	const target = {
		Bucket: bucket,
		Key: `${prefix}${name}`,
		ContentType: type,
		...encryptedWith(kmsKey)
	};
	await aws.client(S3Client).send(new PutObjectCommand({
		...target,
		Body: body
	}));
	return `s3://${bucket}/${prefix}${name}`;
}

// actions/lib/dataset/thumbnail.ts
const LARGEST_SHOWN = 2097152;
const LARGEST_WHOLE = 16384;
const SIDE = 160;
const LARGEST_JPEG = {
	maxResolutionInMP: 4,
	maxMemoryUsageInMB: 128
};
const WHOLE = [
	[/^\x89PNG\r\n/, "image/png"],
	[/^RIFF....WEBP/s, "image/webp"],
	[/^BM/, "image/bmp"]
];
async function thumbnail(path, body) {
	if (body.length > 2097152 || findImageDefect(path, body) !== void 0) return void 0;
	const start = body.toString("latin1", 0, 16);
	if (start.startsWith("ÿØÿ")) return drawAnew(body).catch(() => void 0);
	const type = WHOLE.find(([magic]) => magic.test(start))?.[1];
	return type === void 0 || body.length > LARGEST_WHOLE ? void 0 : addressOf(type, body);
}
function addressOf(type, body) {
	return `data:${type};base64,${body.toString("base64")}`;
}
async function drawAnew(body) {
	const { decode, encode } = (await import("./jpeg-js.mjs").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default;
	const image = decode(body, {
		useTArray: true,
		...LARGEST_JPEG
	});
	const every = Math.max(1, Math.max(image.width, image.height) / SIDE);
	const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side / every)));
	const data = Buffer.alloc(width * height * 4, 255);
	for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let channel = 0; channel < 3; channel++) data[(y * width + x) * 4 + channel] = mean(image, [x, y], every, channel);
	return addressOf("image/jpeg", encode({
		width,
		height,
		data
	}, 75).data);
}
function mean({ width, height, data }, [x, y], every, channel) {
	const [left, top] = [Math.floor(x * every), Math.floor(y * every)];
	const right = Math.min(width, Math.max(left + 1, Math.floor((x + 1) * every)));
	const bottom = Math.min(height, Math.max(top + 1, Math.floor((y + 1) * every)));
	let sum = 0;
	for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) sum += data[(row * width + column) * 4 + channel] ?? 0;
	return Math.round(sum / ((right - left) * (bottom - top)));
}

// actions/lib/resources/data/pictures.aws.ts
async function readPictures(aws, channel, ids) {
	const { bucket, key } = parseS3(channel);
	const [, prefix = "", version = ""] = /^(.*?)([0-9a-f]{64})\/$/.exec(key) ?? [];
	const pictures = ((version === "" ? void 0 : await readVersion(dataStore(aws, bucket, prefix), version))?.files.filter(({ sha256 }) => ids.includes(sha256)) ?? []).map(async ({ path, sha256, size }) => {
		if (size > 2097152) return [sha256, { path }];
		const body = await readObject(aws.client(S3Client), `${channel}${path}`, (stream) => buffer(stream));
		const picture = await thumbnail(path, body);
		return [sha256, {
			path,
			...picture !== void 0 && { picture }
		}];
	});
	return new Map(await Promise.all(pictures));
}

// actions/lib/operations/evaluated.ts
const MOST = {
	classes: 24,
	mistakes: 12
};
const OTHERS = "(other classes)";
const BINS = 10;
function sumUp(evaluation) {
	const judged = [...evaluation].flatMap(([id, { class: is, predicted, values }]) => is === void 0 || predicted === void 0 ? [] : [{
		id,
		class: is,
		predicted,
		loss: values.get("loss"),
		confidence: values.get("confidence")
	}]);
	if (judged.length === 0) return void 0;
	const records = judged.flatMap((one) => Array.from({ length: evaluation.get(one.id)?.copies ?? 1 }, () => one));
	const wrong = records.filter((record) => record.class !== record.predicted);
	const { classes, confusion } = confusionOf(records, wrong);
	const isSure = records.every(({ confidence = -1 }) => confidence >= 0 && confidence <= 1);
	const worst = judged.filter((record) => record.class !== record.predicted).toSorted((a, b) => (b.loss ?? b.confidence ?? 0) - (a.loss ?? a.confidence ?? 0));
	return {
		examples: records.length,
		correct: records.length - wrong.length,
		classes,
		confusion,
		calibration: isSure ? calibrationOf(records) : [],
		mistakes: worst.slice(0, MOST.mistakes)
	};
}
function confusionOf(records, wrong) {
	const errors = /* @__PURE__ */ new Map();
	for (const record of records) for (const name of [record.class, record.predicted]) errors.set(name, 0);
	for (const record of wrong) for (const name of [record.class, record.predicted]) errors.set(name, (errors.get(name) ?? 0) + 1);
	const shown = [...errors].sort(([, a], [, b]) => b - a).map(([name]) => name).slice(0, MOST.classes).sort();
	const classes = shown.length < errors.size ? [...shown, OTHERS] : shown;
	const rows = new Map(classes.map((name, index) => [name, index]));
	const place = (name) => rows.get(name) ?? classes.length - 1;
	const confusion = classes.map(() => classes.map(() => 0));
	for (const record of records) {
		const row = confusion[place(record.class)] ?? [];
		const column = place(record.predicted);
		row[column] = (row[column] ?? 0) + 1;
	}
	return {
		classes,
		confusion
	};
}
function calibrationOf(records) {
	return [...Map.groupBy(records, ({ confidence = 0 }) => Math.min(9, Math.floor(confidence * BINS)))].sort(([a], [b]) => a - b).map(([bin, inside]) => ({
		from: bin / BINS,
		to: (bin + 1) / BINS,
		examples: inside.length,
		confidence: inside.reduce((sum, { confidence = 0 }) => sum + confidence, 0) / inside.length,
		accuracy: inside.filter((record) => record.class === record.predicted).length / inside.length
	}));
}

// actions/lib/operations/job-history.ts
async function readJobHistory({ aws, signal }, job, more) {
	const found = await readCourse(aws, job);
	if (found === void 0) return void 0;
	const { places, ...course } = found;
	return more === void 0 ? course : withEvaluation({
		aws,
		signal
	}, course, places);
}
async function readEc2History({ aws, signal }, id) {
	const { readEc2Course } = await import("./history2.aws.mjs");
	const found = await readEc2Course(aws, id);
	if (found === void 0) return void 0;
	const { places, ...course } = found;
	return withEvaluation({
		aws,
		signal
	}, course, places);
}
async function withEvaluation({ aws, signal }, course, places) {
	if (places.artifact === void 0) return course;
	const file = await readEvaluation(aws, places.artifact, LARGEST_EVALUATION, signal);
	const parsed = file === void 0 ? void 0 : parseEvaluation(file);
	const evaluation = parsed !== void 0 && "evaluation" in parsed ? sumUp(parsed.evaluation) : void 0;
	if (evaluation === void 0) return course;
	const ids = evaluation.mistakes.map(({ id }) => id);
	const pictures = places.data === void 0 ? /* @__PURE__ */ new Map() : await readPictures(aws, places.data, ids);
	const mistakes = evaluation.mistakes.map((mistake) => ({
		...mistake,
		...pictures.get(mistake.id)
	}));
	return {
		...course,
		evaluation: {
			...evaluation,
			mistakes
		}
	};
}
async function readExamples({ aws }, candidate, ids) {
	const data = ids.length === 0 ? void 0 : (await readCourse(aws, candidate))?.places.data;
	return data === void 0 ? {} : Object.fromEntries(await readPictures(aws, data, ids));
}

// actions/lib/runner/keep-record.ts
const REPORT = "report.html";
const MOST_TRIALS = 6;
async function keepRecord(context, scope, record) {
	const { aws, config, domain } = scope;
	const origin = originOf(context, scope);
	const folder = {
		aws,
		bucket: config.aws.bucket ?? `sagemaker-${config.aws.region}-${await aws.account()}`,
		prefix: `${domainPrefix(config.name, domain)}/runs/${fileName(origin.run)}/`,
		kmsKey: config.aws.kmsKey
	};
	const name = `${stepOf(context, record.title)}.${origin.attempt}.json`;
	if (!hasActed(record) && !await isPartOfOthers(folder, name, record)) return void 0;
	const [trained, trials] = [trainedBy(record, "training job"), record.tuning.flatMap((tuned) => tuned.trials.slice(0, MOST_TRIALS))];
	const histories = await Promise.all([
		...trained.map((name) => readJobHistory(scope, name, "with its evaluation")),
		...trials.map(({ name }) => readJobHistory(scope, name)),
		...trainedBy(record, "EC2 training").map((id) => readEc2History(scope, id))
	]);
	record.cost ??= await estimate(scope, record.steps, record.costs);
	record.jobs.push(...histories.filter((history) => history !== void 0));
	const body = JSON.stringify(toStored(record, origin, await picturesOf(scope, record)));
	await writeOfRun(folder, {
		name,
		type: "application/json",
		body
	});
	return writeReport(folder, async (report) => {
		const temporary = context.environment["RUNNER_TEMP"];
		if (temporary) await writeFile(join(temporary, REPORT), context.printer.shown(report));
	});
}
async function writeReport(folder, keep) {
	const { renderReport } = await import("./page.mjs");
	for (;;) {
		const names = newestAttempts(await listRun(folder));
		const body = renderReport((await Promise.all(names.map(async (name) => parseStored(await readOfRun(folder, name))))).filter((record) => record !== void 0));
		const address = await writeOfRun(folder, {
			name: REPORT,
			type: "text/html; charset=utf-8",
			body
		});
		await keep(body);
		if (newestAttempts(await listRun(folder)).join() === names.join()) return address;
	}
}
function hasActed({ steps, loads }) {
	const idle = [
		"reuse",
		"blocked",
		"known-after",
		"fail"
	];
	return loads.length > 0 || steps.some(({ does }) => !idle.includes(does));
}
async function isPartOfOthers(folder, name, record) {
	const { answers, problems, bothMachines } = record;
	const compared = record.comparisons.filter(({ comparison }) => comparison !== void 0);
	if (answers.length + compared.length + problems.length === 0 && bothMachines === void 0) return false;
	const names = await listRun(folder);
	return names.length > 0 && !names.includes(name);
}
function trainedBy({ steps }, of) {
	const own = steps.filter(({ kind, does }) => kind === of && [
		"create",
		"wait",
		"verify"
	].includes(does));
	return [...new Set(own.flatMap(({ id }) => id ?? []))];
}
async function picturesOf(scope, { comparisons }) {
	const found = comparisons.map(({ candidate, comparison }) => {
		const examples = (comparison?.flips ? [comparison.flips.nowWrong, comparison.flips.nowRight] : []).flatMap(({ largest }) => largest.slice(0, 12).map(({ example }) => example));
		return readExamples(scope, candidate, examples);
	});
	return Object.assign({}, ...await Promise.all(found));
}
function originOf({ environment }, { owner }) {
	const { GITHUB_RUN_ID: run = "local", GITHUB_RUN_ATTEMPT = "1", GITHUB_SERVER_URL: server } = environment;
	const { pipeline, repository, ref, commit } = owner;
	const page = server === void 0 || run === "local" ? {} : { page: `${server}/${repository}/actions/runs/${run}` };
	return {
		pipeline,
		repository,
		ref,
		commit,
		run,
		attempt: Number(GITHUB_RUN_ATTEMPT) || 1,
		...page
	};
}
function stepOf({ environment }, title) {
	return fileName([
		title.toLowerCase(),
		environment["GITHUB_JOB"],
		environment["GITHUB_ACTION"]
	].join("-"));
}
function fileName(text) {
	return text.replace(/[^\w-]/g, "-").slice(0, 60);
}

export { keepRecord };