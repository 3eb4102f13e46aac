import { r as __exportAll } from "./rolldown-runtime.mjs";
import { n as STATUS_CODES } from "./_http2.mjs";
import { S as globalRegistry, _ as _lte, d as strictObject, f as string, g as _gte, h as _gt, i as int, l as optional, m as unknown, n as array, p as union, r as boolean, s as number$1, t as _enum, u as record, v as _maxLength, x as _regex, y as _minLength } from "./config.mjs";
import { Bt as getEndpointFromInstructions, H as SignatureV4, Mn as HttpRequest } from "./aws-core.mjs";
import { R as AddTagsCommand, r as paginateListTags, w as DeleteTagsCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { a as PutObjectCommand, b as S3ServiceException, f as GetObjectCommand, v as AbortMultipartUploadCommand } from "./aws-s3.mjs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { Script, createContext } from "node:vm";
import { Readable, addAbortSignal } from "node:stream";
import { text as text$1 } from "node:stream/consumers";

// actions/lib/core/failure.ts
var Failure = class extends Error {
	code;
	next;
	constructor(what, next, cause) {
		const end = what.indexOf(": ");
		super(what.slice(end + 2), { cause });
		this.name = "Failure";
		this.code = what.slice(0, end);
		this.next = next;
	}
};
function endOfLog(lines) {
	const last = lines.slice(-15).map((line) => `\n  ${line}`);
	return last.length === 0 ? "" : `\nThe end of its log:${last.join("")}`;
}
var Failures = class extends Error {
	failures;
	constructor(failures) {
		super(failures.map((failure) => failure instanceof Error ? failure.message : String(failure)).join("\n"));
		this.name = "Failures";
		this.failures = failures;
	}
};
var Blocked = class extends Failure {};
var Pending = class extends Error {
	constructor(what) {
		super(what);
		this.name = "Pending";
	}
};
var Undecided = class extends Failure {};
function isTransient(error) {
	return error instanceof Error && "transient" in error && error.transient === true;
}
function isAlreadyThere$1(error) {
	return error instanceof Error && "alreadyExists" in error && error.alreadyExists === true;
}

// actions/lib/aws/advice.ts
function advise(call) {
	const { words, status, transient, garbled, bucketRegion, proxy } = call;
	if (bucketRegion !== void 0) return `The bucket is in ${bucketRegion}: write ${bucketRegion} as \`aws.region\`, or set a bucket of this region as \`aws.bucket\`.`;
	if (status === 407 || status === 0 && proxy !== void 0) return `Check the proxy that ${proxy?.variable ?? "HTTPS_PROXY"} names, or add the host to NO_PROXY; then run again.`;
	if (status === 0 && UNREACHED$1.test(words)) return "Check `aws.region`, AWS_ENDPOINT_URL and the network of this machine (HTTPS_PROXY, if it needs a proxy). If they are correct, the failure is temporary: run again.";
	if (garbled) return `Check the network between this machine and AWS (${[proxy?.variable, "AWS_ENDPOINT_URL, a firewall"].filter(Boolean).join(", ")}). If it is correct, the network failure is temporary: run again.`;
	if (transient) return "This is a temporary network failure: run again.";
	return ADVICE.find(([pattern]) => pattern.test(words))?.[1] ?? adviseOnS3(call) ?? "Read the message of AWS above, fix the cause and run again.";
}
const UNREACHED$1 = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b/;
const ADVICE = [
	[/^ModelError: .* \(415\)/, "The model does not support this content type: set the input `content-type`, or add the type to the serving code."],
	[/^ModelError: .* \(4\d\d\)/, "The model rejected the request: check the file or the address."],
	[/^ModelError:/, "Read the log of the endpoint in CloudWatch, fix the model or the serving code and deploy again."],
	[/^Validation(Error|Exception): Endpoint .* not found/, "Correct the name, or run the stage deploy first."],
	[/^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired):/, "The AWS credentials expired. Use the input `aws-role` (GitHub OIDC: renewed while waiting) or new keys, and run again. A started job keeps running and the next run resumes it; nothing starts twice."],
	[/^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature):/, "AWS does not know these credentials. Check where they come from: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of the environment (without them the input `aws-role` is used), a profile, or the role of this machine."],
	[/^(RequestTimeTooSkewed|RequestInTheFuture):/, "The clock of this machine is wrong: synchronize it with a time server and run again."],
	[/^(OptInRequired|RegionDisabledException|InvalidRegion):|not subscribed|region .* (disabled|not enabled)/i, "The account has not enabled this region: enable it in the console under Account, or set another `aws.region`."],
	[/explicit deny/, "A policy denies this operation on this resource (service control policy, permissions boundary or bucket policy): ask the administrator of the account for an exception."],
	[/^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403):/, "Give the role of this run the permission for this operation on this resource."],
	[/UnreservedConcurrentExecution|unreserved concurrency \[/, "The account allows too few concurrent executions. Request a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`."],
	[/not be greater than the reservedConcurrentExecution|not be lower than function's total provisioned concurrency/, "The function's versions and aliases keep more executions initialized than it reserves. Raise `reserved-concurrency`, or remove unused provisioned concurrency, which `aws lambda list-provisioned-concurrency-configs` shows."],
	[/pointed by a Provisioned Concurrency alias|an already Provisioned [vV]ersion/, "Provisioned concurrency can be set on a version or on its alias, not on both, and this pipeline sets it on the version. Remove it from the alias: `aws lambda delete-provisioned-concurrency-config --function-name <function> --qualifier <alias>`, and run again."],
	[/^CodeStorageExceededException:/, "The account's function code is larger than its quota. Delete versions that no alias points to, or request a higher quota `Function and layer storage` of AWS Lambda in the Service Quotas console."],
	[/tag limit/, "Lambda allows 50 tags. Remove unused tags from the function and run again."],
	[/^ResourceConflictException:/, "Wait until the other change of the function has finished and run again."],
	[/^(VcpuLimitExceeded|MaxSpotInstanceCountExceeded|InstanceLimitExceeded):/, "Wait until other instances of the account have ended, choose a smaller type as `ec2.instance`, or request a higher quota of vCPUs in the Service Quotas console (service Amazon EC2)."],
	[/IAM Instance Profile/, "Check `ec2.instance-profile`: generate the roles again with npm run policies and deploy them, or name a profile that has a role."],
	[/^(ResourceLimitExceeded|ServiceQuotaExceededException|LimitExceededException):/, "Request a higher quota in the Service Quotas console (service Amazon SageMaker), or choose another instance type in the config."],
	[/^(ValidationException|ValidationError):/, "Correct the value that AWS names, in the config or in an input; this call created nothing."],
	[/^ResourceInUse:/, "Wait until the other operation on it has finished and run again."],
	[/^BucketAlreadyExists:/, "Another account has a bucket with this name, and bucket names are unique across AWS: set another one as `aws.bucket`."],
	[/^NoSuchBucket:/, "Correct `aws.bucket`, or run the stage sync-data, which creates the bucket."],
	[/^(KMS\.|KMSInvalid)/, "Check the key `aws.kms-key`: it must be enabled, and the role of this run may use it."]
];
function adviseOnS3({ operation, status }) {
	if (status !== 403) return void 0;
	if (operation === "HeadBucket") return "Give the role of this run s3:ListBucket on the bucket. Bucket names are unique across AWS: if the bucket belongs to another account, set another one as `aws.bucket`.";
	if (/^(Head|Get)Object$/.test(operation)) return "Give the role of this run s3:GetObject on the object and s3:ListBucket on its bucket: without s3:ListBucket, S3 answers 403 for an object that does not exist. An object encrypted with a KMS key also needs kms:Decrypt.";
}

// actions/lib/aws/misshapen.ts
var Misshapen = class extends Error {
	name = "Misshapen";
	$metadata;
	constructor(message, answer) {
		super(message);
		this.$metadata = "$metadata" in answer && answer.$metadata || {};
	}
};
function isMisshapen(error) {
	return error instanceof Misshapen;
}

// actions/lib/aws/errors.ts
const THROTTLED = /^(Throttling|ThrottlingException|ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|SlowDown|RequestThrottled(Exception)?|ConcurrentUpdateException)$/;
const NETWORK = /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_.*)$/;
function isBroken(error) {
	if (!(error instanceof Error)) return false;
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	return NETWORK.test(code) || code === "ERR_PROXY_TUNNEL" && !/HTTP\/1\.\d 4\d\d/.test(error.message) || error.name === "TimeoutError" || /^(aborted$|Checksum mismatch:|Connection lost or stream closed)/.test(error.message) || isGarbled(error);
}
function isGarbled({ message }) {
	return message.includes("Deserialization error:");
}
function annotate(error, call) {
	if (!(error instanceof Error) || "call" in error) return error;
	const status = statusOf(error);
	const transient = THROTTLED.test(error.name) || status >= 500 || status === 429 || isBroken(error);
	const garbled = isGarbled(error) || isMisshapen(error);
	if (isGarbled(error)) error.message = `the response could not be read${status === 0 ? "" : ` (HTTP ${status})`}`;
	return Object.assign(error, {
		call,
		transient,
		garbled,
		alreadyExists: isAlreadyThere(error) || isBusy(error)
	});
}
function isAlreadyThere(error) {
	return /^(ResourceInUse|BucketAlreadyOwnedByYou|PreconditionFailed|ConditionalRequestConflict)$/.test(error.name) || /already exist|^Cannot create a duplicate Notebook Instance/i.test(error.message);
}
const NOT_FOUND = /^(ResourceNotFound(Exception)?|ObjectNotFoundException|ParameterNotFound|NoSuchEntity(Exception)?|Invalid\w+\.NotFound|ProvisionedConcurrencyConfigNotFoundException|NotFound|NoSuchKey|NoSuchBucket|NoSuchUpload|NoSuchPublicAccessBlockConfiguration|404)$/;
function isNotFound(error) {
	if (!(error instanceof Error)) return false;
	if (NOT_FOUND.test(error.name)) return true;
	return error.name === "ValidationException" && /^(Requested resource not found|Could not find|Endpoint .* not found|RecordNotFound|.*Lifecycle Config does not exist)/.test(error.message);
}
const BUSY = /Cannot (update|delete) in-progress endpoint|An update is in progress for resource|in the following state: Pending|Unable to transition to \(\w+\) for Notebook Instance|Revision Id provided does not match/;
function isBusy(error) {
	return error instanceof Error && BUSY.test(error.message);
}
const UNREACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
function wasNotCarriedOut(error) {
	if (!(error instanceof Error)) return false;
	return THROTTLED.test(error.name) || "code" in error && UNREACHED.test(String(error.code));
}
function isDenied(error) {
	if (!(error instanceof Error)) return false;
	return /^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403)$/.test(error.name) || isWordless(error) && statusOf(error) === 403;
}
function hasEnded(error) {
	return error instanceof Error && error.name === "ValidationException" && /is in status (Stopped|Completed|Failed|Stopping)/.test(error.message);
}
function explainAws(error) {
	if (!(error instanceof Error) || !("call" in error)) return void 0;
	const { call, $metadata, transient = false, garbled = false } = error;
	if (call === void 0) return void 0;
	const { operation, resource, proxy } = call;
	const status = statusOf(error);
	const words = wordsOf(error, status);
	const about = resource === "" ? "" : ` of ${resource}`;
	const id = $metadata?.requestId === void 0 ? "" : ` (request ${$metadata.requestId})`;
	const way = proxy === void 0 || !(status === 0 || status === 407 || garbled) ? "" : `. ${proxy.variable} sends requests through ${proxy.address}`;
	return {
		what: `${operation}${about.slice(0, LONGEST_NAME$1)} failed: ${words.slice(0, LONGEST$4)}${id}${way}`,
		next: advise({
			operation,
			words,
			status,
			transient,
			garbled,
			bucketRegion: bucketRegionOf(error, status),
			proxy
		})
	};
}
const LONGEST$4 = 2500;
const LONGEST_NAME$1 = 500;
function wordsOf(error, status) {
	if (error.garbled) return error.message;
	if (isWordless(error)) return `${status} ${STATUS_CODES[status] ?? "unknown status"}, without a message from AWS`;
	const code = "code" in error && typeof error.code === "string" && !error.message.includes(error.code);
	return `${error.name}: ${code ? `${error.code} ` : ""}${error.message || "no message"}`;
}
function statusOf(error) {
	return error.$metadata?.httpStatusCode ?? 0;
}
function isWordless({ name, message }) {
	return name === "Unknown" || name === "NotFound" && message === "UnknownError";
}
function bucketRegionOf(error, status) {
	if (![
		301,
		307,
		400
	].includes(status)) return void 0;
	const { $response } = error;
	return $response?.headers?.["x-amz-bucket-region"] ?? /region '[\w-]+' is wrong; expecting '([\w-]+)'/.exec(error.message)?.[1];
}
function unlessDenied(call) {
	return unless(isDenied, call);
}
function unlessNotFound(call) {
	return unless(isNotFound, call);
}
async function unless(isExpected, call) {
	try {
		return await call;
	} catch (error) {
		if (isExpected(error)) return void 0;
		throw error;
	}
}

// actions/lib/dataset/error.ts
const LINES_SHOWN = 40;
function formatFindings(findings) {
	const ordered = findings.toSorted((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
	const lines = ordered.slice(0, LINES_SHOWN).map(({ path, what }) => `  ${path}: ${what}`);
	if (ordered.length > LINES_SHOWN) lines.push(`  … and ${ordered.length - LINES_SHOWN} more`);
	return lines.join("\n");
}
var DatasetError = class extends Error {
	name = "DatasetError";
	findings;
	constructor(what, findings = [], options) {
		super(findings.length === 0 ? what : `${what}\n${formatFindings(findings)}`, options);
		this.findings = findings;
	}
};
function refuseErrors(what, findings) {
	if (findings.some(({ level }) => level === "error")) throw new DatasetError(what, findings);
}
function isFullDisk(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
function explainFullDisk(error, folder) {
	if (!isFullDisk(error)) return error;
	return new DatasetError(`The disk is full: ${folder} has no free space; nothing was published.`, [], { cause: error });
}

// actions/lib/config/units.ts
const seconds = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
const megabytes = {
	MB: 1,
	GB: 1024
};
const gigabytes = {
	GB: 1,
	TB: 1024
};
const durationPattern = /^[1-9]\d*[smhd]$/;
const sizePattern = /^[1-9]\d*(GB|TB)$/;
const memoryPattern = /^[1-9]\d*(MB|GB)$/;
function toSeconds(duration) {
	return Number.parseInt(duration, 10) * seconds[duration.slice(-1)];
}
function toGigabytes(size) {
	return Number.parseInt(size, 10) * gigabytes[size.slice(-2)];
}
function toMegabytes(size) {
	return Number.parseInt(size, 10) * megabytes[size.slice(-2)];
}

// actions/lib/core/again.ts
async function again(attempt, limitOf, { signal, pause = longer } = {}) {
	for (let number = 1;; number++) {
		try {
			return await attempt();
		} catch (error) {
			signal?.throwIfAborted();
			if (number >= limitOf(error)) throw error;
		}
		const wait = pause(number);
		if (wait > 0) await setTimeout$1(wait, void 0, { signal });
	}
}
function longer(attempt) {
	return 250 * 2 ** attempt * (.5 + Math.random() / 2);
}

// actions/lib/report/plain-text.ts
const [ESC, BEL] = ["\x1B", "\x07"];
const TERMINAL = new RegExp(`(?:${ESC}\\[|\u009b)[0-?]*[ -/]*[@-~]|(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])\\P{Cc}*(?:${BEL}|${ESC}\\\\|\u009c)|${ESC}[ -/]*[0-~]`, "gu");
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const UNSEEN = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu;
function plainLines(text) {
	return text.replace(TERMINAL, "").split(LINE_END).map((line) => line.replace(UNSEEN, "�"));
}
function shorten(text, longest) {
	if (text.length <= longest) return text;
	const end = Math.floor(longest / 4);
	const [head, tail] = [text.slice(0, longest - end), text.slice(-end)];
	return `${head.toWellFormed()} … (${text.length - longest} characters are left out here) … ${tail.toWellFormed()}`;
}

// actions/lib/core/poll.ts
const SHORTEST$2 = 100;
const USUAL = 500;
const LONGEST$3 = 3e4;
function nextWait(elapsed, random) {
	const early = Math.min(USUAL, Math.max(SHORTEST$2, elapsed / 2));
	return Math.min(LONGEST$3, Math.max(early, elapsed / 60)) * (.8 + .4 * random);
}
async function poll(what, look, options) {
	const { clock, signal, deadline } = options;
	const started = clock.now();
	for (;;) {
		signal.throwIfAborted();
		try {
			const found = await look();
			if (found !== void 0) return found;
		} catch (error) {
			signal.throwIfAborted();
			if (!isTransient(error)) throw error;
			options.onError?.(error);
		}
		const wait = nextWait(clock.now() - started, clock.random());
		if (clock.now() + wait > deadline) throw new Pending(what);
		await clock.sleep(wait, signal);
	}
}

// actions/lib/core/tags.ts
const PREFIX = "sagemaker-actions:";
function ownTags(owner, node, content) {
	return {
		[`${PREFIX}pipeline`]: owner.pipeline,
		[`${PREFIX}repository`]: owner.repository,
		[`${PREFIX}ref`]: owner.ref,
		[`${PREFIX}stage`]: node.stages.join("+"),
		[`${PREFIX}node`]: node.key,
		[`${PREFIX}commit`]: owner.commit,
		[`${PREFIX}run`]: owner.run,
		...Object.fromEntries(Object.entries(content).map(([part, hash]) => [`${PREFIX}content:${part}`, hash]))
	};
}
function ownTag(tags, name) {
	return tags[PREFIX + name];
}
function tagName(name) {
	return PREFIX + name;
}
function contentOf(tags) {
	const parts = Object.entries(tags).filter(([key]) => key.startsWith(`${PREFIX}content:`));
	return Object.fromEntries(parts.map(([key, hash]) => [key.slice(`${PREFIX}content:`.length), hash]));
}
function ownershipConflict(tags, owner) {
	const repository = ownTag(tags, "repository");
	const pipeline = ownTag(tags, "pipeline");
	if (repository === void 0) return "has no tag that names its owner";
	if (repository !== owner.repository) return `belongs to the repository ${repository}`;
	if (pipeline !== owner.pipeline) return `belongs to the pipeline ${pipeline ?? "(unknown)"} of this repository`;
}

// actions/lib/core/compare.ts
function compare$1(found, wanted) {
	const [before, after] = [flatten(found), flatten(wanted)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort().map((path) => ({
		path,
		before: before.get(path),
		after: after.get(path),
		by: "replace"
	}));
}
function flatten(value, path = "", leaves = /* @__PURE__ */ new Map()) {
	if (typeof value === "object" && value !== null) for (const [key, member] of Object.entries(value)) flatten(member, path === "" ? key : `${path}.${key}`, leaves);
	else if (value !== void 0 && value !== null && value !== false) leaves.set(path, value);
	return leaves;
}
const MOST = 20;
const LONGEST$2 = 200;
function describeChanges(changes) {
	return [...changes.slice(0, MOST).map(({ path, before, after }) => `${path}: ${show$1(before)} → ${show$1(after)}`), ...changes.length > MOST ? [`${changes.length - MOST} more`] : []].join(", ");
}
function show$1(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
	return text.length > LONGEST$2 ? `${text.slice(0, LONGEST$2)}…` : text;
}

// actions/lib/core/names.ts
function digest(value, length = 10) {
	return createHash("sha256").update(canonical(value)).digest("hex").slice(0, length);
}
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value === "object" && value !== null) return `{${Object.entries(value).filter(([, member]) => member !== void 0).sort(([a], [b]) => a < b ? -1 : 1).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
	return JSON.stringify(value ?? null);
}
function contentName(prefix, parts) {
	return {
		id: `${prefix}-${digest(parts)}`,
		parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digest(part, 64)]))
	};
}
function attemptName(id, attempt) {
	return attempt === 1 ? id : `${id}-r${attempt}`;
}
function contentPrefix(name) {
	return /^(.+)-[0-9a-f]{10}(-r[2-9])?$/.exec(name)?.[1];
}
function isContentName(name, prefix) {
	return `${contentPrefix(name)}-` === prefix;
}
function changedParts(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();
}
function byPipeline({ pipeline }) {
	return `${pipeline}-`;
}

// actions/lib/dataset/discard.ts
async function discard(path) {
	await rm(path, {
		recursive: true,
		force: true
	}).catch(() => void 0);
}

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

// actions/lib/core/figure.ts
const WHOLE$1 = /[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?\.?(?:[eE][-+]?\d+)?/y;
function isFigure(text) {
	return text.trim() !== "" && Number.isFinite(Number(text));
}
function isDiverged(text) {
	return /^[-+]?(nan|inf(inity)?)$/i.test(text.trim());
}
function wholeFigure(line, { text, start, end }) {
	if (!isFigure(text)) return void 0;
	const before = /(?:(?:^|[\s:=(,])[-+])?(?:\d[\d.,_]*)?$/.exec(line.slice(0, start))?.[0].replace(/^[\s:=(,](?=[-+])/, "") ?? "";
	WHOLE$1.lastIndex = start - before.length;
	const whole = WHOLE$1.exec(line)?.[0].replace(/\.$/, "") ?? "";
	if (whole === "" || start - before.length + whole.length < end) return void 0;
	const figure = whole.replaceAll(/[,_]/g, "");
	return isFigure(figure) && Number(figure) !== Number(text) ? whole : void 0;
}
function divergedExpression(source) {
	const group = groupOf(source);
	if (group === void 0) return void 0;
	return `${source.slice(0, group.start)}([-+]?(?:[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?))(?![A-Za-z])${source.slice(group.end)}`;
}
function groupOf(source) {
	let [start, depth, inClass] = [
		-1,
		0,
		false
	];
	for (let index = 0; index < source.length; index++) {
		const sign = source[index];
		if (sign === "\\") index++;
		else if (inClass) inClass = sign !== "]";
		else if (sign === "[") inClass = true;
		else if (sign === "(") {
			if (start >= 0) depth++;
			else if (source[index + 1] !== "?" || /^\(\?<[^=!]/.test(source.slice(index))) [start, depth] = [index, 1];
		} else if (sign === ")" && start >= 0 && --depth === 0) return {
			start,
			end: index + 1
		};
	}
}
const COLOURS = /\x1b\[[0-9;?]*[A-Za-z]/g;
function withoutColours(line) {
	return line.replace(COLOURS, "");
}
function float32(value) {
	const kept = Math.fround(value);
	if (!Number.isFinite(kept)) return value;
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(kept.toPrecision(digits));
		if (Math.fround(short) === kept) return short;
	}
	return Number(kept.toPrecision(9));
}

// actions/lib/compare/sides.ts
function all({ baseline, candidate }) {
	return [...baseline, ...candidate];
}

// actions/lib/compare/words.ts
function figure(value) {
	if (!Number.isFinite(value)) return String(value);
	const rounded = Math.abs(value) >= 1e4 ? Math.round(value) : Number(value.toPrecision(4));
	return String(rounded === 0 ? 0 : rounded);
}
function percent(share) {
	const points = share * 100;
	if (points > 0 && points < .1) return "less than 0.1 %";
	return `${Number(points.toFixed(points < 10 ? 1 : 0))} %`;
}
function count(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
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

// actions/lib/compare/distributions.ts
const HALF_LOG_TWO_PI = .9189385332046728;
function logGamma(x) {
	let [product, shifted] = [1, x];
	for (; shifted < 10; shifted++) product *= shifted;
	const square = 1 / (shifted * shifted);
	const terms = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))));
	return (shifted - .5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + terms / shifted - Math.log(product);
}
function betaCdf(x, a, b) {
	if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
	const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
	return Math.exp(log) * betaFraction(x, a, b) / a;
}
function betaFraction(x, a, b) {
	const away = (value) => Math.abs(value) < 1e-300 ? 1e-300 : value;
	let denominator = 1 / away(1 - (a + b) * x / (a + 1));
	let [numerator, value] = [1, denominator];
	for (let step = 1; step <= 1e5; step++) {
		const even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step));
		const odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1));
		let factor = 1;
		for (const term of [even, odd]) {
			denominator = 1 / away(1 + term * denominator);
			numerator = away(1 + term / numerator);
			factor = denominator * numerator;
			value *= factor;
		}
		if (Math.abs(factor - 1) < 1e-15) break;
	}
	return value;
}
function binomial(successes, trials, p) {
	if (successes < 0 || successes > trials) return 0;
	if (p <= 0 || p >= 1) return successes === (p <= 0 ? 0 : trials) ? 1 : 0;
	const ways = logGamma(trials + 1) - logGamma(successes + 1) - logGamma(trials - successes + 1);
	return Math.exp(ways + successes * Math.log(p) + (trials - successes) * Math.log1p(-p));
}
function binomialCdf(successes, trials, p) {
	if (successes < 0 || successes >= trials) return successes < 0 ? 0 : 1;
	return betaCdf(1 - p, trials - successes, successes + 1);
}
function studentCdf(t, df) {
	const tail = betaCdf(df / (df + t * t), df / 2, .5) / 2;
	return t > 0 ? 1 - tail : tail;
}
function normalCdf(z) {
	if (Math.abs(z) > 8) return z < 0 ? 0 : 1;
	let [sum, term] = [z, z];
	for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
		term *= z * z / odd;
		sum += term;
	}
	return .5 + sum * Math.exp(-z * z / 2 - HALF_LOG_TWO_PI);
}
function normalQuantile(p) {
	return crossing((z) => normalCdf(z) - p, -8, 8);
}
function crossing(rising, from, to) {
	let [low, high] = [from, to];
	for (let step = 0; step < 30; step++) {
		const middle = (low + high) / 2;
		if (rising(middle) < 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
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

// actions/lib/compare/json-tokens.ts
var JsonFault = class extends Error {
	name = "JsonFault";
	at;
	constructor(what, at) {
		super(what);
		this.at = at;
	}
};
const LONGEST_TEXT = 2e3;
const DEEPEST = 100;
const BLANK = /[ \t\n\r]*/y;
const STRING = new RegExp(String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){0,${LONGEST_TEXT}}"`, "y");
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.+-])/y;
const WORD = /true|false|null|NaN|-?Infinity/y;
var JsonTokens = class {
	#text;
	#at = 0;
	constructor(text) {
		this.#text = text;
	}
	next() {
		this.#match(BLANK);
		const at = this.#at;
		const sign = this.#text[at];
		if (sign === void 0) return {
			kind: "end",
			text: "",
			at
		};
		if ("{}[]:,".includes(sign)) {
			this.#at++;
			return {
				kind: "sign",
				text: sign,
				at
			};
		}
		for (const [kind, pattern] of [
			["string", STRING],
			["number", NUMBER],
			["word", WORD]
		]) {
			const text = this.#match(pattern);
			if (text !== void 0) return {
				kind,
				text: kind === "string" ? JSON.parse(text) : text,
				at
			};
		}
		throw new JsonFault(sign === "\"" ? `a text that does not end, has more than ${LONGEST_TEXT} characters, or an escape that JSON has not` : "no JSON", at);
	}
	sign(signs) {
		const { kind, text, at } = this.next();
		if (kind !== "sign" || !signs.includes(text)) throw new JsonFault(`${kind === "end" ? "the end of the file" : JSON.stringify(shown$1(text))} in place of ${[...signs].join(" or ")}`, at);
		return text;
	}
	leave() {
		for (let depth = 1; depth > 0;) {
			const { kind, text, at } = this.next();
			if (kind === "end") throw new JsonFault("the end of the file in place of the end of an object or a list", at);
			if (kind === "sign" && "{[".includes(text)) depth++;
			if (kind === "sign" && "}]".includes(text)) depth--;
			if (depth > DEEPEST) throw new JsonFault(`more than ${DEEPEST} objects and lists in each other`, at);
		}
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0];
		if (found !== void 0) this.#at += found.length;
		return found;
	}
};
function shown$1(text) {
	return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
}

