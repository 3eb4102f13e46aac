import { Mt as explainFullDisk, Tt as discard, X as withShownAddresses, Y as shownAddress, _ as formatBytes, dt as LFS_POINTER, n as hashFile, o as Meter, pt as isLfsPointerFile } from "./shared.mjs";
import { n as SourceUnavailable } from "./unavailable.mjs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { open } from "node:fs/promises";

// actions/lib/dataset/request.ts
const MAX_REDIRECTS = 10;
async function request(url, init) {
	let at = url;
	for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
		if (at.protocol !== "https:" && !(isLoopback(at) && isLoopback(url))) throw new SourceUnavailable(`redirects to ${at.protocol}//${at.host}: only https addresses are read`);
		if (at.username !== "" || at.password !== "") {
			const who = hop === 0 ? "contains" : `redirects to ${shownAddress(at)} with`;
			throw new SourceUnavailable(`${who} a user or a password, which are not sent`);
		}
		const response = await fetch(at, {
			...init,
			redirect: "manual"
		});
		const target = response.headers.get("location");
		if (response.status < 300 || response.status >= 400 || target === null) return response;
		await response.body?.cancel();
		if (!URL.canParse(target, at.href)) throw new SourceUnavailable(`redirects from ${shownAddress(at)} to an invalid address`);
		at = new URL(target, at);
	}
	throw new SourceUnavailable(`redirects more than ${MAX_REDIRECTS} times`);
}
function isLoopback({ protocol, hostname }) {
	return protocol === "http:" && [
		"localhost",
		"127.0.0.1",
		"[::1]"
	].includes(hostname);
}

// actions/lib/dataset/download.ts
const ATTEMPTS_WITHOUT_PROGRESS = 5;
const STALL_MS = 3e4;
async function probe(url, signal) {
	for (let attempt = 1;; attempt++) {
		const patient = AbortSignal.any([signal, AbortSignal.timeout(STALL_MS)]);
		try {
			let response = await request(url, {
				method: "HEAD",
				signal: patient
			});
			if (!response.ok) {
				response = await request(url, {
					headers: { range: "bytes=0-0" },
					signal: patient
				});
				await response.body?.cancel();
			}
			if (!response.ok) throw refusal(response);
			return describe(response);
		} catch (error) {
			await backOff(error, attempt, "the server cannot be reached", signal);
		}
	}
}
async function download(url, file, { expected, signal, progress }) {
	const handle = await open(file, "w");
	try {
		const remote = await fetchAll(url, handle, {
			expected,
			signal,
			progress
		});
		const sha256 = await hashFile(file, signal);
		if (expected.sha256 !== void 0 && sha256 !== expected.sha256) {
			if (await isLfsPointerFile(file)) throw new SourceUnavailable(`the downloaded file ${LFS_POINTER}`);
			throw new SourceUnavailable(`the downloaded file (${formatBytes(remote.size)}) has the sha256 ${sha256}, but ${expected.sha256} is pinned. If the publisher replaced the file and you trust it, pin the new value`);
		}
		if (expected.sha256 === void 0 && expected.etag !== remote.etag) throw new SourceUnavailable("the file changed on the server between two requests. Run again, or pin its sha256");
		return {
			...remote,
			sha256
		};
	} catch (error) {
		await discard(file);
		throw explainFullDisk(error, file);
	} finally {
		await handle.close().catch(() => void 0);
	}
}
async function fetchAll(url, handle, { expected, signal, progress }) {
	const meter = new Meter(progress, "download", expected.size === void 0 ? {} : { bytes: expected.size });
	let received = 0;
	let remote = {};
	for (let attempt = 1;; attempt++) {
		const before = received;
		const stalled = new AbortController();
		const timer = setTimeout(() => stalled.abort(/* @__PURE__ */ new Error(`no data arrived for ${STALL_MS / 1e3} s`)), STALL_MS);
		try {
			const resume = received > 0 && remote.etag !== void 0 && !remote.etag.startsWith("W/");
			const response = await request(url, {
				headers: {
					"accept-encoding": "identity",
					...resume && {
						range: `bytes=${received}-`,
						"if-range": remote.etag ?? ""
					}
				},
				signal: AbortSignal.any([signal, stalled.signal])
			});
			if (!resume || response.status !== 206 || !startsAt(response, received)) {
				if (!response.ok) throw refusal(response);
				if (received > 0) await handle.truncate(0);
				received = 0;
				remote = describe(response);
			}
			for await (const chunk of response.body ?? []) {
				timer.refresh();
				await handle.write(chunk, 0, chunk.length, received);
				received += chunk.length;
				meter.add(0, chunk.length);
			}
			if (remote.size === void 0 || received === remote.size) break;
			throw new Error(`the connection ended after ${received} of ${remote.size} bytes`);
		} catch (error) {
			if (explainFullDisk(error, "") !== error) throw error;
			if (received > before) attempt = 1;
			await backOff(error, attempt, "the download failed", signal);
		} finally {
			clearTimeout(timer);
		}
	}
	meter.done();
	return {
		...remote,
		size: received
	};
}
async function backOff(error, attempt, what, signal) {
	signal.throwIfAborted();
	if (error instanceof SourceUnavailable) throw error;
	if (attempt >= ATTEMPTS_WITHOUT_PROGRESS) throw new SourceUnavailable(`${what}: ${reason(error)}`, {
		cause: error,
		unreachable: true
	});
	await setTimeout$1(250 * 2 ** attempt * (.5 + Math.random() / 2), void 0, { signal });
}
function describe(response) {
	const etag = response.headers.get("etag") ?? response.headers.get("last-modified");
	const size = response.headers.get("content-range")?.split("/")[1] ?? response.headers.get("content-length");
	return {
		...etag !== null && { etag },
		...size !== null && /^\d+$/.test(size) && { size: Number(size) }
	};
}
function startsAt(response, offset) {
	return response.headers.get("content-range")?.startsWith(`bytes ${offset}-`) ?? false;
}
function refusal({ status, statusText }) {
	const what = `the server answered ${status} ${statusText}`.trim();
	return status === 408 || status === 429 || status >= 500 ? new Error(what) : new SourceUnavailable(what, { unreachable: true });
}
function reason(error) {
	if (!(error instanceof Error)) return String(error);
	return withShownAddresses(error.cause instanceof Error ? error.cause.message : error.message);
}

export { probe as n, download as t };