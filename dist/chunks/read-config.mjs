import { Ct as dotted, Lt as Failure, St as withoutMisspelt, _t as isCredentialName, at as describe, bt as credentialInValue, ot as section, vt as isSecretByName, x as families, xt as diagnose, yt as secretsIn } from "./shared.mjs";
import { C as require_dist } from "./config.mjs";
import { t as repositoryAt } from "./repository.mjs";
import { n as InputError } from "./action-context.mjs";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isUtf8 } from "node:buffer";

// actions/lib/config/aliases.ts
var import_dist = require_dist();
function takeLostAliases(yaml) {
	const anchors = /* @__PURE__ */ new Map();
	const lost = [];
	const note = (node) => {
		if (node.anchor !== void 0) anchors.set(node.anchor, node);
	};
	(0, import_dist.visit)(yaml, {
		Scalar: (_, node) => note(node),
		Collection: (_, node) => note(node),
		Alias(_, node, path) {
			const named = anchors.get(node.source);
			if (named !== void 0 && !path.includes(named)) return void 0;
			const what = named === void 0 ? `is an alias, but no anchor &${node.source} is above it` : `is an alias inside its own anchor: &${node.source}`;
			const instead = named === void 0 ? "write the value, or quote text that begins with *" : "write the value out";
			lost.push({
				start: node.range?.[0] ?? 0,
				what,
				instead
			});
			const nothing = new import_dist.Scalar(null);
			nothing.range = node.range ?? null;
			return nothing;
		}
	});
	return lost;
}

// actions/lib/config/scalars.ts
function scalarsOf(yaml) {
	return walk(yaml.contents, []);
}
function* walk(node, path) {
	if ((0, import_dist.isMap)(node)) for (const { key, value } of node.items) {
		const inside = [...path, String((0, import_dist.isScalar)(key) ? key.value : key)];
		if ((0, import_dist.isScalar)(key)) yield placed("key", inside, key);
		yield* walk(value, inside);
	}
	else if ((0, import_dist.isSeq)(node)) for (const [index, item] of node.items.entries()) yield* walk(item, [...path, index]);
	else if ((0, import_dist.isScalar)(node)) yield placed("value", path, node);
}
function placed(is, path, scalar) {
	const [start, end] = scalar.range ?? [0, 0];
	return {
		is,
		path,
		value: scalar.value,
		bare: scalar.type === "PLAIN" ? scalar.source : void 0,
		start,
		end
	};
}

