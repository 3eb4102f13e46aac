import { i as __require, t as __commonJSMin } from "./rolldown-runtime.mjs";
import { n as hashUnpacked, r as objectKind } from "./object2.mjs";
import { t as putOnce } from "./put-once.mjs";
import { Lt as Failure, Rt as Failures, f as prefixOf, p as compare, u as inDomain } from "./shared.mjs";
import { t as buildBucket } from "./node2.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { i as repositoryAround, n as git, r as isThere, t as CHECK_OUT } from "./git.mjs";
import { createHash } from "node:crypto";
import { lstat, readFile, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { isUtf8 } from "node:buffer";
import { gzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";

// actions/lib/resources/code/left-out.ts
var import_tar_stream = require_tar_stream();
const CACHES = /(^|\/)(\.(pytest|mypy|ruff)_cache\/|\.ipynb_checkpoints\/|\.DS_Store$|[^/]+\.py[co]$)/;
const EXAMPLES$1 = 5;
function whatIsLeftOut(folder, seen, packed, why) {
	const own = new Set(packed.map(({ path }) => path));
	const left = seen.filter(({ path }) => !own.has(path) && !CACHES.test(path));
	const files = left.filter(({ is }) => is === "file" || is === "link");
	const folders = new Set(packed.flatMap(({ path }) => parentsOf(path)));
	const shown = [...new Set(files.map(({ path }) => whole(path, folders)))];
	const sentences = [];
	if (files.length > 0) {
		const reason = why === "ignored" ? `git ignores ${count(files, "file")} of ${folder}` : `${folder} is not in a git repository and has ${count(files, "hidden file")}`;
		sentences.push(`${reason}, not packed: ${some(shown)}. If the code needs them, write include: all next to source in the config.`);
	}
	const empty = left.filter(({ is }) => is === "empty folder").map(({ path }) => `${path}/`);
	if (empty.length > 0) sentences.push(`empty folders in ${folder} are not packed: ${some(empty)}.`);
	const odd = left.filter(({ is }) => is === "not a file or folder").map(({ path }) => path);
	if (odd.length > 0) sentences.push(`entries of ${folder} that are not files or folders are not packed: ${some(odd)}.`);
	return {
		sentences,
		examples: shown.length === 0 ? void 0 : some(shown)
	};
}
function parentsOf(path) {
	const parts = path.split("/");
	return parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join("/")}/`);
}
function whole(path, folders) {
	return parentsOf(path).find((parent) => !folders.has(parent)) ?? path;
}
function some(names) {
	const rest = names.length - EXAMPLES$1;
	return `${names.slice(0, EXAMPLES$1).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
const count = ({ length }, what) => `${length} ${what}${length === 1 ? "" : "s"}`;

// actions/lib/resources/code/files.ts
const NEVER = [".git", "__pycache__"];
async function listCode(root, folder, include) {
	const seen = (await walk(folder)).sort(byPath);
	const repository = include === "all" ? void 0 : await repositoryAround(folder);
	const listed = repository === void 0 ? void 0 : await listByGit(gitFolder(root, folder, repository));
	const belongs = ({ path, is }) => {
		if (is !== "file" && is !== "link") return false;
		if (listed !== void 0) return listed.has(keyOf(path));
		return include === "all" || !isHidden(path);
	};
	const files = await Promise.all(seen.filter(belongs).map(async ({ path, is }) => {
		refuseName(folder, path);
		const tracked = listed?.get(keyOf(path));
		if (is === "file" && tracked?.mode === "120000") throw linkAsText(folder, path);
		const isExecutable = is === "file" && ((await lstat(join(folder, path))).mode & 64) !== 0;
		return {
			path,
			isLink: is === "link",
			isExecutable,
			...tracked?.mode && { tracked }
		};
	}));
	const why = listed === void 0 ? "hidden" : "ignored";
	const { sentences, examples } = whatIsLeftOut(relative(root, folder) || ".", seen, files, why);
	if (files.length === 0 && examples !== void 0 && why === "ignored") throw new Failure(`code-missing: Git ignores every file of the folder ${relative(root, folder)}: ${examples}.`, "Remove the folder from .gitignore, or write `include: all` next to `source`.");
	return {
		files: await withGitsModes(files, listed),
		warnings: sentences
	};
}
const byPath = (a, b) => a.path < b.path ? -1 : 1;
const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));
const keyOf = (path) => process.platform === "darwin" ? path.normalize("NFC") : path;
async function walk(folder, below = "") {
	const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error) => {
		throw new Failure(`code-unreadable: A folder of the code cannot be read: ${error.message}.`, "Let this user read it.", error);
	});
	const found = entries.filter(({ name }) => !NEVER.includes(name)).map(async (entry) => {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		if (entry.isFile()) return [{
			path,
			is: "file"
		}];
		if (entry.isSymbolicLink()) return [{
			path,
			is: "link"
		}];
		return entry.isDirectory() ? walk(folder, path) : [{
			path,
			is: "not a file or folder"
		}];
	});
	if (entries.length === 0 && below !== "") return [{
		path: below,
		is: "empty folder"
	}];
	return (await Promise.all(found)).flat();
}
function gitFolder(root, folder, repository) {
	return {
		folder,
		repository,
		isOwn: repository === root || repository.startsWith(root + sep)
	};
}
async function listByGit(by) {
	const [index, others] = await Promise.all([git(by, [
		"ls-files",
		"--stage",
		"-z"
	]), git(by, [
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	])]);
	const entries = /* @__PURE__ */ new Map();
	const nested = [];
	for (const line of index.split("\0").filter(Boolean)) {
		const [, mode = "", path = ""] = /^(\d+) \S+ \d\t(.*)$/s.exec(line) ?? [];
		if (mode === "160000") nested.push(path);
		else entries.set(keyOf(path), {
			by,
			path,
			mode
		});
	}
	for (const path of others.split("\0").filter(Boolean)) if (path.endsWith("/")) nested.push(path.slice(0, -1));
	else entries.set(keyOf(path), {
		by,
		path
	});
	for (const path of new Set(nested)) {
		const folder = join(by.folder, path);
		if (!await isThere(folder)) continue;
		if (!await isThere(join(folder, ".git"))) throw submoduleMissing(by, path);
		const inside = await listByGit({
			...by,
			folder,
			repository: folder
		});
		for (const [below, entry] of inside) entries.set(`${keyOf(path)}/${below}`, entry);
	}
	return entries;
}
function submoduleMissing({ folder }, path) {
	return new Failure(`code-missing: The submodule ${join(folder, path)} is not checked out: its folder exists without its files.`, CHECK_OUT);
}
function linkAsText(folder, path) {
	return new Failure(`code-link-invalid: ${join(folder, path)} is a symbolic link in git, but a text file in this checkout.`, "Check out the repository with `git config core.symlinks true`, or replace the link with the file itself.");
}
function refuseName(folder, path) {
	if (!path.includes("�")) return;
	throw new Failure(`file-name-invalid: The name of ${join(folder, path)} is not UTF-8.`, "Rename the file, or add it to .gitignore.");
}
async function withGitsModes(files, listed) {
	const ofIndex = ({ path }) => listed?.get(keyOf(path))?.mode === "100755";
	const differ = files.filter((file) => file.tracked !== void 0 && file.isExecutable !== ofIndex(file));
	const answers = /* @__PURE__ */ new Map();
	for (const { tracked } of differ) {
		if (tracked === void 0 || answers.has(tracked.by.folder)) continue;
		const answer = await git(tracked.by, [
			"config",
			"--type=bool",
			"--get",
			"core.fileMode"
		], [0, 1]);
		answers.set(tracked.by.folder, answer.trim() === "false");
	}
	return files.map((file) => differ.includes(file) && answers.get(file.tracked?.by.folder ?? "") ? {
		...file,
		isExecutable: ofIndex(file)
	} : file);
}
async function followLink(root, link, include) {
	const file = await realpath(link);
	const refuse = (why) => new Failure(`code-link-invalid: The link ${relative(root, link)} points to ${file}, ${why}.`, "Replace the link with the file itself.");
	if (!file.startsWith(root + sep)) throw refuse("which is outside the repository");
	if (relative(root, file).split(sep).includes(".git")) throw refuse("which is one of git's internal files");
	const folder = join(file, "..");
	const repository = include === "all" ? void 0 : await repositoryAround(folder);
	if (repository === void 0) return file;
	if (await git(gitFolder(root, folder, repository), [
		"check-ignore",
		"--",
		`./${basename(file)}`
	], [0, 1]) !== "") throw refuse("which git ignores");
	return file;
}

