import { _ as _lte, a as literal, d as strictObject, g as _gte, i as int, n as array, v as _maxLength } from "./config.mjs";

// actions/lib/github-api/fork-report.ts
/** Lines that a report names. */
const MOST_LINES = 100;
const line = int().check(/* @__PURE__ */ _gte(1), /* @__PURE__ */ _lte(1e7));
/**
* What the run for a pull request from a fork leaves for the run that may write to GitHub. The fork has written it, so it
* holds numbers only.
*/
const forkReportSchema = /* @__PURE__ */ strictObject({
	version: /* @__PURE__ */ literal(1),
	/** Problems of the config. */
	problems: int().check(/* @__PURE__ */ _gte(0), /* @__PURE__ */ _lte(1e6)),
	/** Lines of the config that have problems. */
	lines: (/* @__PURE__ */ array(line)).check(/* @__PURE__ */ _maxLength(100))
});
/** Name of the artifact, and of the file in it. */
const FORK_REPORT = {
	artifact: "fork-report",
	path: "fork-report.json",
	most: 4e3
};
/** Reads a report; `undefined` when it is anything else. */
function parseForkReport(bytes) {
	try {
		const read = forkReportSchema.safeParse(JSON.parse(bytes.toString("utf8")));
		return read.success ? read.data : void 0;
	} catch {
		return;
	}
}

export { parseForkReport as n, FORK_REPORT as t };