// actions/lib/compare/evaluation.ts
const ACCURACY = "accuracy";
const LARGEST_EVALUATION = 67108864;
const MOST_EXAMPLES = 1e6;
const MOST_FIELDS = 50;
const MOST_CLASSES = 1e4;
const LONGEST_NAME = 200;
const LARGEST_VALUE = 1e100;
const MOST_PROBLEMS = 20;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
function parseEvaluation(content) {
	if (content.length > 67108864) return { problems: [`the file has ${content.length} bytes; at most ${LARGEST_EVALUATION} are read`] };
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(content);
	} catch {
		return { problems: ["the file is not UTF-8"] };
	}
	return new Reader(text).read();
}
var Reader = class {
	#text;
	#tokens;
	#found = [];
	#examples = /* @__PURE__ */ new Map();
	#classes = /* @__PURE__ */ new Set();
	#fields;
	#problems = 0;
	constructor(text) {
		this.#text = text;
		this.#tokens = new JsonTokens(text);
	}
	read() {
		try {
			this.#tokens.sign("{");
			this.#members((key) => this.#example(key));
			const { kind, at } = this.#tokens.next();
			if (kind !== "end") throw new JsonFault("more text after the end of the object", at);
			if (this.#examples.size === 0) this.#problem(0, "there is no example in the file");
			if (this.#classes.size > MOST_CLASSES) this.#problem(0, `there are more than ${MOST_CLASSES} classes`);
		} catch (error) {
			if (!(error instanceof JsonFault)) throw error;
			this.#problem(error.at, error.message);
		}
		if (this.#problems === 0) return { evaluation: this.#examples };
		const left = this.#problems - this.#found.length;
		const more = left === 0 ? [] : [`and ${left} more`];
		return { problems: [...this.#found.sort((a, b) => a.at - b.at).map(({ at, what }) => `${this.#place(at)}: ${what}`), ...more] };
	}
	#members(read) {
		const seen = /* @__PURE__ */ new Set();
		for (let first = true;; first = false) {
			const key = this.#tokens.next();
			if (first && key.kind === "sign" && key.text === "}") return;
			if (key.kind !== "string") throw new JsonFault("a key in quotation marks is missing", key.at);
			if (seen.has(key.text)) this.#problem(key.at, `${quoted(key.text)} is there twice`);
			seen.add(key.text);
			this.#tokens.sign(":");
			read(key);
			if (this.#tokens.sign(",}") === "}") return;
		}
	}
	#example({ text: key, at }) {
		if (!/^[0-9a-f]{64}$/.test(key)) this.#problem(at, `${quoted(key)} must be the SHA-256 of an example's content: 64 digits, 0 to 9 and a to f`);
		if (this.#examples.size >= MOST_EXAMPLES) throw new JsonFault(`there are more than ${MOST_EXAMPLES} examples`, at);
		const value = this.#tokens.next();
		if (value.kind !== "sign" || value.text !== "{") {
			this.#problem(value.at, `${quoted(key)} must be an object, such as {"class": "cat", "predicted": "dog", "loss": 2.3}`);
			this.#skip(value);
			return;
		}
		const names = {};
		const values = /* @__PURE__ */ new Map();
		let copies = 1;
		this.#members((field) => {
			const found = this.#tokens.next();
			if (field.text === "copies") copies = this.#copies(field, found);
			else if (field.text === "class" || field.text === "predicted") {
				const name = this.#name(field, found);
				if (name !== void 0) names[field.text] = name;
			} else {
				const number = this.#number(field, found);
				if (number !== void 0) values.set(field.text, number);
				if (values.size > MOST_FIELDS) throw new JsonFault(`an example has more than ${MOST_FIELDS} numbers`, field.at);
			}
		});
		if (names.class === void 0 !== (names.predicted === void 0)) this.#problem(at, `${quoted(key)} has one of class and predicted; write both or neither`);
		if (names.class !== void 0 && names.predicted !== void 0) {
			if (values.has("accuracy")) this.#problem(at, `${quoted(key)} has ${ACCURACY}, which class and predicted give; leave it out`);
			values.set(ACCURACY, names.class === names.predicted ? 1 : 0);
		}
		this.#sameFields(at, key, [...values.keys()]);
		this.#examples.set(key, {
			...names,
			copies,
			values
		});
	}
	#name(field, { kind, text, at }) {
		if (!(kind === "string" || kind === "number" && /^-?\d+$/.test(text))) this.#wrong(field, {
			kind,
			text,
			at
		}, "a text or a whole number");
		else if (text === "" || text.length > LONGEST_NAME) this.#problem(at, `${field.text} must have 1 to ${LONGEST_NAME} characters`);
		else if (UNPRINTABLE.test(text)) this.#problem(at, `${field.text} ${quoted(text)} has a character that cannot be shown`);
		else {
			if (field.text === "class" && this.#classes.size <= MOST_CLASSES) this.#classes.add(text);
			return text;
		}
	}
	#copies(field, value) {
		if (value.kind === "number" && /^[1-9]\d{0,5}$/.test(value.text)) return Number(value.text);
		this.#wrong(field, value, "a whole number from 1 to 999999");
		return 1;
	}
	#number(field, value) {
		if (!/^[\p{L}_][\p{L}\p{M}\p{N}_. -]{0,63}$/u.test(field.text)) {
			this.#problem(field.at, `${quoted(field.text)} must be a name: a letter, then at most 63 letters, digits, blanks, _ . or -`);
			this.#skip(value);
			return;
		}
		const number = value.kind === "number" ? Number(value.text) : NaN;
		if (Math.abs(number) <= LARGEST_VALUE) return number;
		this.#wrong(field, value, `a number between -${LARGEST_VALUE} and ${LARGEST_VALUE}`);
	}
	#sameFields(at, key, fields) {
		this.#fields ??= fields;
		const missing = this.#fields.find((field) => !fields.includes(field));
		const added = fields.find((field) => !this.#fields?.includes(field));
		if (missing !== void 0) this.#problem(at, `${quoted(key)} has no ${quoted(missing)}, which the first example has`);
		if (added !== void 0) this.#problem(at, `${quoted(key)} has ${quoted(added)}, which the first example has not`);
	}
	#wrong(field, value, expected) {
		const is = value.kind === "sign" ? "an object or a list" : value.kind === "string" ? quoted(value.text) : shown$1(value.text);
		this.#problem(value.at, `${quoted(field.text)} must be ${expected}, not ${is}`);
		this.#skip(value);
	}
	#skip({ kind, text, at }) {
		if (kind === "sign" && "{[".includes(text)) this.#tokens.leave();
		else if (kind === "sign" || kind === "end") throw new JsonFault("a value is missing", at);
	}
	#problem(at, what) {
		this.#problems++;
		if (this.#found.length < MOST_PROBLEMS) this.#found.push({
			at,
			what
		});
	}
	#place(at) {
		let [line, start] = [1, 0];
		for (let end = this.#text.indexOf("\n"); end >= 0 && end < at; end = this.#text.indexOf("\n", start)) {
			line++;
			start = end + 1;
		}
		return `${line}:${at - start + 1}`;
	}
};
function quoted(text) {
	return JSON.stringify(shown$1(text));
}

// actions/lib/compare/evidence.ts
const ERROR_RATE = .05;
function intervalOf({ range: [from, to], chanceIfAtMost, chanceIfAtLeast }) {
	const above = (delta) => chanceIfAtMost(delta) - ERROR_RATE;
	const below = (delta) => ERROR_RATE - chanceIfAtLeast(delta);
	return [above(from) > 0 ? null : crossing(above, from, to), below(to) < 0 ? null : crossing(below, from, to)];
}
function together(...parts) {
	return {
		improvement: parts[0].improvement,
		range: [Math.min(...parts.map(({ range }) => range[0])), Math.max(...parts.map(({ range }) => range[1]))],
		chanceIfAtMost: (delta) => Math.max(...parts.map((part) => part.chanceIfAtMost(delta))),
		chanceIfAtLeast: (delta) => Math.max(...parts.map((part) => part.chanceIfAtLeast(delta)))
	};
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

// actions/lib/compare/latency.ts
function latencyOf(milliseconds) {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	const at = (part) => {
		const place = (sorted.length - 1) * part;
		const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
		return below + (above - below) * (place % 1);
	};
	return {
		requests: sorted.length,
		median: at(.5),
		quartiles: [at(.25), at(.75)],
		interval: medianInterval(sorted)
	};
}
function medianInterval(sorted) {
	let outside = 0;
	while (binomialCdf(outside, sorted.length, .5) <= ERROR_RATE / 2) outside++;
	if (outside === 0) return [null, null];
	return [sorted[outside - 1] ?? null, sorted[sorted.length - outside] ?? null];
}
function latencyDifference(baseline, candidate) {
	const [low, high] = [baseline.interval, candidate.interval];
	const less = (one, other) => one === null || other === null ? null : one - other;
	return {
		milliseconds: candidate.median - baseline.median,
		interval: [less(high[0], low[1]), less(high[1], low[0])]
	};
}
function latencyText({ requests, median, quartiles: [low, high] }) {
	const noise = requests < 4 ? "" : `, half of them between ${time(low)} and ${time(high)} ms`;
	return `${time(median)} ms (median of ${count(requests, "request")}${noise})`;
}
function latencySentence({ milliseconds, interval: [low, high] }) {
	const more = (value) => `${time(Math.abs(value))} ms ${value < 0 ? "faster" : "slower"}`;
	if (low === null || high === null) return `The candidate is ${more(milliseconds)}; so few requests do not show whether that is more than noise.`;
	const shown = low > 0 || high < 0 ? "more than the noise of the requests" : "within the noise of the requests";
	return `The candidate is ${more(milliseconds)} (90 % interval: ${more(low)} to ${more(high)}), which is ${shown}.`;
}
function time(milliseconds) {
	return milliseconds.toFixed(Math.abs(milliseconds) < 100 ? 1 : 0);
}

// actions/lib/dataset/limits.ts
const MAX_ENTRIES = 1e6;
const MAX_TOTAL_BYTES = 200 * 1024 ** 3;
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 16 * 1024 ** 2;
function isBomb(packed, unpacked) {
	return unpacked > RATIO_FREE_BYTES && unpacked > packed * 200;
}
function formatBytes(bytes) {
	const units = [
		"bytes",
		"KiB",
		"MiB",
		"GiB",
		"TiB"
	];
	let unit = 0;
	let value = bytes;
	for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
	return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

// actions/lib/config/foreign-words.ts
const words = {
	autoscaling: "scaling",
	categoricalparameterranges: "ranges",
	containerentrypoint: "entry-point",
	continuousparameterranges: "ranges",
	environmentvariables: "environment",
	hyperparameterranges: "ranges",
	hyperparametertuningjobobjective: "objective",
	imageuri: "image",
	initialinstancecount: "count",
	instancecount: "count",
	instancetype: "instance",
	integerparameterranges: "ranges",
	kmskeyid: "kms-key",
	maxcapacity: "max",
	maxjobs: "jobs",
	maxnumberoftrainingjobs: "jobs",
	maxparalleljobs: "parallel",
	maxparalleltrainingjobs: "parallel",
	maxrun: "max-runtime",
	maxruntimeinseconds: "max-runtime",
	maxvalue: "max",
	metricdefinitions: "metrics",
	mincapacity: "min",
	minvalue: "min",
	modelname: "model",
	outputkmskey: "kms-key",
	parameterranges: "ranges",
	program: "entry-point",
	randomseed: "seed",
	s3prefix: "prefix",
	s3uri: "source",
	sagemakerprogram: "entry-point",
	sagemakersubmitdirectory: "source",
	scaleincooldown: "scale-in-cooldown",
	scaleoutcooldown: "scale-out-cooldown",
	scalingtype: "scale",
	securitygroupids: "security-groups",
	sourcedir: "source",
	statichyperparameters: "hyperparameters",
	stoppingcondition: "max-runtime",
	targetvalue: "target-invocations-per-instance-per-minute",
	trainingimage: "image",
	trainingjobearlystoppingtype: "early-stopping",
	volumekmskeyid: "kms-key",
	volumesizeingb: "volume-size"
};
const ON_INSTANCES = "remove it: this pipeline supports endpoints on instances only, not serverless endpoints";
const elsewhere = {
	role: "remove it: roles are inputs of the actions",
	rolearn: "remove it: roles are inputs of the actions",
	executionrole: "remove it: roles are inputs of the actions",
	executionrolearn: "remove it: roles are inputs of the actions",
	account: "remove it: the account comes from the role",
	accountid: "remove it: the account comes from the role",
	serverless: ON_INSTANCES,
	serverlessconfig: ON_INSTANCES
};
const plain$1 = (word) => word.toLowerCase().replace(/[-_]/g, "");
function meaningOf(word, known) {
	const meant = known.find((key) => plain$1(key) === plain$1(word)) ?? words[plain$1(word)];
	return meant !== void 0 && known.includes(meant) ? meant : void 0;
}
function remedyFor(word) {
	return Object.hasOwn(elsewhere, plain$1(word)) ? elsewhere[plain$1(word)] : void 0;
}

// actions/lib/config/nearest.ts
function distance(from, to) {
	let before = [];
	let above = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
			if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
			current.push(cost);
		}
		before = above;
		above = current;
	}
	return above[to.length] ?? 0;
}
function nearest(word, candidates) {
	if (word.length > 100) return void 0;
	let best;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	for (const candidate of candidates) {
		const edits = distance(word.toLowerCase(), candidate.toLowerCase());
		if (edits < least) {
			best = candidate;
			least = edits;
		}
	}
	return best;
}

// actions/lib/config/path.ts
function dotted(path) {
	return path.map((part) => {
		if (typeof part === "number") return `[${part}]`;
		return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
	}).join("").replace(/^\./, "");
}

