import { _ as _lte, a as literal, d as strictObject, g as _gte, i as int, l as optional, n as array, s as number, t as _enum, v as _maxLength } from "./config.mjs";

// actions/lib/github-api/fork-report.ts
const MOST_LINES = 100;
const line = int().check(/* @__PURE__ */ _gte(1), /* @__PURE__ */ _lte(1e7));
const some = int().check(/* @__PURE__ */ _gte(0), /* @__PURE__ */ _lte(1e6));
const dollars = (/* @__PURE__ */ number()).check(/* @__PURE__ */ _gte(0), /* @__PURE__ */ _lte(1e8));
const schemaWith = (stages) => /* @__PURE__ */ strictObject({
	version: /* @__PURE__ */ literal(2),
	problems: some,
	lines: (/* @__PURE__ */ array(line)).check(/* @__PURE__ */ _maxLength(100)),
	plan: /* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		stages: (/* @__PURE__ */ array(_enum(stages))).check(/* @__PURE__ */ _maxLength(stages.length)),
		run: /* @__PURE__ */ strictObject({
			worst: dollars,
			unknown: some
		}),
		month: /* @__PURE__ */ strictObject({
			least: dollars,
			worst: dollars,
			unknown: some
		}),
		over: (/* @__PURE__ */ array(_enum(["per-run", "per-month"]))).check(/* @__PURE__ */ _maxLength(2))
	}))
});
const FORK_REPORT = {
	artifact: "fork-report",
	path: "fork-report.json",
	most: 4e3
};
function parseForkReport(bytes, stages) {
	try {
		const read = schemaWith(stages).safeParse(JSON.parse(bytes.toString("utf8")));
		return read.success ? read.data : void 0;
	} catch {
		return;
	}
}

export { parseForkReport as n, FORK_REPORT as t };