// actions/lib/resources/endpoint/answer-fault.ts
const LONGEST = 200;
function shorten(text, longest = LONGEST) {
	return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
function faultIn({ body, contentType, binary }) {
	const text = body.trim();
	if (text === "") return "an empty body";
	const claimsJson = /\bjson\b/i.test(contentType);
	if (binary !== void 0) return claimsJson || contentType.startsWith("text/") ? `${binary} bytes that are not text, as ${contentType}` : void 0;
	if (/^(<!doctype html|<html[\s>])/i.test(text) || /^text\/html\b/i.test(contentType)) return `an HTML page instead of a prediction: ${shorten(text)}`;
	let answer;
	try {
		answer = JSON.parse(text);
	} catch (error) {
		const token = numberThatIsNone(text);
		if (token !== void 0) return `invalid JSON (it contains ${token}, which Python's json.dumps writes but JSON does not allow): ${shorten(text)}`;
		return claimsJson ? `invalid JSON, as ${contentType}: ${shorten(text)} (${error.message})` : void 0;
	}
	if (answer === null) return "null, which is not a prediction";
	if (typeof answer !== "object") return void 0;
	const error = errorOf(answer);
	if (error !== void 0) return `an error, although the HTTP status says success: ${shorten(error)}`;
	const shapeless = probabilityThatIsNone(answer);
	return shapeless === void 0 ? void 0 : `${shapeless}: ${shorten(text)}`;
}
const STRING_OR_TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|nan|inf)\b/g;
function numberThatIsNone(text) {
	let first;
	const mended = text.replace(STRING_OR_TOKEN, (found) => {
		if (found.startsWith("\"")) return found;
		first ??= found;
		return "null";
	});
	if (first === void 0) return void 0;
	try {
		JSON.parse(mended);
		return first;
	} catch {
		return;
	}
}
const ERRORS = /^(error|errors|errormessage|exception)$/;
const MESSAGE = "message";
function errorOf(answer) {
	const found = Object.entries(answer).find(([name, value]) => {
		const plain = name.toLowerCase().replace(/[_-]/g, "");
		return (ERRORS.test(plain) || plain === MESSAGE && !("predictions" in answer)) && isSomething(value);
	});
	if (found === void 0) return void 0;
	const [, value] = found;
	return typeof value === "string" ? value : JSON.stringify(value);
}
function isSomething(value) {
	if (typeof value === "string") return value.trim() !== "";
	if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
	return value === true;
}
function probabilityThatIsNone(answer) {
	if (!("predictions" in answer) || !Array.isArray(answer.predictions)) return void 0;
	const list = answer.predictions;
	for (const entry of list) {
		if (typeof entry !== "object" || entry === null || !("class" in entry) || !("probability" in entry)) continue;
		const { probability } = entry;
		if (typeof probability !== "number" || !Number.isFinite(probability)) return `the class ${shorten(String(entry.class))} with the probability ${JSON.stringify(probability)}, which is not a number`;
	}
}

// actions/lib/resources/endpoint/prediction.ts
const SHOWN = 3;
const LONGEST_NAME = 60;
function readPrediction(body) {
	const classes = readClasses(body).sort((a, b) => b.probability - a.probability);
	const [best] = classes;
	if (best === void 0) return {
		top: body.trim(),
		shown: shorten(body.trim())
	};
	const shown = classes.slice(0, SHOWN).map(({ name, probability }) => `${shorten(name, LONGEST_NAME)} ${(100 * probability).toFixed(1)} %`);
	return {
		top: best.name,
		shown: shown.join(", ")
	};
}
function readClasses(body) {
	const answer = parse(body);
	if (typeof answer !== "object" || answer === null || !("predictions" in answer)) return [];
	return (Array.isArray(answer.predictions) ? answer.predictions : []).flatMap((entry) => {
		if (typeof entry !== "object" || entry === null || !("class" in entry) || !("probability" in entry)) return [];
		return typeof entry.probability === "number" ? [{
			name: String(entry.class),
			probability: entry.probability
		}] : [];
	});
}
function judge(reply, expected) {
	const fault = expected !== void 0 && reply.body.trim() === expected ? void 0 : faultIn(reply);
	if (fault !== void 0) return {
		wrong: fault,
		isAnswer: false
	};
	if (reply.binary !== void 0) {
		const shown = `${reply.binary} bytes of ${reply.contentType || "no content type"}`;
		if (expected === void 0) return { prediction: {
			top: shown,
			shown
		} };
		return {
			wrong: `${shown}, which are not text and contain no class, but ${expected} was expected`,
			isAnswer: false
		};
	}
	const prediction = readPrediction(reply.body);
	if (expected === void 0 || prediction.top === expected) return { prediction };
	const lack = readClasses(reply.body).length > 0 ? "" : `, which ${whatLacks(reply.body)}`;
	return {
		wrong: `${prediction.shown}${lack}, but ${expected} was expected`,
		isAnswer: lack === ""
	};
}
function whatLacks(body) {
	const answer = parse(body);
	if (answer === void 0) return "is not JSON";
	if (typeof answer !== "object" || answer === null || !("predictions" in answer)) return "is JSON without `predictions`";
	return "has no class with a probability in its `predictions`";
}
const SHAPE = "Answer {\"predictions\": [{\"class\": \"…\", \"probability\": 0.9}, …]}";
function parse(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}

export { judge as n, shorten as r, SHAPE as t };