// actions/lib/config/diagnose.ts
function diagnose(issues, value) {
	return issues.flatMap((issue) => findingsOf(issue, [], value));
}
function withoutMisspelt(findings, value) {
	const meant = new Set(findings.map(({ path, instead }) => `${dotted(path.slice(0, -1))}\n${instead}`));
	return findings.filter(({ path, what }) => what !== "is missing" || !meant.has(`${dotted(path.slice(0, -1))}\nwrite ${path.at(-1)}`) && !isMerged(at(value, path.slice(0, -1))));
}
function isMerged(mapping) {
	return typeof mapping === "object" && mapping !== null && "<<" in mapping;
}
const MISSING = "is missing";
const MERGE_KEY = "<<";
function findingsOf(issue, above, root) {
	const path = [...above, ...issue.path.map((part) => typeof part === "number" ? part : String(part))];
	if (issue.code === "unrecognized_keys") {
		const known = issue.message.split("\n");
		return issue.keys.filter((key) => key !== "<<").map((key) => ({
			path: [...path, key],
			at: "key",
			...unknownKey(key, known)
		}));
	}
	const found = at(root, path);
	if (path.at(-1) === "<<") return [];
	if (found === void 0) return [{
		path,
		what: MISSING,
		instead: `write ${path.at(-1)}: ${exampleOf(issue)}`
	}];
	if (issue.code === "invalid_key") {
		const key = String(path.at(-1));
		return [{
			path,
			at: "key",
			...mismatch(issue.issues[0]?.message ?? issue.message, key)
		}];
	}
	if (issue.code === "invalid_union") {
		const branch = issue.errors.find((errors) => errors.every(({ path: inside, code }) => inside.length > 0 || code !== "invalid_type"));
		if (branch !== void 0) return branch.flatMap((error) => findingsOf(error, path, root));
	}
	return [{
		path,
		...mismatch(issue.message, found)
	}];
}
function unknownKey(key, known) {
	const elsewhere = remedyFor(key);
	if (elsewhere !== void 0) return {
		what: "is not a key of the config",
		instead: elsewhere
	};
	return {
		what: "is not a valid key here",
		instead: `write ${meaningOf(key, known) ?? nearest(key, known) ?? `one of ${known.join(", ")}`}`
	};
}
function mismatch(message, found) {
	const [must = message, write = "", asText] = message.split("\n");
	if (asText !== void 0 && Array.isArray(found) && found.every((item) => typeof item !== "object")) {
		const instead = `write the list as text, '${found.join(",")}', and split it in the script`;
		return {
			what: `${must}; got ${show(found)}`,
			instead
		};
	}
	if (asText !== void 0 && found !== null && typeof found === "object") return {
		what: `${must}; got ${show(found)}`,
		instead: "write each part under its own name"
	};
	const flag = found === null && must.endsWith("true or false") ? ", or true or false for a flag" : "";
	return {
		what: `${must}; got ${show(found)}`,
		instead: `write ${write}${flag}`
	};
}
function exampleOf(issue) {
	return issue.message.split("\n")[1] ?? "";
}
function show(value) {
	if (value === null) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
	if (typeof value === "object") return "a mapping";
	if (typeof value !== "string") return String(value);
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
function at(value, path) {
	return path.reduce((inside, part) => inside?.[part], value);
}

// actions/lib/config/secret-address.ts
const GIVES_ACCESS = /^(x(amz|goog|oss|cos)(signature|credential|securitytoken)|signature|sig|awsaccesskeyid|googleaccessid|keypairid|((access|api|auth|bearer|id|oauth|private|refresh|security|session|user)?token)|(api|access|subscription)key|(client)?secret|password|passwd|pwd|auth|authorization|credentials?|jwt)$/;
const NO_VALUE = /^(true|false|yes|no|none|null|0|1)?$/i;
function credentialInAddress(address) {
	const [, scheme = "", user] = /^([a-z][a-z0-9+.-]*):[/\\]*(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
	if (user !== void 0 && (/^https?$/i.test(scheme) || user.includes(":"))) return `holds an address with a user${user.includes(":") ? " and a password" : ""}`;
	const parameters = address.split(/[?&#;]/).slice(1);
	for (const parameter of parameters) {
		const [name = "", ...rest] = parameter.split("=");
		const value = decoded(rest.join("="));
		if (GIVES_ACCESS.test(decoded(name).toLowerCase().replace(/[-_\s]/g, "")) && !NO_VALUE.test(value)) return /sig|credential|accesskeyid|accessid|keypairid/i.test(name) ? "holds a signed address" : `holds an address with a secret in its query`;
		if (/^https?:/i.test(value) && value.length < address.length) {
			const inside = credentialInAddress(value);
			if (inside !== void 0) return inside;
		}
	}
}
function credentialInValue(value) {
	const address = value.replace(/^[\s\p{Cc}]+/u, "");
	const [scheme, login = ""] = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
	const isProse = /\s/.test(login) && !/:\S/.test(login);
	return scheme === void 0 || isProse ? void 0 : credentialInAddress(address);
}
function decoded(text) {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
}

// actions/lib/config/secret-text.ts
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/(?:(?:(?!["'],)[^\s/?#@])*:(?:(?!["'],)[^\s/?#@])*@)?|https?:)[^\s"'<>]+/gi;
const FREE = "(?<![A-Za-z0-9])";
const TOKENS = [
	[
		"aws",
		"holds an AWS access key",
		new RegExp(`${FREE}(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])`, "g")
	],
	[
		"aws",
		"holds an AWS session token",
		new RegExp(`${FREE}(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{60,}`, "g")
	],
	[
		"aws",
		"holds a private key",
		/-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s]*)/g
	],
	[
		"other",
		"holds a GitHub token",
		new RegExp(`${FREE}(?:gh[pousr]_[A-Za-z0-9_.-]{36,}|github_pat_[A-Za-z0-9_]{40,})`, "g")
	],
	[
		"other",
		"holds a Hugging Face token",
		new RegExp(`${FREE}hf_[A-Za-z0-9]{30,}`, "g")
	],
	[
		"other",
		"holds a Slack token",
		new RegExp(`${FREE}xox[a-z]-[A-Za-z0-9-]{10,}|hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,}`, "g")
	],
	[
		"other",
		"holds an API key",
		new RegExp(`${FREE}(?:sk-(?:ant|proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9]{40,}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|dapi[0-9a-f]{32}|dckr_pat_[A-Za-z0-9_-]{20,}|pypi-AgE[A-Za-z0-9_-]{40,}|[sr]k_live_[A-Za-z0-9]{20,})`, "g")
	],
	[
		"other",
		"holds a signed token",
		new RegExp(`${FREE}eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*`, "g")
	],
	[
		"other",
		"holds a signature",
		/\bX-(?:Amz|Goog)-(?:Signature|Security-Token)=[^\s&"'<>]+/gi
	]
];
const FORTY = /(?<![\w/+.-])[A-Za-z0-9/+]{40}(?![\w/+=.-])/g;
function secretsIn(text) {
	const found = [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }) => {
		const what = credentialInAddress(address);
		return what === void 0 ? [] : [{
			start: index,
			end: index + address.length,
			kind: "address",
			what
		}];
	});
	for (const [kind, what, pattern] of TOKENS) for (const { 0: token, index } of text.matchAll(pattern)) found.push({
		start: index,
		end: index + token.length,
		kind,
		what
	});
	for (const { 0: key, index } of text.matchAll(FORTY)) if (isRandom(key)) found.push({
		start: index,
		end: index + 40,
		kind: "aws",
		what: "holds an AWS secret key"
	});
	const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end);
	return ordered.filter(({ start }, index) => !ordered.slice(0, index).some(({ end }) => start < end));
}
function isRandom(text) {
	if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
	const runs = text.match(/[a-z]+|[A-Z]+|\d+|[/+]+/g) ?? [];
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	const entropy = [...counts.values()].reduce((sum, count) => sum - count / 40 * Math.log2(count / 40), 0);
	return runs.length > 16 && entropy > 4.3;
}
const plain = (name) => name.toLowerCase().replace(/[-_. ]/g, "");
function isCredentialName(name) {
	return /^(aws)?(accesskey(id)?|secret(access)?key|sessiontoken|securitytoken|privatekey)$/.test(plain(name));
}
const PASSWORD = /(password|passwd|passphrase)$/;
const KEY = /(secret|secretkey|apikey|accesskey|privatekey|token)$/;
const WORDS_TOKEN = /(pad|eos|bos|unk|mask|sep|cls|start|end|stop|special|image|prefix|suffix|decoder|forced)token$/;
const REFERENCE = /^(arn:|\{\{resolve:|\$)/;
function isSecretByName(name, value) {
	if (typeof value !== "string" && typeof value !== "number") return false;
	const text = String(value).trim();
	if (REFERENCE.test(text) || /^(true|false|yes|no|on|off|none|null)$/i.test(text)) return false;
	if (PASSWORD.test(plain(name))) return text !== "";
	if (!KEY.test(plain(name)) || WORDS_TOKEN.test(plain(name)) || !/^[^\s<>|]{8,}$/.test(text)) return false;
	return plain(name).endsWith("apikey") || /\d/.test(text) && /[a-z]/i.test(text);
}

// actions/lib/config/instance-types.json
var training$3 = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.xlarge",
	"ml.c5n.18xlarge",
	"ml.c5n.2xlarge",
	"ml.c5n.4xlarge",
	"ml.c5n.9xlarge",
	"ml.c5n.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.c8i.12xlarge",
	"ml.c8i.16xlarge",
	"ml.c8i.24xlarge",
	"ml.c8i.2xlarge",
	"ml.c8i.32xlarge",
	"ml.c8i.48xlarge",
	"ml.c8i.4xlarge",
	"ml.c8i.8xlarge",
	"ml.c8i.96xlarge",
	"ml.c8i.xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7.12xlarge",
	"ml.g7.24xlarge",
	"ml.g7.2xlarge",
	"ml.g7.48xlarge",
	"ml.g7.4xlarge",
	"ml.g7.8xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.large",
	"ml.m5.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.m8i.12xlarge",
	"ml.m8i.16xlarge",
	"ml.m8i.24xlarge",
	"ml.m8i.2xlarge",
	"ml.m8i.32xlarge",
	"ml.m8i.48xlarge",
	"ml.m8i.4xlarge",
	"ml.m8i.8xlarge",
	"ml.m8i.96xlarge",
	"ml.m8i.large",
	"ml.m8i.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p3dn.24xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5e.48xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.p6-b300.48xlarge",
	"ml.p6e-gb200.36xlarge",
	"ml.r5.12xlarge",
	"ml.r5.16xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.8xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r5d.12xlarge",
	"ml.r5d.16xlarge",
	"ml.r5d.24xlarge",
	"ml.r5d.2xlarge",
	"ml.r5d.4xlarge",
	"ml.r5d.8xlarge",
	"ml.r5d.large",
	"ml.r5d.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.r8i.12xlarge",
	"ml.r8i.16xlarge",
	"ml.r8i.24xlarge",
	"ml.r8i.2xlarge",
	"ml.r8i.32xlarge",
	"ml.r8i.48xlarge",
	"ml.r8i.4xlarge",
	"ml.r8i.8xlarge",
	"ml.r8i.96xlarge",
	"ml.r8i.large",
	"ml.r8i.xlarge",
	"ml.t3.2xlarge",
	"ml.t3.large",
	"ml.t3.medium",
	"ml.t3.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge",
	"ml.trn2.48xlarge"
];
var hosting = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.large",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.large",
	"ml.c5.xlarge",
	"ml.c5d.18xlarge",
	"ml.c5d.2xlarge",
	"ml.c5d.4xlarge",
	"ml.c5d.9xlarge",
	"ml.c5d.large",
	"ml.c5d.xlarge",
	"ml.c6g.12xlarge",
	"ml.c6g.16xlarge",
	"ml.c6g.2xlarge",
	"ml.c6g.4xlarge",
	"ml.c6g.8xlarge",
	"ml.c6g.large",
	"ml.c6g.xlarge",
	"ml.c6gd.12xlarge",
	"ml.c6gd.16xlarge",
	"ml.c6gd.2xlarge",
	"ml.c6gd.4xlarge",
	"ml.c6gd.8xlarge",
	"ml.c6gd.large",
	"ml.c6gd.xlarge",
	"ml.c6gn.12xlarge",
	"ml.c6gn.16xlarge",
	"ml.c6gn.2xlarge",
	"ml.c6gn.4xlarge",
	"ml.c6gn.8xlarge",
	"ml.c6gn.large",
	"ml.c6gn.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.large",
	"ml.c6i.xlarge",
	"ml.c6in.12xlarge",
	"ml.c6in.16xlarge",
	"ml.c6in.24xlarge",
	"ml.c6in.2xlarge",
	"ml.c6in.32xlarge",
	"ml.c6in.4xlarge",
	"ml.c6in.8xlarge",
	"ml.c6in.large",
	"ml.c6in.xlarge",
	"ml.c7g.12xlarge",
	"ml.c7g.16xlarge",
	"ml.c7g.2xlarge",
	"ml.c7g.4xlarge",
	"ml.c7g.8xlarge",
	"ml.c7g.large",
	"ml.c7g.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.c8g.12xlarge",
	"ml.c8g.16xlarge",
	"ml.c8g.24xlarge",
	"ml.c8g.2xlarge",
	"ml.c8g.48xlarge",
	"ml.c8g.4xlarge",
	"ml.c8g.8xlarge",
	"ml.c8g.large",
	"ml.c8g.medium",
	"ml.c8g.xlarge",
	"ml.dl1.24xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7.12xlarge",
	"ml.g7.24xlarge",
	"ml.g7.2xlarge",
	"ml.g7.48xlarge",
	"ml.g7.4xlarge",
	"ml.g7.8xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.inf1.24xlarge",
	"ml.inf1.2xlarge",
	"ml.inf1.6xlarge",
	"ml.inf1.xlarge",
	"ml.inf2.24xlarge",
	"ml.inf2.48xlarge",
	"ml.inf2.8xlarge",
	"ml.inf2.xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.large",
	"ml.m5.xlarge",
	"ml.m5d.12xlarge",
	"ml.m5d.24xlarge",
	"ml.m5d.2xlarge",
	"ml.m5d.4xlarge",
	"ml.m5d.large",
	"ml.m5d.xlarge",
	"ml.m6g.12xlarge",
	"ml.m6g.16xlarge",
	"ml.m6g.2xlarge",
	"ml.m6g.4xlarge",
	"ml.m6g.8xlarge",
	"ml.m6g.large",
	"ml.m6g.xlarge",
	"ml.m6gd.12xlarge",
	"ml.m6gd.16xlarge",
	"ml.m6gd.2xlarge",
	"ml.m6gd.4xlarge",
	"ml.m6gd.8xlarge",
	"ml.m6gd.large",
	"ml.m6gd.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.m8g.12xlarge",
	"ml.m8g.16xlarge",
	"ml.m8g.24xlarge",
	"ml.m8g.2xlarge",
	"ml.m8g.48xlarge",
	"ml.m8g.4xlarge",
	"ml.m8g.8xlarge",
	"ml.m8g.large",
	"ml.m8g.medium",
	"ml.m8g.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5e.48xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.p6-b300.48xlarge",
	"ml.p6e-gb200.36xlarge",
	"ml.r5.12xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r5d.12xlarge",
	"ml.r5d.24xlarge",
	"ml.r5d.2xlarge",
	"ml.r5d.4xlarge",
	"ml.r5d.large",
	"ml.r5d.xlarge",
	"ml.r6g.12xlarge",
	"ml.r6g.16xlarge",
	"ml.r6g.2xlarge",
	"ml.r6g.4xlarge",
	"ml.r6g.8xlarge",
	"ml.r6g.large",
	"ml.r6g.xlarge",
	"ml.r6gd.12xlarge",
	"ml.r6gd.16xlarge",
	"ml.r6gd.2xlarge",
	"ml.r6gd.4xlarge",
	"ml.r6gd.8xlarge",
	"ml.r6gd.large",
	"ml.r6gd.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r7gd.12xlarge",
	"ml.r7gd.16xlarge",
	"ml.r7gd.2xlarge",
	"ml.r7gd.4xlarge",
	"ml.r7gd.8xlarge",
	"ml.r7gd.large",
	"ml.r7gd.medium",
	"ml.r7gd.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.r8g.12xlarge",
	"ml.r8g.16xlarge",
	"ml.r8g.24xlarge",
	"ml.r8g.2xlarge",
	"ml.r8g.48xlarge",
	"ml.r8g.4xlarge",
	"ml.r8g.8xlarge",
	"ml.r8g.large",
	"ml.r8g.medium",
	"ml.r8g.xlarge",
	"ml.t2.2xlarge",
	"ml.t2.large",
	"ml.t2.medium",
	"ml.t2.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge",
	"ml.trn2.48xlarge"
];
var notebook$2 = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.xlarge",
	"ml.c5d.18xlarge",
	"ml.c5d.2xlarge",
	"ml.c5d.4xlarge",
	"ml.c5d.9xlarge",
	"ml.c5d.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.large",
	"ml.c6i.xlarge",
	"ml.c6id.12xlarge",
	"ml.c6id.16xlarge",
	"ml.c6id.24xlarge",
	"ml.c6id.2xlarge",
	"ml.c6id.32xlarge",
	"ml.c6id.4xlarge",
	"ml.c6id.8xlarge",
	"ml.c6id.large",
	"ml.c6id.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.inf1.24xlarge",
	"ml.inf1.2xlarge",
	"ml.inf1.6xlarge",
	"ml.inf1.xlarge",
	"ml.inf2.24xlarge",
	"ml.inf2.48xlarge",
	"ml.inf2.8xlarge",
	"ml.inf2.xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.xlarge",
	"ml.m5d.12xlarge",
	"ml.m5d.16xlarge",
	"ml.m5d.24xlarge",
	"ml.m5d.2xlarge",
	"ml.m5d.4xlarge",
	"ml.m5d.8xlarge",
	"ml.m5d.large",
	"ml.m5d.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m6id.12xlarge",
	"ml.m6id.16xlarge",
	"ml.m6id.24xlarge",
	"ml.m6id.2xlarge",
	"ml.m6id.32xlarge",
	"ml.m6id.4xlarge",
	"ml.m6id.8xlarge",
	"ml.m6id.large",
	"ml.m6id.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p3dn.24xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.r5.12xlarge",
	"ml.r5.16xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.8xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r6id.12xlarge",
	"ml.r6id.16xlarge",
	"ml.r6id.24xlarge",
	"ml.r6id.2xlarge",
	"ml.r6id.32xlarge",
	"ml.r6id.4xlarge",
	"ml.r6id.8xlarge",
	"ml.r6id.large",
	"ml.r6id.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.t2.2xlarge",
	"ml.t2.large",
	"ml.t2.medium",
	"ml.t2.xlarge",
	"ml.t3.2xlarge",
	"ml.t3.large",
	"ml.t3.medium",
	"ml.t3.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge"
];

// actions/lib/config/instances.ts
const known = {
	training: new Set(training$3),
	hosting: new Set(hosting),
	notebook: new Set(notebook$2)
};
function hasInstance(use, type) {
	return known[use].has(type);
}
function nearestInstance(use, type) {
	return nearest(type, known[use]) ?? (use === "notebook" ? "ml.t3.medium" : "ml.m5.xlarge");
}
function processorOf(type) {
	const family = type.split(".")[1] ?? "";
	if (/^(trn|inf|dl)\d/.test(family) || /^[a-z]+\dg/.test(family) || family.includes("gb200")) return "other";
	return /^(p|g)\d/.test(family) ? "gpu" : "cpu";
}

// actions/lib/config/images.ts
const training$2 = { pytorch: {
	cpu: "pytorch:2.13.0-cpu-amzn2023-sagemaker",
	gpu: "pytorch:2.13.0-cu133-amzn2023-sagemaker"
} };
const serving$1 = { "ray-serve": {
	cpu: "ray:serve-ml-sagemaker-cpu-v1.5",
	gpu: "ray:serve-ml-sagemaker-cuda-v1.5"
} };
const names = {
	training: training$2,
	serving: serving$1
};
const accounts = {
	"af-south-1": "626614931356",
	"ap-east-1": "871362719292",
	"ap-east-2": "975050140332",
	"ap-northeast-3": "364406365360",
	"ap-south-2": "772153158452",
	"ap-southeast-3": "907027046896",
	"ap-southeast-4": "457447274322",
	"ap-southeast-5": "550225433462",
	"ap-southeast-6": "633930458069",
	"ap-southeast-7": "590183813437",
	"ca-west-1": "204538143572",
	"eu-central-2": "380420809688",
	"eu-south-1": "692866216735",
	"eu-south-2": "503227376785",
	"il-central-1": "780543022126",
	"me-central-1": "914824155844",
	"me-south-1": "217643126080",
	"mx-central-1": "637423239942"
};
const usualAccount = "763104351884";
const usualRegions = [
	...[
		"us-east-1",
		"us-east-2",
		"us-west-1",
		"us-west-2",
		"ca-central-1",
		"sa-east-1"
	],
	...[
		"eu-central-1",
		"eu-north-1",
		"eu-west-1",
		"eu-west-2",
		"eu-west-3"
	],
	...[
		"ap-northeast-1",
		"ap-northeast-2",
		"ap-south-1",
		"ap-southeast-1",
		"ap-southeast-2"
	]
];
const knownRegions = [...usualRegions, ...Object.keys(accounts)];
const gpuServingAmi = "al2023-ami-sagemaker-inference-gpu-4-1";
function imageNames(use) {
	return Object.keys(names[use]);
}
function isImageUri(image) {
	return /^[a-z0-9.-]+\.[a-z0-9.-]+(:\d+)?\/[\w./-]+(:[\w.-]+|@sha256:[0-9a-f]{64})?$/.test(image);
}
function isAwsTrainingImage(image) {
	if (Object.hasOwn(training$2, image)) return true;
	const [, account = ""] = /^(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.exec(image) ?? [];
	return account === usualAccount || Object.values(accounts).includes(account);
}
function imageObstacle(image, instance) {
	if (isImageUri(image) || processorOf(instance) !== "other") return void 0;
	return `is not built for the processor of ${instance}`;
}
function imageUri(use, image, region, instance) {
	const known = names[use];
	const tags = Object.hasOwn(known, image) ? known[image] : void 0;
	if (tags === void 0) return image;
	const tag = processorOf(instance) === "gpu" ? tags.gpu : tags.cpu;
	return `${accounts[region] ?? usualAccount}.dkr.ecr.${region}.amazonaws.com/${tag}`;
}
function inferenceAmi(image, instance) {
	return Object.hasOwn(serving$1, image) && processorOf(instance) === "gpu" ? gpuServingAmi : void 0;
}

// actions/lib/resources/account/check-account.ts
const mostTags = 37;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const otherPartition = /^(cn|us-gov|us-iso[a-z]?|eu-isoe)-/;
function checkAccount({ aws = {} }) {
	const findings = [];
	const tags = Object.entries(aws.tags ?? {});
	if (tags.length > mostTags) {
		const what = `has ${tags.length} tags; AWS allows 50, and the actions need 13 of them`;
		findings.push({
			path: ["aws", "tags"],
			at: "key",
			what,
			instead: `keep at most ${mostTags}`
		});
	}
	for (const [key, value] of tags) {
		const path = [
			"aws",
			"tags",
			key
		];
		if (/^(aws|sagemaker-actions):/i.test(key)) findings.push({
			path,
			at: "key",
			what: "begins with a reserved prefix",
			instead: "write another key"
		});
		if (!tagValue.test(String(value ?? ""))) findings.push({
			path,
			what: "must be at most 256 letters, digits, spaces and _.:/=+-@",
			instead: "write only such characters"
		});
	}
	for (const [one, other] of [["subnets", "security-groups"], ["security-groups", "subnets"]]) if (aws[one] !== void 0 && aws[other] === void 0) findings.push({
		path: ["aws", one],
		at: "key",
		what: `needs ${other} too`,
		instead: `add aws.${other}`
	});
	const partition = otherPartition.exec(aws.region ?? "")?.[0];
	if (partition !== void 0) {
		const what = `lies in another partition of AWS (${partition}…), which the actions do not support`;
		findings.push({
			path: ["aws", "region"],
			what,
			instead: "write a region of the standard partition, such as us-east-1"
		});
	} else if (aws.region !== void 0 && !knownRegions.includes(aws.region)) {
		const instead = `did you mean ${nearest(aws.region, knownRegions) ?? "us-east-1"}?`;
		findings.push({
			path: ["aws", "region"],
			what: "is not a known region",
			instead,
			warning: true
		});
	}
	return findings;
}

// actions/lib/core/domain.ts
const PULL_REQUEST_MARK = "pr";
function domainPrefix(pipeline, domain) {
	return domain === "main" ? pipeline : `${pipeline}-${"pr"}`;
}
function tuningPrefix(pipeline, domain) {
	return domain === "main" ? `${pipeline}-tune` : domainPrefix(pipeline, domain);
}

// actions/lib/resources/account/check-domains.ts
const OWN_FOLDERS = [
	"jobs",
	"code",
	"weights",
	"packages"
];
function checkDomains({ name, data, train = {}, endpoints = {} }) {
	return [
		...checkName$1(name),
		...checkPrefix(name, data?.prefix),
		...checkEntries({
			train,
			endpoints
		}),
		...checkEndpoints$1(name, endpoints)
	];
}
function checkName$1(name) {
	if (name === void 0 || !name.endsWith(`-${"pr"}`)) return [];
	return [{
		path: ["name"],
		what: `is reserved for pull requests to a pipeline named ${name.slice(0, -"pr".length - 1)}`,
		instead: `write a name that does not end in -${"pr"}`
	}];
}
function checkPrefix(name, prefix) {
	if (prefix === void 0 || name === void 0) return [];
	const [first = "", second = ""] = prefix.split("/");
	const path = ["data", "prefix"];
	if (first.endsWith(`-${"pr"}`)) return [{
		path,
		what: `is reserved: pull requests write there (${first}/)`,
		instead: `write ${name}/ or leave it out`
	}];
	if (first === name && OWN_FOLDERS.includes(second)) return [{
		path,
		what: `is reserved: the pipeline keeps its ${second} there`,
		instead: `write ${name}/data/ or leave it out`
	}];
	return [];
}
function checkEntries(sections) {
	return Object.entries(sections).flatMap(([section, entries]) => Object.keys(entries).filter((entry) => entry === "pr" || entry.startsWith(`${"pr"}-`)).map((entry) => ({
		path: [section, entry],
		at: "key",
		what: `begins with ${"pr"}-, which is reserved for what pull requests create`,
		instead: "write another name"
	})));
}
function checkEndpoints$1(name, endpoints) {
	const reserved = `${name}-${"pr"}-`;
	return Object.keys(endpoints).filter((endpoint) => name !== void 0 && endpoint.startsWith(reserved)).map((endpoint) => ({
		path: ["endpoints", endpoint],
		at: "key",
		what: `begins with ${reserved}, which is reserved for what pull requests create`,
		instead: "write another name"
	}));
}

// actions/lib/dataset/lfs-pointer.ts
const FIRST_LINE = /^version https:\/\/(git-lfs|hawser)\.github\.com\/spec\/v\d/;
const LARGEST = 1024;
const LFS_POINTER = "is a Git LFS pointer, not the file itself: check out with `lfs: true`, or run `git lfs pull`";
function isLfsPointer(body) {
	return body.length < LARGEST && FIRST_LINE.test(body.toString("latin1", 0, 64));
}
async function isLfsPointerFile(path) {
	try {
		await using handle = await open(path);
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(LARGEST), 0, LARGEST, 0);
		return isLfsPointer(buffer.subarray(0, bytesRead));
	} catch {
		return false;
	}
}

// actions/lib/resources/account/check-files.ts
function checkFiles(draft, repository) {
	const { data, weights, training, serving, endpoints = {}, functions = {} } = draft;
	const files = [
		...sources(["data", "source"], data?.source),
		...sources(["weights", "source"], weights?.source),
		...Object.entries(endpoints).map(([name, one]) => [[
			"endpoints",
			name,
			"smoke",
			"file"
		], one?.smoke?.file]),
		...Object.entries(functions).map(([name, one]) => [[
			"functions",
			name,
			"test",
			"event"
		], one?.test?.event])
	];
	const code = [
		[["training", "source"], training?.source],
		[["serving", "source"], serving?.source],
		...Object.entries(functions).map(([name, one]) => [[
			"functions",
			name,
			"source"
		], one?.source])
	].flatMap(([path, folder]) => folder === void 0 ? [] : repository.files(folder).map((file) => [path, file]));
	return [...files, ...code].flatMap(([path, file]) => {
		if (typeof file !== "string" || isNoPath(file)) return [];
		if (!repository.mayRead(file)) return [{
			path,
			what: `contains a file that this user may not read: ${file}`,
			instead: "a container that ran as root leaves such files: run `sudo chown -R \"$(id -un)\" .` first"
		}];
		if (!isPointerAt(file, repository)) return [];
		return [{
			path,
			what: `contains a Git LFS pointer instead of the file: ${file}`,
			instead: "check out with `lfs: true` (actions/checkout), or run `git lfs pull`"
		}];
	});
}
function isNoPath(file) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(file) || /(^|\/)(\.[^./]|__pycache__\/)/.test(file);
}
function isPointerAt(file, repository) {
	const size = repository.size(file);
	return size > 0 && size < 1024 && isLfsPointer(Buffer.from(repository.text(file) ?? ""));
}
function sources(path, source) {
	return Array.isArray(source) ? source.map((one, index) => [[...path, index], one]) : [[path, source]];
}

// actions/lib/resources/account/check-machines.ts
function checkMachines({ training, tune, train = {}, serving, endpoints = {}, ...rest }) {
	const trains = [[["tune", "instance"], tune?.instance], ...Object.entries(train).map(([name, entry]) => [[
		"train",
		name,
		"instance"
	], entry?.instance])];
	const serves = [...Object.entries(endpoints).map(([name, endpoint]) => [[
		"endpoints",
		name,
		"instance"
	], endpoint?.instance]), [[
		"pull-request",
		"preview",
		"instance"
	], rest["pull-request"]?.preview?.instance]];
	const trainingImage = training && (training.image ?? "pytorch");
	const servingImage = serving && (serving.image ?? "ray-serve");
	return [
		...checkImage("training", trainingImage),
		...checkImage("serving", servingImage),
		...trains.flatMap(([path, type]) => checkInstance("training", path, type, trainingImage)),
		...serves.flatMap(([path, type]) => checkInstance("hosting", path, type, servingImage))
	];
}
function checkImage(use, image) {
	const names = imageNames(use);
	if (image === void 0 || names.includes(image) || isImageUri(image)) return [];
	const instead = `write ${nearest(image, names) ?? names.join(", ")} or an image URI`;
	return [{
		path: [use, "image"],
		what: `is not an image URI or one of ${names.join(", ")}: ${JSON.stringify(image)}`,
		instead
	}];
}
function checkInstance(use, path, type, image) {
	if (type === void 0) return [];
	if (!hasInstance(use, type)) {
		const other = use === "training" ? "hosting" : "training";
		return [{
			path,
			what: `is not an instance type for ${use}${hasInstance(other, type) ? `, only for ${other}` : ""}: ${type}`,
			instead: `write ${nearestInstance(use, type)}`
		}];
	}
	const obstacle = image && imageObstacle(image, type);
	if (!obstacle) return [];
	return [{
		path,
		what: `cannot be used: the image ${image} ${obstacle}`,
		instead: "write another instance type or an image URI"
	}];
}

// actions/lib/resources/account/check-names.ts
const longest$2 = 63;
const ending = "-0123456789-r9";
function checkNames$1({ name, train, endpoints = {} }) {
	if (train !== void 0 && Object.keys(train).length === 0) return [{
		path: ["train"],
		what: "has no training job",
		instead: "write { single: { instance: ml.m5.xlarge } }"
	}];
	if (name === void 0) return [];
	const room = longest$2 - `${name}-${"pr"}-${ending}`.length;
	const tooLong = (section) => (key) => ({
		path: [section, key],
		at: "key",
		what: `is too long by ${key.length - room}: AWS names <name>-${"pr"}-${key}-<10 digits>-r9 have at most ${longest$2} characters`,
		instead: `write a name of at most ${room} characters`
	});
	const long = (key) => key.length > room;
	return [...Object.keys(train ?? {}).filter(long).map(tooLong("train")), ...Object.keys(endpoints).filter(long).map(tooLong("endpoints"))];
}

// actions/lib/resources/account/check-sections.ts
function checkSections(draft) {
	const has = (...sections) => sections.some((section) => section in draft);
	const findings = [];
	if (has("tune", "train", "ec2") && !has("training")) findings.push({
		path: ["training"],
		what: MISSING,
		instead: "write training: { source: python/training }"
	});
	if ((has("endpoints", "ec2") || has("training") && !has("tune")) && !has("train")) findings.push({
		path: ["train"],
		what: MISSING,
		instead: "write train: { single: { instance: ml.m5.xlarge } }"
	});
	return findings;
}

// actions/lib/iam/document.ts
function policy(...statements) {
	return {
		Version: "2012-10-17",
		Statement: statements
	};
}
function allow(sid, actions, resources, conditions) {
	return {
		Sid: sid,
		Effect: "Allow",
		Action: Object.entries(actions).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
		Resource: resources,
		...conditions === void 0 || Object.keys(conditions).length === 0 ? {} : { Condition: conditions }
	};
}

// actions/lib/resources/arns.ts
const TRAINING_LOGS = "log-group:/aws/sagemaker/TrainingJobs";
function arnsOf(config, { account, region, bucket }) {
	const regional = (service, path) => `arn:aws:${service}:${region}:${account}:${path}`;
	const named = (type, names) => names.map((name) => regional("sagemaker", `${type}/${name.toLowerCase()}`));
	const trained = (domain) => Object.keys(config.train).flatMap((entry) => attempts(`${domainPrefix(config.name, domain)}-${entry}`));
	const tuned = (domain) => config.tune === void 0 ? [] : attempts(tuningPrefix(config.name, domain));
	const trials = (domain) => tuned(domain).map((name) => `${name}-???-????????`);
	const endpoints = Object.keys(config.endpoints);
	const served = endpoints.flatMap((endpoint) => attempts(`${config.name}-${endpoint}`));
	const previews = [`${domainPrefix(config.name, "pull-request")}-*`];
	return {
		bucket: `arn:aws:s3:::${bucket}`,
		objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
		jobs: (domain) => [...named("training-job", trained(domain)), ...named("hyper-parameter-tuning-job", tuned(domain))],
		trials: (domain) => named("training-job", trials(domain)),
		jobLogs: (domain, more) => [...trained(domain), ...more === void 0 ? [] : trials(domain)].map((job) => regional("logs", `${TRAINING_LOGS}:log-stream:${job}/*`)),
		models: named("model", served),
		endpointConfigs: named("endpoint-config", served),
		endpoints: named("endpoint", endpoints),
		previews: [
			"model",
			"endpoint-config",
			"endpoint"
		].flatMap((type) => named(type, previews)),
		functions: Object.keys(config.functions).flatMap((name) => {
			const arn = regional("lambda", `function:${name}`);
			return [arn, `${arn}:*`];
		}),
		role: (name) => `arn:aws:iam::${account}:role/${name}`,
		regional
	};
}
function attempts(prefix) {
	const first = `${prefix}-${"?".repeat(10)}`;
	return [first, `${first}-r?`];
}
const LARGE = [
	"model.tar.gz",
	"output.tar.gz",
	"log.txt"
];
function keysOf({ name, data }, domain) {
	const own = domainPrefix(name, domain);
	const prefix = domain === "main" ? data.prefix : `${own}/`;
	return {
		own: `${own}/*`,
		data: `${prefix}${"?".repeat(64)}/*`,
		records: [`${prefix}.versions/*`, `${prefix}.sources/*`],
		code: `${own}/code/*`,
		weights: `${own}/weights/*`,
		packages: `${own}/packages/*`,
		readByAll: [
			"code/*",
			"weights/*",
			"jobs/*",
			"packages/*/model.tar.gz"
		].map((folder) => `${own}/${folder}`),
		runs: `${own}/runs/*`,
		jobs: `${own}/jobs/*`,
		ec2Launches: [
			"job-*.json",
			"launch-*.json",
			"tags-*.json",
			"over.json"
		].map((file) => `${own}/ec2/*/${file}`),
		ec2Jobs: `${own}/ec2/*/job-*.json`,
		ec2Results: ["status.json", ...LARGE].map((file) => `${own}/ec2/*/${file}`),
		ec2Large: LARGE.map((file) => `${own}/ec2/*/${file}`),
		ec2Checkpoints: `${own}/ec2/*/checkpoints.tar`
	};
}
function roleNames({ name }) {
	return {
		main: `${name}-main`,
		"pull-request": `${name}-pull-request`,
		execution: {
			main: `${domainPrefix(name, "main")}-execution`,
			"pull-request": `${domainPrefix(name, "pull-request")}-execution`
		},
		function: `${name}-function`,
		notebook: `${name}-notebook`,
		ec2: `${name}-ec2`
	};
}

// actions/lib/resources/account/permissions.ts
function permissions$8(config, place) {
	const arns = arnsOf(config, place);
	const key = useKey(config, arns);
	const ofJobs = (domain) => [
		allow("Metrics", { cloudwatch: ["PutMetricData"] }, ["*"], { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*"] } }),
		...images(config, domain),
		...network(config),
		...key
	];
	return {
		main: [...key, ...useVolumeKey(config, arns)],
		"pull-request": key,
		execution: ofJobs("main"),
		...config.notebook === void 0 ? {} : { notebook: [...network(config), ...key] },
		"pull-request-execution": ofJobs("pull-request"),
		ec2: key.filter(({ Sid }) => Sid === USE)
	};
}
function images(config, domain) {
	const serving = Object.values((domain === "main" ? config : config.preview)?.endpoints ?? {});
	const repositories = [
		config.tune,
		...Object.values(config.train),
		...serving
	].flatMap((one) => {
		const [, registry = "", region, name] = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(one?.image ?? "") ?? [];
		if (name === void 0) return [];
		return [`arn:aws:ecr:${region}:${registry}:repository/${name}`];
	});
	if (repositories.length === 0) return [];
	return [allow("Images", { ecr: [
		"BatchCheckLayerAvailability",
		"BatchGetImage",
		"GetDownloadUrlForLayer"
	] }, [...new Set(repositories)]), allow("RegistryToken", { ecr: ["GetAuthorizationToken"] }, ["*"])];
}
function network({ aws }) {
	if (aws.subnets.length === 0) return [];
	return [allow("Network", { ec2: [
		...[
			"CreateNetworkInterface",
			"CreateNetworkInterfacePermission",
			"DeleteNetworkInterface"
		],
		...[
			"DeleteNetworkInterfacePermission",
			"DescribeNetworkInterfaces",
			"DescribeVpcs",
			"DescribeDhcpOptions"
		],
		...["DescribeSubnets", "DescribeSecurityGroups"]
	] }, ["*"])];
}
const USE = "UseKey";
function useKey({ aws }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0) return [];
	const { key, alias } = keyOf(kmsKey, arns);
	const via = ["s3", "sagemaker"].map((service) => `${service}.${region}.amazonaws.com`);
	return [
		allow("DescribeKey", { kms: ["DescribeKey"] }, key, alias),
		allow(USE, { kms: ["Decrypt", "GenerateDataKey"] }, key, {
			StringEquals: { "kms:ViaService": via },
			...alias
		}),
		allow("GrantKey", { kms: ["CreateGrant"] }, key, {
			Bool: { "kms:GrantIsForAWSResource": ["true"] },
			...alias
		})
	];
}
function useVolumeKey({ aws, ec2 }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0 || ec2 === void 0) return [];
	const { key, alias } = keyOf(kmsKey, arns);
	return [allow("UseVolumeKey", { kms: [
		"Decrypt",
		"GenerateDataKeyWithoutPlaintext",
		"ReEncryptFrom",
		"ReEncryptTo"
	] }, key, {
		StringEquals: { "kms:ViaService": [`ec2.${region}.amazonaws.com`] },
		...alias
	})];
}
function keyOf(kmsKey, arns) {
	const isAlias = kmsKey.startsWith("alias/");
	const path = isAlias ? "key/*" : `key/${kmsKey}`;
	return {
		key: [kmsKey.startsWith("arn:") ? kmsKey : arns.regional("kms", path)],
		alias: isAlias ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [kmsKey] } } : {}
	};
}

// actions/lib/config/fill-in.ts
function texts(values = {}) {
	return mapValues(values, String);
}
function mapValues(from, map) {
	return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}
function given(values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== void 0));
}

// actions/lib/resources/account/resolve.ts
function resolveAccount({ name, aws, budget, report = true }) {
	const bucket = aws.bucket === "default" ? void 0 : aws.bucket;
	return {
		name,
		report,
		aws: given({
			region: aws.region,
			bucket,
			tags: texts(aws.tags),
			kmsKey: aws["kms-key"],
			subnets: aws.subnets ?? [],
			securityGroups: aws["security-groups"] ?? []
		}),
		...budget && { budget: given({
			perRun: dollars$1(budget["per-run"]),
			perMonth: dollars$1(budget["per-month"])
		}) }
	};
}
function dollars$1(amount) {
	return amount === void 0 ? void 0 : Number(String(amount).replace("$", ""));
}

// actions/lib/config/schema/leaves.ts
function message(must, write) {
	return () => `must be ${must}\n${write}`;
}
function text(must, write, pattern) {
	const error = message(must, write);
	return (/* @__PURE__ */ string({ error })).check(/* @__PURE__ */ _regex(pattern, { error }));
}
function whole(min, max, write) {
	const error = message(`a whole number from ${min} to ${max}`, write);
	return int({ error }).check(/* @__PURE__ */ _gte(min, { error }), /* @__PURE__ */ _lte(max, { error }));
}
function number(write) {
	return /* @__PURE__ */ number$1({ error: message("a number", write) });
}
function positive(write) {
	const error = message("a number above 0", write);
	return (/* @__PURE__ */ number$1({ error })).check(/* @__PURE__ */ _gt(0, { error }));
}
function dollars(write) {
	const error = message("an amount of US dollars above 0", write);
	const written = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^\$(?=.*[1-9])\d+(\.\d+)?$/, { error }));
	return /* @__PURE__ */ union([(/* @__PURE__ */ number$1()).check(/* @__PURE__ */ _gt(0, { error })), written], { error });
}
function flag() {
	return /* @__PURE__ */ boolean({ error: message("true or false (YAML reads yes and no as text)", "true or false") });
}
function choice(words) {
	return _enum(words, { error: message(words.join(" or "), words.join(" or ")) });
}
function scalar(must, write) {
	return /* @__PURE__ */ union([
		/* @__PURE__ */ string(),
		/* @__PURE__ */ number$1(),
		/* @__PURE__ */ boolean()
	], { error: message(must, `${write}\ntext`) });
}
function anything(must, write) {
	return /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown())], { error: message(must, write) });
}
function list(item, must, write, most = 100) {
	const error = message(must, write);
	return (/* @__PURE__ */ array(item, { error })).check(/* @__PURE__ */ _minLength(1, { error }), /* @__PURE__ */ _maxLength(most, { error }));
}
function oneOrMore(item, must, write) {
	return /* @__PURE__ */ union([item, list(item, must, write)], { error: message(must, write) });
}
function section(shape, write) {
	const known = Object.keys(shape).join("\n");
	const must = message("a mapping with keys", write);
	return /* @__PURE__ */ strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? known : must() });
}
function entries(key, value, must, write) {
	return /* @__PURE__ */ record(key, value, { error: message(must, write) });
}
function describe(description, schema) {
	globalRegistry.add(schema, { description });
	return schema;
}