// actions/lib/config/syntax.ts
const explanations = {
	BAD_INDENT: { instead: "use the same indentation as the lines around it" },
	BLOCK_AS_IMPLICIT_KEY: {
		what: "has a second colon in an unquoted value",
		instead: "put the value in quotes"
	},
	MISSING_CHAR: { instead: "add the missing character, or put the value in quotes" },
	MULTIPLE_DOCS: {
		what: "holds several documents",
		instead: "write one pipeline per file"
	},
	RESOURCE_EXHAUSTION: {
		what: "is nested too deeply to be read",
		instead: "write a config of a few levels"
	},
	TAB_AS_INDENT: {
		what: "is indented with a tab",
		instead: "indent with spaces"
	},
	TAG_RESOLVE_FAILED: { instead: "remove the tag" }
};
function explain({ code, message }) {
	const { what = withoutQuotation(message), instead } = explanations[code] ?? { instead: "write valid YAML 1.2" };
	return {
		what,
		instead
	};
}
function withoutQuotation(message) {
	return message.replace(/: ".*"$/s, "");
}
function isLocal({ code }) {
	return code === "TAG_RESOLVE_FAILED";
}
function sectionAround(text, line) {
	const starts = text.split("\n").flatMap((content, index) => /^[^\s#]/.test(content) ? [index + 1] : []);
	return {
		from: starts.findLast((start) => start <= line) ?? 1,
		to: starts.find((start) => start > line) ?? Number.POSITIVE_INFINITY
	};
}

// actions/lib/config/document.ts
function readDocument(file, text) {
	const lines = new import_dist.LineCounter();
	const yaml = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
		logLevel: "error"
	});
	const locateAt = (offset, { path, what, instead }) => {
		const { line, col } = lines.linePos(offset);
		return {
			file,
			line: Math.max(line, 1),
			column: Math.max(col, 1),
			path: dotted(path),
			what,
			instead
		};
	};
	const lost = yaml.errors.length === 0 ? takeLostAliases(yaml) : [];
	const scalars = [...scalarsOf(yaml)];
	const broken = [];
	const isBroken = ({ line, column }) => broken.some(({ from, to }) => from <= line && line < to) || lost.some(({ start }) => lines.linePos(start).line === line && lines.linePos(start).col === column);
	const syntax = [];
	for (const error of [...yaml.errors, ...yaml.warnings]) {
		const path = isLocal(error) ? scalars.find(({ start }) => start === error.pos[0])?.path ?? [] : [];
		const problem = locateAt(error.pos[0], {
			path,
			...explain(error)
		});
		if (!isBroken(problem) || error.code === "TAB_AS_INDENT") syntax.push(problem);
		if (!isLocal(error)) broken.push(sectionAround(text, problem.line));
	}
	syntax.push(...[...repeatedKeys(scalars), ...lostAliases(lost, scalars)].map(([at, finding]) => locateAt(at, finding)));
	let value;
	try {
		value = yaml.toJS({ maxAliasCount: 100 }) ?? void 0;
	} catch {
		syntax.push(locateAt(0, {
			path: [],
			what: "uses too many aliases: expanded, it would be more than 100 times as large",
			instead: "write the values out instead of aliases"
		}));
	}
	const locate = (finding) => {
		const { path, at = "value", elsewhere } = finding;
		const place = locateAt(offsetOf(yaml, path, at), finding);
		return elsewhere === void 0 ? place : {
			...place,
			...elsewhere,
			column: 1
		};
	};
	return {
		text,
		value,
		scalars,
		syntax,
		isWhole: broken.length === 0,
		isBroken,
		locate,
		locateAt
	};
}
function repeatedKeys(scalars) {
	const seen = /* @__PURE__ */ new Set();
	const repeated = /* @__PURE__ */ new Set();
	return scalars.flatMap(({ is, path, start }) => {
		if (is !== "key") return [];
		const name = JSON.stringify(path);
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		if (path.some((_, length) => repeated.has(JSON.stringify(path.slice(0, length))))) return [];
		repeated.add(name);
		return [[start, {
			path,
			what: "is duplicated",
			instead: "keep only one of them"
		}]];
	});
}
function lostAliases(lost, scalars) {
	const paths = new Map(scalars.map(({ start, path }) => [start, path]));
	return lost.map(({ start, what, instead }) => [start, {
		path: paths.get(start) ?? [],
		what,
		instead
	}]);
}
function offsetOf(yaml, path, at) {
	let node = yaml.contents;
	let offset = 0;
	for (const [index, part] of path.entries()) {
		const inside = (0, import_dist.isAlias)(node) ? node.resolve(yaml) : node;
		if ((0, import_dist.isSeq)(inside) && typeof part === "number") {
			node = inside.items[part];
			offset = startOf(node) ?? offset;
		} else if ((0, import_dist.isMap)(inside)) {
			const pair = pairOf(inside, String(part));
			if (pair === void 0) return offset;
			node = pair.value;
			const key = startOf(pair.key) ?? offset;
			offset = index === path.length - 1 && at === "value" ? startOf(node) ?? key : key;
		} else return offset;
	}
	return offset;
}
const pairs = /* @__PURE__ */ new WeakMap();
function pairOf(map, key) {
	const known = pairs.get(map) ?? new Map(map.items.toReversed().map((pair) => [String((0, import_dist.isScalar)(pair.key) ? pair.key.value : pair.key), pair]));
	pairs.set(map, known);
	return known.get(key);
}
function startOf(node) {
	return node?.range?.[0];
}

// actions/lib/config/draft.ts
function draftOf(value, findings) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
	const draft = structuredClone(value);
	for (const { path } of findings) {
		let holder = draft;
		for (const part of path.slice(0, -1)) holder = holder?.[part];
		const last = path.at(-1);
		if (typeof holder === "object" && holder !== null && last !== void 0) Object.assign(holder, { [last]: void 0 });
	}
	return draft;
}

