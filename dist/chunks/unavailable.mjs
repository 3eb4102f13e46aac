import { jt as DatasetError } from "./shared.mjs";

// actions/lib/dataset/unavailable.ts
var SourceUnavailable = class extends DatasetError {
	unreachable;
	constructor(what, { unreachable = false, ...options } = {}) {
		super(what, [], options);
		this.unreachable = unreachable;
	}
};
var NoSource = class extends DatasetError {
	unreachable;
	constructor(failures, unreachable) {
		super("The data could not be read from any source.", failures);
		this.unreachable = unreachable;
	}
};

export { SourceUnavailable as n, NoSource as t };