// actions/lib/config/schema/values.ts
const filled = /\S/;
const inside = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u;
const path = (write) => text("a path inside the repository", write, inside);
const name$1 = /^[a-z](-?[a-z0-9])*$/;
const entryName = (write) => text("lower-case letters, digits and single hyphens, beginning with a letter", write, name$1);
const instance = (use, word) => describe(`${word}: the instance type for ${use}.`, text("an ml. instance type", "ml.m5.xlarge", /^ml\.[a-z0-9-]+\.[a-z0-9]+$/));
const maxRuntime = describe("StoppingCondition.MaxRuntimeInSeconds: SageMaker stops a job that runs longer. Default 2h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "2h", durationPattern)));
const include = describe("Which files of source are packed. git: files that git tracks or would track, so none that .gitignore excludes. all: every file, for example packages from pip install --target. Default git.", /* @__PURE__ */ optional(choice(["git", "all"])));
const volumeSize = describe("ResourceConfig.VolumeSizeInGB: disk size of each instance. Default 30GB.", /* @__PURE__ */ optional(text("a size with its unit, such as 30GB", "30GB", sizePattern)));
const environment = (word) => describe(`${word}: environment variables.`, /* @__PURE__ */ optional(entries(text("a variable name", "LOG_LEVEL", /^[a-zA-Z_][a-zA-Z0-9_]*$/), scalar("text", "debug"), "a mapping of variables", "{ LOG_LEVEL: debug }")));
const sha256 = describe("SHA-256 of the downloaded file, 64 hexadecimal digits.", text("the 64 hexadecimal digits of a SHA-256, in quotes", "what sha256sum prints", /^[0-9a-f]{64}$/));
const location = text("a folder, a file or an https address", "data/images or https://example.com/images.zip", filled);
const subnetIds = list(text("a subnet id", "subnet-0abc", /^subnet-[0-9a-f]+$/), "a list of 1 to 16 subnet ids", "[subnet-0abc]", 16);

// actions/lib/resources/account/schema.ts
var schema_exports$8 = /* @__PURE__ */ __exportAll({
	aws: () => aws,
	budget: () => budget,
	name: () => name,
	report: () => report
});
const name = describe("Prefix of every name. At most 13 characters, because a tuning job name has at most 32: <name>-tune-<10 hexadecimal digits>-r9. It must not end in -pr, which marks pull requests.", text("at most 13 lower-case letters, digits and single hyphens, beginning with a letter", "dog-breeds", /^(?=.{1,13}$)[a-z](-?[a-z0-9])*$/));
const aws = describe("Region, bucket, tags, KMS key and network. Roles are inputs of the actions and never written here.", section({
	region: describe("AWS region.", text("an AWS region", "us-east-1", /^[a-z]{2}(-[a-z]+)+-\d$/)),
	bucket: describe("S3 bucket. default means sagemaker-<region>-<account>, as in the SageMaker SDK.", /* @__PURE__ */ optional(text("a bucket name or default", "default", /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/))),
	tags: describe("Tags on everything that the pipeline creates, in addition to the tags of the actions.", /* @__PURE__ */ optional(entries(text("a tag key of at most 128 letters, digits, spaces and _.:/=+-@", "team", /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u), scalar("text", "vision"), "a mapping of tags", "{ team: vision }"))),
	"kms-key": describe("VolumeKmsKeyId and OutputDataConfig.KmsKeyId: id, ARN or alias of the key for disks and artifacts.", /* @__PURE__ */ optional(text("a KMS key id, ARN or alias", "alias/training", /^[a-zA-Z0-9:/_-]{1,2048}$/))),
	subnets: describe("VpcConfig.Subnets: run inside this network; together with security-groups.", /* @__PURE__ */ optional(subnetIds)),
	"security-groups": describe("VpcConfig.SecurityGroupIds; together with subnets.", /* @__PURE__ */ optional(list(text("a security group id", "sg-0abc", /^sg-[0-9a-f]+$/), "a list of 1 to 5 security group ids", "[sg-0abc]", 5)))
}, "{ region: us-east-1 }"));
const budget = /* @__PURE__ */ optional(describe("The most that the pipeline may cost, in US dollars. plan, and each stage before it starts something, fails when it could cost more. Prices are on-demand prices of instances and of provisioned concurrency; storage, requests and data transfer are not in them.", section({
	"per-run": describe("Of the jobs of one run at worst: each trial and training job runs for its whole max-runtime.", /* @__PURE__ */ optional(dollars("20"))),
	"per-month": describe("Of what stays (endpoints, provisioned concurrency) in 730 hours at worst: with the maximum of instances.", /* @__PURE__ */ optional(dollars("300")))
}, "{ per-run: 20, per-month: 300 }")));
const report = /* @__PURE__ */ optional(describe("Whether each run that did something keeps its records in the bucket and writes its report there, under <name>/runs/. Default true.", flag()));

// actions/lib/resources/account/index.ts
const account = {
	name: "account",
	sections: schema_exports$8,
	checks: [
		checkAccount,
		checkDomains,
		checkFiles,
		checkMachines,
		checkNames$1,
		checkSections
	],
	resolve: resolveAccount,
	permissions: permissions$8,
	stages: {},
	kinds: {}
};

// actions/lib/resources/endpoint/serves.ts
const serves = ({ endpoints }) => Object.keys(endpoints).length > 0;

// actions/lib/resources/autoscaling/schedule.ts
const FIELDS = [
	{
		name: "minutes",
		min: 0,
		max: 59,
		words: [],
		signs: ""
	},
	{
		name: "hours",
		min: 0,
		max: 23,
		words: [],
		signs: ""
	},
	{
		name: "day of month",
		min: 1,
		max: 31,
		words: [],
		signs: "?LW"
	},
	{
		name: "month",
		min: 1,
		max: 12,
		words: [
			"JAN",
			"FEB",
			"MAR",
			"APR",
			"MAY",
			"JUN",
			"JUL",
			"AUG",
			"SEP",
			"OCT",
			"NOV",
			"DEC"
		],
		signs: ""
	},
	{
		name: "day of week",
		min: 1,
		max: 7,
		words: [
			"SUN",
			"MON",
			"TUE",
			"WED",
			"THU",
			"FRI",
			"SAT"
		],
		signs: "?L#"
	},
	{
		name: "year",
		min: 1970,
		max: 2199,
		words: [],
		signs: ""
	}
];
function objectionToSchedule(schedule) {
	const [, kind, inside = ""] = /^(cron|rate|at)\((.*)\)$/.exec(schedule) ?? [];
	if (kind === "cron") return objectionToCron(inside.split(" "));
	if (kind === "rate") {
		const [count = "", unit = ""] = inside.split(" ");
		const right = count === "1" ? unit.replace(/s$/, "") : unit.replace(/s?$/, "s");
		if (unit === right) return void 0;
		return {
			what: `has the unit ${unit} for ${count}`,
			instead: `write rate(${count} ${right})`
		};
	}
	if (kind !== "at") return void 0;
	const time = /* @__PURE__ */ new Date(`${inside}Z`);
	if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(inside)) return void 0;
	return {
		what: `is not a valid date and time: ${inside}`,
		instead: "write for example at(2030-01-31T08:00:00)"
	};
}
function objectionToCron(fields) {
	for (const [index, field] of FIELDS.entries()) {
		const text = fields[index] ?? "";
		if (text.split(",").every((part) => isPart(part, field))) continue;
		const { name, min, max, words } = field;
		const named = words.length === 0 ? "" : ` or ${words[0]} to ${words.at(-1)}`;
		return {
			what: `has an invalid value for ${name}: ${text}`,
			instead: `write ${min} to ${max}${named} instead, or *`
		};
	}
	const [, , day, , weekday] = fields;
	if (day === "?" !== (weekday === "?")) return void 0;
	return {
		what: "must have ? for exactly one of day of month and day of week",
		instead: `write cron(${fields.map((text, index) => index === 4 ? "?" : index === 2 && text === "?" ? "*" : text).join(" ")})`
	};
}
function isPart(part, field) {
	const { signs } = field;
	const has = (sign) => signs.includes(sign);
	if (part === "*" || part === "?" && has("?") || part === "L" && has("L") || part === "LW" && has("W")) return true;
	const [, day, nth] = /^(\w+)#([1-5])$/.exec(part) ?? [];
	if (nth !== void 0) return has("#") && isValue(day ?? "", field);
	const [, nearest, sign = ""] = /^(\d+)([LW])$/.exec(part) ?? [];
	if (nearest !== void 0) return has(sign) && isValue(nearest, field);
	const [, from = "", to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
	if (from === "" || step === "0") return false;
	if (from === "*") return to === void 0;
	return isValue(from, field) && (to === void 0 || isValue(to, field));
}
function isValue(text, { min, max, words }) {
	if (words.includes(text)) return true;
	return /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}
function zones() {
	return [
		"UTC",
		"Etc/UTC",
		...Intl.supportedValuesOf("timeZone")
	];
}
function isTimeZone(name) {
	if (zones().includes(name)) return true;
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
	} catch {
		return false;
	}
	return !zones().some((zone) => zone.toLowerCase() === name.toLowerCase()) && /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name);
}
function nearestZone(name) {
	const all = zones();
	const city = name.split("/").at(-1)?.toLowerCase().replaceAll(" ", "_") ?? "";
	return all.find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? all.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? nearest(name, all) ?? "Europe/Berlin";
}

// actions/lib/resources/autoscaling/checks.ts
const burstable = /^ml\.t\d/;
function checkScaling({ endpoints = {} }) {
	return Object.entries(endpoints).flatMap(([name, endpoint]) => {
		const { instance, count, scaling } = endpoint ?? {};
		if (scaling === void 0) return [];
		const path = ["endpoints", name];
		const findings = [];
		const { min, max } = scaling;
		if (min !== void 0 && max !== void 0 && min > max) {
			const what = `is above max: ${min} > ${max}`;
			findings.push({
				path: [
					...path,
					"scaling",
					"min"
				],
				what,
				instead: `write at most ${max}`
			});
		} else if (count !== void 0 && (min !== void 0 && count < min || max !== void 0 && count > max)) {
			const what = `is outside the range of scaling: ${count}, not ${min} to ${max}`;
			const instead = "remove it: autoscaling sets the number of instances";
			findings.push({
				path: [...path, "count"],
				what,
				instead
			});
		}
		const bounds = (scaling.step?.add ?? []).map((step) => step?.above);
		const twice = bounds.findIndex((above, index) => above !== void 0 && bounds.indexOf(above) < index);
		if (twice !== -1) {
			const place = [
				...path,
				"scaling",
				"step",
				"add",
				twice,
				"above"
			];
			findings.push({
				path: place,
				what: `is duplicated: ${bounds[twice]}`,
				instead: "write each step once"
			});
		}
		for (const [action, range] of Object.entries(scaling.scheduled ?? {})) {
			const place = [
				...path,
				"scaling",
				"scheduled",
				action
			];
			if (range === void 0) continue;
			const { schedule, timezone } = range;
			const objection = schedule === void 0 ? void 0 : objectionToSchedule(schedule);
			if (objection !== void 0) findings.push({
				path: [...place, "schedule"],
				...objection
			});
			if (timezone !== void 0 && !isTimeZone(timezone)) {
				const what = `is not an IANA time zone: ${JSON.stringify(timezone)}`;
				findings.push({
					path: [...place, "timezone"],
					what,
					instead: `write ${nearestZone(timezone)}`
				});
			}
			if (!("min" in range) && !("max" in range)) findings.push({
				path: place,
				at: "key",
				what: "changes nothing",
				instead: "write min, max or both"
			});
			const [least, most] = [range.min ?? min, range.max ?? max];
			if (least !== void 0 && most !== void 0 && least > most) {
				const what = `makes min larger than max: ${least} > ${most}`;
				findings.push({
					path: place,
					at: "key",
					what,
					instead: "write both limits"
				});
			}
		}
		if (instance !== void 0 && burstable.test(instance)) {
			const what = `cannot be scaled: SageMaker does not scale burstable types such as ${instance}`;
			findings.push({
				path: [...path, "instance"],
				what,
				instead: "write another type, such as ml.m5.large"
			});
		}
		return findings;
	});
}

// actions/lib/resources/conditions.ts
const PIPELINE = tagKeys("pipeline");
const REF = tagKeys("ref");
function tagKeys(name) {
	return {
		requested: `aws:RequestTag/${tagName(name)}`,
		borne: `aws:ResourceTag/${tagName(name)}`
	};
}
function taggedAsOwn({ name }) {
	return {
		StringEquals: { [PIPELINE.requested]: [name] },
		...unlessAnothers({ name })
	};
}
function unlessAnothers({ name }) {
	return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}
const PULL_REQUESTS = "refs/pull/*";
function startedByPullRequests({ name }, { StringEquals, ...others }) {
	return {
		StringLike: { [REF.requested]: [PULL_REQUESTS] },
		StringEquals: {
			[PIPELINE.requested]: [name],
			...StringEquals
		},
		...others
	};
}
function unlessMains({ name }) {
	return {
		StringLikeIfExists: { [REF.borne]: [PULL_REQUESTS] },
		StringEqualsIfExists: { [PIPELINE.borne]: [name] }
	};
}
const READ_LOGS = { logs: ["DescribeLogStreams", "GetLogEvents"] };

// actions/lib/resources/autoscaling/permissions.ts
function permissions$7(config, place) {
	if (!serves(config)) return {};
	return {
		main: [readScaling(), ...scaling$1(config, arnsOf(config, place))],
		"pull-request": [readScaling()]
	};
}
function readScaling() {
	return allow("ReadScaling", {
		"application-autoscaling": [...[
			"DescribeScalableTargets",
			"DescribeScalingPolicies",
			"DescribeScheduledActions"
		], "ListTagsForResource"],
		cloudwatch: ["DescribeAlarms"]
	}, ["*"]);
}
const SCALING = [...[
	"RegisterScalableTarget",
	"DeregisterScalableTarget",
	"PutScalingPolicy",
	"DeleteScalingPolicy"
], ...["PutScheduledAction", "DeleteScheduledAction"]];
function scaling$1(config, arns) {
	const targets = [arns.regional("application-autoscaling", "scalable-target/*")];
	const ofEndpoints = {
		StringEquals: {
			"application-autoscaling:service-namespace": ["sagemaker"],
			"application-autoscaling:scalable-dimension": ["sagemaker:variant:DesiredInstanceCount"]
		},
		...unlessAnothers(config)
	};
	const alarms = (...names) => names.map((name) => arns.regional("cloudwatch", `alarm:${name}`));
	const scaled = Object.keys(config.endpoints);
	const stepAlarms = scaled.map((name) => `${config.name}-${name}-step`);
	return [
		allow("Scaling", { "application-autoscaling": SCALING }, targets, ofEndpoints),
		allow("TagTargets", { "application-autoscaling": ["TagResource"] }, targets, { StringEqualsIfExists: {
			[PIPELINE.requested]: [config.name],
			[PIPELINE.borne]: [config.name]
		} }),
		allow("ScaledEndpoints", { sagemaker: ["UpdateEndpointWeightsAndCapacities"] }, scaled.map((name) => arns.regional("sagemaker", `endpoint/${name.toLowerCase()}`))),
		allow("ScalingProbe", { sagemaker: ["DescribeEndpointConfig"] }, [arns.regional("sagemaker", `endpoint-config/${[
			8,
			4,
			4,
			4,
			12
		].map((count) => "?".repeat(count)).join("-")}`)]),
		allow("ScalingAlarms", { cloudwatch: [
			"PutMetricAlarm",
			"DeleteAlarms",
			"TagResource"
		] }, alarms(...stepAlarms, ...scaled.map((name) => `TargetTracking-endpoint/${name}/*`))),
		allow("ScalingServiceRole", { iam: ["CreateServiceLinkedRole"] }, [arns.role("aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint")], { StringEquals: { "iam:AWSServiceName": ["sagemaker.application-autoscaling.amazonaws.com"] } })
	];
}

// actions/lib/resources/autoscaling/index.ts
const autoscaling = {
	name: "autoscaling",
	sections: {},
	checks: [checkScaling],
	permissions: permissions$7,
	stages: { scale: {
		has: serves,
		runs: ["main"]
	} },
	kinds: {
		"step scaling": async (aws) => (await import("./step-scaling2.aws.mjs")).stepScalingKind(aws),
		"scalable target": async (aws) => (await import("./scaling.aws.mjs")).scalableTargetKind(aws),
		"scaling policy": async (aws) => (await import("./scaling.aws.mjs")).scalingPolicyKind(aws),
		"scheduled actions": async (aws) => (await import("./scaling.aws.mjs")).scheduledActionsKind(aws)
	},
	build: async () => (await import("./graph12.mjs")).buildScaling
};

// actions/lib/resources/code/checks.ts
const fromTheImage = /^(torch|torchvision|numpy)(?![\w.-])/i;
function checkBundles({ training, serving }, repository) {
	const findings = [];
	for (const [section, source] of Object.entries({
		training: training?.source,
		serving: serving?.source
	})) {
		if (source === void 0) continue;
		if (repository.kind(source) !== "folder") {
			const what = repository.kind(source) === "file" ? `is a file: ${source}` : `does not exist: ${source}`;
			findings.push({
				path: [section, "source"],
				what,
				instead: "write the path of a folder"
			});
			continue;
		}
		for (const file of [`${source}/requirements.txt`, `${source}/code/requirements.txt`]) findings.push(...checkRequirements([section, "source"], file, repository.text(file)));
	}
	if (serving?.source !== void 0) findings.push(...checkPlaces(serving.source, repository));
	const { source, "entry-point": entryPoint = "train.py" } = training ?? {};
	if (source !== void 0 && repository.kind(source) === "folder" && repository.kind(`${source}/${entryPoint}`) !== "file") {
		const what = `does not exist: ${source}/${entryPoint}`;
		findings.push({
			path: ["training", "entry-point"],
			what,
			instead: "write the name of a file in training.source"
		});
	}
	return findings;
}
function checkPlaces(source, repository) {
	const both = [`${source}/requirements.txt`, `${source}/code/requirements.txt`];
	if (both.some((file) => repository.kind(file) !== "file")) return [];
	return [{
		path: ["serving", "source"],
		what: `contains two files for the same place in the model: ${both.join(" and ")}`,
		instead: "put all requirements into one of them"
	}];
}
function checkRequirements(path, file, text = "") {
	return text.split("\n").flatMap((line, index) => {
		const name = fromTheImage.exec(line.trim())?.[1];
		if (name === void 0) return [];
		return [{
			path,
			what: `requires ${name}, but the image already contains the version that works with it`,
			instead: "remove the line",
			elsewhere: {
				file,
				line: index + 1
			}
		}];
	});
}

// actions/lib/resources/code/index.ts
const code$1 = {
	name: "code",
	sections: {},
	checks: [checkBundles],
	stages: {},
	kinds: { "code bundle": async (aws) => (await import("./object.mjs")).objectKind(aws, "code bundle") },
	build: async () => (await import("./node5.mjs")).buildCode
};

// actions/lib/resources/ec2/defaults.ts
const DEFAULT_AMI = "/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id";
const DEFAULT_INSTANCE = "m5.xlarge";

// actions/lib/resources/comparison/checks.ts
function checkComparison({ training, endpoints = {}, "pull-request": section }) {
	const known = Object.keys(training?.metrics ?? {});
	const gates = Object.entries(endpoints).flatMap(([name, endpoint]) => checkRules([
		"endpoints",
		name,
		"gate"
	], endpoint?.gate, known));
	if (section === void 0) return gates;
	const findings = [...gates, ...checkRules(["pull-request", "compare"], section.compare, known)];
	const models = Object.values(endpoints).map((endpoint) => endpoint?.model);
	if (models.every((model) => model === "ec2")) findings.push({
		path: ["pull-request"],
		at: "key",
		what: `compares with the model that an endpoint serves, and ${models.length === 0 ? "the config has no endpoints" : "all endpoints serve models that were trained on EC2, where pull requests do not train"}`,
		instead: "add endpoints, or remove pull-request",
		warning: true
	});
	return findings;
}
function checkRules(path, rules, known) {
	if (rules === void 0) return [];
	const names = Object.keys(rules);
	if (names.length === 0) return [{
		path,
		what: "names no metric",
		instead: "write { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }"
	}];
	return names.filter((metric) => !known.includes(metric)).map((metric) => ({
		path: [...path, metric],
		at: "key",
		what: "is not in training.metrics",
		instead: known.length === 0 ? "add it to training.metrics" : `write ${nearest(metric, known) ?? known.join(" or ")}`
	}));
}

// actions/lib/resources/comparison/compares.ts
const servedFromEc2 = ({ endpoints }) => Object.keys(endpoints).filter((name) => endpoints[name]?.model === "ec2");
const compares = (config) => config.pullRequest !== void 0 && Object.keys(config.endpoints).length > servedFromEc2(config).length;
const trainsIn = (config, domain) => domain === "main" || compares(config);

// actions/lib/resources/comparison/resolve.ts
function resolveComparison({ "pull-request": written }) {
	if (written === void 0) return {};
	const { compare, inconclusive = "neutral", seeds = 1 } = written;
	return { pullRequest: {
		compare: mapValues(compare, resolveRule),
		inconclusive,
		seeds
	} };
}
function resolveRule(rule) {
	return given({
		higherIsBetter: rule["higher-is-better"],
		tolerance: rule.tolerance,
		exampleValue: rule["example-value"]
	});
}

// actions/lib/resources/preview/schema.ts
const atMostAWeek = /^([1-9]\d{0,3}m|([1-9]\d?|1[0-5]\d|16[0-8])h|[1-7]d)$/;
const preview$1 = /* @__PURE__ */ optional(describe("Preview endpoints: a pull request with the label preview gets its model on endpoints of its own, with one instance each. Default: none, and the roles of pull requests may create no endpoint.", section({
	"expires-after": describe("How long a preview endpoint exists after its last change, at most 7d. A run every hour deletes expired ones. Default 8h.", /* @__PURE__ */ optional(text("a duration of at most 7d, such as 90m, 8h or 2d", "8h", atMostAWeek))),
	instance: /* @__PURE__ */ optional(instance("preview endpoints. Default: that of the endpoint", "ProductionVariants.InstanceType"))
}, "{ expires-after: 8h }")));

// actions/lib/resources/comparison/schema.ts
const tolerance = (/* @__PURE__ */ number$1({ error: () => "must be a number of at least 0\n0.01" })).check(/* @__PURE__ */ _gte(0, { error: () => "must be a number of at least 0\n0.01" }));
const compareRules = entries(text("a name from training.metrics", "Test Accuracy", filled), section({
	"higher-is-better": describe("Whether a higher value of this metric is better.", flag()),
	tolerance: describe("How much worse the new model may be, in units of the metric: 0.01 of an accuracy is one percentage point.", tolerance),
	"example-value": describe("Value of evaluation.json whose mean over the test examples is this metric: accuracy, or a field such as loss. Default: the one whose mean is the figure that both jobs reported.", /* @__PURE__ */ optional(text("accuracy or the name of a field", "accuracy", filled)))
}, "{ higher-is-better: true, tolerance: 0.01 }"), "a mapping of metrics", "{ Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }");
const pullRequest = /* @__PURE__ */ optional(describe("The comparison of the model of a pull request with the model that the endpoint of main serves.", section({
	compare: describe("The metrics that decide the verdict.", compareRules),
	inconclusive: describe("Conclusion of the check when the test set is too small to tell: neutral, success or failure. Default neutral.", /* @__PURE__ */ optional(choice([
		"neutral",
		"success",
		"failure"
	]))),
	seeds: describe("How often each of both models is trained, with another value of the hyperparameter seed (`--seed`) each time, to measure the noise of training. Default 1: the noise of training is not measured.", /* @__PURE__ */ optional(whole(1, 10, "3"))),
	preview: preview$1
}, "{ compare: { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } } }")));

// actions/lib/resources/comparison/index.ts
const comparison = {
	name: "comparison",
	sections: { "pull-request": pullRequest },
	checks: [checkComparison],
	resolve: resolveComparison,
	stages: { compare: {
		has: compares,
		runs: ["pull-request"]
	} },
	kinds: {},
	build: async () => (await import("./graph6.mjs")).buildComparisons
};

// actions/lib/resources/family.ts
const EVERYWHERE = ["main", "pull-request"];

