import { t as DatasetError } from "./error.mjs";

// actions/lib/dataset/unavailable.ts
/** A location that could not be read, or whose file does not have the pinned sha256. The next location may work. */
var SourceUnavailable = class extends DatasetError {
	/** Whether the server did not answer or did not send a file: this says nothing about the data. */
	unreachable;
	constructor(what, { unreachable = false, ...options } = {}) {
		super(what, [], options);
		this.unreachable = unreachable;
	}
};
/** No location could be read. */
var NoSource = class extends DatasetError {
	/** Whether every location was unreachable. */
	unreachable;
	constructor(failures, unreachable) {
		super("The data could not be read from any source.", failures);
		this.unreachable = unreachable;
	}
};

export { SourceUnavailable as n, NoSource as t };