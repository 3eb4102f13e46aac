import { n as Failure } from "./failure.mjs";
import { a as unblockedSettings, i as giveUpUnfinished, n as bucketKind, r as createBucket, t as PUBLIC_ACCESS } from "./bucket2.aws.mjs";
import { r as prefixOf } from "./published.mjs";
import { g as S3Client, h as AbortMultipartUploadCommand, o as ListMultipartUploadsCommand } from "./aws-s3.mjs";
import { c as unlessDenied, l as unlessNotFound } from "./errors.mjs";

// actions/lib/resources/storage/unfinished-uploads.aws.ts
/** Milliseconds after which nobody sends parts of a file any more: a job on a runner of GitHub's lasts six hours. */
const DAY = 864e5;
/**
* Uploads that somebody began more than a day ago and did not complete, by their bucket: none is a state like any other,
* also where there is no bucket yet, or the role may not see them.
*
* @param prefixes what their keys begin with
*/
function unfinishedUploadsKind(aws, prefixes) {
	return {
		name: "unfinished uploads",
		onCancel: "leave",
		naming: "stable",
		async observe(bucket) {
			const resource = (await Promise.all(prefixes.map((prefix) => unlessDenied(unlessNotFound(listUnfinished(aws, bucket, prefix)))))).flatMap((list) => list ?? []);
			return {
				resource,
				phase: {
					is: "ready",
					detail: resource.length === 0 ? "none" : `${resource.length} of them`
				}
			};
		}
	};
}
async function listUnfinished(aws, Bucket, Prefix) {
	const found = [];
	let page;
	do {
		const from = {
			KeyMarker: page?.NextKeyMarker,
			UploadIdMarker: page?.NextUploadIdMarker
		};
		page = await aws.client(S3Client).send(new ListMultipartUploadsCommand({
			Bucket,
			Prefix,
			...from
		}));
		for (const { Key: key, UploadId: uploadId, Initiated } of page.Uploads ?? []) {
			const isOld = Initiated !== void 0 && aws.clock.now() - Initiated.getTime() > DAY;
			if (key !== void 0 && uploadId !== void 0 && isOld) found.push({
				key,
				uploadId
			});
		}
	} while (page.IsTruncated === true);
	return found;
}
/** Gives an upload up, with all its parts; no error when that has been done already. */
async function giveUp(aws, bucket, { key, uploadId }) {
	const request = new AbortMultipartUploadCommand({
		Bucket: bucket,
		Key: key,
		UploadId: uploadId
	});
	await unlessNotFound(aws.client(S3Client).send(request));
}

// actions/lib/resources/storage/unfinished-uploads.ts
/** What runs that were killed in the middle of an upload have left in the bucket: its parts cost money and are of no use. */
function unfinishedUploadsNode(scope, bucket) {
	const { aws, config, domain } = scope;
	const own = `${prefixOf(scope, domain)}/`;
	const { prefix: data } = config.data;
	const prefixes = domain !== "main" || data.startsWith(own) ? [own] : [own, data];
	return {
		key: "unfinished-uploads",
		stages: ["sync-data"],
		kind: unfinishedUploadsKind(aws, prefixes),
		needs: [bucket],
		goesOn: true,
		hideIfUnchanged: true,
		desire: (of) => ({
			id: of(bucket),
			content: {},
			changes: ({ length }) => length === 0 ? [] : [{
				path: "uploads",
				before: length,
				after: "none",
				by: "update"
			}],
			create: () => Promise.resolve(),
			async update(id, resource) {
				for (const each of resource) await giveUp(aws, id, each);
			},
			output: () => void 0
		})
	};
}

// actions/lib/resources/storage/node.ts
/** Adds the bucket that everything is kept in, and what killed uploads have left in it. @returns the bucket: its name */
function buildBucket({ scope, add }) {
	const node = bucketNode(scope);
	add(node, unfinishedUploadsNode(scope, node));
	return node;
}
function bucketNode(scope) {
	const { aws, config } = scope;
	return {
		key: "bucket",
		stages: ["sync-data"],
		kind: bucketKind(aws),
		needs: [],
		async desire() {
			const byDefault = `sagemaker-${aws.region}-${await aws.account()}`;
			const id = config.aws.bucket ?? byDefault;
			return {
				id,
				content: {},
				changes: () => [],
				create: async () => {
					await createBucket(aws, id);
					if (!await giveUpUnfinished(aws, id)) scope.warn("bucket", withoutRule(id));
				},
				inspect: async (_, { foreign }) => {
					if (!foreign) await inspectBucket(scope, id);
					else if (id !== byDefault) scope.warn("bucket", riskOf(id));
				},
				plannedOutput: id,
				output: (_, { foreign }) => {
					if (foreign && id === byDefault) throw takenName(id);
					return id;
				}
			};
		}
	};
}
function withoutRule(name) {
	return `The role may not write a lifecycle rule for the new bucket ${name} (s3:PutLifecycleConfiguration). The parts of a killed upload are therefore billed until a later run deletes them. Generate the roles again with npm run policies and deploy them.`;
}
function riskOf(name) {
	return `The bucket ${name} (\`aws.bucket\`) belongs to another account, which can read, change and delete the data, the code and the models in it. If you did not intend this, set \`aws.bucket\` to a bucket of this account.`;
}
/** The name can be foreseen, so anyone may have made the bucket first and read, or change, what is stored there. */
function takenName(name) {
	return new Failure(`The bucket ${name} belongs to another account. That account has taken the name of this account's default bucket, and would receive its data, code and models.`, "Nothing was written to it. Set `aws.bucket` to another name, and report that bucket to AWS (trustandsafety@support.aws.com).");
}
/** A bucket that lets the public in was made so by somebody, on purpose or long ago: that is told, and theirs to change. */
async function inspectBucket({ aws, warn }, name) {
	const unblocked = await unblockedSettings(aws, name) ?? [];
	if (unblocked.length === 0) return;
	const all = PUBLIC_ACCESS.map((setting) => `${setting}=true`).join();
	warn("bucket", `The bucket ${name} does not block all public access (${unblocked.join(", ")}). The action did not change it. To block public access: aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration ${all}`);
}

export { buildBucket as t };