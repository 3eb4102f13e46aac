import { Lt as Failure, Ot as again, Ut as isTransient } from "./shared.mjs";
import { n as oneFunction } from "./chosen.mjs";
import { n as judge, r as shorten, t as SHAPE } from "./prediction.mjs";
import { r as warmUp } from "./invoke.aws.mjs";
import { n as payloadOf } from "./ask2.mjs";
import { C as LambdaClient, f as InvokeCommand, h as GetFunctionCommand } from "./aws-lambda.mjs";
import { o as isDenied, u as wasNotCarriedOut } from "./errors.mjs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// actions/lib/resources/function/invoke.aws.ts
const LARGEST_EVENT = 6291456;
const LONGEST = 900;
const ON_THE_WAY = 20;
const ATTEMPTS = 5;
async function invokeFunction(aws, name, qualifier, event, signal) {
	const request = {
		FunctionName: name,
		Qualifier: qualifier,
		Payload: event
	};
	const size = Buffer.byteLength(event);
	if (size > LARGEST_EVENT) throw new Failure(`event-too-large: The event for the function ${name} has ${size} bytes as JSON; Lambda allows ${LARGEST_EVENT}.`, "Send a smaller file (in base64 it grows by a third), or set the input `url` and let the function fetch it.");
	const lambda = aws.sendingOnce(LambdaClient, 1e3 * (await timeLimit(aws, name, qualifier) + ON_THE_WAY));
	const started = performance.now();
	const send = () => lambda.send(new InvokeCommand(request), { abortSignal: signal });
	try {
		const { Payload, FunctionError, ExecutedVersion = qualifier } = await again(send, (error) => wasNotCarriedOut(error) ? ATTEMPTS : 1, { signal });
		return {
			payload: Buffer.from(Payload ?? []).toString("utf8"),
			failed: FunctionError !== void 0,
			version: ExecutedVersion,
			milliseconds: performance.now() - started
		};
	} catch (error) {
		signal.throwIfAborted();
		if (!isTransient(error) || wasNotCarriedOut(error)) throw error;
		throw new Failure(`answer-lost: The answer of the function ${name}:${qualifier} was lost on the network: ${error.message}. The event was sent once, and the function may have processed it.`, `Read its log in CloudWatch (/aws/lambda/${name}), and run again if the function may process the event twice.`, error);
	} finally {
		lambda.destroy();
	}
}
async function timeLimit(aws, name, qualifier) {
	try {
		const command = new GetFunctionCommand({
			FunctionName: name,
			Qualifier: qualifier
		});
		return (await aws.client(LambdaClient).send(command)).Configuration?.Timeout ?? LONGEST;
	} catch (error) {
		if (isDenied(error)) return LONGEST;
		throw error;
	}
}

// actions/lib/resources/function/ask.ts
async function askFunctionAlias(scope, name, question) {
	const [, wanted] = oneFunction(scope.config, name);
	const expect = question.expect === "" ? {} : { expect: question.expect };
	if (question.file === "" && question.url === "" && wanted.test !== void 0) return askFunction(scope, name, wanted.alias, {
		...wanted.test,
		...expect
	}, scope.signal);
	const { body, contentType } = await payloadOf(scope, question, void 0);
	const event = question.url === "" ? {
		image: body.toString("base64"),
		"content-type": contentType
	} : JSON.parse(body.toString("utf8"));
	return askFunction(scope, name, wanted.alias, {
		event,
		...expect
	}, scope.signal);
}
async function askFunctionTest(scope, name, { test }, version, signal) {
	if (test === void 0) return;
	const { prediction, milliseconds } = await askFunction(scope, name, version, test, signal);
	scope.progress(`function:${name}`, `version ${version} passed its test event: ${prediction.shown} (${Math.round(milliseconds)} ms)`);
}
async function askFunction(scope, name, qualifier, test, signal) {
	const event = typeof test.event === "string" ? await readFile(resolve(scope.root, test.event), "utf8") : JSON.stringify(test.event);
	const again = warmUp(`function ${name}:${qualifier}`, {
		...scope,
		signal
	});
	for (;;) {
		const answer = await invokeFunction(scope.aws, name, qualifier, event, signal);
		const { status, ...reply } = readAnswer(answer);
		if (status === 503 && await again()) continue;
		if (answer.failed || status >= 400) throw new Failure(`invocation-failed: The function ${name}:${qualifier} failed on its event: ${answer.failed ? describeError(answer.payload) : `${status} ${shorten(reply.body, 2e3)}`}`, `Read its log in CloudWatch (/aws/lambda/${name}), fix the function and run again.`);
		const judged = judge(reply, test.expect);
		if ("wrong" in judged) throw new Failure(`answer-wrong: The function ${name}:${qualifier} ${judged.isAnswer ? "answered" : "failed on its event: its answer is"} ${judged.wrong}.`, judged.isAnswer ? "Check the event, correct `test.expect` in the config, or fix the function or the model." : `Fix the function and run again: ${SHAPE}. Its log is in CloudWatch: /aws/lambda/${name}.`);
		return {
			prediction: judged.prediction,
			version: answer.version,
			milliseconds: answer.milliseconds
		};
	}
}
function readAnswer({ payload }) {
	const answer = parse(payload);
	if (typeof answer !== "object" || answer === null || !("statusCode" in answer)) return {
		status: 200,
		body: payload,
		contentType: "application/json"
	};
	const status = Number(answer.statusCode);
	if (!Number.isInteger(status)) return {
		status: 502,
		body: `its statusCode is ${String(answer.statusCode)}`,
		contentType: ""
	};
	const body = "body" in answer ? answer.body : "";
	return {
		status,
		body: typeof body === "string" ? body : JSON.stringify(body),
		contentType: ""
	};
}
function parse(payload) {
	try {
		return JSON.parse(payload);
	} catch {
		return;
	}
}
const LIBRARY = /site-packages|\/var\/(lang|runtime)\//;
function describeError(payload) {
	const answer = parse(payload);
	const error = typeof answer === "object" && answer !== null ? answer : {};
	const trace = (Array.isArray(error.stackTrace) ? error.stackTrace : []).map(String).filter((frame) => !LIBRARY.test(frame)).slice(-2);
	return `${error.errorType ?? "Error"}: ${shorten(String(error.errorMessage ?? payload), 2e3)}${trace.map((frame) => `\n${frame.trimEnd()}`).join("")}`;
}

export { askFunctionAlias as n, askFunctionTest as r, askFunction as t };