// actions/lib/dataset/address.ts
function shownAddress(address) {
	const text = String(address);
	if (!/^https?:/i.test(text)) return text;
	return text.replace(/^([a-z]+:[/\\]*)[^/\\?#]*@/i, "$1").replace(/[?#].*$/s, "?…");
}
function withShownAddresses(text) {
	return text.replace(/\bhttps?:[^\s"'<>]+/gi, shownAddress);
}

// actions/lib/resources/data/check-sources.ts
const archive = /\.(zip|tar\.gz|tgz)$/i;
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//;
function checkSources({ data, weights }, repository) {
	return [
		...checkSource(["data", "source"], data?.source, repository, true),
		...checkSource(["weights", "source"], weights?.source, repository, false),
		...checkPin(data),
		...checkStrict(data)
	];
}
function checkStrict(data) {
	if (data?.strict !== true || data.layout === "image-folders") return [];
	return [{
		path: ["data", "strict"],
		what: "has no effect: without a layout nothing is checked",
		instead: "add layout: image-folders, or remove it"
	}];
}
function checkPin(data) {
	const locations = [data?.source ?? []].flat();
	if (data === void 0 || "sha256" in data || !locations.some((location) => /^https?:/.test(location ?? ""))) return [];
	return [{
		path: ["data", "source"],
		what: "is not pinned: any file that the address serves is used as the data set",
		instead: "add data.sha256, which sync-data prints",
		warning: true
	}];
}
function checkSource(path, source, repository, archives) {
	return (typeof source === "string" ? [source] : source ?? []).flatMap((location, index) => {
		if (location === void 0) return [];
		const place = typeof source === "string" ? path : [...path, index];
		const finding = objection$1(location, repository, archives);
		return finding === void 0 ? [] : [{
			path: place,
			...finding
		}];
	});
}
function objection$1(location, repository, archives) {
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
	if (scheme !== void 0) {
		if (scheme !== "https" && !loopback.test(location)) {
			const instead = scheme === "http" ? `write https${location.slice(4)}` : "write a path or an https address";
			return {
				what: `is read from a path or over https, not ${scheme}`,
				instead
			};
		}
		if (!URL.canParse(location)) return {
			what: `is not an address: ${shownAddress(location)}`,
			instead: "write an https address"
		};
		if (archives && !archive.test(new URL(location).pathname)) return {
			what: "is not a .zip, .tar.gz or .tgz file",
			instead: "write the address of such a file"
		};
		return;
	}
	const kind = repository.kind(location);
	if (kind === void 0) return {
		what: `does not exist: ${location}`,
		instead: "write the path of a folder or file that exists"
	};
	if (archives && kind === "file" && !archive.test(location)) return {
		what: "is not a folder, .zip, .tar.gz or .tgz file",
		instead: "write the path of one"
	};
}

// actions/lib/resources/data/resolve.ts
function resolveData({ name, data }) {
	return { data: given({
		locations: [data.source].flat(),
		sha256: data.sha256,
		prefix: data.prefix ?? `${name}/`,
		layout: data.layout ?? "any",
		strict: data.strict
	}) };
}

// actions/lib/resources/data/schema.ts
var schema_exports$7 = /* @__PURE__ */ __exportAll({ data: () => data$1 });
const data$1 = describe("The data set: the input channel \"training\" of every job.", section({
	source: describe("Folder, .zip, .tar.gz or .tgz, or the https address of such a file. In a list, the first that can be read is used.", oneOrMore(location, "a location or a list of them", "data/images")),
	sha256: /* @__PURE__ */ optional(sha256),
	prefix: describe("Key prefix of the data versions of main in the bucket; pull requests use <name>-pr/. Default <name>/.", /* @__PURE__ */ optional(text("a key prefix that ends in /", "dogImages/", /^[\w.-]+(\/[\w.-]+)*\/$/))),
	layout: describe("image-folders checks for {train,valid,test}/NNN.Class/ with images. Default any: no check.", /* @__PURE__ */ optional(choice(["image-folders", "any"]))),
	strict: describe("true turns the warnings of layout into errors: an image in two splits or classes, a truncated JPEG, a file that training does not read. Default false.", /* @__PURE__ */ optional(flag()))
}, "{ source: data/images }"));

// actions/lib/resources/data/index.ts
const data = {
	name: "data",
	sections: schema_exports$7,
	checks: [checkSources],
	resolve: resolveData,
	stages: { "sync-data": {
		has: () => true,
		runs: EVERYWHERE
	} },
	kinds: { "data version": async (aws) => (await import("./version2.aws.mjs")).dataVersionKind(aws, "are missing") },
	build: async () => (await import("./node7.mjs")).buildData
};

// actions/lib/resources/ec2/resolve.ts
function resolveEc2({ name, aws, ec2, train = {} }) {
	if (ec2 === void 0) return {};
	const { instance = DEFAULT_INSTANCE, ami = DEFAULT_AMI, spot = false } = ec2;
	const volumeSize = ec2["volume-size"];
	return { ec2: given({
		train: ec2.train ?? defaultEntry(train) ?? "",
		instances: [instance].flat(),
		ami,
		maxRuntime: toSeconds(ec2["max-runtime"] ?? "2h"),
		volumeSize: volumeSize === void 0 ? void 0 : toGigabytes(volumeSize),
		spot,
		subnets: ec2.subnets ?? aws.subnets ?? [],
		instanceProfile: ec2["instance-profile"] ?? `${name}-ec2`
	}) };
}
function defaultEntry(train) {
	return Object.entries(train).find(([, entry]) => (entry?.count ?? 1) === 1)?.[0];
}

// actions/lib/resources/ec2/checks.ts
const SHORTEST$1 = 60;
function checkEc2({ name, ec2, train = {} }) {
	if (ec2 === void 0) return [];
	const runtime = ec2["max-runtime"];
	return [
		...checkName(name),
		...checkEntry(ec2.train, train),
		...[ec2.instance ?? []].flat().flatMap((type, index) => checkType(type, Array.isArray(ec2.instance) ? [index] : [])),
		...checkPython(ec2.ami),
		...checkArchitecture(ec2),
		...runtime !== void 0 && toSeconds(runtime) < SHORTEST$1 ? [{
			path: ["ec2", "max-runtime"],
			what: `is ${runtime}, but an instance takes most of a minute to start`,
			instead: "write 1m or more"
		}] : []
	];
}
function checkName(name) {
	if (name === void 0 || !name.startsWith("sg-")) return [];
	return [{
		path: ["name"],
		what: `begins with sg-, and EC2 takes no security group of such a name: ${name}`,
		instead: "write a name that begins otherwise, or leave out ec2"
	}];
}
function checkEntry(named, train) {
	if (Object.hasOwn(train, "ec2")) return [{
		path: ["train", "ec2"],
		at: "key",
		what: "is the name of the EC2 training run, which the section ec2 describes",
		instead: "write another name"
	}];
	if (Object.keys(train).length === 0) return [];
	const names = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) === 1).map(([name]) => name);
	if (named === void 0) {
		if (defaultEntry(train) !== void 0) return [];
		return [{
			path: ["ec2"],
			at: "key",
			what: "needs an entry of train with one instance, and all have several",
			instead: "add an entry such as single: { instance: ml.m5.xlarge } to train"
		}];
	}
	if (!Object.hasOwn(train, named)) {
		const what = `is not the name of an entry in train: ${JSON.stringify(named)}`;
		return [{
			path: ["ec2", "train"],
			what,
			instead: `write ${nearest(named, names) ?? names.join(" or ")}`
		}];
	}
	const count = train[named]?.count ?? 1;
	if (count === 1) return [];
	const what = `is ${named}, which has ${count} instances; one EC2 instance trains`;
	return [{
		path: ["ec2", "train"],
		what,
		instead: names.length === 0 ? "name an entry with one instance" : `write ${names.join(" or ")}`
	}];
}
function checkType(type, index) {
	if (type === void 0 || !type.startsWith("ml.")) return [];
	const what = `is an instance type of SageMaker: ${type}`;
	return [{
		path: [
			"ec2",
			"instance",
			...index
		],
		what,
		instead: `write ${type.slice(3)}`
	}];
}
const FIRST = [2, 6];
function checkPython(ami) {
	if (ami === void 0) return [];
	const [major = 0, minor = 0] = /-pytorch-(\d+)\.(\d+)-/.exec(ami)?.slice(1).map(Number) ?? [];
	if (major > FIRST[0] || major === FIRST[0] && minor >= FIRST[1]) return [];
	const what = `is an AMI without /opt/pytorch/bin/python, which runs the training: ${ami}`;
	const instead = `write one with PyTorch ${FIRST.join(".")} or newer, such as ${DEFAULT_AMI}`;
	return [{
		path: ["ec2", "ami"],
		what,
		instead
	}];
}
const ARM = /^(a1|t4g|[a-z]+\d+g[a-z]*)\./;
function checkArchitecture({ ami = DEFAULT_AMI, instance = DEFAULT_INSTANCE }) {
	const [, of] = /\/(x86_64|arm64)\//.exec(ami) ?? [];
	if (of === void 0) return [];
	return [instance].flat().flatMap((type, index) => {
		if (type === void 0 || type.startsWith("ml.") || ARM.test(type) === (of === "arm64")) return [];
		const what = `is ${type}, on which the AMI does not start: ${ami} is for ${of}`;
		const instead = of === "arm64" ? "write an Arm type such as g5g.xlarge" : `write an x86 type such as ${DEFAULT_INSTANCE}`;
		return [{
			path: [
				"ec2",
				"instance",
				...Array.isArray(instance) ? [index] : []
			],
			what,
			instead
		}];
	});
}

// actions/lib/resources/ec2/costs.ts
function ec2Costs({ ec2 }) {
	const [instance, ...more] = ec2?.instances ?? [];
	if (ec2 === void 0 || instance === void 0) return [];
	return [{
		is: "run",
		key: "train-on-ec2",
		product: {
			use: "ec2",
			instance
		},
		others: more.map((other) => ({
			use: "ec2",
			instance: other
		})),
		instances: 1,
		jobs: 1,
		seconds: ec2.maxRuntime,
		...ec2.spot && { attempts: 9 },
		earlier: async (scope) => (await import("./earlier.mjs")).earlierOnEc2(scope, instance)
	}];
}

// actions/lib/resources/ec2/log-group.ts
const logGroupOf = (pipeline) => `/aws/ec2/${pipeline}`;

// actions/lib/resources/ec2/permissions.ts
function permissions$6(config, place) {
	const { ec2 } = config;
	if (ec2 === void 0) return {};
	const arns = arnsOf(config, place);
	return {
		main: ofMain$3(config, ec2, place, arns),
		ec2: ofInstances(config, arns)
	};
}
function ofMain$3(config, ec2, place, arns) {
	const { region } = config.aws;
	const own = (...types) => types.map((type) => arns.regional("ec2", `${type}/*`));
	const requested = { StringEquals: { [PIPELINE.requested]: [config.name] } };
	const borne = { StringEquals: { [PIPELINE.borne]: [config.name] } };
	const profile = `arn:aws:iam::${place.account}:instance-profile/${ec2.instanceProfile}`;
	const { ec2Launches } = keysOf(config, "main");
	return [
		allow("ReadEc2", { ec2: READ_EC2 }, ["*"]),
		allow("ReadAmi", { ssm: ["GetParameter"] }, [`arn:aws:ssm:${region}::parameter${ec2.ami}`]),
		allow("ReadProfile", { iam: ["GetInstanceProfile"] }, [profile]),
		allow("LaunchInstance", { ec2: ["RunInstances"] }, own("instance"), { StringEquals: {
			...requested["StringEquals"],
			"ec2:InstanceType": ec2.instances,
			"ec2:InstanceProfile": [profile],
			"ec2:MetadataHttpTokens": ["required"]
		} }),
		allow("LaunchVolume", { ec2: ["RunInstances"] }, own("volume"), {
			...requested,
			Bool: { "ec2:Encrypted": ["true"] }
		}),
		allow("LaunchFrom", { ec2: ["RunInstances"] }, [`arn:aws:ec2:${region}::image/*`, ...own("network-interface", "subnet", ...ec2.spot ? ["spot-instances-request"] : [])]),
		allow("LaunchInGroup", { ec2: ["RunInstances"] }, own("security-group"), borne),
		allow("MakeGroup", { ec2: ["CreateSecurityGroup"] }, own("security-group"), requested),
		allow("MakeGroupIn", { ec2: ["CreateSecurityGroup"] }, own("vpc")),
		allow("TagNew", { ec2: ["CreateTags"] }, own("instance", "volume", "security-group"), { StringEquals: {
			...requested["StringEquals"],
			"ec2:CreateAction": ["RunInstances", "CreateSecurityGroup"]
		} }),
		allow("TagInstance", { ec2: ["CreateTags"] }, own("instance"), {
			...borne,
			StringEqualsIfExists: { [PIPELINE.requested]: [config.name] }
		}),
		allow("EndInstance", { ec2: ["TerminateInstances", "GetConsoleOutput"] }, own("instance"), borne),
		allow("PassInstanceRole", { iam: ["PassRole"] }, [arns.role(ec2.instanceProfile)], { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } }),
		...ec2.spot ? [makeSpotRole(arns)] : [],
		allow("ReadInstanceLogs", { logs: ["GetLogEvents"] }, [arns.regional("logs", `log-group:${logGroupOf(config.name)}:log-stream:*`)]),
		allow("WriteLaunches", { s3: ["PutObject"] }, arns.objects(...ec2Launches), ONCE)
	];
}
const READ_EC2 = [...[
	"DescribeInstances",
	"DescribeImages",
	"DescribeVpcs",
	"DescribeSubnets",
	"DescribeSecurityGroups"
], ...["DescribeInstanceTypes", "DescribeInstanceTypeOfferings"]];
const ONCE = { Null: { "s3:if-none-match": ["false"] } };
function makeSpotRole(arns) {
	const role = arns.role("aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot");
	return allow("MakeSpotRole", { iam: ["CreateServiceLinkedRole"] }, [role], { StringEquals: { "iam:AWSServiceName": ["spot.amazonaws.com"] } });
}
function ofInstances(config, arns) {
	const { data, records, code, weights, ec2Jobs, ec2Results, ec2Large, ec2Checkpoints } = keysOf(config, "main");
	const group = arns.regional("logs", `log-group:${logGroupOf(config.name)}`);
	const { spot = false } = config.ec2 ?? {};
	return [
		allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(data, records[0] ?? "", code, weights, ec2Jobs, ...spot ? [ec2Checkpoints] : [])),
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...ec2Results), ONCE),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...ec2Large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...ec2Large)),
		...spot ? [allow("WriteCheckpoints", { s3: ["PutObject"] }, arns.objects(ec2Checkpoints))] : [],
		allow("LogGroup", { logs: ["CreateLogGroup"] }, [group, `${group}:*`]),
		allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, [`${group}:log-stream:*`])
	];
}

// actions/lib/resources/ec2/schema.ts
var schema_exports$6 = /* @__PURE__ */ __exportAll({ ec2: () => ec2$1 });
const ec2$1 = /* @__PURE__ */ optional(describe("A training run on an EC2 instance, with the same code, data and hyperparameters as an entry of train. Its model is served by an endpoint with `model: ec2`. It runs in the workflow train-on-ec2.yml.", section({
	train: describe("The entry of train whose content is trained. Default: the first with one instance.", /* @__PURE__ */ optional(text("the name of an entry in train", "single", filled))),
	instance: describe("InstanceType, or several: the next one is taken when AWS has no capacity for the one before. Default m5.xlarge.", /* @__PURE__ */ optional(oneOrMore(text("an EC2 instance type", "m5.xlarge", /^(ml\.)?[a-z][a-z0-9-]*\.[a-z0-9-]+$/), "an EC2 instance type, or a list of them", "m5.xlarge or [m5.xlarge, m5a.xlarge]"))),
	ami: describe(`The Systems Manager parameter that names the AMI; its Python with PyTorch is /opt/pytorch/bin/python. Default ${DEFAULT_AMI}.`, /* @__PURE__ */ optional(text("the name of a Systems Manager parameter of a Deep Learning AMI", DEFAULT_AMI, /^\/aws\/service\/deeplearning\/ami\/[\w./-]+$/))),
	"max-runtime": describe("The instance ends itself after this time, whatever happens. Default 2h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "2h", durationPattern))),
	"volume-size": describe("Size of the instance's disk, at least that of the AMI. Default: 20 GB more than the AMI has.", /* @__PURE__ */ optional(text("a size with its unit, such as 100GB", "100GB", sizePattern))),
	spot: describe("Whether a spot instance is used. After an interruption, training continues from its checkpoint on another one. Default false.", /* @__PURE__ */ optional(flag())),
	subnets: describe("SubnetId: the next one is taken when AWS has no capacity in the one before. They need a way to Amazon S3 and CloudWatch Logs. Default: aws.subnets, else those of the default VPC.", /* @__PURE__ */ optional(subnetIds)),
	"instance-profile": describe("Name of the instance's profile. Default: the one of the generated roles, <name>-ec2.", /* @__PURE__ */ optional(text("the name of an instance profile", "dog-breeds-ec2", /^[\w+=,.@-]{1,128}$/)))
}, "{ max-runtime: 2h }")));

// actions/lib/resources/ec2/index.ts
const ec2 = {
	name: "ec2",
	sections: schema_exports$6,
	checks: [checkEc2],
	resolve: resolveEc2,
	permissions: permissions$6,
	stages: { "train-on-ec2": {
		has: (config) => config.ec2 !== void 0,
		runs: ["main"],
		apart: "unless named"
	} },
	kinds: {
		"security group": async (aws) => (await import("./security-group.aws.mjs")).securityGroupKind(aws),
		"EC2 training": async (aws) => (await import("./run2.aws.mjs")).ec2RunKind(aws)
	},
	costs: ec2Costs,
	build: async () => (await import("./graph8.mjs")).buildEc2
};

// actions/lib/resources/endpoint/checks.ts
const LARGEST_BODY = 6291456;
function checkEndpoints({ endpoints = {}, train, ec2, ...rest }, repository) {
	const findings = [];
	const entries = train && [...Object.keys(train), ...ec2 === void 0 ? [] : ["ec2"]];
	if (Object.keys(endpoints).length > 0 && !("serving" in rest)) findings.push({
		path: ["endpoints"],
		at: "key",
		what: "need the section serving, which names the serving code",
		instead: "add serving: { source: python/serving }"
	});
	for (const [name, endpoint] of Object.entries(endpoints)) {
		const path = ["endpoints", name];
		const model = endpoint?.model;
		if (model !== void 0 && entries !== void 0 && !entries.includes(model)) {
			const instead = model === "ec2" ? "add the section ec2: { max-runtime: 2h }" : `write ${nearest(model, entries) ?? entries.join(" or ")}`;
			findings.push({
				path: [...path, "model"],
				what: `is not the name of an entry in train: ${JSON.stringify(model)}`,
				instead
			});
		}
		const file = endpoint?.smoke?.file;
		if (file === void 0) continue;
		if (repository.kind(file) !== "file") findings.push({
			path: [
				...path,
				"smoke",
				"file"
			],
			what: `does not exist: ${file}`,
			instead: "write the path of a file"
		});
		else if (repository.size(file) > 6291456) {
			const what = `has ${repository.size(file)} bytes; an endpoint accepts at most ${LARGEST_BODY}`;
			findings.push({
				path: [
					...path,
					"smoke",
					"file"
				],
				what,
				instead: "write the path of a smaller file"
			});
		}
	}
	return findings;
}

// actions/lib/resources/endpoint/costs.ts
function endpointCosts({ endpoints }) {
	return Object.entries(endpoints).map(([name, { instance, count, scaling }]) => {
		const ranges = scaling === void 0 ? [] : [scaling, ...Object.values(scaling.scheduled)];
		const least = scaling === void 0 ? count : Math.min(...ranges.map(({ min = scaling.min }) => min));
		const most = scaling === void 0 ? count : Math.max(...ranges.map(({ max = scaling.max }) => max));
		return {
			is: "standing",
			key: `endpoint:${name}`,
			product: {
				use: "hosting",
				instance
			},
			least,
			most,
			what: `${least === most ? least : `${least} to ${most}`} × ${instance}`
		};
	});
}

// actions/lib/resources/endpoint/permissions.ts
function permissions$5(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: ofMain$2(config, arns),
		"pull-request": ofPullRequests$1(arns),
		execution: endpointLogs(arns, Object.keys(config.endpoints))
	};
}
const MODELS = [...[
	"DescribeModel",
	"DeleteModel",
	"DescribeEndpointConfig",
	"DeleteEndpointConfig"
], ...[
	"CreateEndpoint",
	"UpdateEndpoint",
	"AddTags",
	"ListTags"
]];
const ENDPOINTS = [...[
	"CreateEndpoint",
	"DescribeEndpoint",
	"UpdateEndpoint",
	"DeleteEndpoint",
	"InvokeEndpoint"
], ...[
	"AddTags",
	"ListTags",
	"DeleteTags"
]];
function ofMain$2(config, arns) {
	if (arns.endpoints.length === 0) return [];
	const served = [...arns.models, ...arns.endpointConfigs];
	const groups = Object.keys(config.endpoints).map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}:*`));
	return [
		allow("MakeModels", { sagemaker: ["CreateModel", "CreateEndpointConfig"] }, served, taggedAsOwn(config)),
		allow("Models", { sagemaker: MODELS }, served, unlessAnothers(config)),
		allow("Endpoints", { sagemaker: ENDPOINTS }, arns.endpoints),
		LISTS,
		allow("ReadEndpointLogs", READ_LOGS, groups)
	];
}
function ofPullRequests$1(arns) {
	if (arns.endpoints.length === 0) return [];
	return [LISTS, allow("ReadServing", { sagemaker: [
		"DescribeModel",
		"DescribeEndpointConfig",
		"DescribeEndpoint",
		"ListTags"
	] }, [
		...arns.models,
		...arns.endpointConfigs,
		...arns.endpoints
	])];
}
const LISTS = allow("ListModels", { sagemaker: [
	"ListModels",
	"ListEndpointConfigs",
	"ListEndpoints"
] }, ["*"]);
function endpointLogs(arns, names) {
	const groups = names.map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}`));
	if (groups.length === 0) return [];
	return [allow("EndpointLogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, groups.flatMap((group) => [group, `${group}:*`])), allow("EndpointLogs", { logs: ["CreateLogStream", "PutLogEvents"] }, groups.map((group) => `${group}:log-stream:*`))];
}

// actions/lib/resources/autoscaling/resolve.ts
function resolveScaling({ min, max, step, scheduled = {}, ...scaling }) {
	const seconds = (cooldown = "300s") => toSeconds(cooldown);
	return given({
		min,
		max,
		target: scaling["target-invocations-per-instance-per-minute"],
		scaleInCooldown: seconds(scaling["scale-in-cooldown"]),
		scaleOutCooldown: seconds(scaling["scale-out-cooldown"]),
		step: step && {
			minutes: step.minutes ?? 1,
			cooldown: seconds(step.cooldown),
			add: step.add.toSorted((a, b) => a.above - b.above)
		},
		scheduled: mapValues(scheduled, ({ schedule, timezone = "UTC", min, max }) => given({
			schedule,
			timezone,
			min,
			max
		}))
	});
}

// actions/lib/resources/code/resolve.ts
function code({ source, include }) {
	return given({
		source: source.replace(/\/+$/, ""),
		include
	});
}

// actions/lib/resources/endpoint/resolve.ts
function resolveEndpoints(written) {
	const { serving, endpoints = {} } = written;
	return {
		endpoints: mapValues(endpoints, (endpoint) => resolveEndpoint(endpoint, written)),
		...serving && { serving: {
			...code(serving),
			environment: texts(serving.environment)
		} }
	};
}
function resolveEndpoint(endpoint, { aws, serving }) {
	const { model, instance, count = 1, scaling, gate, smoke } = endpoint;
	const image = serving?.image ?? "ray-serve";
	return given({
		model,
		instance,
		count,
		image: imageUri("serving", image, aws.region, instance),
		inferenceAmi: inferenceAmi(image, instance),
		scaling: scaling && resolveScaling(scaling),
		gate: gate && mapValues(gate, resolveRule),
		smoke: smoke && given({
			file: smoke.file,
			contentType: smoke["content-type"],
			expect: smoke.expect
		})
	});
}

// actions/lib/resources/autoscaling/schema.ts
const schedule = /^(cron\(\S+( \S+){5}\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/;
const cooldown = (word, what) => describe(`${word}: ${what} Default 300s.`, /* @__PURE__ */ optional(text("a duration with its unit, such as 30s or 5m", "30s", durationPattern)));
const scaling = describe("Autoscaling of the instances (Application Auto Scaling, target tracking).", section({
	min: describe("MinCapacity: minimum number of instances.", whole(1, 1e3, "1")),
	max: describe("MaxCapacity: maximum number of instances.", whole(1, 1e3, "4")),
	"target-invocations-per-instance-per-minute": describe("TargetValue of SageMakerVariantInvocationsPerInstance: requests per minute that one instance should answer. 20 is one request every 3 seconds; measure with the action invoke what an instance can do.", positive("20")),
	"scale-in-cooldown": cooldown("ScaleInCooldown", "time between two removals of instances."),
	"scale-out-cooldown": cooldown("ScaleOutCooldown", "wait after instances were added."),
	step: describe("Step scaling in addition to target tracking: adds instances immediately under high load. The larger of both numbers of instances applies.", /* @__PURE__ */ optional(section({
		minutes: describe("EvaluationPeriods of the alarm: minutes above the threshold before instances are added. Default 1.", /* @__PURE__ */ optional(whole(1, 60, "1"))),
		cooldown: cooldown("Cooldown", "wait before the same step adds more instances."),
		add: describe("StepAdjustments: number of instances to add above a number of requests per minute and instance.", list(section({
			above: describe("The alarm’s Threshold and MetricIntervalLowerBound.", positive("60")),
			instances: describe("ScalingAdjustment.", whole(1, 1e3, "2"))
		}, "{ above: 60, instances: 2 }"), "a list of steps", "[{ above: 60, instances: 2 }]", 20))
	}, "{ add: [{ above: 60, instances: 2 }] }"))),
	scheduled: describe("Scheduled actions by name: other limits from a point in time.", /* @__PURE__ */ optional(entries(entryName("a name such as morning"), section({
		schedule: describe("Schedule: cron(minutes hours day month weekday year), rate(…) or at(…).", text("a schedule such as cron(0 8 ? * MON-FRI *), rate(1 day) or at(2030-01-31T08:00:00)", "cron(0 8 ? * MON-FRI *)", schedule)),
		timezone: describe("Timezone of cron and at. Default UTC.", /* @__PURE__ */ optional(text("a time zone", "Europe/Berlin", filled))),
		min: describe("MinCapacity from then on.", /* @__PURE__ */ optional(whole(1, 1e3, "2"))),
		max: describe("MaxCapacity from then on.", /* @__PURE__ */ optional(whole(1, 1e3, "8")))
	}, "{ schedule: cron(0 8 ? * MON-FRI *), min: 2 }"), "a mapping of scheduled actions", "{ morning: { schedule: 'cron(0 8 ? * MON-FRI *)', min: 2 } }")))
}, "{ min: 1, max: 4, target-invocations-per-instance-per-minute: 20 }"));

// actions/lib/resources/endpoint/schema.ts
var schema_exports$5 = /* @__PURE__ */ __exportAll({
	endpoints: () => endpoints,
	serving: () => serving
});
const serving = /* @__PURE__ */ optional(describe("The serving code, which is packed into every model together with the trained artifact.", section({
	source: describe("Folder of the serving code.", path("python/serving")),
	include,
	image: describe("PrimaryContainer.Image: ray-serve (AWS's image, CPU or GPU as the instance is) or an image URI. Default ray-serve.", /* @__PURE__ */ optional(text("ray-serve or an image URI", "ray-serve", filled))),
	environment: environment("PrimaryContainer.Environment")
}, "{ source: python/serving }")));
const endpoints = /* @__PURE__ */ optional(describe("Endpoints by their name.", entries(entryName("a name such as dog-breeds"), section({
	model: describe("The entry of train whose artifact is served; ec2: that of the EC2 training run.", text("the name of an entry in train", "single", filled)),
	instance: instance("serving", "ProductionVariants.InstanceType"),
	count: describe("ProductionVariants.InitialInstanceCount. Default 1.", /* @__PURE__ */ optional(whole(1, 1e3, "1"))),
	scaling: /* @__PURE__ */ optional(scaling),
	gate: describe("Metrics in which a new model must not be worse than the served one: if it is shown to be, deploy fails and the endpoint keeps its model.", /* @__PURE__ */ optional(compareRules)),
	smoke: describe("The smoke test: a request that must be answered correctly after a deployment. Otherwise the endpoint is rolled back.", /* @__PURE__ */ optional(section({
		file: describe("The body of the request.", path("pipeline-config/data/held-out/image.png")),
		"content-type": describe("ContentType of InvokeEndpoint.", text("a media type", "image/jpeg", /^[\w.+-]+\/[\w.+-]+$/)),
		expect: describe("The expected top class. Default: any answer that is not an error.", /* @__PURE__ */ optional(text("the name of a class", "Dalmatian", filled)))
	}, "{ file: image.jpg, content-type: image/jpeg, expect: Dalmatian }")))
}, "{ model: single, instance: ml.m5.xlarge }"), "a mapping of endpoints", "{ dog-breeds: { model: single, instance: ml.m5.xlarge } }")));

// actions/lib/resources/endpoint/index.ts
const endpoint = {
	name: "endpoint",
	sections: schema_exports$5,
	checks: [checkEndpoints],
	resolve: resolveEndpoints,
	permissions: permissions$5,
	stages: { deploy: {
		has: serves,
		runs: ["main"]
	} },
	kinds: {
		"model package": async (aws) => (await import("./object.mjs")).objectKind(aws, "model package"),
		model: async (aws) => (await import("./model.aws.mjs")).modelKind(aws),
		"endpoint configuration": async (aws) => (await import("./endpoint-config.aws.mjs")).endpointConfigKind(aws),
		endpoint: async (aws) => (await import("./endpoint.aws.mjs")).endpointKind(aws)
	},
	costs: endpointCosts,
	build: async () => (await import("./graph10.mjs")).buildEndpoints
};

// actions/lib/resources/function/checks.ts
const ENVIRONMENT_LIMIT = 4096;
const MEMORY = {
	least: 128,
	most: 10240
};
const LONGEST$1 = 900;
const LARGEST_EVENT = 6291456;
function checkFunctions({ functions = {}, endpoints = {} }, repository) {
	return Object.entries(functions).flatMap(([name, written]) => {
		if (written === void 0) return [];
		const path = ["functions", name];
		const { endpoint } = written;
		const names = Object.keys(endpoints);
		const findings = [
			...checkCode(path, written, repository),
			...checkConcurrency(path, written),
			...checkLimits$1(path, written),
			...checkTest(path, written, repository),
			...checkTrial(path, written)
		];
		if (endpoint !== void 0 && !names.includes(endpoint)) {
			const instead = names.length === 0 ? "add it to endpoints" : `write ${nearest(endpoint, names) ?? names.join(" or ")}`;
			const what = `is not the name of an endpoint in endpoints: ${JSON.stringify(endpoint)}`;
			findings.push({
				path: [...path, "endpoint"],
				what,
				instead
			});
		}
		return findings;
	});
}
function checkCode(path, { source, handler = "handler.handler" }, repository) {
	if (source === void 0) return [];
	if (repository.kind(source) !== "folder") {
		const what = repository.kind(source) === "file" ? `is a file: ${source}` : `does not exist: ${source}`;
		return [{
			path: [...path, "source"],
			what,
			instead: "write the path of a folder"
		}];
	}
	const findings = [];
	const [file, name] = [`${source}/${handler.replace(/\.\w+$/, "")}.py`, handler.split(".").at(-1)];
	const text = repository.text(file);
	const where = [...path, "handler"];
	if (text === void 0) findings.push({
		path: where,
		what: `has no file ${file}`,
		instead: "write <file>.<function> of the source"
	});
	else if (!new RegExp(`^(async\\s+)?(def\\s+${name}\\b|${name}\\s*[:=])|\\bimport\\b.*\\b${name}\\b`, "m").test(text)) {
		const what = `has no function ${name} in ${file}`;
		findings.push({
			path: where,
			what,
			instead: "write <file>.<function> of the source"
		});
	}
	if (repository.text(`${source}/requirements.txt`) !== void 0) {
		const what = "contains a requirements.txt, which Lambda does not install";
		const instead = `install the packages into it: pip install -r requirements.txt --target ${source}`;
		findings.push({
			path: [...path, "source"],
			what,
			instead,
			warning: true
		});
	}
	return findings;
}
function checkConcurrency(path, written) {
	const { "provisioned-concurrency": provisioned = 0, "reserved-concurrency": reserved } = written;
	if (reserved === void 0 || reserved >= 2 * provisioned) return [];
	if (provisioned > reserved) {
		const what = `is above reserved-concurrency: ${provisioned} > ${reserved}`;
		const instead = `write at most ${Math.floor(reserved / 2)}, or reserve ${2 * provisioned}`;
		return [{
			path: [...path, "provisioned-concurrency"],
			what,
			instead
		}];
	}
	const what = `is below twice provisioned-concurrency: ${reserved} < 2 × ${provisioned}; during an update the old and the new version both need it`;
	return [{
		path: [...path, "reserved-concurrency"],
		what,
		instead: `write at least ${2 * provisioned}`
	}];
}
function checkLimits$1(path, { environment = {}, memory, timeout }) {
	const findings = [];
	if ("ENDPOINT_NAME" in environment) {
		const what = "is set by the action, from endpoint";
		findings.push({
			path: [
				...path,
				"environment",
				"ENDPOINT_NAME"
			],
			at: "key",
			what,
			instead: "remove it"
		});
	}
	const bytes = Buffer.byteLength(JSON.stringify(environment));
	if (bytes > ENVIRONMENT_LIMIT) {
		const what = `has ${bytes} bytes as JSON; Lambda allows ${ENVIRONMENT_LIMIT} for all variables together`;
		findings.push({
			path: [...path, "environment"],
			at: "key",
			what,
			instead: "put it in a file of the source"
		});
	}
	const megabytes = memory !== void 0 && memoryPattern.test(memory) ? toMegabytes(memory) : MEMORY.least;
	if (megabytes < MEMORY.least || megabytes > MEMORY.most) {
		const what = `is ${megabytes} MB; Lambda allows ${MEMORY.least} to ${MEMORY.most}`;
		findings.push({
			path: [...path, "memory"],
			what,
			instead: "write 256MB"
		});
	}
	if (timeout !== void 0 && durationPattern.test(timeout) && toSeconds(timeout) > LONGEST$1) {
		const what = `is ${toSeconds(timeout)} s; Lambda allows ${LONGEST$1}`;
		findings.push({
			path: [...path, "timeout"],
			what,
			instead: "write at most 15m"
		});
	}
	return findings;
}
function checkTrial(path, { test, "provisioned-concurrency": provisioned = 0 }) {
	if (test !== void 0 || provisioned > 0) return [];
	return [{
		path,
		at: "key",
		what: "has no test and no provisioned-concurrency, so a new version is not tested before the alias moves to it",
		instead: "add test: { event: … }",
		warning: true
	}];
}
function checkTest(path, { test }, repository) {
	const event = test?.event;
	if (typeof event !== "string") return [];
	const where = [
		...path,
		"test",
		"event"
	];
	const text = repository.text(event);
	if (text === void 0) return [{
		path: where,
		what: `does not exist: ${event}`,
		instead: "write the path of a JSON file, or the event"
	}];
	const secrets = secretsIn(text).map(({ what }) => `names a file that ${what}: ${event}`);
	if (secrets.length > 0) return secrets.map((what) => ({
		path: where,
		what,
		instead: "remove it from the file and revoke it"
	}));
	if (isPointerAt(event, repository)) return [];
	if (text.includes("�")) return [{
		path: where,
		what: `is not UTF-8: ${event}`,
		instead: "save it as UTF-8"
	}];
	try {
		JSON.parse(text);
		const bytes = Buffer.byteLength(text);
		if (bytes <= LARGEST_EVENT) return [];
		return [{
			path: where,
			what: `has ${bytes} bytes as JSON: ${event}; Lambda allows ${LARGEST_EVENT}`,
			instead: "write a smaller event"
		}];
	} catch (error) {
		return [{
			path: where,
			what: `is not valid JSON: ${event}: ${error instanceof Error ? error.message.replace(/,? "?\.{0,3}".*$/s, "") : String(error)}`,
			instead: "correct the file"
		}];
	}
}

// actions/lib/resources/function/costs.ts
function functionCosts({ functions }) {
	return Object.entries(functions).filter(([, { provisionedConcurrency }]) => provisionedConcurrency > 0).map(([name, { provisionedConcurrency: count, memory }]) => {
		const gigabytes = count * memory / 1024;
		return {
			is: "standing",
			key: `provisioned-concurrency:${name}`,
			product: { use: "provisioned concurrency" },
			least: gigabytes,
			most: gigabytes,
			what: `${count} executions × ${memory} MB`
		};
	});
}

// actions/lib/resources/function/permissions.ts
function permissions$4(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: functions$2(config, arns),
		function: ofFunctions(config, arns)
	};
}
const FUNCTIONS = [
	...[
		"CreateFunction",
		"GetFunction",
		"UpdateFunctionCode",
		"UpdateFunctionConfiguration",
		"DeleteFunction"
	],
	...[
		"PublishVersion",
		"ListVersionsByFunction",
		"CreateAlias",
		"GetAlias",
		"UpdateAlias",
		"InvokeFunction"
	],
	...[
		"PutFunctionConcurrency",
		"GetFunctionConcurrency",
		"DeleteFunctionConcurrency"
	],
	...[
		"PutProvisionedConcurrencyConfig",
		"GetProvisionedConcurrencyConfig",
		"DeleteProvisionedConcurrencyConfig"
	],
	...[
		"ListProvisionedConcurrencyConfigs",
		"TagResource",
		"ListTags"
	]
];
function functions$2(config, arns) {
	const names = Object.keys(config.functions);
	if (names.length === 0) return [];
	const groups = names.map((name) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`));
	return [
		allow("Functions", { lambda: FUNCTIONS }, arns.functions),
		allow("FunctionQuota", { lambda: ["GetAccountSettings"] }, ["*"]),
		allow("ReadFunctionLogs", READ_LOGS, groups),
		allow("PassFunctionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).function)], { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com"] } })
	];
}
function ofFunctions(config, arns) {
	const functions = Object.entries(config.functions);
	const endpoints = new Set(functions.map(([, { endpoint }]) => arns.regional("sagemaker", `endpoint/${endpoint}`)));
	return [allow("AskEndpoint", { sagemaker: ["InvokeEndpoint"] }, [...endpoints]), allow("Logs", { logs: [
		"CreateLogGroup",
		"CreateLogStream",
		"PutLogEvents"
	] }, functions.map(([name]) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`)))];
}

