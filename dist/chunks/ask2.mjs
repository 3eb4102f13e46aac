import { t as repositoryAt } from "./repository.mjs";
import { B as LARGEST_BODY, Lt as Failure } from "./shared.mjs";
import { t as defaultEndpoint } from "./default-endpoint.mjs";
import { t as invokeEndpoint } from "./invoke.aws.mjs";
import { n as judge, t as SHAPE } from "./prediction.mjs";
import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";

// actions/lib/resources/endpoint/ask.ts
const CONTENT_TYPES = {
	".jpg": "image/jpeg",
	".jpeg": "image/jpeg",
	".png": "image/png",
	".json": "application/json",
	".csv": "text/csv"
};
async function ask(scope, question) {
	const endpoint = endpointFor(question, scope.config);
	if (endpoint === void 0) throw new Failure("input-invalid: The config has no endpoint to invoke.", "Add one under `endpoints`, or set the input `endpoint`.");
	const smoke = scope.config.endpoints[endpoint]?.smoke;
	const payload = await payloadOf(scope, question, smoke);
	const answer = await invokeEndpoint(scope.aws, endpoint, payload, scope);
	const isSmoke = question.file === "" && question.url === "";
	const expected = question.expect || (isSmoke ? smoke?.expect : void 0);
	const judged = judge(answer, expected);
	if ("wrong" in judged) throw new Failure(`answer-wrong: The endpoint ${endpoint} answered ${judged.wrong}.`, judged.isAnswer ? "Check the image, correct `expect`, or train a better model." : `Fix the serving code and deploy again: ${SHAPE}. Its log is in CloudWatch: /aws/sagemaker/Endpoints/${endpoint}.`);
	return {
		endpoint,
		payload,
		expected,
		prediction: judged.prediction,
		milliseconds: answer.milliseconds
	};
}
function endpointFor({ endpoint, file, url }, config) {
	return endpoint || (file === "" && url === "" ? defaultEndpoint(config) : Object.keys(config.endpoints)[0]);
}
async function payloadOf(scope, question, smoke) {
	if (question.file !== "" && question.url !== "") throw new Failure("input-invalid: Both `file` and `url` are set.", "Set only one of them.");
	if (question.url !== "") return {
		body: Buffer.from(JSON.stringify({ url: question.url })),
		contentType: "application/json"
	};
	const file = question.file || smoke?.file;
	if (file === void 0) throw new Failure("input-invalid: No input says what to send.", "Set the input `file` or `url`, or give the endpoint a `smoke` request in the config.");
	const contentType = question.contentType || (question.file === "" ? smoke?.contentType : void 0) || CONTENT_TYPES[extname(file).toLowerCase()];
	if (contentType === void 0) throw new Failure(`input-invalid: The content type of ${file} is unknown.`, "Set the input `content-type`.");
	if (!/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(contentType)) throw new Failure(`input-invalid: The content type ${JSON.stringify(contentType)} cannot be sent.`, "Write the input `content-type` in ASCII on one line, such as image/png.");
	return {
		body: await readPayload(repositoryAt(scope.root), file, scope.root),
		contentType
	};
}
async function readPayload(repository, file, root) {
	const [kind, size] = [repository.kind(file), repository.size(file)];
	if (kind !== "file" || !repository.mayRead(file)) throw new Failure(`input-invalid: The file ${file} could not be read.`, "Correct the input `file`: write the path of a file, relative to the root of the repository.");
	if (size > 6291456) throw new Failure(`input-invalid: The file ${file} has ${size} bytes; endpoints and functions accept at most ${LARGEST_BODY}.`, "Send a smaller file, or set the input `url`.");
	return readFile(resolve(root, file));
}

export { payloadOf as n, ask as t };