// actions/lib/aws/errors.ts
const THROTTLED = /^(Throttling|ThrottlingException|ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|SlowDown|RequestThrottled(Exception)?|ConcurrentUpdateException)$/;
const NETWORK = /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_.*)$/;
/**
* Whether the connection broke off, or what came over it is not what was sent. By name, code, or the words of Node and
* of the SDK, which has neither for a body that ends early or whose checksum is another.
*/
function isBroken(error) {
	if (!(error instanceof Error)) return false;
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	return NETWORK.test(code) || error.name === "TimeoutError" || /^(aborted$|Checksum mismatch:|Connection lost or stream closed)/.test(error.message) || isGarbled(error);
}
/** Whether the SDK could not read an answer. The words are those of its deserializer. */
function isGarbled({ message }) {
	return message.includes("Deserialization error:");
}
/** Adds to an error of the SDK which call it came from and how it is to be taken. */
function annotate(error, call) {
	if (!(error instanceof Error) || "call" in error) return error;
	const status = error.$metadata?.httpStatusCode ?? 0;
	const transient = THROTTLED.test(error.name) || status >= 500 || status === 429 || isBroken(error);
	return Object.assign(error, {
		call,
		transient,
		alreadyExists: isAlreadyThere(error) || isBusy(error)
	});
}
/**
* Codes and texts of AWS for "this name is taken". S3 refuses a conditional write with 412 where an object is there, and
* with 409 while another writer of the same key is at work (S3 User Guide, "Conditional writes").
*/
function isAlreadyThere(error) {
	return /^(ResourceInUse|BucketAlreadyOwnedByYou|PreconditionFailed|ConditionalRequestConflict)$/.test(error.name) || /already exist/i.test(error.message);
}
const NOT_FOUND = /^(ResourceNotFound(Exception)?|ObjectNotFoundException|ProvisionedConcurrencyConfigNotFoundException|NotFound|NoSuchKey|NoSuchBucket|NoSuchPublicAccessBlockConfiguration|404)$/;
/**
* Whether AWS says that there is no such resource. SageMaker says it by a ValidationException and its wording for
* training jobs, models, configurations and endpoints, by ResourceNotFound for tuning jobs.
*/
function isNotFound(error) {
	if (!(error instanceof Error)) return false;
	if (NOT_FOUND.test(error.name)) return true;
	return error.name === "ValidationException" && /^(Requested resource not found|Could not find|Endpoint .* not found)/.test(error.message);
}
/** AWS's words, of endpoints and of functions, for a change that another one forbids. */
const BUSY = /Cannot (update|delete) in-progress endpoint|An update is in progress for resource|in the following state: Pending|Revision Id provided does not match/;
/** Whether a change was refused because another one is under way, or was made since the resource was read. */
function isBusy(error) {
	return error instanceof Error && BUSY.test(error.message);
}
/** Whether the caller lacks the right to an operation. */
function isDenied(error) {
	return error instanceof Error && /^(AccessDenied(Exception)?|Forbidden|403)$/.test(error.name);
}
/** Whether a stop was refused because there is nothing to stop any more. */
function hasEnded(error) {
	return error instanceof Error && error.name === "ValidationException" && /is in status (Stopped|Completed|Failed|Stopping)/.test(error.message);
}
/** An AWS failure in plain words: operation, resource, AWS's own words, request id; and the next step. */
function explainAws(error) {
	if (!(error instanceof Error) || !("call" in error)) return void 0;
	const { call, $metadata } = error;
	if (call === void 0) return void 0;
	const id = $metadata?.requestId === void 0 ? "" : ` (request ${$metadata.requestId})`;
	const about = call.resource === "" ? "" : ` of ${call.resource}`;
	const words = isGarbled(error) ? "the answer that arrived cannot be read" : `${error.name}: ${error.message}`;
	return {
		what: `${call.operation}${about} failed: ${words}${id}`,
		next: advise(error)
	};
}
/** By the error's code and words, the first that fits. */
const ADVICE = [
	[/^ModelError: .* \(415\)/, "The model does not take this content type: set the input `content-type`, or let the serving code take it."],
	[/^ModelError: .* \(4\d\d\)/, "The model refuses what was sent: check that file or address."],
	[/^ModelError:/, "Read the log of the endpoint in CloudWatch, mend the model or the serving code and deploy again."],
	[/^Validation(Error|Exception): Endpoint .* not found/, "Correct the name, or run the stage deploy first."],
	[/^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired):/, "The AWS credentials ended. Use the input `aws-role` (GitHub OIDC: renewed while waiting), or fresh keys, and run again: a job that was started goes on, and the next run takes it up; nothing is started twice."],
	[/^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature):/, "AWS does not know these credentials. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or use the input `aws-role`."],
	[/^(AccessDenied(Exception)?|UnauthorizedOperation|Forbidden|403):/, "Give the role of this run the permission for this operation on this resource."],
	[/UnreservedConcurrentExecution/, "The account allows too few executions at the same moment. Ask for a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`."],
	[/^ResourceConflictException:/, "Wait until the other change of the function has ended and run again."],
	[/^ResourceLimitExceeded:/, "Ask for a higher quota in the Service Quotas console (service Amazon SageMaker), or choose another instance type in the config."],
	[/^(ValidationException|ValidationError):/, "Correct the value that AWS names, in the config or in an input; nothing was created by this call."],
	[/^ResourceInUse:/, "Wait until the other operation on it has ended and run again."]
];
function advise(error) {
	if (error.transient === true) return "This is a passing failure on the way to AWS: run again.";
	return ADVICE.find(([pattern]) => pattern.test(`${error.name}: ${error.message}`))?.[1] ?? "Read the words of AWS above, correct the cause and run again.";
}
/** The answer of a call, or `undefined` when AWS says that there is no such resource. */
async function unlessNotFound(call) {
	try {
		return await call;
	} catch (error) {
		if (isNotFound(error)) return void 0;
		throw error;
	}
}

export { isBusy as a, unlessNotFound as c, isBroken as i, explainAws as n, isDenied as o, hasEnded as r, isNotFound as s, annotate as t };