// actions/lib/resources/code/line-ends.ts
const SCRIPT = /\.(py|sh)$/;
const TEXT = /\.(py|sh|txt|md|json|ya?ml|toml|cfg|ini)$/;
async function withUnixLineEnds(files) {
	const candidates = files.filter(({ body }) => body.includes("\r\n") && !body.includes(0));
	const known = /* @__PURE__ */ new Map();
	const asked = (by) => {
		const answer = known.get(by.folder) ?? askGit(by);
		known.set(by.folder, answer);
		return answer;
	};
	const changed = /* @__PURE__ */ new Set();
	for (const file of candidates) if (isForLinux(file, file.tracked && (await asked(file.tracked.by)).get(file.tracked.path))) changed.add(file);
	return files.map((file) => changed.has(file) ? {
		...file,
		body: toLineFeeds(file.body)
	} : file);
}
function isForLinux({ path, body }, ends) {
	if (ends === void 0 || ends.index === "none") return TEXT.test(path) && isUtf8(body);
	if (/(^| )(-text|eol=crlf)( |$)/.test(ends.attributes)) return false;
	return ends.index === "lf" && ends.tree === "crlf" || SCRIPT.test(path) && isUtf8(body);
}
async function askGit(by) {
	const lines = (await git(by, [
		"ls-files",
		"--eol",
		"-z"
	])).split("\0");
	return new Map(lines.flatMap((line) => {
		const [, index = "", tree = "", attributes = "", path] = /^i\/(\S*) +w\/(\S*) +attr\/([^\t]*)\t(.*)$/s.exec(line) ?? [];
		return path === void 0 ? [] : [[path, {
			index,
			tree,
			attributes: attributes.trim()
		}]];
	}));
}
function toLineFeeds(body) {
	return Buffer.from(body.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// actions/lib/resources/code/secret-files.ts
const NAMES = /(^|\/)(\.env(\..+)?|\.(netrc|npmrc|pypirc|git-credentials)|id_(rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|[^/]+\.(key|p12|pfx|jks|keystore|secret))$/i;
const EXAMPLES = /\.(example|sample|template|dist)$/i;
function looksSecret(folder, files) {
	const isSecret = (path, body) => NAMES.test(path) && !EXAMPLES.test(path) || ["\n", "\r\n"].some((end) => body.includes(`PRIVATE KEY-----${end}`));
	const found = files.filter(({ path, body }) => isSecret(path, body)).map(({ path }) => `${folder}/${path}`);
	if (found.length === 0) return [];
	return [`${some(found)}: looks like a secret, and it is packed with the code, so everyone who can read the code in AWS can read it. If you did not intend this, remove it from the folder.`];
}

// actions/lib/resources/code/bundle.ts
const FIXED_TIME$1 = /* @__PURE__ */ new Date("1980-01-01T00:00:00Z");
const BUNDLE = {
	bytes: 268435456,
	refuse: (folder, size, largest) => new Failure(`code-too-large: The code in ${folder} has ${megabytes(size)} MB; the limit for a code bundle is ${megabytes(BUNDLE.bytes)} MB. Largest: ${largest}.`, "Move the file out of the folder or add it to .gitignore: data belongs in `data.source`, trained weights in `weights.source`.")
};
const AT_ONCE = 64;
async function readBundle(root, folder, { include = "git", limit = BUNDLE } = {}) {
	const base = await realpath(root);
	const at = await realpath(join(base, folder));
	if (at !== base && !at.startsWith(base + sep)) throw new Failure(`code-link-invalid: The folder ${folder} is a link to ${at}, which is outside the repository.`, "Replace the link with the folder itself.");
	const listing = await listCode(base, at, include);
	if (listing.files.length === 0) throw new Failure(`code-missing: The folder ${folder} contains no files.`, "Write a folder with code in the config.");
	const found = await Promise.all(listing.files.map((file) => locate(base, folder, at, file, include)));
	refuseLarge(folder, found, limit);
	const read = await readAll(folder, found);
	refusePointers(folder, read);
	const files = (await withUnixLineEnds(read)).map(({ path, body, isExecutable, isLink, tracked }) => ({
		path,
		body,
		...isExecutable && (tracked !== void 0 && !isLink || isProgram(body)) && { isExecutable }
	}));
	return {
		files,
		hash: hashOf(files),
		warnings: [...listing.warnings, ...looksSecret(folder, files)]
	};
}
function hashOf(files) {
	const hash = createHash("sha256");
	for (const { path, body, isExecutable } of files) hash.update(`${path}\0${isExecutable ? "x" : ""}${body.length}\0`).update(body);
	return hash.digest("hex");
}
async function tarOf(files) {
	const tar = (0, import_tar_stream.pack)();
	for (const { path, body, isExecutable } of files) tar.entry({
		name: path,
		mode: isExecutable ? 493 : 420,
		mtime: FIXED_TIME$1
	}, body);
	tar.finalize();
	return Buffer.concat(await Array.fromAsync(tar));
}
function compress(tar) {
	const gzip = gzipSync(tar, { level: 9 });
	gzip[9] = 255;
	return gzip;
}
async function locate(root, folder, at, path, include) {
	try {
		const file = path.isLink ? await followLink(root, join(at, path.path), include) : join(at, path.path);
		const { size, mode } = await stat(file);
		return {
			...path,
			file,
			size,
			...path.isLink && { isExecutable: (mode & 64) !== 0 }
		};
	} catch (error) {
		throw error instanceof Failure ? error : unreadable(join(folder, path.path), error);
	}
}
async function readAll(folder, files) {
	const read = [];
	for (let from = 0; from < files.length; from += AT_ONCE) {
		const some = files.slice(from, from + AT_ONCE);
		read.push(...await Promise.all(some.map(async (file) => ({
			...file,
			body: await readCode(folder, file)
		}))));
	}
	return read;
}
async function readCode(folder, { path, file }) {
	try {
		return await readFile(file);
	} catch (error) {
		throw unreadable(join(folder, path), error);
	}
}
function unreadable(path, error) {
	return new Failure(`code-unreadable: The code ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, "Replace the link with the files themselves: only links to files are followed.", error);
}
function refuseLarge(folder, files, limit) {
	const size = files.reduce((sum, file) => sum + file.size, 0);
	if (size <= limit.bytes) return;
	const shown = files.toSorted((a, b) => b.size - a.size).filter((file) => file.size >= size / 10).map((file) => `${folder}/${file.path} (${megabytes(file.size)} MB)`);
	throw limit.refuse(folder, size, some(shown.length === 0 ? [`${files.length} files`] : shown));
}
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
function refusePointers(folder, files) {
	const isPointer = (body) => body.length < 1024 && body.indexOf("version https://git-lfs.github.com/spec/") === 0;
	const pointers = files.filter(({ body }) => isPointer(body)).map(({ path }) => `${folder}/${path}`);
	if (pointers.length === 0) return;
	throw new Failure(`lfs-pointer: Git LFS has not fetched ${some(pointers)}: only a Git LFS pointer exists.`, "Write `lfs: true` at actions/checkout, or run `git lfs pull`.");
}
function isProgram(body) {
	return body.indexOf("#!") === 0 || body.indexOf("ELF") === 0;
}

// actions/lib/resources/training/request.ts
function trainingOf({ config }) {
	if (config.training === void 0) throw new Error("The config has no section training.");
	return config.training;
}
function hyperparameters(scope, code, searched, count) {
	const training = trainingOf(scope);
	const own = {
		...training.hyperparameters,
		...training.seed === void 0 ? {} : { seed: training.seed },
		...searched
	};
	const control = {
		sagemaker_program: training.entryPoint,
		sagemaker_submit_directory: code.uri,
		sagemaker_region: scope.config.aws.region,
		...count > 1 ? { sagemaker_torch_distributed_enabled: true } : {}
	};
	return Object.fromEntries(Object.entries({
		...own,
		...control
	}).map(([name, value]) => [name, JSON.stringify(value)]));
}
function requireExecutionRole({ executionRole }) {
	if (executionRole !== "") return;
	throw new Failure("role-missing: SageMaker needs a role to run jobs.", "Set the input `execution-role` (in the workflows: the repository variable SAGEMAKER_EXECUTION_ROLE_ARN).");
}
function trainingRequest(scope, resources, inputs, domain = scope.domain) {
	const { config, executionRole } = scope;
	const training = trainingOf(scope);
	const { aws } = config;
	const kms = aws.kmsKey === void 0 ? {} : { KmsKeyId: aws.kmsKey };
	const volumeKms = aws.kmsKey === void 0 ? {} : { VolumeKmsKeyId: aws.kmsKey };
	const vpc = aws.subnets.length === 0 ? {} : { VpcConfig: {
		Subnets: [...aws.subnets],
		SecurityGroupIds: [...aws.securityGroups]
	} };
	return {
		AlgorithmSpecification: {
			TrainingImage: resources.image,
			TrainingInputMode: "File",
			MetricDefinitions: metricDefinitions(training.metrics)
		},
		RoleArn: executionRole,
		InputDataConfig: channels(inputs),
		OutputDataConfig: {
			S3OutputPath: `s3://${inputs.bucket}/${prefixOf(scope, domain)}/jobs`,
			...kms
		},
		ResourceConfig: {
			InstanceType: resources.instance,
			InstanceCount: resources.count,
			VolumeSizeInGB: resources.volumeSize,
			...volumeKms
		},
		StoppingCondition: { MaxRuntimeInSeconds: resources.maxRuntime },
		Environment: { ...training.environment },
		...vpc
	};
}
function metricDefinitions(metrics) {
	return Object.entries(metrics).map(([Name, Regex]) => ({
		Name,
		Regex
	}));
}
function channels({ data, weights }) {
	const channel = (ChannelName, S3Uri) => ({
		ChannelName,
		DataSource: { S3DataSource: {
			S3DataType: "S3Prefix",
			S3Uri,
			S3DataDistributionType: "FullyReplicated"
		} }
	});
	return [channel("training", data.uri), ...weights === void 0 ? [] : [channel("weights", weights.channel)]];
}
function trainingContent(scope, { image, instance: type, count }, inputs, parameters) {
	return contentOn(scope, {
		image,
		instance: {
			type,
			count
		}
	}, inputs, parameters);
}
function contentOn(scope, { image, instance }, inputs, parameters) {
	const training = trainingOf(scope);
	return {
		code: {
			hash: inputs.code.hash,
			entryPoint: training.entryPoint
		},
		data: inputs.data.version,
		weights: inputs.weights?.sha256,
		image,
		instance,
		parameters: {
			fixed: training.hyperparameters,
			seed: training.seed,
			environment: training.environment,
			...parameters
		},
		metrics: training.metrics
	};
}

// node_modules/buffer-crc32/dist/index.cjs
var require_dist = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function getDefaultExportFromCjs(x) {
		return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, "default") ? x["default"] : x;
	}
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function ensureBuffer(input) {
		if (Buffer.isBuffer(input)) return input;
		if (typeof input === "number") return Buffer.alloc(input);
		else if (typeof input === "string") return Buffer.from(input);
		else throw new Error("input must be buffer, number, or string, received " + typeof input);
	}
	function bufferizeInt(num) {
		const tmp = ensureBuffer(4);
		tmp.writeInt32BE(num, 0);
		return tmp;
	}
	function _crc32(buf, previous) {
		buf = ensureBuffer(buf);
		if (Buffer.isBuffer(previous)) previous = previous.readUInt32BE(0);
		let crc = ~~previous ^ -1;
		for (var n = 0; n < buf.length; n++) crc = CRC_TABLE[(crc ^ buf[n]) & 255] ^ crc >>> 8;
		return crc ^ -1;
	}
	function crc32() {
		return bufferizeInt(_crc32.apply(null, arguments));
	}
	crc32.signed = function() {
		return _crc32.apply(null, arguments);
	};
	crc32.unsigned = function() {
		return _crc32.apply(null, arguments) >>> 0;
	};
	const index = /*@__PURE__*/ getDefaultExportFromCjs(crc32);
	module.exports = index;
}));

