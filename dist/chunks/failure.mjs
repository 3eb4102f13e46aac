// actions/lib/core/failure.ts
/** Everything that a person must learn about what went wrong: what it was and what to do next. */
var Failure = class extends Error {
	code;
	next;
	/**
	* @param what the code, then what is wrong, in one sentence, with the resource's name and the service's own words
	* @param next what to do about it
	*/
	constructor(what, next, cause) {
		const end = what.indexOf(": ");
		super(what.slice(end + 2), { cause });
		this.name = "Failure";
		this.code = what.slice(0, end);
		this.next = next;
	}
};
/** The last lines of a log, as the end of what is wrong; nothing where there are none. */
function endOfLog(lines) {
	const last = lines.slice(-15).map((line) => `\n  ${line}`);
	return last.length === 0 ? "" : `\nThe end of its log:${last.join("")}`;
}
/** Several things went wrong side by side; each is reported. */
var Failures = class extends Error {
	failures;
	constructor(failures) {
		super(failures.map((failure) => failure instanceof Error ? failure.message : String(failure)).join("\n"));
		this.name = "Failures";
		this.failures = failures;
	}
};
/** A need has not been met by an earlier stage. */
var Blocked = class extends Failure {};
/** The wait ended by its own deadline; the work goes on and the next run takes it up again. */
var Pending = class extends Error {
	constructor(what) {
		super(what);
		this.name = "Pending";
	}
};
/** What was to be verified could not be asked (a right is missing, the connection broke): it is neither right nor wrong. */
var Undecided = class extends Failure {};
/** Whether an error says nothing about the matter (a cut connection, throttling, a 5xx), so that asking again may help. */
function isTransient(error) {
	return error instanceof Error && "transient" in error && error.transient === true;
}
/** Whether a create or update call failed because somebody was faster. */
function isAlreadyThere(error) {
	return error instanceof Error && "alreadyExists" in error && error.alreadyExists === true;
}

export { Undecided as a, isTransient as c, Pending as i, Failure as n, endOfLog as o, Failures as r, isAlreadyThere as s, Blocked as t };