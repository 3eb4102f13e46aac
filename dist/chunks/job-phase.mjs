// actions/lib/aws/pages.ts
/**
* The pages of a List operation, one request each, as long as they are asked for.
*
* @param read what says where the next page begins is a `NextToken`, or, with Lambda, a `NextMarker`
*/
async function* pages(read) {
	let next;
	do {
		const page = await read(next);
		yield page;
		next = page.NextToken ?? page.NextMarker;
	} while (next !== void 0);
}

// actions/lib/aws/job-phase.ts
/**
* FailureReasons that say nothing about the content of a job: it may be tried again as it is. Source: the words that
* SageMaker begins its reasons with.
*/
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;
/** A limit that a job ran into; SageMaker calls it Stopped, for us it is a failure. */
const LIMITS = {
	MaxRuntimeExceeded: "it reached its longest runtime (`max-runtime`) and was stopped",
	MaxWaitTimeExceeded: "it waited longer than allowed for spot instances and was stopped"
};
/** Where a training or tuning job stands, from SageMaker's own statuses. */
function jobPhase(status, secondary, reason) {
	switch (status) {
		case "Completed": return {
			is: "ready",
			detail: "Completed"
		};
		case "Failed":
		case "DeleteFailed": {
			const detail = reason ?? `${status} without a reason`;
			return TRANSIENT.test(detail) ? {
				is: "failed",
				detail,
				transient: true
			} : {
				is: "failed",
				detail
			};
		}
		case "Stopped": {
			const limit = LIMITS[secondary ?? ""];
			return limit === void 0 ? {
				is: "stopped",
				detail: "Stopped by somebody",
				transient: true
			} : {
				is: "failed",
				detail: limit
			};
		}
		default: return {
			is: "settling",
			detail: secondary === void 0 || secondary === status ? status : `${status}, ${secondary}`
		};
	}
}

export { pages as n, jobPhase as t };