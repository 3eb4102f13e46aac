import { r as objectKind, t as hashObject } from "./object2.mjs";
import { _ as S3Client, r as PutObjectCommand } from "./aws-s3.mjs";
import { t as again } from "./again.mjs";
import { c as isTransient, n as Failure } from "./failure.mjs";
import { t as encryptedWith } from "./encryption.mjs";
import { i as formatProgress, r as putInParts, t as unreadable } from "./unreadable.mjs";
import { n as parseS3 } from "./read-object.mjs";
import { t as compare } from "./compare.mjs";
import { t as shownAddress } from "./address.mjs";
import { t as download } from "./download.mjs";
import { n as hashFile } from "./hash.mjs";
import { r as isLfsPointerFile, t as LFS_POINTER } from "./lfs-pointer.mjs";
import { r as prefixOf, t as inDomain } from "./published.mjs";
import { t as buildBucket } from "./node.mjs";
import { stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { createReadStream } from "node:fs";

// actions/lib/aws/put-file.ts
/** Bytes that one PutObject takes; what is larger goes in parts. Source: Amazon S3's documentation of PutObject. */
const LARGEST_PUT = 5 * 1024 ** 3;
/** How often a file is sent: the SDK does not repeat a call whose body is a stream. */
const ATTEMPTS = 4;
/**
* Sends a file without holding it in memory, unless there is an object already; from its start again when that fails for a
* passing reason.
*
* @throws an error with `alreadyExists` when there is an object
*/
async function putFile(aws, uri, file, { sha256, kmsKey, signal, largest = LARGEST_PUT } = {}) {
	const { size } = await stat(file);
	const { bucket, key } = parseS3(uri);
	if (size > largest) {
		const body = createReadStream(file, { highWaterMark: 1048576 });
		return putInParts(aws.client(S3Client), body, {
			bucket,
			key,
			size,
			kmsKey,
			once: true,
			signal
		});
	}
	const target = {
		Bucket: bucket,
		Key: key,
		IfNoneMatch: "*",
		ContentLength: size,
		...sha256 === void 0 ? {} : { ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64") },
		...encryptedWith(kmsKey)
	};
	const send = async () => {
		const body = createReadStream(file);
		const unreadable = new Promise((_, reject) => body.once("error", reject));
		const request = new PutObjectCommand({
			...target,
			Body: body
		});
		try {
			await Promise.race([unreadable, aws.client(S3Client).send(request, { ...signal && { abortSignal: signal } })]);
		} finally {
			body.destroy();
		}
	};
	await again(send, (error) => isTransient(error) ? ATTEMPTS : 1, { signal });
}

// actions/lib/resources/weights/node.ts
/** Adds the weights, where the config has any. */
function buildWeights({ scope, of, add }) {
	const { weights } = scope.config;
	if (weights === void 0) return void 0;
	const node = weightsNode(scope, weights, of(buildBucket));
	add(node);
	return node;
}
/** Pretrained weights as a channel, so that no job downloads anything from outside. */
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
				sha256
			};
			return {
				id,
				changes: (resource) => compare({ sha256: resource.sha256 }, { sha256 }),
				create: async () => putFile(aws, id, await fetchWeights(scope, weights), {
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
/** The first location that has the file with the pinned hash. */
async function fetchWeights(scope, weights) {
	const refused = [];
	for (const location of weights.locations) try {
		return await fetchOne(scope, weights, location);
	} catch (error) {
		scope.signal.throwIfAborted();
		refused.push(`  ${shownAddress(location)}: ${error instanceof Error ? error.message : String(error)}`);
	}
	throw new Failure(`The weights could not be read from any source.\n${refused.join("\n")}`, "Correct `weights.source` or `weights.sha256` in the config.");
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

export { putFile as n, buildWeights as t };