import { o as isDenied } from "./errors.mjs";
import { a as readLogEnds, t as MetricLines } from "./metric-lines.mjs";

// actions/lib/aws/job-phase.ts
/** Beginnings of FailureReasons that are not caused by the job's content, so the same job may be retried. */
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;
/** A job that reached a limit; SageMaker calls it Stopped, here it is a failure. */
const LIMITS = {
	MaxRuntimeExceeded: "SageMaker stopped it, because it reached its time limit (`max-runtime`)",
	MaxWaitTimeExceeded: "SageMaker stopped it, because it waited too long for spot instances"
};
/** The phase of a training or tuning job, from SageMaker's statuses. */
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

// actions/lib/aws/log-figures.ts
/** Reads the logs of ended jobs. Each is read once, because it does not change. */
function logFigures(aws) {
	const known = /* @__PURE__ */ new Map();
	return (job, definitions = []) => {
		const found = known.get(job) ?? read(aws, job, definitions);
		known.set(job, found);
		found.catch(() => known.delete(job));
		return found;
	};
}
async function read(aws, job, definitions) {
	if (definitions.length === 0) return { endings: [] };
	try {
		return { endings: (await readLogEnds(aws, job)).flatMap(({ lines }) => new MetricLines(definitions).endings(lines)) };
	} catch (error) {
		if (!isDenied(error)) throw error;
		return {
			endings: [],
			denied: true
		};
	}
}
/** Names the metrics whose last value is nan or inf; undefined if there are none. */
function divergence({ endings }) {
	const diverged = endings.filter(({ diverged }) => diverged !== void 0);
	if (diverged.length === 0) return void 0;
	const words = diverged.map(({ name, diverged: last, figure }) => figure === void 0 ? `${name} is ${last}` : `${name} is ${last} after ${figure}`);
	return [...new Set(words)].join(", ");
}

export { logFigures as n, jobPhase as r, divergence as t };