// actions/lib/config/read-file.ts
const LARGEST = 262144;
function readConfigFile(path) {
	const instead = "write the path of a config, such as pipeline-config/local.yml";
	let file;
	try {
		file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
		if (!fstatSync(file).isFile()) return {
			what: "is not a file",
			instead
		};
		const buffer = Buffer.alloc(262145);
		let length = 0;
		for (let read = -1; read !== 0 && length < buffer.length; length += read) read = readSync(file, buffer, length, buffer.length - length, null);
		if (length > LARGEST) return {
			what: `has more than ${LARGEST / 1024} KiB, the limit for a config`,
			instead
		};
		return decode(buffer.subarray(0, length));
	} catch {
		return {
			what: "cannot be read",
			instead
		};
	} finally {
		if (file !== void 0) closeSync(file);
	}
}
function decode(bytes) {
	const isUtf16 = ["fffe", "feff"].includes(bytes.toString("hex", 0, 2));
	if (isUtf8(bytes)) return { text: bytes.toString("utf8") };
	return {
		what: isUtf16 ? "is UTF-16, not UTF-8" : "is not UTF-8",
		instead: "save it as UTF-8"
	};
}

// actions/lib/config/secrets.ts
const byRole = "remove it, revoke it, and use a role for the credentials of the actions";
const bySecretsManager = "remove it, revoke it, put a new one into AWS Secrets Manager, write its ARN here, and allow the role of the code to read it";
const byDownload = "write the address without the login, and its sha256; if the file needs a login, download it in an earlier step of the workflow and write its path";
const byPublicAddress = "write an address that needs no login and no signature";
const MASK = "•";
const MASKED = /•{4}/;
const NOT_BY_NAME = /^(training,metrics|tune,ranges),/;
function findSecrets(document) {
	const { text, scalars } = document;
	const places = secretsIn(text).map((found) => {
		const around = scalars.find(({ start, end }) => start <= found.start && found.start < end);
		return {
			...found,
			instead: remedy(found, around?.path ?? [])
		};
	});
	for (const scalar of scalars) {
		const { start, end } = scalar;
		const found = secretOf(scalar, text.slice(start, end));
		const isNamed = places.some((place) => place.start < end && start < place.end);
		if (found !== void 0 && !isNamed) places.push({
			start,
			end,
			...found
		});
	}
	let masked = text;
	const hide = (start, end) => {
		masked = masked.slice(0, start) + maskOf(masked.slice(start, end)) + masked.slice(end);
	};
	for (const { start, end } of places) hide(start, end);
	const names = scalars.filter(({ is, value }) => is === "key" && isCredentialName(String(value)));
	for (const { path } of names) {
		const value = scalars.find((scalar) => scalar.is === "value" && dotted(scalar.path) === dotted(path));
		if (value !== void 0) hide(value.start, value.end);
	}
	const named = names.map(({ start, end }) => ({
		start,
		end,
		what: "is the name of a credential",
		instead: byRole
	}));
	return {
		places: [...places, ...named],
		masked
	};
}
function secretProblems(document, places) {
	return places.map(({ start, what, instead }) => {
		const path = (document.scalars.find((scalar) => scalar.start <= start && start < scalar.end)?.path ?? []).filter((part) => !isMasked(part));
		return document.locateAt(start, {
			path,
			what,
			instead
		});
	});
}
function isSecret(secrets, path) {
	const name = dotted(path);
	return path.some(isMasked) || secrets.some((secret) => secret.path !== "" && secret.path === name);
}
function secretOf({ is, path, value }, written) {
	const credential = typeof value === "string" ? credentialInValue(value) : void 0;
	if (credential !== void 0) return {
		what: credential,
		instead: remedy({ kind: "address" }, path)
	};
	const [found] = typeof value === "string" && !written.includes(value) ? secretsIn(value) : [];
	if (found !== void 0) return {
		what: found.what,
		instead: remedy(found, path)
	};
	const name = path.findLast((part) => typeof part === "string") ?? "";
	if (is === "key" || NOT_BY_NAME.test(path.join()) || isCredentialName(name)) return void 0;
	return isSecretByName(name, value) ? {
		what: "contains a secret in plain text",
		instead: bySecretsManager
	} : void 0;
}
function remedy({ kind }, path) {
	if (kind === "aws") return byRole;
	if (kind === "other") return bySecretsManager;
	return path[1] === "source" ? byDownload : byPublicAddress;
}
function maskOf(text) {
	return text.replace(/\\[^\n]|[^\s,[\]{}"']/g, (part) => MASK.repeat(part.length));
}
const isMasked = (part) => MASKED.test(String(part));

// actions/lib/config/yaml-surprises.ts
const texts = /^(aws,tags|(training|serving|functions,[^,]+),environment),/;
const values = /^(training,hyperparameters|tune,ranges,[^,]+),(?!(min|max)$)/;
const limits = /^tune,ranges,[^,]+,(min|max)$/;
const events = /^functions,[^,]+,test,event,/;
function checkSurprises(document) {
	return document.scalars.flatMap((scalar) => {
		const { is, path, bare } = scalar;
		if (is === "key") return bare === "<<" ? [mergeKey(path)] : [];
		return bare === void 0 ? [] : surprise(scalar, bare) ?? [];
	});
}
function mergeKey(path) {
	return {
		path,
		at: "key",
		what: "is the merge key of YAML 1.1, which YAML 1.2 does not support: nothing is merged",
		instead: "write the keys themselves"
	};
}
function surprise({ path, value }, bare) {
	const place = path.join();
	if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
		const what = `YAML cannot hold ${bare} exactly and reads ${value}`;
		if (limits.test(place) && /^[-+]?\d+$/.test(bare) && BigInt(bare) !== BigInt(value)) return {
			path,
			what,
			instead: "write a number below 2^53"
		};
		if (!texts.test(place) && !values.test(place) && !events.test(place)) return void 0;
		return {
			path,
			what,
			instead: `write '${bare}'`
		};
	}
	if (texts.test(place)) {
		if (typeof value === "string" || value === null || String(value) === bare) return void 0;
		return {
			path,
			what: `YAML reads ${bare} as ${typeof value === "number" ? `the number ${value}` : `the flag ${value}`}`,
			instead: `write '${bare}'`
		};
	}
	if (!values.test(place)) return void 0;
	if (typeof value === "number" && String(value) !== bare && !isScientific(bare, value)) return {
		path,
		what: `YAML reads ${bare} as the number ${value}, and the script gets ${value}`,
		instead: `write ${value}, or '${bare}' if the text is meant`,
		warning: true
	};
	if (typeof value !== "string") return void 0;
	if (/^(yes|no|on|off|y|n)$/i.test(bare)) {
		const flag = /^(yes|on|y)$/i.test(bare);
		return {
			path,
			what: `YAML reads ${bare} as text, so the script gets the text ${bare}`,
			instead: `write ${flag}, or '${bare}' if the text is meant`,
			warning: true
		};
	}
	if (/^[-+]?(\d+(_\d+)+(\.\d+)?|0b[01_]+)$/.test(bare)) {
		const number = Number(bare.replaceAll("_", ""));
		return {
			path,
			what: `YAML 1.2 reads ${bare} as text, so the script gets the text ${bare}`,
			instead: `write ${number}, or '${bare}' if the text is meant`,
			warning: true
		};
	}
}
function isScientific(bare, value) {
	return /e/i.test(bare) && !/^[-+]?0x/i.test(bare) && !Number.isInteger(value);
}

// actions/lib/config/load.ts
function load(language, file, root) {
	const path = resolve(root, file);
	const name = relative(root, path).split(sep).join("/");
	const shown = name.startsWith("..") || isAbsolute(name) ? path : name;
	const content = readConfigFile(path);
	if (!("text" in content)) return { problems: [aboutFile(shown, content.what, content.instead)] };
	try {
		return loadText(language, content.text, shown, root);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return { problems: [aboutFile(shown, "is nested too deeply to be read", "write a config of a few levels")] };
	}
}
function loadText({ schema, check, resolve }, text, shown, root) {
	const read = readDocument(shown, text);
	const { places, masked } = findSecrets(read);
	const document = masked === text ? read : readDocument(shown, masked);
	const secrets = secretProblems(document, places);
	if (document.value === void 0 && document.syntax.length === 0) return { problems: [aboutFile(shown, "is empty", "write at least name: and aws: { region: … }"), ...secrets] };
	if (document.value === void 0) return { problems: inOrder([...document.syntax, ...secrets], shown) };
	const repository = repositoryAt(root);
	const parsed = schema.safeParse(document.value);
	const faults = parsed.success ? [] : diagnose(parsed.error.issues, document.value);
	const checked = document.isWhole ? [...check(draftOf(document.value, faults), repository), ...checkSurprises(document)] : [];
	const all = withoutMisspelt([...faults, ...checked], document.value);
	const findings = (document.isWhole ? all : all.filter(({ path, at }) => path.length > 1 || at === "key")).filter(({ path }) => !isSecret(secrets, path));
	const problems = [
		...document.syntax,
		...secrets,
		...locate(findings.filter(({ warning }) => !warning))
	];
	if (problems.length > 0 || !parsed.success) return { problems: firstOf(inOrder(problems, shown), shown) };
	return {
		config: resolve(parsed.data),
		warnings: inOrder(locate(findings), shown)
	};
	function locate(all) {
		return all.map((finding) => document.locate(finding)).filter((problem) => !document.isBroken(problem));
	}
}
function formatProblem({ file, line, column, path, what, instead }) {
	return `${file}:${line}:${column}: ${path === "" ? "" : `${path}: `}${what}; ${instead}`;
}
const MOST_PROBLEMS = 100;
function firstOf(problems, config) {
	const more = problems.length - MOST_PROBLEMS;
	if (more <= 0) return [...problems];
	const what = `has ${more} more ${more === 1 ? "problem" : "problems"}`;
	return [...problems.slice(0, MOST_PROBLEMS), aboutFile(config, what, "correct the first ones and run again")];
}
function aboutFile(file, what, instead) {
	return {
		file,
		line: 1,
		column: 1,
		path: "",
		what,
		instead
	};
}
function inOrder(problems, config) {
	return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()].sort((a, b) => Number(a.file !== config) - Number(b.file !== config) || a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

// actions/lib/resources/schema.ts
function schemaOf(registry) {
	const sections = Object.assign({}, ...registry.map((family) => family.sections));
	return describe("One pipeline on Amazon SageMaker.", section(sections, "name: dog-breeds and the other keys"));
}
const schema = schemaOf(families);

// actions/lib/resources/load-config.ts
function loadConfig(file, root) {
	return load({
		schema,
		check: (draft, repository) => families.flatMap(({ checks }) => checks.flatMap((check) => check(draft, repository))),
		resolve: (written) => Object.assign({}, ...families.map(({ resolve }) => resolve?.(written)))
	}, file, root);
}

// actions/lib/runner/secret-inputs.ts
const TOKEN = "INPUT_GITHUB-TOKEN";
function refuseSecretInputs({ environment }) {
	for (const [variable, value = ""] of Object.entries(environment)) {
		if (!variable.startsWith("INPUT_") || variable === TOKEN) continue;
		const name = variable.slice(6).toLowerCase();
		const [found] = secretsIn(value);
		const key = found === void 0 ? secretKeyIn(value) : void 0;
		if (found === void 0 && key === void 0) continue;
		throw new InputError(`The input ${name} ${found?.what ?? `contains a secret in plain text, in ${key}`}.`, found?.kind === "address" ? "Use an address that needs no login and no signature, or send a file." : "Remove it and revoke it: everyone who can describe a job sees its hyperparameters. Put a new secret into AWS Secrets Manager, and allow the role of the code to read it.");
	}
}
function secretKeyIn(value) {
	if (!value.trimStart().startsWith("{")) return void 0;
	try {
		const parsed = JSON.parse(value);
		return Object.entries(parsed).find(([name, inside]) => isSecretByName(name, inside))?.[0];
	} catch {
		return;
	}
}

// actions/lib/runner/read-config.ts
const DEFAULT_CONFIG = "pipeline-config/dog-breeds.yml";
function configFile(context) {
	return context.input("config") || "pipeline-config/dog-breeds.yml";
}
function rootOf({ environment }) {
	return environment["GITHUB_WORKSPACE"] || process.cwd();
}
function readConfig(context, root) {
	refuseSecretInputs(context);
	const file = configFile(context);
	const loaded = loadConfig(file, root);
	if ("config" in loaded) {
		for (const warning of loaded.warnings) annotate(context, "warning", warning);
		return loaded.config;
	}
	const { problems } = loaded;
	for (const problem of problems) context.info(formatProblem(problem));
	for (const problem of problems) annotate(context, "error", problem);
	throw new Failure(`config-invalid: ${file} has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}; the action changed nothing.`, "Correct each line listed above and run again.");
}
function annotate(context, level, problem) {
	const { file, line, column, path, what, instead } = problem;
	context.annotate(level, `${path === "" ? "" : `${path}: `}${what}; ${instead}`, {
		title: "config-invalid",
		file,
		startLine: line,
		startColumn: column
	});
}

export { loadConfig as a, rootOf as i, configFile as n, formatProblem as o, readConfig as r, DEFAULT_CONFIG as t };