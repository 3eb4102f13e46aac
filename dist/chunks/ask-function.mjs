import { i as warmUp, t as readPrediction } from "./prediction.mjs";
import { S as LambdaClient, d as InvokeCommand } from "./aws-lambda.mjs";
import { n as Failure } from "./failure.mjs";
import { n as payloadOf } from "./ask.mjs";
import { n as oneFunction } from "./chosen.mjs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// actions/lib/aws/invoke-function.ts
/**
* Sends an event to a function and waits for its answer.
*
* @param qualifier a version or an alias
*/
async function invokeFunction(aws, name, qualifier, event, signal) {
	const started = performance.now();
	const { Payload, FunctionError, ExecutedVersion = qualifier } = await aws.client(LambdaClient).send(new InvokeCommand({
		FunctionName: name,
		Qualifier: qualifier,
		Payload: JSON.stringify(event)
	}), { abortSignal: signal });
	return {
		payload: Buffer.from(Payload ?? []).toString("utf8"),
		failed: FunctionError !== void 0,
		version: ExecutedVersion,
		milliseconds: performance.now() - started
	};
}

// actions/lib/pipeline/ask-function.ts
/**
* Asks a function of the config through its alias, as callers do: with a file, an address, or its test event.
*
* @throws Failure when there is no such function or nothing to send, or as {@link askFunction}
*/
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
/** Sends the test event of the config to a version and fails unless it is answered right. */
async function askFunctionTest(scope, name, { test }, version, signal) {
	if (test === void 0) return;
	const { prediction, milliseconds } = await askFunction(scope, name, version, test, signal);
	scope.progress(`function:${name}`, `version ${version} answered its test event right: ${prediction.shown} (${Math.round(milliseconds)} ms)`);
}
/**
* Sends an event to a function.
*
* @param qualifier a version or an alias
* @throws Failure when it fails, answers with an error status, or with another class than the expected one
*/
async function askFunction(scope, name, qualifier, test, signal) {
	const event = typeof test.event === "string" ? JSON.parse(await readFile(resolve(scope.root, test.event), "utf8")) : test.event;
	const again = warmUp(signal);
	for (;;) {
		const answer = await invokeFunction(scope.aws, name, qualifier, event, signal);
		const { status, body } = readAnswer(answer);
		if (status === 503 && await again()) continue;
		if (answer.failed || status >= 400) throw new Failure(`The function ${name}:${qualifier} failed on its event: ${answer.failed ? describeError(answer.payload) : `${status} ${body}`}`, `Read its log in CloudWatch (/aws/lambda/${name}), mend it and run again.`);
		const prediction = readPrediction(body);
		if (test.expect !== void 0 && prediction.top !== test.expect) throw new Failure(`The function ${name}:${qualifier} answered ${prediction.shown}, but ${test.expect} was expected.`, "Look at the event, correct `test.expect` in the config, or mend the function or the model.");
		return {
			prediction,
			version: answer.version,
			milliseconds: answer.milliseconds
		};
	}
}
/** Status and body of an answer in the form that API Gateway takes, `{"statusCode": …, "body": …}`; else it is the body. */
function readAnswer({ payload }) {
	const answer = JSON.parse(payload || "null");
	if (typeof answer !== "object" || answer === null || !("statusCode" in answer)) return {
		status: 200,
		body: payload
	};
	const body = "body" in answer ? answer.body : "";
	return {
		status: Number(answer.statusCode),
		body: typeof body === "string" ? body : JSON.stringify(body)
	};
}
/** Frames of Lambda's own Python and of packages: not where somebody can mend anything. */
const LIBRARY = /site-packages|\/var\/(lang|runtime)\//;
/** AWS's description of a function that failed: error type, message and where in the function it happened. */
function describeError(payload) {
	const error = JSON.parse(payload);
	const trace = (error.stackTrace ?? []).filter((frame) => !LIBRARY.test(frame)).slice(-2);
	return `${error.errorType ?? "Error"}: ${error.errorMessage ?? payload}${trace.map((frame) => `\n${frame.trimEnd()}`).join("")}`;
}

export { askFunctionAlias as n, askFunctionTest as r, askFunction as t };