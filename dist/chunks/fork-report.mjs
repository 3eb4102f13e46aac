import { _ as _lte, a as literal, d as strictObject, g as _gte, i as int, l as optional, n as array, s as number, t as _enum, v as _maxLength } from "./config.mjs";

// actions/lib/github-api/fork-report.ts
/** Lines that a report names. */
const MOST_LINES = 100;
const line = int().check(/* @__PURE__ */ _gte(1), /* @__PURE__ */ _lte(1e7));
const some = int().check(/* @__PURE__ */ _gte(0), /* @__PURE__ */ _lte(1e6));
const dollars = (/* @__PURE__ */ number()).check(/* @__PURE__ */ _gte(0), /* @__PURE__ */ _lte(1e8));
/**
* What the run for a pull request from a fork leaves for the run that may write to GitHub. The fork has written it, so it
* holds numbers only, and words of which this side has a list.
*/
const schemaWith = (stages) => /* @__PURE__ */ strictObject({
	version: /* @__PURE__ */ literal(2),
	/** Problems of the config. */
	problems: some,
	/** Lines of the config that have problems. */
	lines: (/* @__PURE__ */ array(line)).check(/* @__PURE__ */ _maxLength(100)),
	/** What a run on main would do after the merge; absent where the config has problems. */
	plan: /* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		stages: (/* @__PURE__ */ array(_enum(stages))).check(/* @__PURE__ */ _maxLength(stages.length)),
		/** US dollars that its jobs cost at most, and how many of them have no known price. */
		run: /* @__PURE__ */ strictObject({
			worst: dollars,
			unknown: some
		}),
		/** US dollars that what stays costs in a month, and how much of it has no known price. */
		month: /* @__PURE__ */ strictObject({
			least: dollars,
			worst: dollars,
			unknown: some
		}),
		/** Limits of the budget that these exceed. */
		over: (/* @__PURE__ */ array(_enum(["per-run", "per-month"]))).check(/* @__PURE__ */ _maxLength(2))
	}))
});
/** Name of the artifact, and of the file in it. */
const FORK_REPORT = {
	artifact: "fork-report",
	path: "fork-report.json",
	most: 4e3
};
/** Reads a report; `undefined` when it is anything else. @param stages that a run can have */
function parseForkReport(bytes, stages) {
	try {
		const read = schemaWith(stages).safeParse(JSON.parse(bytes.toString("utf8")));
		return read.success ? read.data : void 0;
	} catch {
		return;
	}
}

export { parseForkReport as n, FORK_REPORT as t };