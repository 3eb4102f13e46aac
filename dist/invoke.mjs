import { M as isTransient, N as systemClock, S as nextWait, a as runAction, c as withSession, k as Failure, m as explain, o as InputError, s as noEarlyOutputs } from "./chunks/tags.mjs";
import { r as ask, t as askFunctionAlias } from "./chunks/ask-function.mjs";
import { o as describeEndpoint, r as invokeOnce, t as readPrediction } from "./chunks/prediction.mjs";
import { setImmediate } from "node:timers/promises";

// actions/lib/pipeline/watch-fleet.ts
/** Watches an endpoint's instances and tells each change; asks as seldom as every other wait. */
async function watchFleet(scope, endpoint) {
	const started = systemClock.now();
	const elapsed = () => systemClock.now() - started;
	const seen = [];
	let ends = Number.POSITIVE_INFINITY;
	const ended = new AbortController();
	const look = async () => {
		const described = await describeEndpoint(scope.aws, endpoint);
		const variants = described?.ProductionVariants ?? [];
		const sum = (of) => variants.reduce((total, variant) => total + (of(variant) ?? 0), 0);
		const fleet = {
			seconds: Math.round(elapsed() / 100) / 10,
			current: sum(({ CurrentInstanceCount }) => CurrentInstanceCount),
			desired: sum(({ DesiredInstanceCount }) => DesiredInstanceCount),
			status: described?.EndpointStatus ?? "gone"
		};
		const last = seen.at(-1);
		if (last?.current === fleet.current && last.desired === fleet.desired && last.status === fleet.status) return;
		seen.push(fleet);
		scope.progress(endpoint, `${fleet.current} of ${fleet.desired} instances after ${fleet.seconds} s (${fleet.status})`);
	};
	const isBack = () => {
		const [first, last] = [seen[0], seen.at(-1)];
		return last?.status === "InService" && last.current === first?.current && last.desired === first.desired;
	};
	await look();
	const going = (async () => {
		while (elapsed() < ends && !(Number.isFinite(ends) && isBack())) {
			const wait = Math.min(nextWait(elapsed(), systemClock.random()), Math.max(0, ends - elapsed()));
			const signal = ended.signal.aborted ? scope.signal : AbortSignal.any([scope.signal, ended.signal]);
			await systemClock.sleep(wait, signal).catch(() => void 0);
			scope.signal.throwIfAborted();
			await look().catch((error) => {
				if (!isTransient(error)) throw error;
			});
		}
	})();
	going.catch(() => void 0);
	return { async end(seconds) {
		ends = elapsed() + seconds * 1e3;
		ended.abort();
		await going;
		return seen;
	} };
}