// node_modules/yazl/index.js
var require_yazl = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var zlib = __require("zlib");
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var errorMonitor = __require("events").errorMonitor;
	var crc32 = require_dist();
	exports.ZipFile = ZipFile;
	util.inherits(ZipFile, EventEmitter);
	function ZipFile() {
		this.outputStream = new PassThrough();
		this.entries = [];
		this.outputStreamCursor = 0;
		this.ended = false;
		this.allDone = false;
		this.forceZip64Eocd = false;
		this.errored = false;
		this.on(errorMonitor, function() {
			this.errored = true;
		});
	}
	ZipFile.prototype.addFile = function(realPath, metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, false);
		if (options == null) options = {};
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		self.entries.push(entry);
		fs.stat(realPath, function(err, stats) {
			if (err) return self.emit("error", err);
			if (!stats.isFile()) return self.emit("error", /* @__PURE__ */ new Error("not a file: " + realPath));
			entry.uncompressedSize = stats.size;
			if (options.mtime == null) entry.setLastModDate(stats.mtime);
			if (options.mode == null) entry.setFileAttributesMode(stats.mode);
			entry.setFileDataPumpFunction(function() {
				var readStream = fs.createReadStream(realPath);
				entry.state = Entry.FILE_DATA_IN_PROGRESS;
				readStream.on("error", function(err) {
					self.emit("error", err);
				});
				pumpFileDataReadStream(self, entry, readStream);
			});
			pumpEntries(self);
		});
	};
	ZipFile.prototype.addReadStream = function(readStream, metadataPath, options) {
		this.addReadStreamLazy(metadataPath, options, function(cb) {
			cb(null, readStream);
		});
	};
	ZipFile.prototype.addReadStreamLazy = function(metadataPath, options, getReadStreamFunction) {
		var self = this;
		if (typeof options === "function") {
			getReadStreamFunction = options;
			options = null;
		}
		if (options == null) options = {};
		metadataPath = validateMetadataPath(metadataPath, false);
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		self.entries.push(entry);
		entry.setFileDataPumpFunction(function() {
			entry.state = Entry.FILE_DATA_IN_PROGRESS;
			getReadStreamFunction(function(err, readStream) {
				if (err) return self.emit("error", err);
				pumpFileDataReadStream(self, entry, readStream);
			});
		});
		pumpEntries(self);
	};
	ZipFile.prototype.addBuffer = function(buffer, metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, false);
		if (buffer.length > 1073741823) throw new Error("buffer too large: " + buffer.length + " > 1073741823");
		if (options == null) options = {};
		if (options.size != null) throw new Error("options.size not allowed");
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		entry.uncompressedSize = buffer.length;
		entry.crc32 = crc32.unsigned(buffer);
		entry.crcAndFileSizeKnown = true;
		self.entries.push(entry);
		if (entry.compressionLevel === 0) setCompressedBuffer(buffer);
		else zlib.deflateRaw(buffer, { level: entry.compressionLevel }, function(err, compressedBuffer) {
			setCompressedBuffer(compressedBuffer);
		});
		function setCompressedBuffer(compressedBuffer) {
			entry.compressedSize = compressedBuffer.length;
			entry.setFileDataPumpFunction(function() {
				writeToOutputStream(self, compressedBuffer);
				writeToOutputStream(self, entry.getDataDescriptor());
				entry.state = Entry.FILE_DATA_DONE;
				setImmediate(function() {
					pumpEntries(self);
				});
			});
			pumpEntries(self);
		}
	};
	ZipFile.prototype.addEmptyDirectory = function(metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, true);
		if (options == null) options = {};
		if (options.size != null) throw new Error("options.size not allowed");
		if (options.compress != null) throw new Error("options.compress not allowed");
		if (options.compressionLevel != null) throw new Error("options.compressionLevel not allowed");
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, true, options);
		self.entries.push(entry);
		entry.setFileDataPumpFunction(function() {
			writeToOutputStream(self, entry.getDataDescriptor());
			entry.state = Entry.FILE_DATA_DONE;
			pumpEntries(self);
		});
		pumpEntries(self);
	};
	var eocdrSignatureBuffer = bufferFrom([
		80,
		75,
		5,
		6
	]);
	ZipFile.prototype.end = function(options, calculatedTotalSizeCallback) {
		if (typeof options === "function") {
			calculatedTotalSizeCallback = options;
			options = null;
		}
		if (options == null) options = {};
		if (this.ended) return;
		this.ended = true;
		if (this.errored) return;
		this.calculatedTotalSizeCallback = calculatedTotalSizeCallback;
		this.forceZip64Eocd = !!options.forceZip64Format;
		if (options.comment) {
			if (typeof options.comment === "string") this.comment = encodeCp437(options.comment);
			else this.comment = options.comment;
			if (this.comment.length > 65535) throw new Error("comment is too large");
			if (bufferIncludes(this.comment, eocdrSignatureBuffer)) throw new Error("comment contains end of central directory record signature");
		} else this.comment = EMPTY_BUFFER;
		pumpEntries(this);
	};
	function writeToOutputStream(self, buffer) {
		self.outputStream.write(buffer);
		self.outputStreamCursor += buffer.length;
	}
	function pumpFileDataReadStream(self, entry, readStream) {
		var crc32Watcher = new Crc32Watcher();
		var uncompressedSizeCounter = new ByteCounter();
		var compressor = entry.compressionLevel !== 0 ? new zlib.DeflateRaw({ level: entry.compressionLevel }) : new PassThrough();
		var compressedSizeCounter = new ByteCounter();
		readStream.pipe(crc32Watcher).pipe(uncompressedSizeCounter).pipe(compressor).pipe(compressedSizeCounter).pipe(self.outputStream, { end: false });
		compressedSizeCounter.on("end", function() {
			entry.crc32 = crc32Watcher.crc32;
			if (entry.uncompressedSize == null) entry.uncompressedSize = uncompressedSizeCounter.byteCount;
			else if (entry.uncompressedSize !== uncompressedSizeCounter.byteCount) return self.emit("error", /* @__PURE__ */ new Error("file data stream has unexpected number of bytes"));
			entry.compressedSize = compressedSizeCounter.byteCount;
			self.outputStreamCursor += entry.compressedSize;
			writeToOutputStream(self, entry.getDataDescriptor());
			entry.state = Entry.FILE_DATA_DONE;
			pumpEntries(self);
		});
	}
	function determineCompressionLevel(options) {
		if (options.compress != null && options.compressionLevel != null) {
			if (!!options.compress !== !!options.compressionLevel) throw new Error("conflicting settings for compress and compressionLevel");
		}
		if (options.compressionLevel != null) return options.compressionLevel;
		if (options.compress === false) return 0;
		return 6;
	}
	function pumpEntries(self) {
		if (self.allDone || self.errored) return;
		if (self.ended && self.calculatedTotalSizeCallback != null) {
			var calculatedTotalSize = calculateTotalSize(self);
			if (calculatedTotalSize != null) {
				self.calculatedTotalSizeCallback(calculatedTotalSize);
				self.calculatedTotalSizeCallback = null;
			}
		}
		var entry = getFirstNotDoneEntry();
		function getFirstNotDoneEntry() {
			for (var i = 0; i < self.entries.length; i++) {
				var entry = self.entries[i];
				if (entry.state < Entry.FILE_DATA_DONE) return entry;
			}
			return null;
		}
		if (entry != null) {
			if (entry.state < Entry.READY_TO_PUMP_FILE_DATA) return;
			if (entry.state === Entry.FILE_DATA_IN_PROGRESS) return;
			entry.relativeOffsetOfLocalHeader = self.outputStreamCursor;
			writeToOutputStream(self, entry.getLocalFileHeader());
			entry.doFileDataPump();
		} else if (self.ended) {
			self.offsetOfStartOfCentralDirectory = self.outputStreamCursor;
			self.entries.forEach(function(entry) {
				writeToOutputStream(self, entry.getCentralDirectoryRecord());
			});
			writeToOutputStream(self, getEndOfCentralDirectoryRecord(self));
			self.outputStream.end();
			self.allDone = true;
		}
	}
	function calculateTotalSize(self) {
		var pretendOutputCursor = 0;
		var centralDirectorySize = 0;
		for (var i = 0; i < self.entries.length; i++) {
			var entry = self.entries[i];
			if (entry.compressionLevel !== 0) return -1;
			if (entry.state >= Entry.READY_TO_PUMP_FILE_DATA) {
				if (entry.uncompressedSize == null) return -1;
			} else if (entry.uncompressedSize == null) return null;
			entry.relativeOffsetOfLocalHeader = pretendOutputCursor;
			var useZip64Format = entry.useZip64Format();
			pretendOutputCursor += LOCAL_FILE_HEADER_FIXED_SIZE + entry.utf8FileName.length;
			pretendOutputCursor += entry.uncompressedSize;
			if (!entry.crcAndFileSizeKnown) {
				if (useZip64Format) pretendOutputCursor += ZIP64_DATA_DESCRIPTOR_SIZE;
				else pretendOutputCursor += DATA_DESCRIPTOR_SIZE;
			}
			centralDirectorySize += CENTRAL_DIRECTORY_RECORD_FIXED_SIZE + entry.utf8FileName.length + entry.fileComment.length;
			if (!entry.forceDosTimestamp) centralDirectorySize += INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE;
			if (useZip64Format) centralDirectorySize += ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE;
		}
		var endOfCentralDirectorySize = 0;
		if (self.forceZip64Eocd || self.entries.length >= 65535 || centralDirectorySize >= 65535 || pretendOutputCursor >= 4294967295) endOfCentralDirectorySize += ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE;
		endOfCentralDirectorySize += END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + self.comment.length;
		return pretendOutputCursor + centralDirectorySize + endOfCentralDirectorySize;
	}
	function shouldIgnoreAdding(self) {
		if (self.ended) throw new Error("cannot add entries after calling end()");
		if (self.errored) return true;
		return false;
	}
	var ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE = 56;
	var ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE = 20;
	var END_OF_CENTRAL_DIRECTORY_RECORD_SIZE = 22;
	function getEndOfCentralDirectoryRecord(self, actuallyJustTellMeHowLongItWouldBe) {
		var needZip64Format = false;
		var normalEntriesLength = self.entries.length;
		if (self.forceZip64Eocd || self.entries.length >= 65535) {
			normalEntriesLength = 65535;
			needZip64Format = true;
		}
		var sizeOfCentralDirectory = self.outputStreamCursor - self.offsetOfStartOfCentralDirectory;
		var normalSizeOfCentralDirectory = sizeOfCentralDirectory;
		if (self.forceZip64Eocd || sizeOfCentralDirectory >= 4294967295) {
			normalSizeOfCentralDirectory = 4294967295;
			needZip64Format = true;
		}
		var normalOffsetOfStartOfCentralDirectory = self.offsetOfStartOfCentralDirectory;
		if (self.forceZip64Eocd || self.offsetOfStartOfCentralDirectory >= 4294967295) {
			normalOffsetOfStartOfCentralDirectory = 4294967295;
			needZip64Format = true;
		}
		if (actuallyJustTellMeHowLongItWouldBe) {
			if (needZip64Format) return ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE + END_OF_CENTRAL_DIRECTORY_RECORD_SIZE;
			else return END_OF_CENTRAL_DIRECTORY_RECORD_SIZE;
		}
		var eocdrBuffer = bufferAlloc(END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + self.comment.length);
		eocdrBuffer.writeUInt32LE(101010256, 0);
		eocdrBuffer.writeUInt16LE(0, 4);
		eocdrBuffer.writeUInt16LE(0, 6);
		eocdrBuffer.writeUInt16LE(normalEntriesLength, 8);
		eocdrBuffer.writeUInt16LE(normalEntriesLength, 10);
		eocdrBuffer.writeUInt32LE(normalSizeOfCentralDirectory, 12);
		eocdrBuffer.writeUInt32LE(normalOffsetOfStartOfCentralDirectory, 16);
		eocdrBuffer.writeUInt16LE(self.comment.length, 20);
		self.comment.copy(eocdrBuffer, 22);
		if (!needZip64Format) return eocdrBuffer;
		var zip64EocdrBuffer = bufferAlloc(ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE);
		zip64EocdrBuffer.writeUInt32LE(101075792, 0);
		writeUInt64LE(zip64EocdrBuffer, ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE - 12, 4);
		zip64EocdrBuffer.writeUInt16LE(VERSION_MADE_BY, 12);
		zip64EocdrBuffer.writeUInt16LE(VERSION_NEEDED_TO_EXTRACT_ZIP64, 14);
		zip64EocdrBuffer.writeUInt32LE(0, 16);
		zip64EocdrBuffer.writeUInt32LE(0, 20);
		writeUInt64LE(zip64EocdrBuffer, self.entries.length, 24);
		writeUInt64LE(zip64EocdrBuffer, self.entries.length, 32);
		writeUInt64LE(zip64EocdrBuffer, sizeOfCentralDirectory, 40);
		writeUInt64LE(zip64EocdrBuffer, self.offsetOfStartOfCentralDirectory, 48);
		var zip64EocdlBuffer = bufferAlloc(ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE);
		zip64EocdlBuffer.writeUInt32LE(117853008, 0);
		zip64EocdlBuffer.writeUInt32LE(0, 4);
		writeUInt64LE(zip64EocdlBuffer, self.outputStreamCursor, 8);
		zip64EocdlBuffer.writeUInt32LE(1, 16);
		return Buffer.concat([
			zip64EocdrBuffer,
			zip64EocdlBuffer,
			eocdrBuffer
		]);
	}
	function validateMetadataPath(metadataPath, isDirectory) {
		if (metadataPath === "") throw new Error("empty metadataPath");
		metadataPath = metadataPath.replace(/\\/g, "/");
		if (/^[a-zA-Z]:/.test(metadataPath) || /^\//.test(metadataPath)) throw new Error("absolute path: " + metadataPath);
		if (metadataPath.split("/").indexOf("..") !== -1) throw new Error("invalid relative path: " + metadataPath);
		var looksLikeDirectory = /\/$/.test(metadataPath);
		if (isDirectory) {
			if (!looksLikeDirectory) metadataPath += "/";
		} else if (looksLikeDirectory) throw new Error("file path cannot end with '/': " + metadataPath);
		return metadataPath;
	}
	var EMPTY_BUFFER = bufferAlloc(0);
	function Entry(metadataPath, isDirectory, options) {
		this.utf8FileName = bufferFrom(metadataPath);
		if (this.utf8FileName.length > 65535) throw new Error("utf8 file name too long. " + utf8FileName.length + " > 65535");
		this.isDirectory = isDirectory;
		this.state = Entry.WAITING_FOR_METADATA;
		this.setLastModDate(options.mtime != null ? options.mtime : /* @__PURE__ */ new Date());
		this.forceDosTimestamp = !!options.forceDosTimestamp;
		if (options.mode != null) this.setFileAttributesMode(options.mode);
		else this.setFileAttributesMode(isDirectory ? 16893 : 33204);
		if (isDirectory) {
			this.crcAndFileSizeKnown = true;
			this.crc32 = 0;
			this.uncompressedSize = 0;
			this.compressedSize = 0;
		} else {
			this.crcAndFileSizeKnown = false;
			this.crc32 = null;
			this.uncompressedSize = null;
			this.compressedSize = null;
			if (options.size != null) this.uncompressedSize = options.size;
		}
		if (isDirectory) this.compressionLevel = 0;
		else this.compressionLevel = determineCompressionLevel(options);
		this.forceZip64Format = !!options.forceZip64Format;
		if (options.fileComment) {
			if (typeof options.fileComment === "string") this.fileComment = bufferFrom(options.fileComment, "utf-8");
			else this.fileComment = options.fileComment;
			if (this.fileComment.length > 65535) throw new Error("fileComment is too large");
		} else this.fileComment = EMPTY_BUFFER;
	}
	Entry.WAITING_FOR_METADATA = 0;
	Entry.READY_TO_PUMP_FILE_DATA = 1;
	Entry.FILE_DATA_IN_PROGRESS = 2;
	Entry.FILE_DATA_DONE = 3;
	Entry.prototype.setLastModDate = function(date) {
		this.mtime = date;
		var dosDateTime = dateToDosDateTime(date);
		this.lastModFileTime = dosDateTime.time;
		this.lastModFileDate = dosDateTime.date;
	};
	Entry.prototype.setFileAttributesMode = function(mode) {
		if ((mode & 65535) !== mode) throw new Error("invalid mode. expected: 0 <= " + mode + " <= 65535");
		this.externalFileAttributes = mode << 16 >>> 0;
	};
	Entry.prototype.setFileDataPumpFunction = function(doFileDataPump) {
		this.doFileDataPump = doFileDataPump;
		this.state = Entry.READY_TO_PUMP_FILE_DATA;
	};
	Entry.prototype.useZip64Format = function() {
		return this.forceZip64Format || this.uncompressedSize != null && this.uncompressedSize > 4294967294 || this.compressedSize != null && this.compressedSize > 4294967294 || this.relativeOffsetOfLocalHeader != null && this.relativeOffsetOfLocalHeader > 4294967294;
	};
	var LOCAL_FILE_HEADER_FIXED_SIZE = 30;
	var VERSION_NEEDED_TO_EXTRACT_UTF8 = 20;
	var VERSION_NEEDED_TO_EXTRACT_ZIP64 = 45;
	var VERSION_MADE_BY = 831;
	var FILE_NAME_IS_UTF8 = 2048;
	var UNKNOWN_CRC32_AND_FILE_SIZES = 8;
	Entry.prototype.getLocalFileHeader = function() {
		var crc32 = 0;
		var compressedSize = 0;
		var uncompressedSize = 0;
		if (this.crcAndFileSizeKnown) {
			crc32 = this.crc32;
			compressedSize = this.compressedSize;
			uncompressedSize = this.uncompressedSize;
		}
		var fixedSizeStuff = bufferAlloc(LOCAL_FILE_HEADER_FIXED_SIZE);
		var generalPurposeBitFlag = FILE_NAME_IS_UTF8;
		if (!this.crcAndFileSizeKnown) generalPurposeBitFlag |= UNKNOWN_CRC32_AND_FILE_SIZES;
		fixedSizeStuff.writeUInt32LE(67324752, 0);
		fixedSizeStuff.writeUInt16LE(VERSION_NEEDED_TO_EXTRACT_UTF8, 4);
		fixedSizeStuff.writeUInt16LE(generalPurposeBitFlag, 6);
		fixedSizeStuff.writeUInt16LE(this.getCompressionMethod(), 8);
		fixedSizeStuff.writeUInt16LE(this.lastModFileTime, 10);
		fixedSizeStuff.writeUInt16LE(this.lastModFileDate, 12);
		fixedSizeStuff.writeUInt32LE(crc32, 14);
		fixedSizeStuff.writeUInt32LE(compressedSize, 18);
		fixedSizeStuff.writeUInt32LE(uncompressedSize, 22);
		fixedSizeStuff.writeUInt16LE(this.utf8FileName.length, 26);
		fixedSizeStuff.writeUInt16LE(0, 28);
		return Buffer.concat([fixedSizeStuff, this.utf8FileName]);
	};
	var DATA_DESCRIPTOR_SIZE = 16;
	var ZIP64_DATA_DESCRIPTOR_SIZE = 24;
	Entry.prototype.getDataDescriptor = function() {
		if (this.crcAndFileSizeKnown) return EMPTY_BUFFER;
		if (!this.useZip64Format()) {
			var buffer = bufferAlloc(DATA_DESCRIPTOR_SIZE);
			buffer.writeUInt32LE(134695760, 0);
			buffer.writeUInt32LE(this.crc32, 4);
			buffer.writeUInt32LE(this.compressedSize, 8);
			buffer.writeUInt32LE(this.uncompressedSize, 12);
			return buffer;
		} else {
			var buffer = bufferAlloc(ZIP64_DATA_DESCRIPTOR_SIZE);
			buffer.writeUInt32LE(134695760, 0);
			buffer.writeUInt32LE(this.crc32, 4);
			writeUInt64LE(buffer, this.compressedSize, 8);
			writeUInt64LE(buffer, this.uncompressedSize, 16);
			return buffer;
		}
	};
	var CENTRAL_DIRECTORY_RECORD_FIXED_SIZE = 46;
	var INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE = 9;
	var ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE = 28;
	Entry.prototype.getCentralDirectoryRecord = function() {
		var fixedSizeStuff = bufferAlloc(CENTRAL_DIRECTORY_RECORD_FIXED_SIZE);
		var generalPurposeBitFlag = FILE_NAME_IS_UTF8;
		if (!this.crcAndFileSizeKnown) generalPurposeBitFlag |= UNKNOWN_CRC32_AND_FILE_SIZES;
		var izutefBuffer = EMPTY_BUFFER;
		if (!this.forceDosTimestamp) {
			izutefBuffer = bufferAlloc(INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE);
			izutefBuffer.writeUInt16LE(21589, 0);
			izutefBuffer.writeUInt16LE(INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE - 4, 2);
			izutefBuffer.writeUInt8(3, 4);
			var timestamp = Math.floor(this.mtime.getTime() / 1e3);
			if (timestamp < -2147483648) timestamp = -2147483648;
			if (timestamp > 2147483647) timestamp = 2147483647;
			izutefBuffer.writeUInt32LE(timestamp, 5);
		}
		var normalCompressedSize = this.compressedSize;
		var normalUncompressedSize = this.uncompressedSize;
		var normalRelativeOffsetOfLocalHeader = this.relativeOffsetOfLocalHeader;
		var versionNeededToExtract = VERSION_NEEDED_TO_EXTRACT_UTF8;
		var zeiefBuffer = EMPTY_BUFFER;
		if (this.useZip64Format()) {
			normalCompressedSize = 4294967295;
			normalUncompressedSize = 4294967295;
			normalRelativeOffsetOfLocalHeader = 4294967295;
			versionNeededToExtract = VERSION_NEEDED_TO_EXTRACT_ZIP64;
			zeiefBuffer = bufferAlloc(ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE);
			zeiefBuffer.writeUInt16LE(1, 0);
			zeiefBuffer.writeUInt16LE(ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE - 4, 2);
			writeUInt64LE(zeiefBuffer, this.uncompressedSize, 4);
			writeUInt64LE(zeiefBuffer, this.compressedSize, 12);
			writeUInt64LE(zeiefBuffer, this.relativeOffsetOfLocalHeader, 20);
		}
		fixedSizeStuff.writeUInt32LE(33639248, 0);
		fixedSizeStuff.writeUInt16LE(VERSION_MADE_BY, 4);
		fixedSizeStuff.writeUInt16LE(versionNeededToExtract, 6);
		fixedSizeStuff.writeUInt16LE(generalPurposeBitFlag, 8);
		fixedSizeStuff.writeUInt16LE(this.getCompressionMethod(), 10);
		fixedSizeStuff.writeUInt16LE(this.lastModFileTime, 12);
		fixedSizeStuff.writeUInt16LE(this.lastModFileDate, 14);
		fixedSizeStuff.writeUInt32LE(this.crc32, 16);
		fixedSizeStuff.writeUInt32LE(normalCompressedSize, 20);
		fixedSizeStuff.writeUInt32LE(normalUncompressedSize, 24);
		fixedSizeStuff.writeUInt16LE(this.utf8FileName.length, 28);
		fixedSizeStuff.writeUInt16LE(izutefBuffer.length + zeiefBuffer.length, 30);
		fixedSizeStuff.writeUInt16LE(this.fileComment.length, 32);
		fixedSizeStuff.writeUInt16LE(0, 34);
		fixedSizeStuff.writeUInt16LE(0, 36);
		fixedSizeStuff.writeUInt32LE(this.externalFileAttributes, 38);
		fixedSizeStuff.writeUInt32LE(normalRelativeOffsetOfLocalHeader, 42);
		return Buffer.concat([
			fixedSizeStuff,
			this.utf8FileName,
			izutefBuffer,
			zeiefBuffer,
			this.fileComment
		]);
	};
	Entry.prototype.getCompressionMethod = function() {
		return this.compressionLevel === 0 ? 0 : 8;
	};
	var minDosDate = new Date(1980, 0, 1);
	var maxDosDate = new Date(2107, 11, 31, 23, 59, 58);
	function dateToDosDateTime(jsDate) {
		if (jsDate < minDosDate) jsDate = minDosDate;
		else if (jsDate > maxDosDate) jsDate = maxDosDate;
		var date = 0;
		date |= jsDate.getDate() & 31;
		date |= (jsDate.getMonth() + 1 & 15) << 5;
		date |= (jsDate.getFullYear() - 1980 & 127) << 9;
		var time = 0;
		time |= Math.floor(jsDate.getSeconds() / 2);
		time |= (jsDate.getMinutes() & 63) << 5;
		time |= (jsDate.getHours() & 31) << 11;
		return {
			date,
			time
		};
	}
	function writeUInt64LE(buffer, n, offset) {
		var high = Math.floor(n / 4294967296);
		var low = n % 4294967296;
		buffer.writeUInt32LE(low, offset);
		buffer.writeUInt32LE(high, offset + 4);
	}
	util.inherits(ByteCounter, Transform);
	function ByteCounter(options) {
		Transform.call(this, options);
		this.byteCount = 0;
	}
	ByteCounter.prototype._transform = function(chunk, encoding, cb) {
		this.byteCount += chunk.length;
		cb(null, chunk);
	};
	util.inherits(Crc32Watcher, Transform);
	function Crc32Watcher(options) {
		Transform.call(this, options);
		this.crc32 = 0;
	}
	Crc32Watcher.prototype._transform = function(chunk, encoding, cb) {
		this.crc32 = crc32.unsigned(chunk, this.crc32);
		cb(null, chunk);
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	if (cp437.length !== 256) throw new Error("assertion failure");
	var reverseCp437 = null;
	function encodeCp437(string) {
		if (/^[\x20-\x7e]*$/.test(string)) return bufferFrom(string, "utf-8");
		if (reverseCp437 == null) {
			reverseCp437 = {};
			for (var i = 0; i < cp437.length; i++) reverseCp437[cp437[i]] = i;
		}
		var result = bufferAlloc(string.length);
		for (var i = 0; i < string.length; i++) {
			var b = reverseCp437[string[i]];
			if (b == null) throw new Error("character not encodable in CP437: " + JSON.stringify(string[i]));
			result[i] = b;
		}
		return result;
	}
	function bufferAlloc(size) {
		bufferAlloc = modern;
		try {
			return bufferAlloc(size);
		} catch (e) {
			bufferAlloc = legacy;
			return bufferAlloc(size);
		}
		function modern(size) {
			return Buffer.allocUnsafe(size);
		}
		function legacy(size) {
			return new Buffer(size);
		}
	}
	function bufferFrom(something, encoding) {
		bufferFrom = modern;
		try {
			return bufferFrom(something, encoding);
		} catch (e) {
			bufferFrom = legacy;
			return bufferFrom(something, encoding);
		}
		function modern(something, encoding) {
			return Buffer.from(something, encoding);
		}
		function legacy(something, encoding) {
			return new Buffer(something, encoding);
		}
	}
	function bufferIncludes(buffer, content) {
		bufferIncludes = modern;
		try {
			return bufferIncludes(buffer, content);
		} catch (e) {
			bufferIncludes = legacy;
			return bufferIncludes(buffer, content);
		}
		function modern(buffer, content) {
			return buffer.includes(content);
		}
		function legacy(buffer, content) {
			for (var i = 0; i <= buffer.length - content.length; i++) for (var j = 0;; j++) {
				if (j === content.length) return true;
				if (buffer[i + j] !== content[j]) break;
			}
			return false;
		}
	}
}));

