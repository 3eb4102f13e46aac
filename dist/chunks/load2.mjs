import { n as invokeOnce } from "./invoke.aws.mjs";
import { n as judge } from "./prediction.mjs";
import { Ut as isTransient, y as nextWait } from "./shared.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { setImmediate } from "node:timers/promises";

// actions/lib/operations/watch-fleet.ts
async function watchFleet(scope, endpoint) {
	const { clock } = scope;
	const started = clock.now();
	const elapsed = () => clock.now() - started;
	const seen = [];
	let ends = Number.POSITIVE_INFINITY;
	const ended = new AbortController();
	const look = async () => {
		const seconds = Math.round(elapsed() / 100) / 10;
		const described = await describeEndpoint(scope.aws, endpoint);
		const variants = described?.ProductionVariants ?? [];
		const sum = (of) => variants.reduce((total, variant) => total + (of(variant) ?? 0), 0);
		const fleet = {
			seconds,
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
	const tryToLook = () => look().catch((error) => {
		if (!isTransient(error)) throw error;
	});
	await tryToLook();
	const going = (async () => {
		while (elapsed() < ends && !(Number.isFinite(ends) && isBack())) {
			const wait = Math.min(nextWait(elapsed(), clock.random()), Math.max(0, ends - elapsed()));
			const signal = ended.signal.aborted ? scope.signal : AbortSignal.any([scope.signal, ended.signal]);
			await clock.sleep(wait, signal).catch(() => void 0);
			scope.signal.throwIfAborted();
			await tryToLook();
		}
	})();
	going.catch(() => void 0);
	return { async end(seconds) {
		ends = elapsed() + seconds * 1e3;
		ended.abort();
		await going.catch((error) => {
			scope.signal.throwIfAborted();
			scope.warn(endpoint, `watching its instances stopped early: ${error instanceof Error ? error.message : error}`);
		});
		return seen;
	} };
}

// actions/lib/operations/load.ts
const MOST_OPEN = 50;
async function sendLoad(scope, load) {
	const { endpoint, payload, expected, rate, duration, watch } = load;
	const { aws, clock, signal } = scope;
	const total = Math.max(1, Math.round(rate * duration));
	const failures = /* @__PURE__ */ new Map();
	const latencies = [];
	let retried = 0;
	const fail = (words) => failures.set(words, (failures.get(words) ?? 0) + 1);
	const send = async () => {
		try {
			const answer = await invokeOnce(aws, endpoint, payload, signal);
			if (answer.tries > 1) retried++;
			const judged = judge(answer, expected);
			if ("prediction" in judged) latencies.push(answer.milliseconds);
			else fail(`it answered ${judged.wrong}`);
		} catch (error) {
			if (signal.aborted) return;
			fail(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
		}
	};
	const watched = await watchFleet(scope, endpoint);
	const started = clock.now();
	const open = /* @__PURE__ */ new Set();
	for (let sent = 0; sent < total; sent++) {
		const early = started + sent * 1e3 / rate - clock.now();
		await (early > 0 ? clock.sleep(early, signal) : setImmediate());
		if (open.size >= MOST_OPEN) await Promise.race(open);
		const request = send().finally(() => open.delete(request));
		open.add(request);
	}
	const seconds = Math.max(duration, (clock.now() - started) / 1e3);
	await Promise.all(open);
	signal.throwIfAborted();
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

export { sendLoad };