import { n as STATUS_CODES } from "./_http2.mjs";
import { n as isMisshapen } from "./misshapen.mjs";

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
		what: `${operation}${about.slice(0, LONGEST_NAME)} failed: ${words.slice(0, LONGEST)}${id}${way}`,
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
const LONGEST = 2500;
const LONGEST_NAME = 500;
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

export { isBusy as a, unlessDenied as c, isBroken as i, unlessNotFound as l, explainAws as n, isDenied as o, hasEnded as r, isNotFound as s, annotate as t, wasNotCarriedOut as u };