// actions/lib/resources/code/function-package.ts
var import_yazl = require_yazl();
const ZIPPED_LIMIT = 52428800;
const UNZIPPED_LIMIT = 262144e3;
const FIXED_TIME = new Date(1980, 0, 1);
const UNZIPPED = {
	bytes: 262143999,
	refuse: tooLarge
};
async function packFunction(root, folder, include) {
	const { files, warnings } = await readBundle(root, folder, {
		include,
		limit: UNZIPPED
	});
	refuseNames(folder, files);
	const zip = await zipOf(files);
	return {
		zip,
		sha256: createHash("sha256").update(zip).digest("base64"),
		files,
		warnings
	};
}
function zipOf(files) {
	const zip = new import_yazl.ZipFile();
	for (const { path, body, isExecutable } of files) {
		const mode = isExecutable ? 33261 : 33188;
		zip.addBuffer(body, path, {
			mtime: FIXED_TIME,
			mode,
			compress: false,
			forceDosTimestamp: true
		});
	}
	zip.end();
	return buffer(zip.outputStream);
}
function tooLarge(folder, size, largest) {
	const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
	return new Failure(`code-too-large: The function's code in ${folder} has ${megabytes(size)} MB; Lambda allows less than ${megabytes(UNZIPPED_LIMIT)} MB. Largest: ${largest}.`, "Remove from the folder what the function does not need.");
}
function refuseNames(folder, files) {
	const wrong = files.find(({ path }) => path.includes("\\"));
	if (wrong === void 0) return;
	throw new Failure(`file-name-invalid: A zip cannot contain a file with a backslash in its name: ${folder}/${wrong.path}.`, "Rename the file.");
}

