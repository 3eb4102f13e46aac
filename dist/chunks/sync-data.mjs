import { t as inputNodes } from "./node.mjs";

// actions/sync-data/sync-data.ts
/** Brings the data into S3, as a version of its own. */
async function syncData({ job, scope, ensure }) {
	const { list, data } = inputNodes(scope);
	const { version, published } = (await ensure(list, ["sync-data"]))(data);
	job.output("data-version", version);
	job.output("uploaded", published?.uploaded ?? 0);
	job.output("copied", published?.copied ?? 0);
}

export { syncData };