import { n as explainAws } from "./errors.mjs";
import { Lt as Failure, Pt as isFullDisk, Rt as Failures, jt as DatasetError } from "./shared.mjs";

// actions/lib/report/explain.ts
const FREE_SPACE = "Free some space, or use a runner with a larger disk, and run again.";
const LONGEST = 8e3;
function explain(error) {
	return explainAll(error).map(({ what, ...rest }) => ({
		what: what.length <= LONGEST ? what : `${what.slice(0, LONGEST)}…`,
		...rest
	}));
}
function explainAll(error) {
	if (error instanceof Failures) return error.failures.flatMap(explainAll);
	if (error instanceof Failure) return [{
		code: error.code,
		what: error.message,
		next: error.next
	}];
	if (isFullDisk(error)) return [{
		code: "disk-full",
		what: `The disk is full: ${error.message}.`,
		next: FREE_SPACE
	}];
	if (error instanceof DatasetError) {
		const { message: what, cause } = error;
		if (isFullDisk(cause)) return [{
			code: "disk-full",
			what,
			next: FREE_SPACE
		}];
		return [{
			code: "data-invalid",
			what,
			next: "Fix the data, or correct the source in the config, and run again."
		}];
	}
	const aws = explainAws(error);
	if (aws !== void 0) return [{
		code: "aws-request-failed",
		...aws
	}];
	if (!(error instanceof Error)) return [{
		code: "unexpected-error",
		what: String(error),
		next: ""
	}];
	return [{
		code: "unexpected-error",
		what: `${error.name}: ${error.message}`,
		next: "This should not happen: please report it with the lines below.",
		stack: error.stack
	}];
}

export { explain as t };