// actions/lib/aws/job-phase.ts
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;
const LIMITS = {
	MaxRuntimeExceeded: "SageMaker stopped it, because it reached its time limit (`max-runtime`)",
	MaxWaitTimeExceeded: "SageMaker stopped it, because it waited too long for spot instances"
};
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
				detail: "Stopped by a user or another process",
				transient: true
			} : {
				is: "failed",
				detail: limit
			};
		}
		default: return {
			is: "in-progress",
			detail: secondary === void 0 || secondary === status ? status : `${status}, ${secondary}`
		};
	}
}

export { jobPhase as t };