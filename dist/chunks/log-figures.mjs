import { o as isDenied } from "./errors.mjs";
import { a as readLogEnds, t as MetricLines } from "./metric-lines.mjs";

// actions/lib/aws/log-figures.ts
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
function divergence({ endings }) {
	const diverged = endings.filter(({ diverged }) => diverged !== void 0);
	if (diverged.length === 0) return void 0;
	const words = diverged.map(({ name, diverged: last, figure }) => figure === void 0 ? `${name} is ${last}` : `${name} is ${last} after ${figure}`);
	return [...new Set(words)].join(", ");
}

export { logFigures as n, divergence as t };