// actions/lib/resources/code/sources.ts
async function readTraining(scope) {
	const { root, warn } = scope;
	const { source, include, entryPoint } = trainingOf(scope);
	const bundle = await readBundle(root, source, { include });
	for (const warning of bundle.warnings) warn("code", warning);
	await refuseWithout(entryPoint, {
		root,
		source
	}, bundle.files);
	return bundle;
}
async function readServing({ root, warn }, { source, include }) {
	const bundle = await readBundle(root, source, { include });
	for (const warning of bundle.warnings) warn("serving", warning);
	return bundle;
}
async function readFunction({ root, warn }, name, { source, include, handler }) {
	const code = await packFunction(root, source, include);
	for (const warning of code.warnings) warn(`function:${name}`, warning);
	await refuseWithout(`${handler.replace(/\.\w+$/, "")}.py`, {
		root,
		source
	}, code.files);
	return code;
}
async function readSources(scope) {
	const { training, serving, functions } = scope.config;
	const failures = (await Promise.allSettled([
		...training === void 0 ? [] : [readTraining(scope)],
		...serving === void 0 ? [] : [readServing(scope, serving)],
		...Object.entries(functions).map(([name, wanted]) => readFunction(scope, name, wanted))
	])).flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	if (failures.length > 0) throw new Failures(failures);
}
async function refuseWithout(file, { root, source }, files) {
	if (files.some(({ path }) => path === file) || !await isThere(join(root, source, file))) return;
	throw new Failure(`code-missing: ${source}/${file} exists but is not part of the code, because git ignores it or it is hidden.`, "Remove it from .gitignore, or write `include: all` next to `source`.");
}

