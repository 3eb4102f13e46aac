// actions/lib/report/step.ts
const WORDS = {
	create: "create",
	update: "update",
	replace: "replace",
	wait: "wait for",
	reuse: "reuse",
	verify: "verify",
	blocked: "blocked",
	"known-after": "known later",
	fail: "failed",
	stop: "stop",
	remove: "remove"
};
function renderStep({ does, kind, id, key, detail }) {
	return `${WORDS[does].padEnd(11)} ${kind} ${id ?? key}: ${detail}`;
}

export { renderStep as n, WORDS as t };