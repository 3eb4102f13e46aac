// actions/lib/resources/endpoint/answer-fault.ts
/** Longest part of an answer that a message shows, in characters. */
const LONGEST = 200;
/** The beginning of a text, for a message. */
function shorten(text, longest = LONGEST) {
	return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
/**
* Why an answer with status 200 is not valid, as the end of a sentence: `The endpoint x answered …`.
*
* @returns undefined for a valid answer
*/
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
/** Python's NaN and infinities outside of strings. */
const STRING_OR_TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|nan|inf)\b/g;
/** The first such word of a text that would otherwise be JSON. */
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
/** Members in which servers return an error; `message` is only an error without predictions. */
const ERRORS = /^(error|errors|errormessage|exception)$/;
const MESSAGE = "message";
/** The error that an answer contains instead of a result. A number is a result, because a model may measure errors. */
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
/** A class whose probability is not a number; other languages write `null` for NaN. */
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
/** Longest part of a class's name that a message shows, in characters. */
const LONGEST_NAME = 60;
/**
* Reads `{"predictions": [{"class": …, "probability": …}, …]}` as `python/serving` answers. Any other answer is used as
* it is, because the serving code belongs to the user.
*/
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
/**
* Checks and parses an answer. An empty body, an error, a web page or NaN is never a valid answer.
*
* @param expected the most probable class, or the whole answer; undefined: any
* @returns the prediction, or what is wrong as the end of a sentence: `The endpoint x answered …`; `isAnswer`: the
*   answer is valid, but not the expected one
*/
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
/** Advice about the form of an answer. */
const SHAPE = "Answer {\"predictions\": [{\"class\": \"…\", \"probability\": 0.9}, …]}";
function parse(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}

export { judge as n, shorten as r, SHAPE as t };