import { t as DatasetError } from "./error.mjs";

// actions/lib/dataset/unavailable.ts
/** A location that gave nothing, or not what was pinned: the next location may still do. */
var SourceUnavailable = class extends DatasetError {
	/** Whether nobody answered, or the answer was no file: this says nothing about the data. */
	unreachable;
	constructor(what, { unreachable = false, ...options } = {}) {
		super(what, [], options);
		this.unreachable = unreachable;
	}
};
/** No location gave the data. */
var NoSource = class extends DatasetError {
	/** Whether that is all that is known: each location was unreachable. */
	unreachable;
	constructor(failures, unreachable) {
		super("The data could not be read from any source.", failures);
		this.unreachable = unreachable;
	}
};

export { SourceUnavailable as n, NoSource as t };