// actions/lib/resources/function/resolve.ts
function resolveFunctions({ functions = {} }) {
	return { functions: mapValues(functions, resolveFunction) };
}
function resolveFunction(written) {
	return given({
		...code(written),
		handler: written.handler ?? "handler.handler",
		runtime: written.runtime ?? "python3.13",
		endpoint: written.endpoint,
		alias: written.alias ?? "live",
		memory: toMegabytes(written.memory ?? "256MB"),
		timeout: toSeconds(written.timeout ?? "60s"),
		environment: texts(written.environment),
		provisionedConcurrency: written["provisioned-concurrency"] ?? 0,
		reservedConcurrency: written["reserved-concurrency"],
		test: written.test && given(written.test)
	});
}

// actions/lib/resources/function/schema.ts
var schema_exports$4 = /* @__PURE__ */ __exportAll({ functions: () => functions$1 });
const functions$1 = /* @__PURE__ */ optional(describe("Lambda functions in front of the endpoints, by their name.", entries(text("at most 64 letters, digits, hyphens and underscores", "dog-breeds-classify", /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), section({
	source: describe("Folder of the code.", path("python/function")),
	include,
	handler: describe("Handler: <file>.<function>. Default handler.handler.", /* @__PURE__ */ optional(text("<file>.<function>", "handler.handler", /^[\w/-]+\.[A-Za-z_]\w*$/))),
	runtime: describe("Runtime. Default python3.13.", /* @__PURE__ */ optional(choice([
		"python3.10",
		"python3.11",
		"python3.12",
		"python3.13",
		"python3.14"
	]))),
	endpoint: describe("The endpoint that the function invokes; its environment variable ENDPOINT_NAME.", text("the name of an endpoint", "dog-breeds", filled)),
	alias: describe("Name of the alias that callers use; it moves to a new version after the test has passed. Default live.", /* @__PURE__ */ optional(text("letters, digits, hyphens and underscores, not a number", "live", /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/))),
	memory: describe("MemorySize; the CPU share grows with it. Default 256MB.", /* @__PURE__ */ optional(text("a size with its unit, such as 256MB or 1GB", "256MB", memoryPattern))),
	timeout: describe("Timeout: Lambda ends an invocation that takes longer. Default 60s.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30s or 5m", "60s", durationPattern))),
	environment: environment("Environment.Variables"),
	"provisioned-concurrency": describe("ProvisionedConcurrentExecutions: initialized executions of the version that the alias points to. AWS bills them even without requests. Default 0.", /* @__PURE__ */ optional(whole(0, 1e3, "5"))),
	"reserved-concurrency": describe("ReservedConcurrentExecutions: the maximum of concurrent executions, which other functions cannot use. At least twice provisioned-concurrency, because the old and the new version both need it during an update. Default: the unreserved concurrency of the account.", /* @__PURE__ */ optional(whole(0, 1e4, "10"))),
	test: describe("A test event that a new version must answer correctly before the alias moves to it.", /* @__PURE__ */ optional(section({
		event: describe("The event, or the path of a JSON file that contains it.", anything("a mapping, or the path of a JSON file", "{ url: https://example.org/dog.jpg }")),
		expect: describe("The expected top class. Default: any answer that is not an error.", /* @__PURE__ */ optional(text("the name of a class", "Dalmatian", filled)))
	}, "{ event: { url: https://example.org/dog.jpg }, expect: Dalmatian }")))
}, "{ source: python/function, endpoint: dog-breeds }"), "a mapping of functions", "{ dog-breeds-classify: { source: python/function, endpoint: dog-breeds } }")));

// actions/lib/resources/function/index.ts
const functions = {
	name: "function",
	sections: schema_exports$4,
	checks: [checkFunctions],
	resolve: resolveFunctions,
	permissions: permissions$4,
	stages: { function: {
		has: ({ functions }) => Object.keys(functions).length > 0,
		runs: ["main"]
	} },
	kinds: {
		"function package": async (aws) => (await import("./object.mjs")).objectKind(aws, "function package"),
		function: async (aws) => (await import("./function.aws.mjs")).functionKind(aws),
		"function version": async (aws) => (await import("./version3.aws.mjs")).functionVersionKind(aws),
		"function alias": async (aws) => (await import("./alias.aws.mjs")).functionAliasKind(aws),
		"reserved concurrency": async (aws) => (await import("./concurrency.aws.mjs")).reservedConcurrencyKind(aws),
		"provisioned concurrency": async (aws) => (await import("./concurrency.aws.mjs")).provisionedConcurrencyKind(aws)
	},
	costs: functionCosts,
	build: async () => (await import("./graph14.mjs")).buildFunctions
};

// actions/lib/resources/notebook/checks.ts
const VOLUME = {
	least: 5,
	most: 16384
};
const SHORTEST = 300;
const LONGEST_PACKAGE = 100;
const UNSUPPORTED = /^ml\.(p2|p3|p3dn|inf1|g3)\./;
function checkNotebook({ notebook }) {
	if (notebook === void 0) return [];
	const findings = [];
	const at = (key, what, instead) => findings.push({
		path: ["notebook", key],
		what,
		instead
	});
	const { instance, "volume-size": size, "idle-stop": idle, packages = [] } = notebook;
	if (instance !== void 0 && !hasInstance("notebook", instance)) at("instance", `is not an instance type for notebooks: ${instance}`, `write ${nearestInstance("notebook", instance)}`);
	else if (instance !== void 0 && UNSUPPORTED.test(instance)) at("instance", `does not run the platform notebook-al2023-v1: ${instance}`, "write another instance type");
	if (size !== void 0 && sizePattern.test(size)) {
		const gigabytes = toGigabytes(size);
		if (gigabytes < VOLUME.least) at("volume-size", `is below SageMaker's least, ${VOLUME.least} GB: ${size}`, `write ${VOLUME.least}GB`);
		if (gigabytes > VOLUME.most) at("volume-size", `is above SageMaker's most, ${VOLUME.most} GB: ${size}`, `write ${VOLUME.most}GB`);
	}
	if (idle !== void 0 && durationPattern.test(idle) && toSeconds(idle) < SHORTEST) at("idle-stop", `is below 5m: ${idle}; the instance would stop before anybody has opened it`, "write 5m or more");
	packages.forEach((one, index) => {
		if (one !== void 0 && one.length > LONGEST_PACKAGE) findings.push({
			path: [
				"notebook",
				"packages",
				index
			],
			what: `has ${one.length} characters, more than ${LONGEST_PACKAGE}`,
			instead: "name fewer versions"
		});
	});
	return findings;
}

// actions/lib/resources/notebook/costs.ts
function notebookCosts({ notebook }) {
	if (notebook === void 0) return [];
	const { instance } = notebook;
	return [{
		is: "standing",
		key: "notebook",
		product: {
			use: "notebook",
			instance
		},
		least: 0,
		most: 1,
		what: `${instance}, while it runs`
	}];
}

// actions/lib/resources/notebook/names.ts
function notebookName(pipeline) {
	return `${pipeline}-notebook`;
}
function scriptsPrefix(pipeline) {
	return `${pipeline}-notebook-`;
}

// actions/lib/resources/notebook/permissions.ts
const LOGS = "log-group:/aws/sagemaker/NotebookInstances";
function permissions$3(config, place) {
	const arns = arnsOf(config, place);
	const instance = arns.regional("sagemaker", `notebook-instance/${notebookName(config.name)}`);
	const scripts = `notebook-instance-lifecycle-config/${scriptsPrefix(config.name)}${"?".repeat(10)}`;
	const both = [instance, arns.regional("sagemaker", scripts)];
	if (config.notebook === void 0) return { main: toDelete(config, both, []) };
	return {
		main: ofMain$1(config, arns, both),
		notebook: ofNotebook(config, arns, instance)
	};
}
const TO_DELETE = [
	...[
		"Describe",
		"Stop",
		"Delete"
	].map((verb) => `${verb}NotebookInstance`),
	...["Describe", "Delete"].map((verb) => `${verb}NotebookInstanceLifecycleConfig`),
	"ListTags",
	"AddTags"
];
const TO_USE = ["UpdateNotebookInstance", "StartNotebookInstance"];
function toDelete(config, both, more) {
	return [allow("Notebook", { sagemaker: [...TO_DELETE, ...more] }, both, unlessAnothers(config)), allow("ListNotebookScripts", { sagemaker: ["ListNotebookInstanceLifecycleConfigs"] }, ["*"])];
}
function ofMain$1(config, arns, both) {
	return [
		allow("MakeNotebook", { sagemaker: ["CreateNotebookInstance", "CreateNotebookInstanceLifecycleConfig"] }, both, taggedAsOwn(config)),
		...toDelete(config, both, TO_USE),
		allow("ReadNotebookLogs", READ_LOGS, streamsIn(arns, LOGS, `${notebookName(config.name)}/*`)),
		allow("PassNotebookRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).notebook)], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } })
	];
}
function ofNotebook(config, arns, instance) {
	const { name } = config;
	const { data, records, jobs } = keysOf(config, "main");
	const trains = arns.jobs("main").length > 0;
	const types = ["training-job", "hyper-parameter-tuning-job"];
	return [
		allow("StopItself", { sagemaker: ["StopNotebookInstance"] }, [instance]),
		allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]),
		allow("ListJobs", { sagemaker: ["ListTrainingJobs", "ListHyperParameterTuningJobs"] }, ["*"]),
		allow("ReadResults", { s3: ["GetObject"] }, arns.objects(data, ...records, jobs, `${name}/ec2/*`)),
		...trains ? [allow("ReadJobs", { sagemaker: READ_JOBS$1 }, types.map((type) => arns.regional("sagemaker", `${type}/${name}-*`)), { StringEquals: { [PIPELINE.borne]: [name] } }), allow("ReadJobLogs", READ_LOGS, streamsIn(arns, TRAINING_LOGS, `${name}-*`))] : [],
		allow("Logs", { logs: [
			"CreateLogGroup",
			"CreateLogStream",
			"PutLogEvents"
		] }, streamsIn(arns, LOGS, `${notebookName(name)}/*`))
	];
}
const READ_JOBS$1 = [
	"DescribeTrainingJob",
	"DescribeHyperParameterTuningJob",
	"ListTrainingJobsForHyperParameterTuningJob"
];
function streamsIn(arns, group, streams) {
	return [arns.regional("logs", `${group}:log-stream:`), arns.regional("logs", `${group}:log-stream:${streams}`)];
}

// actions/lib/resources/notebook/resolve.ts
function resolveNotebook({ notebook }) {
	if (notebook === void 0) return {};
	return { notebook: given({
		instance: notebook.instance ?? "ml.t3.medium",
		volumeSize: toGigabytes(notebook["volume-size"] ?? "5GB"),
		idleStop: toSeconds(notebook["idle-stop"] ?? "1h"),
		root: notebook.root ?? false,
		packages: notebook.packages ?? [],
		repository: notebook.repository
	}) };
}

