import { r as objectKind, t as hashObject } from "./object2.mjs";
import { t as putOnce } from "./put-once.mjs";
import { Lt as Failure, Y as shownAddress, dt as LFS_POINTER, f as prefixOf, n as hashFile, p as compare, pt as isLfsPointerFile, u as inDomain } from "./shared.mjs";
import { t as download } from "./download.mjs";
import { n as formatProgress, t as unreadable } from "./unreadable.mjs";
import { t as buildBucket } from "./node2.mjs";
import { stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";

// actions/lib/resources/weights/node.ts
function buildWeights({ scope, of, add }) {
	const { weights } = scope.config;
	if (weights === void 0) return void 0;
	const node = weightsNode(scope, weights, of(buildBucket));
	add(node);
	return node;
}
function weightsNode(scope, weights, bucket) {
	const { aws } = scope;
	const { sha256, locations } = weights;
	return {
		key: "weights",
		stages: ["sync-data"],
		kind: objectKind(aws, "weights", hashObject),
		needs: [bucket],
		desire: (of) => inDomain(scope, (domain) => {
			const channel = `s3://${of(bucket)}/${prefixOf(scope, domain)}/weights/${sha256}/`;
			const id = `${channel}weights${extname(new URL(locations[0] ?? "", "file:///").pathname)}`;
			const there = {
				channel,
				uri: id,
				sha256
			};
			return {
				id,
				changes: (resource) => compare({ sha256: resource.sha256 }, { sha256 }),
				create: async () => putOnce(aws, id, await fetchWeights(scope, weights), {
					sha256,
					kmsKey: scope.config.aws.kmsKey,
					signal: scope.signal
				}),
				plannedOutput: there,
				output: () => there
			};
		})
	};
}
async function fetchWeights(scope, weights) {
	const refused = [];
	for (const location of weights.locations) try {
		return await fetchOne(scope, weights, location);
	} catch (error) {
		scope.signal.throwIfAborted();
		refused.push(`  ${shownAddress(location)}: ${error instanceof Error ? error.message : String(error)}`);
	}
	throw new Failure(`weights-unreadable: The weights could not be read from any source.\n${refused.join("\n")}`, "Correct `weights.source` or `weights.sha256` in the config.");
}
async function fetchOne(scope, { sha256 }, location) {
	const { root, scratch, signal } = scope;
	if (/^https?:/i.test(location)) {
		const file = join(scratch, "weights");
		const progress = (report) => scope.progress("weights", formatProgress(report));
		await download(new URL(location), file, {
			expected: { sha256 },
			signal,
			progress
		});
		return file;
	}
	const file = resolve(root, location);
	if (!(await stat(file).catch(() => void 0))?.isFile()) throw new Error("no such file exists");
	const found = await hashFile(file, signal).catch((error) => {
		throw new Error(unreadable(location, error)?.what ?? String(error), { cause: error });
	});
	if (found !== sha256 && await isLfsPointerFile(file)) throw new Error(LFS_POINTER);
	if (found !== sha256) throw new Error(`its sha256 is ${found}, but ${sha256} is pinned`);
	return file;
}

export { buildWeights as t };