// actions/lib/pipeline/load.ts
/** Requests under way at once; the SDK has as many connections. */
const MOST_OPEN = 50;
/**
* Sends the same request again and again at a steady rate, whether or not the answers keep up, and watches the
* endpoint's instances meanwhile. Where all connections are busy, the rate falls behind, which the report says.
*/
async function sendLoad(scope, load) {
	const { endpoint, payload, expected, rate, duration, watch } = load;
	const { aws, signal } = scope;
	const total = Math.max(1, Math.round(rate * duration));
	const failures = /* @__PURE__ */ new Map();
	const latencies = [];
	let retried = 0;
	const fail = (words) => failures.set(words, (failures.get(words) ?? 0) + 1);
	const send = async () => {
		try {
			const { body, milliseconds, tries } = await invokeOnce(aws, endpoint, payload, signal);
			if (tries > 1) retried++;
			const { top } = readPrediction(body);
			if (expected === void 0 || top === expected) latencies.push(milliseconds);
			else fail(`it answered ${top}, not ${expected}`);
		} catch (error) {
			signal.throwIfAborted();
			fail(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
		}
	};
	const watched = await watchFleet(scope, endpoint);
	const started = systemClock.now();
	const open = /* @__PURE__ */ new Set();
	for (let sent = 0; sent < total; sent++) {
		const early = started + sent * 1e3 / rate - systemClock.now();
		await (early > 0 ? systemClock.sleep(early, signal) : setImmediate());
		if (open.size >= MOST_OPEN) await Promise.race(open);
		const request = send().finally(() => open.delete(request));
		open.add(request);
	}
	const seconds = Math.max(duration, (systemClock.now() - started) / 1e3);
	await Promise.all(open);
	const fleet = await watched.end(watch);
	return {
		requests: total,
		rate: total / seconds,
		failures,
		retried,
		latencies: latencies.sort((a, b) => a - b),
		fleet
	};
}

// actions/lib/report/load.ts
/** The latency in milliseconds that `part` of all right answers kept; undefined when there was none. */
function percentile(latencies, part) {
	return latencies[Math.max(0, Math.ceil(latencies.length * part) - 1)];
}
/** How many requests had no right answer. */
function failedRequests({ failures }) {
	return [...failures.values()].reduce((sum, count) => sum + count, 0);
}
/** A load's result in one line. */
function loadLine(result) {
	const { requests, rate, retried, latencies } = result;
	const again = retried === 0 ? "" : `, ${retried} answered at a further try`;
	const [p50, p99] = [percentile(latencies, .5), percentile(latencies, .99)].map(milliseconds);
	return `${requests} requests, ${rate.toFixed(1)} a second: ${failedRequests(result)} failed${again}; latency p50 ${p50}, p99 ${p99}`;
}
/** A load's result and how the endpoint scaled meanwhile, in Markdown. */
function loadSection(endpoint, report) {
	const failures = [...report.failures].map(([words, count]) => `- ${count} × ${words.replaceAll("\n", " ")}`);
	const rows = report.fleet.map(({ seconds, current, desired, status }) => `| ${seconds} | ${current} | ${desired} | ${status} |`);
	return [
		`**Load on \`${endpoint}\`**: ${loadLine(report)}`,
		...failures.length === 0 ? [] : [failures.join("\n")],
		[
			"| after s | instances answer | shall answer | status |",
			"|---:|---:|---:|---|",
			...rows
		].join("\n")
	].join("\n\n");
}
function milliseconds(value) {
	return value === void 0 ? "unknown" : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

// actions/invoke/main.ts
await runAction({
	explain,
	main: (job) => withSession(job, "Invoke", noEarlyOutputs, async ({ scope, section }) => {
		const rate = job.number("rate");
		const [duration, watch] = [job.duration("duration") ?? 60, job.duration("watch") ?? 0];
		const question = {
			endpoint: job.input("endpoint"),
			file: job.input("file"),
			url: job.input("url"),
			contentType: job.input("content-type"),
			expect: job.input("expect")
		};
		const tell = (who, { prediction, milliseconds }) => {
			job.info(`${who} answered in ${Math.round(milliseconds)} ms: ${prediction.shown}`);
			job.output("prediction", prediction.top);
			job.output("latency-ms", Math.round(milliseconds));
		};
		const name = job.input("function");
		if (name !== "") {
			if (rate !== void 0) throw new InputError("Both function and rate are set.", "Set one of them.");
			const answered = await askFunctionAlias(scope, name, question);
			return tell(`${name}, version ${answered.version},`, answered);
		}
		const asked = await ask(scope, question);
		const { endpoint, milliseconds } = asked;
		tell(endpoint, asked);
		if (rate === void 0) return;
		const report = await sendLoad(scope, {
			...asked,
			rate,
			duration,
			watch
		});
		job.info(loadLine(report));
		section(loadSection(endpoint, report));
		const failures = failedRequests(report);
		job.output("latency-ms", Math.round(percentile(report.latencies, .5) ?? milliseconds));
		job.output("latency-p99-ms", Math.round(percentile(report.latencies, .99) ?? milliseconds));
		job.output("requests", report.requests);
		job.output("failures", failures);
		job.output("instances", report.fleet);
		if (failures === 0) return;
		const [words, count] = [...report.failures].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
		throw new Failure(`${failures} of ${report.requests} requests to the endpoint ${endpoint} failed, ${count} of them: ${words}`, "Read the endpoint's log in CloudWatch (/aws/sagemaker/Endpoints/…), lower `rate`, or raise `scaling.max`.");
	})
});

export {  };