// actions/lib/resources/notebook/schema.ts
var schema_exports$3 = /* @__PURE__ */ __exportAll({ notebook: () => notebook$1 });
const requirement = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?((==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+(,(==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+)*)?$/;
const notebook$1 = /* @__PURE__ */ optional(describe("A SageMaker notebook instance, <name>-notebook, on Amazon Linux 2023 (notebook-al2023-v1). The workflow notebook.yml creates, updates, starts, stops and deletes it.", section({
	instance: /* @__PURE__ */ optional(instance("the notebook instance. Default ml.t3.medium", "InstanceType")),
	"volume-size": describe("VolumeSizeInGB: size of the disk that keeps the files in /home/ec2-user/SageMaker. It can grow, and cannot shrink. Default 5GB.", /* @__PURE__ */ optional(text("a size with its unit, such as 20GB", "20GB", sizePattern))),
	"idle-stop": describe("The instance stops itself after this time without a busy kernel or terminal, whether a browser shows it or not. Its files stay. At least 5m. Default 1h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "1h", durationPattern))),
	root: describe("RootAccess: whether its users may become root. Default false.", /* @__PURE__ */ optional(flag())),
	packages: describe("Packages that are installed for the kernel conda_python3 in the background of each start, as pip takes them.", /* @__PURE__ */ optional(list(text("a package as pip takes it, such as plotly or plotly==6.3.0", "plotly", requirement), "a list of 1 to 20 packages", "[plotly]", 20))),
	repository: describe("DefaultCodeRepository: the https address of a git repository, or the name of one that is stored in SageMaker (for a private one: with its secret); none: no repository. Default: this repository.", /* @__PURE__ */ optional(text("an https address, the name of a code repository in SageMaker, or none", "https://github.com/owner/name", /^(https:\/\/[^\s/@]+\/[^\s]+|[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})$/)))
}, "{ instance: ml.t3.medium, idle-stop: 1h }")));

// actions/lib/resources/notebook/index.ts
const notebook = {
	name: "notebook",
	sections: schema_exports$3,
	checks: [checkNotebook],
	resolve: resolveNotebook,
	permissions: permissions$3,
	stages: { notebook: {
		has: (config) => config.notebook !== void 0,
		runs: ["main"],
		apart: "always"
	} },
	kinds: {
		"notebook lifecycle configuration": async (aws) => (await import("./lifecycle-config.aws.mjs")).lifecycleConfigKind(aws),
		"notebook instance": async (aws) => (await import("./instance.aws.mjs")).notebookInstanceKind(aws)
	},
	costs: notebookCosts,
	build: async () => (await import("./graph16.mjs")).buildNotebook
};

// actions/lib/resources/preview/names.ts
function previewsPrefix(pipeline) {
	return `${domainPrefix(pipeline, "pull-request")}-`;
}
function previewPrefix(pipeline, pullRequest) {
	return `${previewsPrefix(pipeline)}${pullRequest}`;
}
function previewName(pipeline, pullRequest, endpoint) {
	return `${previewPrefix(pipeline, pullRequest)}-${endpoint}`;
}
function pullRequestOf(pipeline, name) {
	const prefix = previewsPrefix(pipeline);
	const [, number] = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
	return number === void 0 ? void 0 : Number(number);
}

// actions/lib/resources/preview/costs.ts
function previewCosts({ name, preview }, given) {
	const { preview: number } = given;
	if (preview === void 0 || number === void 0) return [];
	return Object.entries(preview.endpoints).map(([entry, { instance }]) => ({
		is: "run",
		key: `endpoint:${previewName(name, number, entry)}`,
		product: {
			use: "hosting",
			instance
		},
		instances: 1,
		jobs: 1,
		seconds: preview.expiresAfter,
		earlier: async () => []
	}));
}

// actions/lib/resources/preview/expiry.ts
const EXPIRES_AT = "expires-at";
function expiryOf(tags) {
	const at = Date.parse(ownTag(tags, "expires-at") ?? "");
	return Number.isNaN(at) ? 0 : at;
}

// actions/lib/resources/preview/permissions.ts
function permissions$2(config, place) {
	const { preview } = config;
	const arns = arnsOf(config, place);
	if (arns.endpoints.length === 0) return {};
	const previews = (...more) => allow("Previews", { sagemaker: [
		...READ,
		...DELETE,
		...more
	] }, arns.previews, unlessMains(config));
	if (preview === void 0) return {
		main: [previews()],
		"pull-request": [previews()]
	};
	return {
		main: [previews()],
		"pull-request": [previews("InvokeEndpoint"), ...make(config, arns, preview)],
		"pull-request-execution": endpointLogs(arns, [`${previewsPrefix(config.name)}*`])
	};
}
const READ = [
	"DescribeModel",
	"DescribeEndpointConfig",
	"DescribeEndpoint",
	"ListTags"
];
const DELETE = [
	"DeleteModel",
	"DeleteEndpointConfig",
	"DeleteEndpoint"
];
function make(config, arns, { endpoints }) {
	const types = [...new Set(Object.values(endpoints).map(({ instance }) => instance))];
	const expires = { [`aws:RequestTag/${tagName(EXPIRES_AT)}`]: ["false"] };
	const own = startedByPullRequests(config, unlessAnothers(config));
	const logs = arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${previewsPrefix(config.name)}*:*`);
	return [
		allow("MakePreviews", { sagemaker: ["CreateModel", "CreateEndpoint"] }, arns.previews, {
			...own,
			Null: expires
		}),
		allow("MakePreviewConfigs", { sagemaker: ["CreateEndpointConfig"] }, arns.previews, {
			...own,
			"ForAllValues:StringEquals": { "sagemaker:InstanceTypes": types },
			Null: {
				...expires,
				"sagemaker:InstanceTypes": ["false"]
			}
		}),
		allow("TagPreviews", { sagemaker: ["AddTags"] }, arns.previews, stillPullRequests(config)),
		allow("ReadPreviewLogs", READ_LOGS, [logs])
	];
}
function stillPullRequests(config) {
	const { StringLikeIfExists, StringEqualsIfExists } = unlessMains(config);
	return {
		StringLikeIfExists: {
			...StringLikeIfExists,
			[REF.requested]: [PULL_REQUESTS]
		},
		StringEqualsIfExists: {
			...StringEqualsIfExists,
			[PIPELINE.requested]: [config.name]
		}
	};
}

// actions/lib/resources/preview/resolve.ts
function resolvePreview(written) {
	const { endpoints = {}, "pull-request": section } = written;
	const preview = section?.preview;
	if (preview === void 0) return {};
	return { preview: {
		expiresAfter: toSeconds(preview["expires-after"] ?? "8h"),
		endpoints: mapValues(Object.fromEntries(Object.entries(endpoints).filter(([, { model }]) => model !== "ec2")), ({ scaling: _, gate: __, ...endpoint }) => resolveEndpoint({
			...endpoint,
			instance: preview.instance ?? endpoint.instance,
			count: 1
		}, written))
	} };
}

// actions/lib/resources/preview/index.ts
const preview = {
	name: "preview",
	sections: {},
	checks: [],
	resolve: resolvePreview,
	permissions: permissions$2,
	stages: { preview: {
		has: (config) => config.preview !== void 0,
		runs: ["pull-request"]
	} },
	kinds: {},
	costs: previewCosts,
	build: async () => (await import("./graph18.mjs")).buildPreviews
};

// actions/lib/resources/storage/permissions.ts
const READ_BUCKET = { s3: [
	"ListBucket",
	"ListBucketMultipartUploads",
	"GetBucketPublicAccessBlock"
] };
function permissions$1(config, place) {
	const arns = arnsOf(config, place);
	const main = keysOf(config, "main");
	const own = keysOf(config, "pull-request");
	const ofJobs = (domain, inputs) => [
		allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]),
		allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(main.data, ...inputs)),
		allow("WriteResults", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(keysOf(config, domain).jobs))
	];
	return {
		main: [
			allow("MakeBucket", { s3: ["CreateBucket", "PutLifecycleConfiguration"] }, [arns.bucket]),
			allow("Bucket", READ_BUCKET, [arns.bucket]),
			allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, main.own)),
			...writeObjects(config, arns, "main")
		],
		"pull-request": [
			allow("Bucket", READ_BUCKET, [arns.bucket]),
			allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, ...main.readByAll, own.own)),
			...writeObjects(config, arns, "pull-request")
		],
		execution: ofJobs("main", [main.own]),
		"pull-request-execution": ofJobs("pull-request", [
			main.code,
			main.weights,
			own.own
		])
	};
}
function writeObjects(config, arns, domain) {
	const { data, records, code, weights, packages, runs } = keysOf(config, domain);
	const large = [weights, ...domain === "main" || config.preview !== void 0 ? [packages] : []];
	const once = [
		...records,
		code,
		...large
	];
	return [
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...once), { Null: { "s3:if-none-match": ["false"] } }),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...large)),
		allow("WriteData", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(data, runs))
	];
}

// actions/lib/resources/storage/index.ts
const storage = {
	name: "storage",
	sections: {},
	checks: [],
	permissions: permissions$1,
	stages: {},
	kinds: { folder: async (aws) => (await import("./folder.aws.mjs")).folderKind(aws) },
	build: async () => (await import("./node3.mjs")).buildBucket
};

// actions/lib/resources/training/check-division.ts
const divides = /\btorch\.distributed\b|\b(accelerate|deepspeed|lightning)\b/;
function checkDivision({ training, train = {} }, repository) {
	const several = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) > 1);
	const source = training?.source;
	if (several.length === 0 || source === void 0 || repository.kind(source) !== "folder") return [];
	if (repository.files(source).filter((path) => /\.(py|sh)$/.test(path)).some((path) => divides.test(repository.text(path) ?? ""))) return [];
	return several.map(([name, entry]) => ({
		path: [
			"train",
			name,
			"count"
		],
		what: `is ${entry?.count}, but no file in ${source} uses torch.distributed: each instance would train a copy of the same model`,
		instead: "use torch.distributed as python/training/train.py does, or write 1",
		warning: true
	}));
}

// actions/lib/config/shell-words.ts
const WHOLE = /^(?![#~])(?!.*[=:]~)(?:[\w@%+=:,./^!#~\]}*?[-]|[^\p{ASCII}\p{Cc}])+$/u;
function survivesShell(value, entryPoint, files) {
	if (isCommand(entryPoint)) return !/[$`\\"'\p{Cc}]/u.test(value);
	return WHOLE.test(value) && !matchesAny(value, files);
}
function matchesAny(value, files) {
	if (!/[*?[]/.test(value)) return false;
	if (/^\.{0,2}\//.test(value)) return true;
	const [first = ""] = value.split("/");
	const source = first.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".").replace(/\[!/g, "[^").replace(/\[(?!\^?.[^\]]*\])/g, "\\[");
	try {
		const pattern = new RegExp(`^${source}$`, "s");
		return files.some((file) => pattern.test(file) && (!file.startsWith(".") || first.startsWith(".")));
	} catch {
		return true;
	}
}
function isCommand(entryPoint) {
	return !entryPoint.endsWith(".py");
}
function whatAShellDoes(value, entryPoint) {
	const inside = isCommand(entryPoint);
	if (value === "") return "a shell drops it";
	if (/\$|`/.test(value)) return "a shell replaces $… and `…`";
	if (/["'\\]/.test(value)) return "a shell removes quotes and backslashes";
	if (inside || /\s/.test(value)) return "a shell splits it at spaces";
	if (/^#/.test(value)) return "a shell reads it as a comment";
	if (/[*?[]/.test(value)) return "a shell replaces patterns with *, ? or [ by file names";
	if (/[{~]/.test(value)) return "a shell replaces { and ~";
	return "a shell interprets some of its characters";
}

// actions/lib/resources/training/check-entry-point.ts
function checkEntryPoint({ training, train = {} }, repository) {
	const { source, "entry-point": entryPoint = "train.py" } = training ?? {};
	if (source === void 0) return [];
	const has = (file) => repository.kind(`${source}/${file}`) === "file";
	const isPackage = has("setup.py") && !entryPoint.endsWith(".sh");
	const findings = [];
	if (isPackage) {
		const what = `contains a setup.py, which makes it a package: SageMaker runs pip install . and python -m ${entryPoint.replace(".py", "")}`;
		const instead = `remove ${source}/setup.py, and name packages in requirements.txt, if ${entryPoint} is to run as a script`;
		findings.push({
			path: ["training", "source"],
			what,
			instead,
			warning: true
		});
	} else if (isCommand(entryPoint) && has("requirements.txt")) {
		const what = `is not a .py file, so SageMaker does not install ${source}/requirements.txt`;
		findings.push({
			path: ["training", "entry-point"],
			what,
			instead: "run pip install -r requirements.txt in it",
			warning: true
		});
	}
	if (!isPackage && !isCommand(entryPoint)) return findings;
	for (const [name, entry] of Object.entries(train)) {
		if ((entry?.count ?? 1) === 1) continue;
		const reason = isPackage ? `a folder with ${source}/setup.py` : entryPoint;
		const what = `is ${entry?.count}, but torchrun, which starts a script on several instances, refuses ${reason}`;
		const instead = isPackage ? `remove ${source}/setup.py, or write 1` : "write a .py as training.entry-point, or 1";
		findings.push({
			path: [
				"train",
				name,
				"count"
			],
			what,
			instead
		});
	}
	return findings;
}

// actions/lib/resources/training/check-environment.ts
const forTraining = {
	of: "a training job",
	most: 100,
	longest: 512
};
const forTuning = {
	of: "a tuning job",
	most: 48,
	longest: 512
};
const forServing = {
	of: "a model",
	most: 100,
	longest: 1024
};
const PLATFORM = /^(AWS_(REGION|CONTAINER_\w+|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|TRAINING_JOB_(NAME|ARN))$/i;
const TOOLKIT = /^(SM_\w+|SAGEMAKER_(PROGRAM|SUBMIT_DIRECTORY|BASE_DIR|TRAINING_MODULE|REGION|JOB_NAME|S3_OUTPUT)|MASTER_(ADDR|PORT)|NCCL_(SOCKET_IFNAME|IB_DISABLE|DEBUG))$/i;
const LAMBDA_NAME = /^[a-zA-Z][a-zA-Z0-9_]+$/;
const LAMBDA_OWN = /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
function checkEnvironment({ training, tune, serving, functions = {} }) {
	const byToolkit = isAwsTrainingImage(training?.image ?? "pytorch");
	return [
		...check(["training", "environment"], training?.environment, tune === void 0 ? forTraining : forTuning),
		...checkNames(["training", "environment"], training?.environment, (name) => {
			if (PLATFORM.test(name)) return "is set by SageMaker itself";
			return byToolkit && TOOLKIT.test(name) ? "is set by the toolkit of SageMaker's training images" : void 0;
		}),
		...check(["serving", "environment"], serving?.environment, forServing),
		...checkNames(["serving", "environment"], serving?.environment, (name) => PLATFORM.test(name) ? "is set by SageMaker itself" : void 0),
		...Object.entries(functions).flatMap(([name, written]) => checkNames([
			"functions",
			name,
			"environment"
		], written?.environment, (variable) => {
			if (LAMBDA_OWN.test(variable)) return "is set by Lambda itself, which refuses it";
			if (LAMBDA_NAME.test(variable)) return void 0;
			return "must begin with a letter and have two or more letters, digits and _, as Lambda requires";
		}))
	];
}
function checkNames(path, environment = {}, objection) {
	return Object.keys(environment).flatMap((name) => {
		const what = objection(name);
		return what === void 0 ? [] : [{
			path: [...path, name],
			at: "key",
			what,
			instead: "write another name"
		}];
	});
}
function check(path, environment = {}, { of, most, longest }) {
	const names = Object.keys(environment);
	const findings = [];
	if (names.length > most) {
		const what = `has ${names.length} variables; ${of} takes ${most}`;
		findings.push({
			path,
			at: "key",
			what,
			instead: `keep at most ${most}`
		});
	}
	for (const [index, name] of names.entries()) {
		const twin = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
		if (twin !== void 0) {
			const what = `differs from ${twin} only in case, and SageMaker treats both names as the same`;
			findings.push({
				path: [...path, name],
				at: "key",
				what,
				instead: "keep only one of them"
			});
		}
		const length = Math.max(name.length, String(environment[name]).length);
		if (length > longest) {
			const what = `has ${length} characters; ${of} takes ${longest} for a name or a value`;
			findings.push({
				path: [...path, name],
				what,
				instead: "put it in a file of the bundle"
			});
		}
	}
	return findings;
}

// actions/lib/resources/training/check-hyperparameters.ts
const most$1 = 90;
const longest$1 = 2500;
function valueObstacle(value) {
	if (/[\n\r\u0085\u2028\u2029]/.test(String(value))) return "has several lines; SageMaker allows one";
	if (!String(value).isWellFormed()) return "is not valid Unicode";
	const { length } = JSON.stringify(value);
	return length > longest$1 ? `has ${length} characters as JSON; SageMaker takes ${longest$1}` : void 0;
}
function checkHyperparameters({ training = {}, tune }) {
	const fixed = training.hyperparameters ?? {};
	const searched = tune?.ranges ?? {};
	const at = (name) => Object.hasOwn(searched, name) ? [
		"tune",
		"ranges",
		name
	] : [
		"training",
		"hyperparameters",
		name
	];
	const findings = [];
	const names = [.../* @__PURE__ */ new Set([...Object.keys(fixed), ...Object.keys(searched)])];
	if (names.length > most$1) {
		const what = `has, with tune.ranges, ${names.length} hyperparameters; the limit is ${most$1}`;
		findings.push({
			path: ["training", "hyperparameters"],
			at: "key",
			what,
			instead: `keep at most ${most$1}`
		});
	}
	for (const name of names) if (/^sagemaker_/i.test(name) || name === "_tuning_objective_metric") findings.push({
		path: at(name),
		at: "key",
		what: "is a name that SageMaker reserves",
		instead: "rename or remove it"
	});
	else if (name === "seed" && training.seed !== void 0) {
		const what = `is given twice: training.seed is ${training.seed}`;
		findings.push({
			path: at(name),
			at: "key",
			what,
			instead: "remove one of the two"
		});
	} else if (Object.hasOwn(fixed, name) && Object.hasOwn(searched, name)) findings.push({
		path: at(name),
		at: "key",
		what: "is both searched and fixed in training.hyperparameters",
		instead: "remove one of the two"
	});
	for (const [name, value] of Object.entries(fixed)) {
		const what = value === void 0 ? void 0 : valueObstacle(value);
		if (what === void 0) continue;
		findings.push({
			path: [
				"training",
				"hyperparameters",
				name
			],
			what,
			instead: "put it in a file of the bundle and name the file"
		});
	}
	return findings;
}

// actions/lib/core/regex-syntax.ts
const FLAGS = /^\(\?([ims]+)\)/;
function toJavaScript(source) {
	const foreign = foreignSyntax(source);
	if (foreign !== void 0) throw new SyntaxError(foreign);
	const [whole = "", flags = ""] = FLAGS.exec(source) ?? [];
	return {
		source: source.slice(whole.length).replaceAll("(?P<", "(?<").replace(/\(\?P=(\w+)\)/g, "\\k<$1>"),
		flags: [...new Set(flags)].join("")
	};
}
function foreignSyntax(source) {
	if (/\[\[:\w+:\]/.test(source)) return "classes such as [[:digit:]] are not read here, but [0-9] is";
	const outside = source.replace(/\[(?:\\.|[^\]\\])*\]/g, "x");
	if (/(?<!\\)(?:\\\\)*\\[AzZ]/.test(outside)) return "\\A, \\z and \\Z are not read here, but ^ and $ are";
	const signs = outside.replace(/\\./g, "x");
	if (/\(\?>|[*+?}]\+/.test(signs)) return "repetitions that never give back, (?>…) and a++, are not read here, but a+ is";
	if (/\(\?[a-z]*x[a-z]*[:)]/.test(signs)) return "the flag x is not read here";
}

// actions/lib/core/line-regex.ts
const PATIENCE = 250;
const LINE_LIMIT = 4096;
const TOGETHER = 100;
const LONGEST = 1e4;
var LineRegex = class {
	#regex;
	#isHarmless;
	#tooSlow;
	constructor(source) {
		const read = toJavaScript(source);
		this.#regex = new RegExp(read.source, `${read.flags}d`);
		this.#regex.exec("");
		this.#isHarmless = isHarmless(read.source);
	}
	get tooSlow() {
		return this.#tooSlow;
	}
	get groups() {
		return (new RegExp(`|${this.#regex.source}`, this.#regex.flags).exec("")?.length ?? 1) - 1;
	}
	captures(lines) {
		return this.finds(lines).map((found) => found?.text);
	}
	finds(lines) {
		const found = [];
		for (let start = 0; start < lines.length; start += TOGETHER) found.push(...this.#look(lines.slice(start, start + TOGETHER)));
		return found;
	}
	#look(lines) {
		const capture = (line) => {
			const match = this.#regex.exec(line.slice(0, LINE_LIMIT));
			const [start, end] = match?.indices?.[1] ?? [0, 0];
			return match?.[1] === void 0 ? void 0 : {
				text: match[1],
				start,
				end
			};
		};
		if (this.#isHarmless) return lines.map(capture);
		if (this.#tooSlow === void 0) {
			const together = within(PATIENCE, () => lines.map(capture));
			if (together !== void 0) return together;
		}
		const since = performance.now();
		return lines.map((line) => {
			if (this.#tooSlow !== void 0) return void 0;
			const alone = within(PATIENCE, () => [capture(line)]);
			if (alone === void 0) this.#tooSlow = `takes more than ${PATIENCE} ms for one line`;
			else if (performance.now() - since > LONGEST) this.#tooSlow = `takes more than ${LONGEST / 1e3} s for ${TOGETHER} lines`;
			return alone?.[0];
		});
	}
};
function isHarmless(source) {
	const flat = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x");
	return !/\||\(.*\(|\)[*+?{]/.test(flat) && flat.replace(/[^*+{]/g, "").length <= 1;
}
let script;
let context;
function within(milliseconds, work) {
	script ??= new Script("work()");
	context ??= createContext({});
	context.work = work;
	try {
		return script.runInContext(context, { timeout: milliseconds });
	} catch (error) {
		if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return void 0;
		throw error;
	}
}

// actions/lib/resources/training/sample-log.ts
function sampleLog(script) {
	return (/^(?:\s*#.*\n|\s*\n)*[rR]?("""|''')([\s\S]*?)\1/.exec(script.replaceAll("\r\n", "\n"))?.[2] ?? "").split("\n").slice(1).filter((line) => /^( {4}|\t)\s*\S/.test(line)).map((line) => line.trim());
}

// actions/lib/resources/training/check-metrics.ts
const longest = 500;
const most = 40;
const mostWhenTuning = 20;
function checkMetrics({ training = {}, tune }, repository) {
	const metrics = Object.entries(training.metrics ?? {});
	const limit = tune === void 0 ? most : mostWhenTuning;
	const findings = [];
	if (metrics.length > limit) findings.push({
		path: ["training", "metrics"],
		at: "key",
		what: `has ${metrics.length} metrics; SageMaker takes ${limit}${tune === void 0 ? "" : " when tuning"}`,
		instead: `keep at most ${limit}`
	});
	const script = `${training.source ?? ""}/${training["entry-point"] ?? "train.py"}`;
	const text = metrics.length === 0 || training.source === void 0 ? void 0 : repository.text(script);
	const sample = text === void 0 ? void 0 : sampleLog(text);
	if (sample?.length === 0) findings.push({
		path: ["training", "metrics"],
		at: "key",
		what: `cannot be tried: the docstring of ${script} shows no log lines`,
		instead: "put sample log lines, indented, in the docstring at its top",
		warning: true
	});
	for (const [name, regex] of metrics) {
		if (regex === void 0) continue;
		const finding = objection(regex, sample ?? [], script);
		if (finding !== void 0) findings.push({
			path: [
				"training",
				"metrics",
				name
			],
			...finding
		});
	}
	return findings;
}
function objection(regex, sample, script) {
	if (regex.length > longest) return {
		what: `has ${regex.length} characters; SageMaker takes ${longest}`,
		instead: "write a shorter expression"
	};
	const compiled = compile$1(regex);
	if (typeof compiled === "string") return {
		what: compiled,
		instead: "write an expression such as 'Loss: ([0-9.e+-]+)'"
	};
	const { groups } = compiled;
	if (groups !== 1) {
		const instead = groups === 0 ? "put the number in ( )" : "write (?: ) for every group except the one around the number";
		return {
			what: `has ${groups} capturing groups; SageMaker reads exactly one`,
			instead
		};
	}
	if (sample.length === 0) return void 0;
	const found = compiled.finds(sample);
	const captured = found.flatMap((figure) => figure?.text ?? []);
	if (compiled.tooSlow !== void 0) return {
		what: `${compiled.tooSlow} of the sample log in ${script}`,
		instead: "write no repetition inside a repetition, such as (a+)+, but an expression such as 'Loss: ([0-9.e+-]+)'"
	};
	if (captured.length === 0) return {
		what: `matches no line of the sample log in ${script}`,
		instead: `write an expression for one of its lines, e.g. ${show(sample.find((line) => /\d/.test(line)) ?? sample[0])}`
	};
	for (const [index, figure] of found.entries()) {
		const whole = figure && wholeFigure(sample[index] ?? "", figure);
		if (whole === void 0) continue;
		return {
			what: `captures ${show(figure?.text)} of ${show(whole)} in the sample log of ${script}`,
			instead: whole.includes(",") ? "let the script print numbers without thousands separators" : "put the whole number in ( ), with sign and exponent, as in 'Loss: ([0-9.e+-]+)'",
			warning: true
		};
	}
	const wrong = captured.find((group) => !isFigure(group) && !isDiverged(group));
	if (wrong === void 0) return void 0;
	return {
		what: `captures ${show(wrong)} in the sample log of ${script}, which is not a number`,
		instead: "put only the number in ( )"
	};
}
function compile$1(regex) {
	try {
		return new LineRegex(regex);
	} catch (error) {
		return `does not compile: ${error instanceof Error ? error.message.replace(/^.*: /, "") : String(error)}`;
	}
}

// actions/lib/resources/training/check-shell.ts
function checkShell({ training, tune }, repository) {
	if (training === void 0) return [];
	const source = training.source ?? "";
	const inside = repository.files(source).map((file) => file.slice(source.replace(/\/*$/, "/").length));
	const files = [...new Set(inside.map((file) => file.split("/")[0] ?? ""))];
	const script = training["entry-point"] ?? "train.py";
	const warning = isAwsTrainingImage(training.image ?? "pytorch") ? {} : { warning: true };
	const given = [...Object.entries(training.hyperparameters ?? {}).map(([name, value]) => [[
		"training",
		"hyperparameters",
		name
	], value]), ...Object.entries(tune?.ranges ?? {}).flatMap(([name, range]) => {
		const path = [
			"tune",
			"ranges",
			name
		];
		return Array.isArray(range) ? range.map((value, index) => [[...path, index], value]) : [[path, void 0]];
	})];
	const names = new Map(given.map(([path]) => [path[2], path.slice(0, 3)]));
	return [
		...checkScript(training["entry-point"], warning),
		...[...names].flatMap(([name, path]) => {
			if (name === "<<" || /^[^=]+$/.test(String(name)) && survivesShell(String(name), "train.py", files)) return [];
			return [{
				path,
				at: "key",
				what: "is not a name that works as a script argument and as an environment variable",
				instead: "write letters, digits, - and _",
				...warning
			}];
		}),
		...given.flatMap(([path, value]) => {
			if (typeof value !== "string" || value.includes("\n") || survivesShell(value, script, files)) return [];
			return [{
				path,
				what: `would reach ${script} changed: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(value, script)}`,
				instead: remedy(value),
				...warning
			}];
		})
	];
}
function checkScript(script, warning) {
	if (script === void 0 || survivesShell(script, "train.py", [])) return [];
	return [{
		path: ["training", "entry-point"],
		what: `cannot be started: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(script, "train.py")}`,
		instead: "give the file a name of letters, digits and _./-",
		...warning
	}];
}
function remedy(value) {
	if (value === "") return "remove it, or write a word such as none and handle it in the script";
	if (/^\s*[[{]/.test(value)) return "put it in a file of the bundle and name the file, or write 64,32 for a list";
	return "write a word of letters, digits and _@%+=:,./-, or put it in a file of the bundle and name the file";
}

// actions/lib/resources/training/costs.ts
function trainingCosts({ train }) {
	return Object.entries(train).map(([entry, { instance, count, maxRuntime }]) => ({
		is: "run",
		key: `train:${entry}`,
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs: 1,
		seconds: maxRuntime,
		earlier: async (scope) => (await import("./earlier2.mjs")).earlierTrainings(scope, entry, {
			instance,
			count
		})
	}));
}

// actions/lib/resources/training/permissions.ts
function permissions(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: ofMain(config, arns),
		"pull-request": ofPullRequests(config, arns),
		execution: logs(arns, "main"),
		"pull-request-execution": logs(arns, "pull-request")
	};
}
function ofMain(config, arns) {
	const jobs = arns.jobs("main");
	if (jobs.length === 0) return [];
	const running = [...jobs, ...arns.trials("main")];
	return [
		allow("StartJobs", { sagemaker: [...START_JOBS, "AddTags"] }, jobs, taggedAsOwn(config)),
		allow("Jobs", { sagemaker: [...READ_JOBS, ...STOP_JOBS] }, running, unlessAnothers(config)),
		lists(),
		readQuotasAndPrices(),
		...readJobLogs(arns, "main"),
		passExecutionRole(config, arns, "main")
	];
}
function ofPullRequests(config, arns) {
	const jobs = arns.jobs("pull-request");
	if (jobs.length === 0) return [];
	const both = ["main", "pull-request"];
	return [
		allow("ReadJobs", { sagemaker: READ_JOBS }, [...both.flatMap((domain) => arns.jobs(domain)), ...arns.trials("pull-request")]),
		allow("StartJobs", { sagemaker: START_JOBS }, jobs, startedByPullRequests(config, machines(config))),
		allow("TagJobs", { sagemaker: ["AddTags"] }, jobs, startedByPullRequests(config, { StringEquals: { "sagemaker:TaggingAction": START_JOBS } })),
		allow("StopJobs", { sagemaker: STOP_JOBS }, jobs, unlessMains(config)),
		lists(),
		readQuotasAndPrices(),
		...readJobLogs(arns, ...both),
		passExecutionRole(config, arns, "pull-request")
	];
}
function machines({ tune, train }) {
	const resources = [...tune === void 0 ? [] : [tune], ...Object.values(train)];
	const types = [...new Set(resources.map(({ instance }) => instance))];
	const longest = Math.max(...resources.map(({ maxRuntime }) => maxRuntime));
	return {
		"ForAllValues:StringEquals": { "sagemaker:InstanceTypes": types },
		Null: { "sagemaker:InstanceTypes": ["false"] },
		NumericLessThanEquals: { "sagemaker:MaxRuntimeInSeconds": [String(longest)] },
		NumericLessThanEqualsIfExists: { "sagemaker:KeepAlivePeriod": ["0"] }
	};
}
const READ_JOBS = [...["DescribeTrainingJob", "DescribeHyperParameterTuningJob"], ...["ListTrainingJobsForHyperParameterTuningJob", "ListTags"]];
const START_JOBS = ["CreateTrainingJob", "CreateHyperParameterTuningJob"];
const STOP_JOBS = ["StopTrainingJob", "StopHyperParameterTuningJob"];
function readJobLogs(arns, ...domains) {
	return [allow("ListJobLogs", { logs: ["DescribeLogStreams"] }, [arns.regional("logs", `${TRAINING_LOGS}:*`)]), allow("ReadJobLogs", { logs: ["GetLogEvents"] }, domains.flatMap((domain) => arns.jobLogs(domain, "and trials")))];
}
function lists() {
	return allow("ListJobs", { sagemaker: ["ListTrainingJobs", "ListHyperParameterTuningJobs"] }, ["*"]);
}
function readQuotasAndPrices() {
	return allow("ReadQuotasAndPrices", {
		servicequotas: ["ListServiceQuotas", "ListAWSDefaultServiceQuotas"],
		pricing: ["GetProducts"]
	}, ["*"]);
}
function passExecutionRole(config, arns, domain) {
	return allow("PassExecutionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).execution[domain])], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } });
}
function logs(arns, domain) {
	const group = arns.regional("logs", TRAINING_LOGS);
	return [allow("LogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, [group, `${group}:*`]), allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, arns.jobLogs(domain, "and trials"))];
}

// actions/lib/resources/training/resolve.ts
function resolveTrainings(written) {
	const { training, train = {} } = written;
	return {
		train: mapValues(train, (entry) => resources(entry, written)),
		...training && { training: resolveTraining(training) }
	};
}
function resolveTraining(training) {
	return given({
		...code(training),
		entryPoint: training["entry-point"] ?? "train.py",
		seed: training.seed,
		metrics: training.metrics ?? {},
		hyperparameters: training.hyperparameters ?? {},
		environment: texts(training.environment)
	});
}
function resources(entry, { aws, training }) {
	const { instance, count = 1 } = entry;
	return {
		instance,
		count,
		image: imageUri("training", training?.image ?? "pytorch", aws.region, instance),
		maxRuntime: toSeconds(entry["max-runtime"] ?? "2h"),
		volumeSize: toGigabytes(entry["volume-size"] ?? "30GB")
	};
}

// actions/lib/resources/training/schema.ts
var schema_exports$2 = /* @__PURE__ */ __exportAll({
	train: () => train,
	training: () => training$1
});
const training$1 = /* @__PURE__ */ optional(describe("The training script and the settings of all training jobs.", section({
	source: describe("Folder of the code: sagemaker_submit_directory.", path("python/training")),
	include,
	"entry-point": describe("File in source that runs: sagemaker_program. Default train.py.", /* @__PURE__ */ optional(path("train.py"))),
	image: describe("AlgorithmSpecification.TrainingImage: pytorch (AWS's image, CPU or GPU as the instance is) or an image URI. Default pytorch.", /* @__PURE__ */ optional(text("pytorch or an image URI", "pytorch", filled))),
	seed: describe("Hyperparameter seed of every job and RandomSeed of the tuning job. Default: none.", /* @__PURE__ */ optional(whole(0, 4294967295, "7"))),
	metrics: describe("AlgorithmSpecification.MetricDefinitions: metric name and regular expression. Its only group must match the whole number in the log, with sign and exponent.", /* @__PURE__ */ optional(entries(text("a metric name of at most 255 characters", "Validation Loss", /^.{1,255}$/), text("a regular expression", "'Validation Loss: ([0-9.e+-]+)'", filled), "a mapping of metric name to regular expression", "{ Validation Loss: 'Validation Loss: ([0-9.e+-]+)' }"))),
	hyperparameters: describe("HyperParameters (StaticHyperParameters when tuning): arguments of the script, --name value for each. For true and false the script gets True and False. Write a list as text such as 64,32 and split it in the script. A shell reads the arguments: values with spaces, quotes, $ and similar characters are refused.", /* @__PURE__ */ optional(entries(text("a hyperparameter name", "epochs", /^\S{1,256}$/), scalar("text, a number or true or false", "5"), "a mapping of hyperparameters", "{ epochs: 5 }"))),
	environment: environment("Environment of the jobs")
}, "{ source: python/training }")));
const train = /* @__PURE__ */ optional(describe("Training runs with the best hyperparameters, by name: one TrainingJob each.", entries(entryName("a name such as single"), section({
	instance: instance("the job", "ResourceConfig.InstanceType"),
	count: describe("ResourceConfig.InstanceCount: number of hosts. Each host reads batch_size images per step, so count x batch_size in total; the learning rate is not scaled. Above 1, sagemaker_torch_distributed_enabled starts the script with torchrun. Default 1.", /* @__PURE__ */ optional(whole(1, 20, "2"))),
	"max-runtime": maxRuntime,
	"volume-size": volumeSize
}, "{ instance: ml.m5.xlarge }"), "a mapping of training runs", "{ single: { instance: ml.m5.xlarge } }")));

// actions/lib/resources/training/index.ts
const training = {
	name: "training",
	sections: schema_exports$2,
	checks: [
		checkDivision,
		checkEntryPoint,
		checkEnvironment,
		checkHyperparameters,
		checkMetrics,
		checkShell
	],
	resolve: resolveTrainings,
	permissions,
	stages: { train: {
		has: (config, domain) => Object.keys(config.train).length > 0 && trainsIn(config, domain),
		runs: EVERYWHERE
	} },
	kinds: { "training job": async (aws) => (await import("./training-job2.aws.mjs")).trainingJobKind(aws) },
	costs: trainingCosts,
	build: async () => (await import("./graph3.mjs")).buildTraining
};

// actions/lib/resources/tuning/checks.ts
const mostBayesianJobs = 750;
const mostRanges = 30;
const longestValue = 256;
function checkTuning({ tune, training }) {
	if (tune === void 0) return [];
	return [
		...checkNumbers(tune),
		...training === void 0 ? [] : checkObjective(tune.objective, training.metrics),
		...checkRanges(tune.ranges),
		...checkCombinations(tune)
	];
}
function checkNumbers({ jobs, parallel, strategy = "Bayesian" }) {
	const findings = [];
	if (jobs !== void 0 && parallel !== void 0 && parallel > jobs) findings.push({
		path: ["tune", "parallel"],
		what: `is ${parallel}, more than jobs, which is ${jobs}`,
		instead: `write ${jobs} or less`
	});
	if (jobs !== void 0 && jobs > mostBayesianJobs && strategy === "Bayesian") findings.push({
		path: ["tune", "jobs"],
		what: `is ${jobs}; SageMaker takes ${mostBayesianJobs} for Bayesian`,
		instead: `write ${mostBayesianJobs} or less, or strategy: Random`
	});
	return findings;
}
function checkObjective(objective, metrics = {}) {
	if (objective === void 0) return [];
	const path = ["tune", "objective"];
	const wanted = Object.entries(objective).filter(([, metric]) => metric !== void 0);
	if (wanted.length !== 1) return [{
		path,
		what: wanted.length === 0 ? "has no metric" : "has both minimize and maximize",
		instead: "write minimize or maximize with a metric"
	}];
	return wanted.flatMap(([direction, metric = ""]) => {
		const names = Object.keys(metrics);
		if (!names.includes(metric)) {
			const near = nearest(metric, names);
			const instead = names.length === 0 ? `add ${metric} to training.metrics` : `write ${near ?? `one of ${names.join(", ")}`}`;
			return [{
				path: [...path, direction],
				what: `is not a metric in training.metrics: ${JSON.stringify(metric)}`,
				instead
			}];
		}
		if (!/test/i.test(`${metric} ${String(metrics[metric])}`)) return [];
		const what = "seems to be measured on the test split: a metric that selects the model can no longer test it";
		return [{
			path: [...path, direction],
			what,
			instead: "write a metric of the validation split",
			warning: true
		}];
	});
}
function checkRanges(ranges) {
	if (ranges === void 0) return [];
	const path = ["tune", "ranges"];
	const names = Object.keys(ranges);
	const findings = [];
	if (names.length === 0) findings.push({
		path,
		what: "has no range to search",
		instead: "write for example learning_rate: { min: 0.001, max: 0.1 }"
	});
	else if (names.length > mostRanges) {
		const what = `has ${names.length} hyperparameters; SageMaker searches ${mostRanges} at most`;
		findings.push({
			path,
			at: "key",
			what,
			instead: `keep at most ${mostRanges}`
		});
	}
	for (const [name, range] of Object.entries(ranges)) {
		if (range === void 0) continue;
		const found = Array.isArray(range) ? checkValues(range) : checkLimits(range);
		findings.push(...found.map((finding) => ({
			...finding,
			path: [
				...path,
				name,
				...finding.path
			]
		})));
	}
	return findings;
}
function checkCombinations({ jobs, ranges = {} }) {
	let combinations = 1;
	for (const range of Object.values(ranges)) if (Array.isArray(range)) combinations *= new Set(range.map(String)).size;
	else {
		const { min, max, integer } = range ?? {};
		if (integer !== true || min === void 0 || max === void 0) return [];
		combinations *= Math.max(Math.floor(max) - Math.ceil(min) + 1, 1);
	}
	if (jobs === void 0 || jobs <= combinations || Object.keys(ranges).length === 0) return [];
	return [{
		path: ["tune", "jobs"],
		what: `is ${jobs}, but tune.ranges has ${combinations} ${combinations === 1 ? "combination" : "combinations"}, and SageMaker does not repeat one`,
		instead: `write ${combinations} or less, or add values or a range of numbers`
	}];
}
function checkValues(values) {
	return values.flatMap((value, index) => {
		if (value === void 0) return [];
		const path = [index];
		if (values.findIndex((other) => String(other) === String(value)) < index) return [{
			path,
			what: `is duplicated: ${value}`,
			instead: "keep one"
		}];
		if (String(value).length <= longestValue && /^[^\n]+$/.test(String(value))) return [];
		return [{
			path,
			what: `must be one line of 1 to ${longestValue} characters`,
			instead: "write a shorter value"
		}];
	});
}
function checkLimits({ min, max, scale = "auto", integer = false }) {
	if (min === void 0 || max === void 0) return [];
	const findings = [];
	if (min >= max) findings.push({
		path: ["min"],
		what: `is ${min}, not below max, which is ${max}`,
		instead: `write less than ${max}`
	});
	if (scale === "log" && min <= 0) findings.push({
		path: ["min"],
		what: `is ${min}; a log scale begins above 0`,
		instead: "write a number above 0, or scale: linear"
	});
	if (scale === "reverse-log" && integer) findings.push({
		path: ["scale"],
		what: "reverse-log is for continuous ranges only",
		instead: "write log or linear"
	});
	else if (scale === "reverse-log" && (min < 0 || max >= 1)) {
		const path = [min < 0 ? "min" : "max"];
		findings.push({
			path,
			what: "a reverse-log scale needs values from 0 to below 1",
			instead: "write 0 <= min < max < 1"
		});
	}
	if (!integer) return findings;
	for (const [key, value] of Object.entries({
		min,
		max
	})) if (!Number.isInteger(value)) findings.push({
		path: [key],
		what: `is ${value}, but integer is true`,
		instead: `write ${Math.round(value)}`
	});
	return findings;
}

// actions/lib/resources/tuning/costs.ts
function tuningCosts({ tune }) {
	if (tune === void 0) return [];
	const { instance, count, jobs, maxRuntime } = tune;
	return [{
		is: "run",
		key: "tune",
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs,
		seconds: maxRuntime,
		earlier: async (scope) => (await import("./earlier4.mjs")).earlierTunings(scope, tune)
	}];
}

// actions/lib/resources/tuning/resolve.ts
const scales = {
	auto: "Auto",
	linear: "Linear",
	log: "Logarithmic",
	"reverse-log": "ReverseLogarithmic"
};
function resolveTuning(written) {
	return written.tune === void 0 ? {} : { tune: resolveTune(written.tune, written) };
}
function resolveTune(tune, written) {
	const { minimize, maximize = "" } = tune.objective;
	return {
		...resources(tune, written),
		strategy: tune.strategy ?? "Bayesian",
		jobs: tune.jobs,
		parallel: tune.parallel ?? 1,
		objective: minimize === void 0 ? {
			type: "Maximize",
			metric: maximize
		} : {
			type: "Minimize",
			metric: minimize
		},
		ranges: mapValues(tune.ranges, resolveRange),
		earlyStopping: tune["early-stopping"] ?? false
	};
}
function resolveRange(range) {
	if (Array.isArray(range)) return {
		type: "Categorical",
		values: range
	};
	const { min, max, scale = "auto", integer = false } = range;
	return {
		type: integer ? "Integer" : "Continuous",
		min,
		max,
		scale: scales[scale]
	};
}

// actions/lib/resources/tuning/schema.ts
var schema_exports$1 = /* @__PURE__ */ __exportAll({ tune: () => tune });
const range = /* @__PURE__ */ union([list(/* @__PURE__ */ union([
	/* @__PURE__ */ string(),
	/* @__PURE__ */ number$1(),
	/* @__PURE__ */ boolean()
], { error: () => "must be text, a number or true or false\n32" }), "a list of 1 to 30 values", "[32, 64, 128]", 30), section({
	min: describe("MinValue.", number("0.001")),
	max: describe("MaxValue.", number("0.1")),
	scale: describe("ScalingType: auto, linear, log (Logarithmic) or reverse-log (ReverseLogarithmic). Default auto.", /* @__PURE__ */ optional(choice([
		"auto",
		"linear",
		"log",
		"reverse-log"
	]))),
	integer: describe("true makes it one of IntegerParameterRanges. Default false: ContinuousParameterRanges.", /* @__PURE__ */ optional(flag()))
}, "{ min: 0.001, max: 0.1 }")], { error: () => "must be a list of values or a mapping with min and max\n{ min: 0.001, max: 0.1 } or [32, 64]" });
const metricOf = (word) => describe(`HyperParameterTuningJobObjective with Type ${word}: a name from training.metrics.`, /* @__PURE__ */ optional(text("a metric name", "Validation Loss", filled)));
const tune = /* @__PURE__ */ optional(describe("The tuning job that searches the best hyperparameters (HyperParameterTuningJob).", section({
	instance: instance("each trial", "TrainingJobDefinition.ResourceConfig.InstanceType"),
	"max-runtime": maxRuntime,
	"volume-size": volumeSize,
	strategy: describe("Strategy. Default Bayesian.", /* @__PURE__ */ optional(choice(["Bayesian", "Random"]))),
	jobs: describe("ResourceLimits.MaxNumberOfTrainingJobs: number of trials.", whole(1, 1e4, "4")),
	parallel: describe("ResourceLimits.MaxParallelTrainingJobs: number of parallel trials. Default 1.", /* @__PURE__ */ optional(whole(1, 100, "1"))),
	objective: describe("HyperParameterTuningJobObjective.", section({
		minimize: metricOf("Minimize"),
		maximize: metricOf("Maximize")
	}, "{ minimize: Validation Loss }")),
	ranges: describe("ParameterRanges: the hyperparameters to search.", entries(text("a hyperparameter name", "learning_rate", /^\S{1,256}$/), range, "a mapping of hyperparameter to range", "{ learning_rate: { min: 0.001, max: 0.1 } }")),
	"early-stopping": describe("TrainingJobEarlyStoppingType Auto (true) or Off (false). Default false.", /* @__PURE__ */ optional(flag()))
}, "{ instance: ml.m5.xlarge, jobs: 4, objective: …, ranges: … }")));

// actions/lib/resources/tuning/index.ts
const tuning = {
	name: "tuning",
	sections: schema_exports$1,
	checks: [checkTuning],
	resolve: resolveTuning,
	stages: { tune: {
		has: (config, domain) => config.tune !== void 0 && trainsIn(config, domain),
		runs: EVERYWHERE
	} },
	kinds: { "tuning job": async (aws) => (await import("./tuning-job2.aws.mjs")).tuningJobKind(aws) },
	costs: tuningCosts,
	build: async () => (await import("./graph2.mjs")).buildTuning
};

// actions/lib/resources/weights/resolve.ts
function resolveWeights({ weights }) {
	return weights === void 0 ? {} : { weights: {
		locations: [weights.source].flat(),
		sha256: weights.sha256
	} };
}

// actions/lib/resources/weights/schema.ts
var schema_exports = /* @__PURE__ */ __exportAll({ weights: () => weights$1 });
const weights$1 = /* @__PURE__ */ optional(describe("Pretrained weights: the input channel \"weights\", so that jobs do not download them.", section({
	source: describe("File or https address. In a list, the first that can be read is used.", oneOrMore(location, "a location or a list of them", "https://example.com/weights.pth")),
	sha256
}, "{ source: https://example.com/weights.pth, sha256: … }")));

// actions/lib/resources/weights/index.ts
const weights = {
	name: "weights",
	sections: schema_exports,
	checks: [],
	resolve: resolveWeights,
	stages: {},
	kinds: { weights: async (aws) => (await import("./object.mjs")).objectKind(aws, "weights") },
	build: async () => (await import("./node8.mjs")).buildWeights
};

// actions/lib/resources/index.ts
const families = [
	account,
	storage,
	data,
	weights,
	code$1,
	tuning,
	training,
	ec2,
	endpoint,
	autoscaling,
	functions,
	preview,
	comparison,
	notebook
];

// actions/lib/aws/tags.ts
const LONGEST_VALUE = 256;
function toTags(tags) {
	return Object.entries(cleanTags(tags)).map(([Key, Value]) => ({
		Key,
		Value
	}));
}
function cleanTags(tags) {
	return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, "-").slice(0, LONGEST_VALUE)]));
}
async function readTags(aws, arn) {
	const pages = paginateListTags({ client: aws.client(SageMakerClient) }, { ResourceArn: arn });
	const found = await unlessNotFound(Array.fromAsync(pages, ({ Tags = [] }) => Tags));
	if (found === void 0) return void 0;
	const named = found.flat().filter(({ Key }) => Key !== void 0);
	return Object.fromEntries(named.map(({ Key = "", Value = "" }) => [Key, Value]));
}
function tagsOf(aws, arn) {
	return async () => await readTags(aws, arn) ?? {};
}
async function writeTags(aws, arn, tags) {
	await aws.client(SageMakerClient).send(new AddTagsCommand({
		ResourceArn: arn,
		Tags: toTags(tags)
	}));
}
async function deleteTags(aws, arn, keys) {
	await aws.client(SageMakerClient).send(new DeleteTagsCommand({
		ResourceArn: arn,
		TagKeys: [...keys]
	}));
}

// actions/lib/aws/read-object.ts
const ATTEMPTS$1 = {
	broken: 4,
	damaged: 2
};
const SILENT_FOR = 3e4;
var Damaged = class extends Error {
	next;
	constructor(what, next, cause) {
		super(what, { cause });
		this.next = next;
	}
};
async function readObject(client, uri, read, { signal = new AbortController().signal, silentFor = SILENT_FOR } = {}) {
	const { bucket, key } = parseS3(uri);
	const attempt = async () => {
		const request = new GetObjectCommand({
			Bucket: bucket,
			Key: key
		});
		const { Body } = await client.send(request, { abortSignal: signal });
		const silence = new AbortController();
		const timer = setTimeout(() => silence.abort(new Silence(silentFor)), silentFor);
		const either = AbortSignal.any([signal, silence.signal]);
		const body = addAbortSignal(either, Body);
		try {
			return await read(watched(body, timer), either);
		} catch (error) {
			throw silence.signal.aborted ? silence.signal.reason : error;
		} finally {
			clearTimeout(timer);
			body.destroy();
		}
	};
	try {
		return await again(attempt, limitOf, { signal });
	} catch (error) {
		signal.throwIfAborted();
		throw error instanceof Error && limitOf(error) > 1 ? failure(uri, error) : error;
	}
}
function watched(body, timer) {
	async function* pieces() {
		for await (const piece of body) {
			timer.refresh();
			yield piece;
		}
	}
	return Readable.from(pieces(), { objectMode: false });
}
var Silence = class extends Error {
	name = "TimeoutError";
	constructor(milliseconds) {
		super(`no data arrived for ${milliseconds / 1e3} s`);
	}
};
function limitOf(error) {
	if (error instanceof Damaged) return ATTEMPTS$1.damaged;
	if (error instanceof Error && "call" in error) return 1;
	return isBroken(error) ? ATTEMPTS$1.broken : 1;
}
function failure(uri, error) {
	return error instanceof Damaged ? new Failure(`object-unreadable: ${uri} ${error.message}; GetObject read it ${ATTEMPTS$1.damaged} times.`, error.next, error) : new Failure(`object-unreadable: GetObject of ${uri} was interrupted ${ATTEMPTS$1.broken} times: ${error.message}.`, "This is a temporary network failure: run again.", error);
}
function parseS3(uri) {
	const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
	if (bucket === void 0 || key === void 0) throw new Failure(`aws-answer-invalid: ${uri.slice(0, 200) || "An empty text"} is not the s3:// address of an object.`, "Correct the address, or check whether something else answers instead of AWS (AWS_ENDPOINT_URL, a proxy).");
	return {
		bucket,
		key
	};
}

// actions/lib/aws/encryption.ts
function encryptedWith(kmsKey) {
	return kmsKey === void 0 ? {} : {
		ServerSideEncryption: "aws:kms",
		SSEKMSKeyId: kmsKey
	};
}

// actions/lib/aws/upload.ts
const PART_BYTES = 8388608;
const MOST_PARTS = 1e4;
async function upload(client, content) {
	const { bucket, key, body, size, type, kmsKey, once = false, signal } = content;
	const { Upload } = await import("./dist-es15.mjs");
	const params = {
		Bucket: bucket,
		Key: key,
		Body: typeof body === "function" ? body() : body,
		ContentLength: size,
		ContentType: type,
		ChecksumAlgorithm: "SHA256",
		...encryptedWith(kmsKey),
		...once && { IfNoneMatch: "*" }
	};
	const partSize = Math.max(PART_BYTES, typeof body === "function" ? Math.ceil(size / MOST_PARTS) : size);
	await new Upload({
		client: abortable(client, signal),
		params,
		partSize
	}).done();
}
function abortable(client, signal) {
	const send = (command) => command instanceof AbortMultipartUploadCommand ? client.send(command).catch(() => void 0) : client.send(command, { ...signal && { abortSignal: signal } });
	return Object.assign(Object.create(client), { send });
}

// actions/lib/aws/job-log.ts
const GROUP = "/aws/sagemaker/TrainingJobs";
async function readHostLogs(aws, job, cursor) {
	const logs = aws.client(CloudWatchLogsClient);
	try {
		const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({
			logGroupName: GROUP,
			logStreamNamePrefix: `${job}/`
		}));
		const found = [];
		const read = /* @__PURE__ */ new Map();
		for (const { logStreamName = "" } of logStreams) {
			const lines = [];
			for (;;) {
				const token = read.get(logStreamName) ?? cursor.get(logStreamName);
				const page = await logs.send(new GetLogEventsCommand({
					logGroupName: GROUP,
					logStreamName,
					startFromHead: true,
					nextToken: token
				}));
				lines.push(...(page.events ?? []).map((event) => (event.message ?? "").trimEnd()));
				if (page.nextForwardToken === void 0 || page.nextForwardToken === token) break;
				read.set(logStreamName, page.nextForwardToken);
				if (page.events?.length === 0) break;
			}
			found.push({
				host: hostOf(logStreamName),
				lines
			});
		}
		for (const [stream, token] of read) cursor.set(stream, token);
		return found;
	} catch (error) {
		if (isNotFound(error)) return [];
		throw error;
	}
}
async function readLogEnds(aws, job) {
	const logs = aws.client(CloudWatchLogsClient);
	const streams = new DescribeLogStreamsCommand({
		logGroupName: GROUP,
		logStreamNamePrefix: `${job}/`
	});
	const { logStreams = [] } = await unlessNotFound(logs.send(streams)) ?? {};
	return Promise.all(logStreams.map(async ({ logStreamName = "" }) => {
		const events = (await unlessNotFound(logs.send(new GetLogEventsCommand({
			logGroupName: GROUP,
			logStreamName
		}))))?.events ?? [];
		return {
			host: hostOf(logStreamName),
			lines: events.map(({ message }) => (message ?? "").trimEnd()),
			times: events.map(({ timestamp }) => timestamp ?? 0)
		};
	}));
}
const hostOf = (stream) => /algo-\d+/.exec(stream)?.[0] ?? stream;
async function readJobLog(aws, job, cursor) {
	const logs = await readHostLogs(aws, job, cursor);
	return logs.flatMap((log) => shown(log, logs.length));
}
function shown({ host, lines }, hosts) {
	const said = withoutReport(lines);
	return hosts > 1 ? said.map((line) => `[${host}] ${line}`) : said;
}
async function readFailedLog(aws, job) {
	const ends = await readLogEnds(aws, job);
	const failed = firstToFail(ends);
	if (failed !== void 0) return [...shown(failed, ends.length)];
	return ends.flatMap((end) => shown(end, ends.length).slice(-Math.ceil(15 / ends.length)));
}
const FAILED = [
	/torch\/distributed\/elastic\/.* failed \(exitcode: /,
	/Reporting training FAILURE/,
	/^Traceback \(most recent call last\)/
];
function firstToFail(ends) {
	if (ends.length === 1) return ends[0];
	for (const sign of FAILED) {
		const failed = ends.flatMap((end) => {
			const at = end.times[end.lines.findLastIndex((line) => sign.test(line))];
			return at === void 0 ? [] : [{
				end,
				at
			}];
		});
		if (failed.length > 0) return failed.reduce((first, each) => each.at < first.at ? each : first).end;
	}
}
function withoutReport(lines) {
	const start = lines.findIndex((line) => /torch\/distributed\/elastic\/.* failed \(exitcode: /.test(line));
	if (start === -1) return lines;
	const end = lines.findLastIndex((line) => /^=+$/.test(line));
	const report = lines.slice(start, end + 1).filter((line) => /^\s+exitcode\s+:/.test(line));
	return [
		...lines.slice(0, start),
		...report,
		...lines.slice(Math.max(start, end + 1))
	];
}

// actions/lib/aws/metric-lines.ts
var MetricLines = class {
	#metrics;
	constructor(definitions = []) {
		this.#metrics = definitions.flatMap(({ Name: name = "", Regex = "" }) => {
			const regex = compile(Regex);
			const words = divergedExpression(Regex);
			const diverged = words === void 0 ? void 0 : compile(words);
			return regex === void 0 ? [] : [{
				name,
				regex,
				diverged,
				told: false
			}];
		});
	}
	figures(lines) {
		return this.#metrics.map(({ name, regex }) => ({
			name,
			values: regex.captures(lines)
		}));
	}
	endings(lines) {
		const unlike = lines.flatMap((line, at) => /nan|inf/i.test(line) ? [{
			at,
			line: withoutColours(line)
		}] : []);
		const coloured = lines.flatMap((line, at) => line.includes("\x1B") ? [{
			at,
			line: withoutColours(line)
		}] : []);
		const of = (found) => found.map(({ line }) => line);
		return this.#metrics.map(({ name, regex, diverged }) => {
			const found = regex.finds(lines);
			const last = found.findLastIndex((figure) => figure !== void 0 && isFigure(figure.text));
			const figure = found[last];
			const whole = figure && wholeFigure(lines[last] ?? "", figure);
			const lost = [...found.map((figure, at) => ({
				at,
				text: figure !== void 0 && isDiverged(figure.text) ? figure.text : ""
			})), ...(diverged?.captures(of(unlike)) ?? []).map((text, index) => ({
				at: unlike[index]?.at ?? -1,
				text: text ?? ""
			}))].findLast(({ at, text }) => at > last && text !== "");
			const hidden = regex.captures(of(coloured)).findLast((text, index) => (coloured[index]?.at ?? -1) > last && text !== void 0 && isFigure(text));
			return {
				name,
				...figure === void 0 ? {} : { figure: figure.text },
				...whole === void 0 ? {} : { whole },
				...lost === void 0 ? {} : { diverged: lost.text },
				...hidden === void 0 ? {} : { coloured: hidden }
			};
		});
	}
	givenUp() {
		return this.#metrics.flatMap((metric) => {
			if (metric.told || metric.regex.tooSlow === void 0) return [];
			metric.told = true;
			return [`the metric ${metric.name} is no longer read from the log, because its regular expression ${metric.regex.tooSlow}`];
		});
	}
};
function compile(regex) {
	try {
		return new LineRegex(regex);
	} catch {
		return;
	}
}

// actions/lib/aws/signed-put.ts
const ATTEMPTS = 7;
const pause = (attempt) => Math.random() * Math.min(100 * 2 ** attempt, 5e3);
async function signedPut(client, bucket, { signal, kmsKey, once = false }) {
	const { config } = client;
	const { url } = await getEndpointFromInstructions({
		Bucket: bucket,
		Key: ""
	}, PutObjectCommand, config);
	const signer = new SignatureV4({
		service: "s3",
		region: config.region,
		credentials: config.credentials,
		sha256: config.sha256,
		uriEscapePath: false,
		applyChecksum: false
	});
	const encryption = kmsKey && {
		"x-amz-server-side-encryption": "aws:kms",
		"x-amz-server-side-encryption-aws-kms-key-id": kmsKey
	};
	const send = async (key, body, size, sha256) => {
		const request = new HttpRequest({
			method: "PUT",
			protocol: url.protocol,
			hostname: url.hostname,
			...url.port !== "" && { port: Number(url.port) },
			path: `${url.pathname.replace(/\/$/, "")}/${encodeKey(key)}`,
			headers: {
				host: url.host,
				"content-length": String(size),
				"x-amz-content-sha256": sha256,
				"x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
				...encryption,
				...once && { "if-none-match": "*" },
				...!Buffer.isBuffer(body) && { expect: "100-continue" }
			},
			body
		});
		const signed = await signer.sign(request, { signingDate: new Date(Date.now() + config.systemClockOffset) });
		const { response } = await config.requestHandler.handle(new HttpRequest(signed), { abortSignal: signal });
		const answer = await text$1(response.body);
		if (response.statusCode !== 200) throw serviceError(response.statusCode, response.headers, answer);
	};
	const sendFile = async (key, { file, size }, sha256) => {
		const body = createReadStream(file);
		const unreadable = new Promise((_, reject) => body.once("error", reject));
		await Promise.race([unreadable, send(key, body, size, sha256)]).finally(() => body.destroy());
	};
	return (key, body, sha256) => {
		const attempt = () => (Buffer.isBuffer(body) ? send(key, body, body.length, sha256) : sendFile(key, body, sha256)).catch((error) => {
			throw annotate(error, {
				operation: "PutObject",
				resource: `s3://${bucket}/${key}`
			});
		});
		return again(attempt, (error) => isPassing(error) ? ATTEMPTS : 1, {
			signal,
			pause
		});
	};
}
function isPassing({ transient, name }) {
	return transient || name === "RequestTimeout";
}
function encodeKey(key) {
	const encode = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
	return key.split("/").map(encode).join("/");
}
function serviceError(httpStatusCode, headers, xml) {
	const name = /<Code>([^<]*)/.exec(xml)?.[1] ?? String(httpStatusCode);
	const message = /<Message>([^<]*)/.exec(xml)?.[1] ?? "S3 sent no reason";
	const requestId = headers["x-amz-request-id"];
	return new S3ServiceException({
		name,
		message,
		$fault: httpStatusCode < 500 ? "client" : "server",
		$metadata: {
			httpStatusCode,
			...requestId !== void 0 && { requestId }
		}
	});
}

export { secretsIn as $, isBroken as $t, notebookName as A, isContentName as At, section as B, plainLines as Bt, whatAShellDoes as C, discard as Ct, previewPrefix as D, contentName as Dt, previewName as E, changedParts as Et, withShownAddresses as F, ownTags as Ft, LFS_POINTER as G, DatasetError as Gt, TRAINING_LOGS as H, again as Ht, compares as I, ownershipConflict as It, domainPrefix as J, isFullDisk as Jt, isLfsPointer as K, explainFullDisk as Kt, servedFromEc2 as L, tagName as Lt, LARGEST_BODY as M, describeChanges as Mt, logGroupOf as N, contentOf as Nt, previewsPrefix as O, contentPrefix as Ot, shownAddress as P, ownTag as Pt, isSecretByName as Q, hasEnded as Qt, DEFAULT_AMI as R, nextWait as Rt, survivesShell as S, isFigure as St, expiryOf as T, byPipeline as Tt, roleNames as U, durationPattern as Ut, given as V, shorten as Vt, policy as W, toSeconds as Wt, isAwsTrainingImage as X, annotate as Xt, tuningPrefix as Y, refuseErrors as Yt, isCredentialName as Z, explainAws as Zt, tagsOf as _, LARGEST_EVALUATION as _t, readHostLogs as a, wasNotCarriedOut as an, MAX_ENTRIES as at, families as b, count as bt, PART_BYTES as c, Failure as cn, isBomb as ct, Damaged as d, Undecided as dn, latencySentence as dt, isBusy as en, credentialInValue as et, parseS3 as f, endOfLog as fn, latencyText as ft, readTags as g, resolutionSentence as gt, deleteTags as h, resolutionOf as ht, readFailedLog as i, unlessNotFound as in, nearest as it, scriptsPrefix as j, compare$1 as jt, pullRequestOf as k, digest as kt, upload as l, Failures as ln, latencyDifference as lt, cleanTags as m, isTransient as mn, deviationOfShare as mt, signedPut as n, isNotFound as nn, withoutMisspelt as nt, readJobLog as o, Misshapen as on, MAX_TOTAL_BYTES as ot, readObject as p, isAlreadyThere$1 as pn, compare as pt, isLfsPointerFile as q, formatFindings as qt, MetricLines as r, unlessDenied as rn, dotted as rt, readLogEnds as s, Blocked as sn, formatBytes as st, encodeKey as t, isDenied as tn, diagnose as tt, encryptedWith as u, Pending as un, latencyOf as ut, toTags as v, parseEvaluation as vt, EXPIRES_AT as w, attemptName as wt, valueObstacle as x, float32 as xt, writeTags as y, findExampleValue as yt, describe as z, poll as zt };