// actions/lib/resources/code/node.ts
function buildCode({ scope, of, add }) {
	const node = codeNode(scope, of(buildBucket));
	if (scope.config.training !== void 0) add(node);
	return node;
}
function codeNode(scope, bucket) {
	const { aws } = scope;
	return {
		key: "code",
		stages: stagesOf(scope.config),
		kind: objectKind(aws, "code bundle", hashUnpacked),
		needs: [bucket],
		async desire(of) {
			const { files, hash } = await readTraining(scope);
			const tar = await tarOf(files);
			const sha256 = createHash("sha256").update(tar).digest("hex");
			return inDomain(scope, (domain) => {
				const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${hash}/sourcedir.tar.gz`;
				const code = {
					uri,
					hash,
					sha256
				};
				return {
					id: uri,
					changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
					create: () => putOnce(aws, uri, compress(tar), { kmsKey: scope.config.aws.kmsKey }),
					plannedOutput: code,
					output: () => code
				};
			});
		}
	};
}
function stagesOf({ tune, train, ec2 }) {
	const needs = {
		tune: tune !== void 0,
		train: Object.keys(train).length > 0,
		"train-on-ec2": ec2 !== void 0
	};
	return Object.entries(needs).flatMap(([stage, isThere]) => isThere ? [stage] : []);
}

export { readTraining as a, hyperparameters as c, trainingOf as d, trainingRequest as f, readSources as i, requireExecutionRole as l, tarOf as m, readFunction as n, ZIPPED_LIMIT as o, compress as p, readServing as r, contentOn as s, buildCode as t, trainingContent as u };